"""`transcheck-decisions.toml`: findings that somebody looked at and dismissed, with who-knows-why written down."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from transcheck.config import parsed_toml, unknown_key
from transcheck.errors import ConfigError
from transcheck.model import Dismissed, Finding
from transcheck.silencing.paths import fits

FILE_NAME = "transcheck-decisions.toml"
HEAD = "# Findings that were looked at and dismissed; `transcheck dismiss` adds to them.\n"
_KEYS = ("fingerprint", "reason", "until", "path", "finding", "decided")
_FINGERPRINT_RE = re.compile(r"[0-9a-f]{16}")
_NAMED = 3  # fingerprints in one note


@dataclass(frozen=True, slots=True)
class Decision:
    """One dismissal.

    Attributes:
        fingerprint: of the finding.
        reason: why.
        until: the last day on which it holds; None for ever.
        path: the files it holds for, a pattern; None for all.
    """

    fingerprint: str
    reason: str
    until: date | None = None
    path: str | None = None


class Decisions:
    """The decisions of one file, and which of them were needed.

    Args:
        decisions: in the order of the file.
        path: the file, for messages.
        today: decides what has expired.
    """

    def __init__(self, decisions: tuple[Decision, ...], path: str, today: date) -> None:
        self.decisions = decisions
        self._path = path
        self._today = today
        self._by_fingerprint: dict[str, list[Decision]] = {}
        for decision in decisions:
            self._by_fingerprint.setdefault(decision.fingerprint, []).append(decision)
        self._used: set[int] = set()

    @classmethod
    def load(cls, path: str, today: date) -> "Decisions":
        """Read the file.

        Raises:
            ConfigError: it cannot be read, or a decision is malformed.
        """
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"cannot be read ({error}); check the file", path) from None
        content = parsed_toml(text, path)
        lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[decision]]"]
        tables = content.get("decision", [])
        if not isinstance(tables, list) or set(content) - {"decision"}:
            raise ConfigError("holds decisions only, each below a line [[decision]]", path)
        numbered = [(table, lines[n] if n < len(lines) else None) for n, table in enumerate(tables)]
        return cls(tuple(_decision(table, path, line) for table, line in numbered), path, today)

    def within(self, path: str, folder: str) -> "Decisions":
        """Those that hold for one file, for all that is found in it: aligned rows have no path of their own."""
        fitting = (d for d in self.decisions if d.path is None or fits(path, d.path, folder))
        return Decisions(tuple(replace(d, path=None) for d in fitting), self._path, self._today)

    def judge(self, finding: Finding, folder: str) -> Dismissed | None:
        """The finding as dismissed, or None when it stays."""
        for decision in self._by_fingerprint.get(finding.fingerprint, ()):
            if decision.path is None or fits(finding.at.document.path, decision.path, folder):
                self._used.add(id(decision))
                if decision.until is None or decision.until >= self._today:
                    until = f" (until {decision.until})" if decision.until else ""
                    return Dismissed(finding, decision.reason + until, "decision")
        return None

    def notes(self) -> Iterator[str]:
        """What the user should know: which have expired and which were not needed."""
        expired = [d for d in self.decisions if d.until is not None and d.until < self._today]
        unused = [d for d in self.decisions if id(d) not in self._used and d not in expired]
        for decision in expired:
            told = "its finding is shown again" if id(decision) in self._used else "remove it"
            yield f"{self._path}: decision {decision.fingerprint} ended on {decision.until}; {told}"
        if unused:
            named = ", ".join(decision.fingerprint for decision in unused[:_NAMED])
            more = f" and {len(unused) - _NAMED} more" if len(unused) > _NAMED else ""
            met = "1 decision met no finding" if len(unused) == 1 else f"{len(unused)} decisions met no finding"
            yield f"{self._path}: {met} in these files ({named}{more}); remove what is no longer needed"


def checked_fingerprint(given: str) -> str:
    """A fingerprint as the file holds it.

    Raises:
        ConfigError: it is none.
    """
    low = given.strip().lower()
    if not _FINGERPRINT_RE.fullmatch(low):
        raise ConfigError(f"{given!r} is no fingerprint: 16 digits and letters a to f, as --verbose shows them")
    return low


def _decision(table: Any, path: str, line: int | None) -> Decision:
    if not isinstance(table, Mapping):
        raise ConfigError("a decision is a table below a line [[decision]]", path, line)
    for key in table:
        if key not in _KEYS:
            raise ConfigError(unknown_key(key, _KEYS), path, line)
    fingerprint, reason, until = table.get("fingerprint"), table.get("reason"), table.get("until")
    if not isinstance(fingerprint, str) or not _FINGERPRINT_RE.fullmatch(fingerprint):
        raise ConfigError("a decision needs the fingerprint of its finding, 16 digits and letters a to f", path, line)
    if not isinstance(reason, str) or not reason.strip():
        raise ConfigError(f"decision {fingerprint} has no reason; write one", path, line)
    if until is not None and (not isinstance(until, date) or hasattr(until, "hour")):
        raise ConfigError("'until' must be a day, such as 2026-12-31, without quotation marks", path, line)
    pattern = table.get("path")
    if pattern is not None and not isinstance(pattern, str):
        raise ConfigError("'path' must be a text in quotation marks", path, line)
    return Decision(fingerprint, " ".join(reason.split()), until, pattern)


def written(decision: Decision, decided: date, finding: str | None = None) -> str:
    """A decision as it stands in the file."""
    lines = ["", "[[decision]]", f'fingerprint = "{decision.fingerprint}"', f"reason = {_text(decision.reason)}"]
    lines += [f"until = {decision.until.isoformat()}"] if decision.until else []
    lines += [f"path = {_text(decision.path)}"] if decision.path else []
    lines += [f"finding = {_text(finding)}"] if finding else []
    return "\n".join([*lines, f"decided = {decided.isoformat()}", ""])


def _text(value: str) -> str:
    """A basic string of TOML."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
