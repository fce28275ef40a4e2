"""Divergence on public sets: what the rules find, beside what they find where nothing of substance differs.

    python benchmarks/divergence.py DATA [--no-peers]

DATA holds `divergence.*.jsonl` (ref, good, bad, category, role, severity) and `renderings.wmt21.ru-en*.jsonl` (a, b).
Planted errors and real ones stand in one table; peers (a chrF threshold; pofilter where translate-toolkit is
installed) run on the same pairs.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from transcheck.checking.base import PairRule, Resources
from transcheck.checking.engine import run_rules
from transcheck.glossary import Glossary
from transcheck.model import SEVERITIES, Document, Finding, Group, Member, Pair, Severity, Story
from transcheck.rules import RULES

SEED = 5
FALSE_ALARMS = 0.2  # a peer's threshold is set so that it flags this part of the clean pairs
Rows = list[dict[str, Any]]
Couple = tuple[str, str]
# Categories of findings that name a planted error rightly.
RIGHT = {
    "number": {"number", "date"},
    "negation": {"negation"},
    "named_entity": {"name"},
    "antonym": {"meaning", "order", "negation", "modality"},
    "gender": {"person"},
}


def read(data: Path, name: str) -> Rows:
    """The records of one set, none when it is absent."""
    files = sorted(data.glob(f"{name}*.jsonl"))
    if not files:
        print(f"{name}: not in the data folder, not measured")
        return []
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


class Checker:
    """All rules on two renderings, with memory: one pair occurs in several sets."""

    def __init__(self) -> None:
        self._rules = [rule() for rule in RULES if issubclass(rule, PairRule)]
        self._resources = Resources(Glossary())
        self._known: dict[Couple, tuple[Finding, ...]] = {}

    def find(self, left: str, right: str) -> tuple[Finding, ...]:
        """What the rules find on one pair."""
        if (left, right) not in self._known:
            documents = (Document("a", left, "en"), Document("b", right, "en"))
            members = tuple(Member(document.span(0, len(document.text))) for document in documents)
            story = Story(documents, {}, (Pair("p1", *members, 1.0),), (Group("u1", members),))
            found, failures = run_rules(self._rules, story, self._resources)
            if failures:
                sys.exit(f"a rule broke: {failures[0].message}")
            self._known[left, right] = found
        return self._known[left, right]

    def flags(self, left: str, right: str, least: Severity = "major") -> list[Finding]:
        """The findings at or above `least`."""
        worst = SEVERITIES.index(least)
        return [found for found in self.find(left, right) if SEVERITIES.index(found.severity) <= worst]


def share(flags: Iterable[bool]) -> float:
    """The part that is true."""
    told = list(flags)
    return sum(told) / len(told) if told else 0.0


def print_planted(checker: Checker, rows: Rows) -> None:
    """One planted error in each pair of a reference and another rendering; the clean pair beside it."""
    print("\nPlanted critical errors (demetr, ref against bad), flagged major or worse")
    print(f"{'category':14} {'pairs':>6} {'found':>6} {'rightly named':>14}")
    for category in sorted(RIGHT):
        own = [row for row in rows if row["category"] == category]
        flags = [checker.flags(row["ref"], row["bad"]) for row in own]
        hit = [found for found in flags if found]
        named = share(any(f.category in RIGHT[category] for f in found) for found in hit)
        print(f"{category:14} {len(own):6} {share(map(bool, flags)):6.3f} {named:14.3f}")
    clean = sorted({(row["ref"], row["good"]) for row in rows})
    flags = [checker.flags(*couple) for couple in clean]
    print(f"{'none (good)':14} {len(clean):6} {share(map(bool, flags)):6.3f}   false alarms, all rules together")
    print_codes(flags)


def print_codes(flags: Sequence[Sequence[Finding]]) -> None:
    """How many pairs each rule flags."""
    codes = Counter(code for found in flags for code in {f"{f.code} {f.name}" for f in found})
    print("   by rule:", ", ".join(f"{code} {count}" for code, count in codes.most_common()) or "none")


def print_controls(checker: Checker, rows: Rows) -> None:
    """Harmless changes, and every other planted change of the set."""
    print("\nPlanted changes (demetr ru, good against bad), flagged minor or worse / major or worse")
    for role in ("control", "fluency", "divergence"):
        for category in sorted({row["category"] for row in rows if row["role"] == role}):
            own = [row for row in rows if row["role"] == role and row["category"] == category]
            minor, major = (
                share(bool(checker.flags(row["good"], row["bad"], least)) for row in own)
                for least in ("minor", "major")
            )
            print(f"{role:11} {category:15} {len(own):4} {minor:6.3f} {major:6.3f}")
    controls = [row for row in rows if row["role"] == "control"]
    flagged = share(bool(checker.flags(row["good"], row["bad"], "minor")) for row in controls)
    print(f"controls together {len(controls)}: {flagged:.3f}")


def scores(erroneous: Sequence[bool], clean: Sequence[bool]) -> str:
    """Recall, precision and F1 of flags, and the part of clean pairs flagged."""
    hit, wrong = sum(erroneous), sum(clean)
    precision = hit / (hit + wrong) if hit else 0.0
    recall = share(erroneous)
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return f"recall {recall:.3f}  precision {precision:.3f}  F1 {f1:.3f}  clean pairs flagged {share(clean):.3f}"


def print_natural(checker: Checker, rows: Rows, peers: bool) -> None:
    """Errors that translators made, marked by professionals; rows without a second rendering are left out."""
    rows = [row for row in rows if row["good"]]
    bad = [(r["good"], r["bad"]) for r in rows if r["severity"] in {"major", "critical"}]
    clean = [(r["good"], r["bad"]) for r in rows if r["role"] == "control"]
    print(f"\nNatural errors (biomqm, good against bad): {len(bad)} major or worse, {len(clean)} without an error")
    flags = [checker.flags(*couple) for couple in bad]
    quiet = [checker.flags(*couple) for couple in clean]
    print(f"{'transcheck':22} {scores([bool(f) for f in flags], [bool(f) for f in quiet])}")
    print_codes(flags)
    print_codes(quiet)
    if peers:
        for name, score in peer_scores():
            print(f"{name:22} {peer(score, bad, clean)}")


def peer(score: Callable[[str, str], float], bad: Sequence[Couple], clean: Sequence[Couple]) -> str:
    """A peer's scores at the threshold that flags at most `FALSE_ALARMS` of the clean pairs; higher is worse."""
    known = sorted(score(*couple) for couple in clean)
    threshold = known[int((1 - FALSE_ALARMS) * len(known))]
    told = [[score(*couple) > threshold for couple in couples] for couples in (bad, clean)]
    return scores(*told)


