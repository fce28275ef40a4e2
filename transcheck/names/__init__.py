"""Names across scripts: is this Latin word that name?"""

from transcheck.names.rendering import Rendering, Word, explain_rendering, is_rendering, same_name

__all__ = ["Rendering", "Word", "explain_rendering", "is_rendering", "same_name"]
