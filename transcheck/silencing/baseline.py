"""A baseline: the findings of an earlier run, so that only new ones are told."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from transcheck.errors import ConfigError
from transcheck.model import Dismissed, Finding, Report

_VERSION = 1


class Baseline:
    """How often each finding was there, by its fingerprint: one more of the same is new.

    Args:
        counts: by fingerprint.
        path: the file, for messages.
    """

    def __init__(self, counts: Counter[str], path: str) -> None:
        self._left = Counter(counts)
        self._path = path

    @classmethod
    def load(cls, path: str) -> "Baseline":
        """Read a baseline, or a report in our JSON.

        Raises:
            ConfigError: the file is missing or neither.
        """
        try:
            content = json.loads(Path(path).read_text(encoding="utf-8"))
            fingerprints = [str(finding["fingerprint"]) for finding in content["findings"]]
        except FileNotFoundError:
            raise ConfigError("no such file; --write-baseline writes one", path) from None
        except OSError as error:
            raise ConfigError(f"cannot be read ({error.strerror}); check the file", path) from None
        except (ValueError, KeyError, TypeError, RecursionError):
            raise ConfigError("is no baseline; --write-baseline writes one", path) from None
        return cls(Counter(fingerprints), path)

    def judge(self, finding: Finding) -> Dismissed | None:
        """The finding as dismissed, or None when it is new."""
        if self._left[finding.fingerprint] <= 0:
            return None
        self._left[finding.fingerprint] -= 1
        return Dismissed(finding, f"in the baseline {self._path}", "baseline")


def baseline_of(report: Report) -> str:
    """What a report found, dismissed by a baseline or not, as a baseline; nothing in it depends on places."""
    known = [dismissed.finding for dismissed in report.dismissed if dismissed.kind == "baseline"]
    content = {"version": _VERSION, "findings": _entries([*report.findings, *known])}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _entries(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    entries = [{"fingerprint": f.fingerprint, "code": f.code, "message": f.message} for f in findings]
    return sorted(entries, key=lambda entry: (entry["code"], entry["fingerprint"], entry["message"]))