def peer_scores() -> list[tuple[str, Callable[[str, str], float]]]:
    """What else can be asked of two texts."""
    from sacrebleu.metrics import CHRF

    chrf = CHRF()
    found: list[tuple[str, Callable[[str, str], float]]] = [
        ("chrF threshold", lambda left, right: -chrf.sentence_score(right, [left]).score)
    ]
    try:
        from translate.filters import checks, pofilter  # type: ignore[import-not-found] # noqa: F401
    except ImportError:
        print("pofilter: translate-toolkit is not installed, not measured")
        return found
    checker = checks.StandardChecker()

    def failures(left: str, right: str) -> float:
        class Unit(str):
            __slots__ = ()

        results = 0
        for name in ("numbers", "acronyms", "urls", "variables", "endpunc", "brackets"):
            try:
                results += not getattr(checker, name)(left, right)
            except checks.FilterFailure:
                results += 1
        return results

    found.append(("pofilter", failures))
    return found


def print_planted_peers(rows: Rows) -> None:
    """Peers on the planted errors, by a threshold that flags the same part of clean pairs."""
    bad = [(row["ref"], row["bad"]) for row in rows]
    clean = sorted({(row["ref"], row["good"]) for row in rows})
    for name, score in peer_scores():
        print(f"{name:22} {peer(score, bad, clean)}")


def print_humans(checker: Checker, rows: Rows) -> None:
    """Two people's renderings of one source: few findings can be right."""
    flags = [checker.flags(row["a"], row["b"]) for row in rows]
    findings = sum(map(len, flags)) / max(len(rows), 1)
    print(f"\nTwo humans on one source (wmt21): {len(rows)} pairs")
    print(f"major or worse: {findings:.3f} findings a pair, {share(map(bool, flags)):.3f} of the pairs")
    print_codes(flags)


def print_speed(rows: Rows) -> None:
    """Aligned rows a second, all rules, one core, no encoder; the first 100 warm the word tables up."""
    sample = random.Random(SEED).sample(rows, min(len(rows), 500))
    checker = Checker()
    for row in sample[:100]:
        checker.find(row["a"], row["b"])
    started = time.process_time()
    for row in sample[100:]:
        checker.find(row["a"], row["b"])
    spent = time.process_time() - started
    print(f"\nSpeed: {(len(sample) - 100) / spent:.0f} rows a second of processor time")


def main() -> None:
    """Print the whole table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the public sets")
    parser.add_argument("--no-peers", action="store_true", help="leave the peers out")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        sys.exit(f"{arguments.data}: no such folder; see the header of benchmarks/RESULTS.md for what it should hold")
    checker = Checker()
    if rows := read(arguments.data, "divergence.demetr-core"):
        print_planted(checker, rows)
        if not arguments.no_peers:
            print_planted_peers(rows)
    if rows := read(arguments.data, "divergence.demetr-ru"):
        print_controls(checker, rows)
    if rows := read(arguments.data, "divergence.biomqm.ru-en"):
        print_natural(checker, rows, not arguments.no_peers)
    if rows := read(arguments.data, "renderings.wmt21.ru-en"):
        print_humans(checker, rows)
        print_speed(rows)


if __name__ == "__main__":
    main()
