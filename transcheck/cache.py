"""The folder where what was worked out once is kept; safe to delete at any time."""

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Where caches lie: $TRANSCHECK_CACHE, else the place that the system keeps for them.

    Raises:
        RuntimeError: there is no home folder.
    """
    if given := os.environ.get("TRANSCHECK_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "transcheck" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "transcheck"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "transcheck"
