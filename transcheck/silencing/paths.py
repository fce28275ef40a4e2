"""What the configuration leaves out for some files."""

import os
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from transcheck.config import Override
from transcheck.model import SEVERITIES, Dismissed, Finding
from transcheck.rules import means


def fits(path: str, pattern: str, folder: str) -> bool:
    """Whether a file is meant by a pattern: its whole path from `folder`, or for one without a slash its name."""
    if path == "-":
        return pattern == "-"
    if "/" not in pattern:
        return fnmatchcase(PurePath(path).name, pattern)
    seen = PurePath(os.path.relpath(Path(path), folder)).as_posix()
    return fnmatchcase(seen, pattern.removeprefix("./").replace("**/", "*"))


class Overrides:
    """The overrides of a configuration.

    Args:
        overrides: in the order of the file; the first that dismisses a finding does.
        folder: what their patterns are seen from.
    """

    def __init__(self, overrides: Sequence[Override], folder: str) -> None:
        self._overrides = overrides
        self._folder = folder

    def judge(self, finding: Finding) -> Dismissed | None:
        """The finding as dismissed, or None when it stays."""
        for override in self._overrides:
            pattern = next((p for p in override.paths if fits(finding.at.document.path, p, self._folder)), None)
            if pattern is not None and _leaves_out(override, finding):
                why = f": {override.reason}" if override.reason else ""
                return Dismissed(finding, f"left out for {pattern}{why}", "path")
        return None


def _leaves_out(override: Override, finding: Finding) -> bool:
    if means(override.ignore, finding.code):
        return True
    if override.select and not means(override.select, finding.code):
        return True
    mildest = override.min_severity
    return mildest in SEVERITIES and SEVERITIES.index(finding.severity) > SEVERITIES.index(mildest)
