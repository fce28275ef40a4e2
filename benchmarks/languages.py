"""How well the facts about languages tell a changed word, number or time from another wording of the same.

    python benchmarks/languages.py DATA

DATA is the folder of the public sets (see RESULTS.md). Words, quantities and times are looked at by themselves
here, without alignment: the rules that stand on them are measured in `divergence.py`. So is telling which language a
sentence is in.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from transcheck.languages.amounts import relation
from transcheck.languages.english import antonyms, lemma, synonyms
from transcheck.languages.quantities import find_quantities
from transcheck.languages.quantity import Quantity
from transcheck.languages.times import TimeMention, conflict, find_times, shares_part
from transcheck.reading.language import detect_language

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
AGREE = {"equal", "approximate", "rounded", "bound"}
Row = dict[str, str]


def rows(data: Path, name: str) -> list[Row]:
    """The records of one set."""
    return [json.loads(line) for line in (data / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines()]


def changed(a: str, b: str) -> Iterator[tuple[str, str]]:
    """Pairs of words of which one stands in the place of the other."""
    left, right = WORD.findall(a), WORD.findall(b)
    for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "replace":
            yield from ((one, other) for one in left[i:j] for other in right[k:m])


def own(a: str, b: str) -> Iterator[tuple[str, str]]:
    """Every word of one text that the other lacks with every word of the other that the first lacks."""
    left, right = ({lemma(word): word for word in WORD.findall(text)} for text in (a, b))
    for one in left.keys() - right.keys():
        yield from ((left[one], right[other]) for other in right.keys() - left.keys())


def numbers_differ(a: str, b: str) -> bool:
    """Whether both texts have a quantity without a partner in the other."""
    left, right = list(find_quantities(a, "en")), list(find_quantities(b, "en"))
    for quantity in tuple(left):
        partner = next((other for other in right if relation(quantity, other) in AGREE), None)
        if partner:
            left.remove(quantity)
            right.remove(partner)

    def heavy(quantities: list[Quantity]) -> bool:
        return any(not quantity.light or quantity.kind == "designation" for quantity in quantities)

    return heavy(left) and heavy(right)


def times_differ(a: str, b: str) -> bool:
    """Whether some time of one text is like no time of the other, and clashes with one."""
    left, right = find_times(a, "en"), find_times(b, "en")

    def clashes(time: TimeMention, others: tuple[TimeMention, ...]) -> bool:
        comparable = [other for other in others if shares_part(time, other)]
        return bool(comparable) and all(conflict(time, other) not in {None, "relation"} for other in comparable)

    return any(clashes(time, right) for time in left) and any(clashes(time, left) for time in right)


def share(sample: list[Row], a: str, b: str, test: Callable[[str, str], bool]) -> str:
    """How many rows a test says yes to."""
    hits = sum(test(row[a], row[b]) for row in sample)
    return f"{hits:5d} of {len(sample):5d}  {hits / max(1, len(sample)):.3f}"


def words(data: Path) -> Iterator[tuple[str, str]]:
    """Opposites: planted ones seen, and false ones."""
    core = rows(data, "divergence.demetr-core")
    planted = [row for row in core if row["category"] == "antonym"]
    human = rows(data, "renderings.wmt21.ru-en")

    def opposed(a: str, b: str) -> bool:
        return any(antonyms(*pair) for pair in changed(a, b))

    def opposed_anywhere(a: str, b: str) -> bool:
        return any(antonyms(*pair) for pair in own(a, b))

    yield "antonym: planted word seen (good, bad)", share(planted, "good", "bad", opposed)
    yield (
        "  the same pair called synonyms",
        share(planted, "good", "bad", lambda a, b: any(synonyms(*pair) for pair in changed(a, b))),
    )
    yield "  false, words in one place (ref, good)", share(core, "ref", "good", opposed)
    yield "  false, words in one place (two humans)", share(human, "a", "b", opposed)
    yield "  false, any two words (two humans)", share(human, "a", "b", opposed_anywhere)


def figures(data: Path) -> Iterator[tuple[str, str]]:
    """Numbers and times: planted changes seen, and false ones."""
    core = rows(data, "divergence.demetr-core")
    planted = [row for row in core if row["category"] == "number"]
    human = rows(data, "renderings.wmt21.ru-en")

    def differ(a: str, b: str) -> bool:
        return numbers_differ(a, b) or times_differ(a, b)

    yield "number: planted change seen (good, bad)", share(planted, "good", "bad", differ)
    yield "number: planted change seen (ref, bad)", share(planted, "ref", "bad", differ)
    yield "  false, quantities (ref, good)", share(core, "ref", "good", numbers_differ)
    yield "  false, times (ref, good)", share(core, "ref", "good", times_differ)
    yield "  false, quantities (two humans)", share(human, "a", "b", numbers_differ)
    yield "  false, times (two humans)", share(human, "a", "b", times_differ)


DETECTION = {
    "en": ("renderings.tatoeba.uk-en", "renderings.ntrex.ru-en"),
    "uk": ("renderings.tatoeba.uk-en", "renderings.ntrex.uk-en", "renderings.wmt22.uk-en"),
    "ru": ("renderings.tatoeba.ru-en", "renderings.ntrex.ru-en", "renderings.wmt21.ru-en"),
    "be": ("renderings.tatoeba.be-en",),
}


def detection(data: Path) -> Iterator[tuple[str, str]]:
    """Sentences whose language is told, not told, and told wrongly; by their number of words."""
    total = seconds = 0.0
    for language, names in DETECTION.items():
        texts = [row["a" if language == "en" else "src"] for name in names for row in rows(data, name)]
        for least, most, shown in ((3, 10_000, "3 words or more"), (1, 2, "1 or 2 words")):
            sample = [text for text in texts if least <= len(WORD.findall(text)) <= most]
            start = time.process_time()
            answers = [detect_language(text) for text in sample]
            seconds += time.process_time() - start
            total += len(sample)
            right, unknown = answers.count(language), answers.count("und")  # type: ignore[arg-type]
            wrong = len(sample) - right - unknown
            figures = (
                f"{right / len(sample):.3f} right, {unknown / len(sample):.3f} und, {wrong} of {len(sample)} wrong"
            )
            yield f"language {language}: {shown}", figures
    yield "speed: telling the language", f"{total / seconds:.0f} sentences/s"


def speed(data: Path) -> Iterator[tuple[str, str]]:
    """What a core gets through."""
    text = "\n".join(row["text"] for row in rows(data, "news.ruwa"))
    paragraphs = text.splitlines()
    found = WORD.findall(text)
    lemma("warm")
    for name, run, amount, unit in (
        ("quantities and times", lambda: [find_quantities(p, "en") for p in paragraphs], len(text) / 1e6, "MB/s"),
        ("base forms", lambda: [lemma(word) for word in found], len(found) / 1e6, "million words/s"),
    ):
        best = min(_seconds(run) for _ in range(3))
        yield f"speed: {name}", f"{amount / best:.2f} {unit}"


def _seconds(run: Callable[[], object]) -> float:
    find_times.cache_clear()
    start = time.process_time()
    run()
    return time.process_time() - start


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the public sets")
    data = parser.parse_args().data
    if not (data / "divergence.demetr-core.dev.jsonl").exists():
        print(f"{data}: the data are not there; they are no part of this project", file=sys.stderr)
        return 2
    for part in (words, figures, detection, speed):
        for name, value in part(data):
            print(f"{name:45s} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
