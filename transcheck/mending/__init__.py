"""What can be written into the user's own files: replacements with one right answer, and comments in Word."""

from transcheck.mending.files import difference, mend
from transcheck.mending.replacements import Replacement, replacements

__all__ = ["Replacement", "difference", "mend", "replacements"]
