"""What can be written into the user's own files: replacements with one right answer, and comments in Word."""

from transcheck.mending.files import difference, mend
from transcheck.mending.replacements import replacements

__all__ = ["difference", "mend", "replacements"]
