"""One rendering held against the original's words: false alarms on human renderings, recall on planted changes.

    python benchmarks/originals.py DATA [--show N]

DATA holds `renderings.*.jsonl` (src, a) and `divergence.demetr-ru*.jsonl` (src, good, bad). On real renderings nothing
should be found; then one number, one time or one "not" of each rendering is changed and should be.
"""

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from transcheck.checking.base import OriginalRule, Remark, Resources
from transcheck.comparing import Readings
from transcheck.glossary import Glossary
from transcheck.languages.quantities import find_quantities
from transcheck.languages.times import find_times
from transcheck.model import Document, Language, Member, Pair
from transcheck.rules.originals.date_against_original import DateAgainstOriginal
from transcheck.rules.originals.negation_against_original import NegationAgainstOriginal
from transcheck.rules.originals.number_against_original import NumberAgainstOriginal

SEED = 7
SETS: dict[str, Language] = {
    "renderings.ntrex.uk-en": "uk", "renderings.wmt22.uk-en": "uk", "renderings.wmt23.uk-en": "uk",
    "renderings.ntrex.ru-en": "ru", "renderings.wmt21.ru-en": "ru", "renderings.wmt23.ru-en": "ru",
    "renderings.tatoeba.uk-en": "uk", "renderings.tatoeba.ru-en": "ru", "renderings.tatoeba.be-en": "be",
}  # fmt: skip
RULES: dict[str, OriginalRule] = {
    "number": NumberAgainstOriginal(), "date": DateAgainstOriginal(), "negation": NegationAgainstOriginal(),
}  # fmt: skip
NOTHING = Resources(Glossary())
DIGITS = re.compile(r"[1-9]")
WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty")
NAMES = (
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"),
)
NOT = re.compile(
    r"\b(?P<can>can)not\b|(?P<will>\bwo)n['’]t\b|(?P<could>\bca)n['’]t\b|n['’]t\b|\s(?:not|never)\b(?! only)"
)
Row = dict[str, Any]


def read(data: Path, name: str) -> list[Row]:
    """The records of one set, none when it is absent."""
    files = sorted(data.glob(f"{name}.*jsonl"))
    if not files:
        print(f"{name}: not in the data folder, not measured")
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def grave(rule: OriginalRule, source: str, language: Language, rendering: str) -> list[Remark]:
    """What a rule says of one rendering, major or worse."""
    original, document = Document("original", source, language, None, True), Document("rendering", rendering, "en")
    left, right = (Member(one.span(0, len(one.text))) for one in (document, original))
    comparison = Readings().compare_with_original(Pair("p1", left, right, 1.0))
    return [r for r in rule.check(comparison, NOTHING) if (r.severity or rule.severity) in {"critical", "major"}]


def other_number(text: str, chance: random.Random) -> str | None:
    """The text with one of its numbers changed: another leading figure or another word."""
    places = []
    for quantity in find_quantities(text, "en"):
        words = text[quantity.start : quantity.end]
        digit, word = DIGITS.search(words), re.match(r"[a-z]+", words.lower())
        if quantity.light or quantity.kind == "designation":
            continue
        if quantity.digits and digit:
            others = [figure for figure in "123456789" if figure != digit.group()]
            places.append((quantity.start + digit.start(), quantity.start + digit.end(), others))
        elif word and word.group() in WORDS:
            others = [w for w in WORDS if w != word.group()]
            places.append((quantity.start, quantity.start + word.end(), others))
    return _replaced(text, places, chance)


def other_time(text: str, chance: random.Random) -> str | None:
    """The text with another weekday, month or day."""
    places = []
    for mention in find_times(text, "en"):
        words = text[mention.start : mention.end]
        for names in NAMES:
            for match in re.finditer("|".join(names), words):
                others = [name for name in names if name != match.group()]
                places.append((mention.start + match.start(), mention.start + match.end(), others))
    return _replaced(text, places, chance)


def lost_not(text: str, chance: random.Random) -> str | None:  # noqa: ARG001
    """The text without its first "not"."""
    match = NOT.search(text)
    if match is None:
        return None
    left = "can" if match["can"] or match["could"] else "will" if match["will"] else ""
    return text[: match.start()] + left + text[match.end() :]


def _replaced(text: str, places: list[tuple[int, int, list[str]]], chance: random.Random) -> str | None:
    if not places:
        return None
    start, end, others = chance.choice(places)
    return text[:start] + chance.choice(others) + text[end:]


PLANTED: dict[str, Callable[[str, random.Random], str | None]] = {
    "number": other_number, "date": other_time, "negation": lost_not,
}  # fmt: skip


def measure(data: Path, show: int) -> Iterator[str]:
    """A line for each set and each rule, then the planted rows of DEMETR."""
    yield f"{'':26s} {'rule':9s} {'false alarms':>22s} {'planted, found':>22s}"
    total = {what: [0, 0, 0, 0] for what in RULES}
    for name, language in SETS.items():
        rows = read(data, name)
        for what, rule in RULES.items():
            chance = random.Random(SEED)
            false = [(row, found) for row in rows if (found := grave(rule, row["src"], language, row["a"]))]
            planted = [(row["src"], bad) for row in rows if (bad := PLANTED[what](row["a"], chance))]
            hits = sum(bool(grave(rule, source, language, bad)) for source, bad in planted)
            numbers = (len(false), len(rows), hits, len(planted))
            total[what] = [a + b for a, b in zip(total[what], numbers, strict=True)]
            yield f"{name:26s} {what:9s} {part(*numbers[:2])} {part(*numbers[2:])}"
            for row, found in false[:show]:
                yield f"    {found[0].message}\n        {row['a']}\n        {row['src']}"
    yield from (f"{'all renderings':26s} {what:9s} {part(*n[:2])} {part(*n[2:])}" for what, n in total.items())
    rows = read(data, "divergence.demetr-ru")
    for what, kinds in {"number": ("number", "date"), "negation": ("negation",)}.items():
        rules = [RULES[kind] for kind in kinds]
        bad = [row for row in rows if row["category"] == what]
        good = list({row["good"]: row for row in rows}.values())
        false = [row for row in good if any(grave(rule, row["src"], "ru", row["good"]) for rule in rules)]
        hits = sum(any(grave(rule, row["src"], "ru", row["bad"]) for rule in rules) for row in bad)
        yield f"{'divergence.demetr-ru':26s} {what:9s} {part(len(false), len(good))} {part(hits, len(bad))}"


def part(some: int, of: int) -> str:
    """The one as a share of the other."""
    return f"{some:5d} of {of:5d}  {some / max(1, of):7.4f}"


def speed(data: Path) -> str:
    """Rows that all three rules get through in a second."""
    rows = read(data, "renderings.ntrex.uk-en")[:300]
    start = time.process_time()
    for row in rows:
        for rule in RULES.values():
            grave(rule, row["src"], "uk", row["a"])
    return f"speed: {len(rows) / max(1e-9, time.process_time() - start):.0f} rows/s"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the public sets")
    parser.add_argument("--show", type=int, default=0, help="false alarms to print for each set and rule")
    options = parser.parse_args()
    if not list(options.data.glob("renderings.*.jsonl")):
        print(f"{options.data}: the data are not there; they are no part of this project", file=sys.stderr)
        return 2
    for line in measure(options.data, options.show):
        print(line, flush=True)
    print(speed(options.data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
