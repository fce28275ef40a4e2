"""What a checker finds in labelled utterances: faithful renderings should be quiet, divergent ones told.

An utterance has a `source`, its `lang`, three `faithful` renderings, `divergent` ones (`text`, `near`, `severity`) and
perhaps `light` ones, faithful with a few words changed. The questions are those of the project's own corpus.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from transcheck.errors import ReadingError
from transcheck.model import Language
from transcheck.pipeline import compare_aligned
from transcheck.reading.aligned import AlignedRow

if TYPE_CHECKING:
    from transcheck.judges import Judge

_GRAVE = frozenset({"critical", "major"})
_KEYS = ("source", "lang", "faithful", "divergent")
_RENDERINGS = 3  # faithful ones of an utterance


class Question(NamedTuple):
    """Two renderings, or one beside its original, of which it is known whether they diverge.

    Attributes:
        what: quiet, light, near, free, witness, alone quiet or alone loud.
        row: as `compare --aligned` has it.
    """

    what: str
    row: AlignedRow


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of each kind were asked, and in how many something was told."""

    asked: Counter[str]
    told: Counter[str]

    def rate(self, what: str, told: str | None = None) -> float:
        """The share of a kind in which something was told, 0..1."""
        return self.told[told or what] / max(1, self.asked[what])

    def __str__(self) -> str:
        false, found = self.rate("quiet"), (self.rate("near") + self.rate("free")) / 2
        return (
            f"false alarms {false:.3f} light {self.rate('light'):.3f} | found near {self.rate('near'):.3f} "
            f"free {self.rate('free'):.3f} precision {found / max(1e-9, found + false):.3f} | "
            f"witness right {self.rate('witness', 'right'):.3f} wrong {self.rate('witness', 'wrong'):.3f} | "
            f"alone false {self.rate('alone quiet'):.3f} found {self.rate('alone loud'):.3f}"
        )


def read_corpus(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The utterances of files of JSON lines.

    Raises:
        ReadingError: a file cannot be read, or a line is no utterance.
    """
    items = []
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ReadingError(f"{path}: cannot be read; give a file of JSON lines") from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                items.append(_utterance(line, f"{path}:{number}"))
    return items


def _utterance(line: str, place: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
        missing = [key for key in _KEYS if key not in item]
        bad = not missing and len(item["faithful"]) != _RENDERINGS
    except (ValueError, TypeError) as error:
        raise ReadingError(f"{place}: no JSON; give one utterance a line") from error
    if missing or bad:
        raise ReadingError(f"{place}: an utterance has {', '.join(_KEYS)}, with {_RENDERINGS} faithful renderings")
    return dict(item)


def questions(items: Iterable[dict[str, Any]]) -> Iterator[Question]:
    """All that is asked of some utterances."""
    for item in items:
        source, language, faithful = item["source"], item["lang"], item["faithful"]
        for i, j in ((0, 1), (0, 2), (1, 2)):
            yield Question("quiet", _row(faithful[i], faithful[j]))
        for light in item.get("light", ()):
            yield Question("light", _row(faithful[light["near"]], light["text"]))
        for text in faithful:
            yield Question("alone quiet", _row(text, None, source, language))
        for other in item["divergent"]:
            if other["severity"] == "minor":
                continue
            near = other["near"]
            if near is not None:
                yield Question("near", _row(faithful[near], other["text"]))
            apart = faithful[0 if near is None else (near + 1) % _RENDERINGS]
            yield Question("free", _row(apart, other["text"]))
            yield Question("witness", _row(apart, other["text"], source, language))
            yield Question("alone loud", _row(other["text"], None, source, language))


def _row(a: str, b: str | None, source: str | None = None, language: Language = "und") -> AlignedRow:
    return AlignedRow(1, a, b, source, language)


def measure(items: Sequence[dict[str, Any]], judge: "Judge | None" = None) -> Figures:
    """Ask everything of some utterances.

    Args:
        items: as `read_corpus` gives them.
        judge: who weighs what is found.
    """
    asked: Counter[str] = Counter()
    told: Counter[str] = Counter()
    all_of_it = list(questions(items))
    for question, result in zip(all_of_it, compare_aligned((q.row for q in all_of_it), judge=judge), strict=True):
        asked[question.what] += 1
        findings = result.report.findings
        if question.what == "witness":
            told["right"] += any("agrees with a" in finding.message for finding in findings)
            told["wrong"] += any("agrees with b" in finding.message for finding in findings)
        else:
            told[question.what] += any(finding.severity in _GRAVE for finding in findings)
    return Figures(asked, told)
