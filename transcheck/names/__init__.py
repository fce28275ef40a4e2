"""Names across scripts: is this Latin word that name?"""

from transcheck.names.index import Hit, Indexed, NameIndex
from transcheck.names.rendering import Rendering, Word, explain_rendering, is_rendering, same_name

__all__ = ["Hit", "Indexed", "NameIndex", "Rendering", "Word", "explain_rendering", "is_rendering", "same_name"]
