"""Pairing on public sets of renderings: lists, lists with lonely renderings, whole articles, and the cost.

    python benchmarks/pairing.py DATA [--encoder NAME ...] [--part PART ...]

DATA holds `renderings.*.jsonl` (records with src, a, b, doc). Encoders keep their vectors on disk, so that a
second run is quick; the part `cost` goes without.
"""

import argparse
import json
import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from transcheck.encoders import load_encoder
from transcheck.encoders.base import Encoder
from transcheck.encoders.cache import RememberingEncoder
from transcheck.model import Document, Pair, Quote, Span, Speaker
from transcheck.pairing import match_renderings, pair_renderings
from transcheck.quotes import extract_quotes

SETS = (
    ("wmt23.ru-en", "a", "b"),
    ("wmt21.ru-en", "a", "b"),
    ("wmt23.uk-en", "src", "a"),
    ("ntrex.uk-en", "src", "a"),
    ("tatoeba.be-en", "src", "a"),
)
RENDERED_TWICE = ("wmt21.ru-en", "wmt22.uk-en", "wmt23.ru-en")
ENGLISH = ("wmt21.ru-en", "wmt23.ru-en")
POOL = 500
LONELY = 0.4
SHORT = 5  # words
SEED = 4
UNRELATED = 60  # pairs of articles
LONG = 8000  # characters of an article that is left out: with e5 it takes minutes

Rows = list[dict[str, Any]]


def read(data: Path, name: str) -> Rows:
    """The records of one set."""
    (file,) = data.glob(f"renderings.{name}*.jsonl")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def by_document(rows: Rows) -> list[Rows]:
    """The records of each document, in its order."""
    documents = defaultdict(list)
    for row in sorted(rows, key=lambda row: int(row["id"].rsplit("/", 1)[1])):
        documents[row["doc"]].append(row)
    return [documents[name] for name in sorted(documents)]


class Tally:
    """Pairs found, right ones among them, renderings that should meet and that do."""

    def __init__(self) -> None:
        self.found = self.right = self.there = self.met = 0

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.met / max(1, self.there)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({self.there} pairs)"

    def match(self, left: list[tuple[int, str]], right: list[tuple[int, str]], encoder: Encoder) -> None:
        """Match two lists of numbered renderings; the same number means the same utterance."""
        matches = match_renderings([text for _, text in left], [text for _, text in right], encoder)
        self.found += len(matches)
        right_ones = sum(left[match.left][0] == right[match.right][0] for match in matches)
        self.right += right_ones
        self.met += right_ones
        self.there += len({number for number, _ in left} & {number for number, _ in right})


def sides(
    rows: Rows, one: str, other: str, chance: random.Random
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Both sides of the records, numbered; the right one shuffled."""
    right = [(number, row[other]) for number, row in enumerate(rows)]
    chance.shuffle(right)
    return [(number, row[one]) for number, row in enumerate(rows)], right


def lists(data: Path, encoder: Encoder) -> None:
    """Every rendering has a partner: how many find it."""
    for name, one, other in SETS:
        tally = Tally()
        tally.match(*sides(read(data, name)[:POOL], one, other, random.Random(SEED)), encoder)
        print(f"  {name:<14} {one}~{other:<2} p@1 {tally.right / tally.there:.3f}")


def lonely(data: Path, encoder: Encoder) -> None:
    """Renderings without a partner, on the left only or on both sides."""
    for name, one, other in SETS:
        for label, both in (("left", False), ("both sides", True)):
            tally, chance = Tally(), random.Random(SEED)
            for size in (12, 60, 400):
                rows = read(data, name)[:POOL]
                for pool in [rows[i : i + size] for i in range(0, len(rows), size)][: max(2, 240 // size)]:
                    left, right = sides(pool, one, other, chance)
                    share = LONELY * 0.7 if both else LONELY
                    right = [item for item in right if chance.random() >= share]
                    left = [item for item in left if not both or chance.random() >= share]
                    tally.match(left, right, encoder)
            print(f"  {name:<14} {one}~{other:<2} {label:<10} {tally}")


def hard(data: Path, encoder: Encoder) -> None:
    """Sentences of one document only, and short ones only."""
    for name in ENGLISH:
        tally, chance = Tally(), random.Random(SEED)
        for rows in by_document(read(data, name)[:POOL]):
            if len(rows) >= 4:
                left, right = sides(rows, "a", "b", chance)
                tally.match(left, [item for item in right if chance.random() >= LONELY], encoder)
        print(f"  {name:<14} a~b  one document     {tally}")
    short = [row for name in RENDERED_TWICE for row in read(data, name) if len(row["a"].split()) <= SHORT]
    tally, chance = Tally(), random.Random(SEED)
    left, right = sides(short, "a", "b", chance)
    tally.match(left, [item for item in right if chance.random() >= LONELY], encoder)
    print(f"  up to {SHORT} words  a~b  40 % lonely      {tally}")


Article = tuple[Document, tuple[Quote, ...], dict[int, tuple[int, int]]]


def write_article(path: str, rows: Rows, side: str, chance: random.Random) -> Article:
    """An article that quotes two thirds of the sentences, one to three in a quote, all of one speaker."""
    kept = [number for number in range(len(rows)) if chance.random() < 0.65]
    text, spans, where = "", [], {}
    while kept:
        run, kept = kept[: (size := chance.choice((1, 1, 2, 3)))], kept[size:]
        text += "The speaker said: “"
        start = len(text)
        for number in run:
            begin = len(text)
            text += rows[number][side].translate(str.maketrans("", "", "“”")) + " "
            where[number] = (begin, len(text) - 1)
        spans.append((start, len(text) - 1))
        text = text[:-1] + "”\n"
    document = Document(path, text, "en")
    speaker = Speaker("The Speaker")
    quotes = [Quote(f"q{n}", document.span(*span), speaker=speaker) for n, span in enumerate(spans, 1)]
    return document, tuple(quotes), where


def sentences_of(pair: Pair, side: str, where: dict[int, tuple[int, int]]) -> set[int]:
    """The sentences that one side of a pair covers, or lies in."""
    return sentences_in(getattr(pair, side).span, where)


def sentences_in(span: Span, where: dict[int, tuple[int, int]]) -> set[int]:
    """The sentences that a stretch covers, or lies in."""
    return {
        number
        for number, (start, end) in where.items()
        if 2 * (min(end, span.end) - max(start, span.start)) > min(end - start, span.end - span.start)
    }


def articles(data: Path, encoder: Encoder) -> None:
    """Two articles that quote one speech, each its own two thirds of it: pairs found and pairs made up."""
    for name in RENDERED_TWICE:
        tally, chance = Tally(), random.Random(SEED)
        for rows in [rows for rows in by_document(read(data, name)) if 6 <= len(rows) <= 40][:12]:
            left, right = (write_article(f"{side}.txt", rows, side, chance) for side in ("a", "b"))
            quotes = {document.path: found for document, found, _ in (left, right)}
            pairing = pair_renderings([left[0], right[0]], quotes, encoder=encoder)
            met = [sentences_of(p, "left", left[2]) & sentences_of(p, "right", right[2]) for p in pairing.pairs]
            tally.found += len(met)
            tally.right += sum(map(bool, met))
            tally.met += len(set[int]().union(*met))
            tally.there += len(left[2].keys() & right[2].keys())
        print(f"  {name:<14} a~b  {tally}")


def original(data: Path, encoder: Encoder) -> None:
    """The same two articles and the speech itself, bare: groups, wrong ones, and sentences that all three meet in."""
    for name in RENDERED_TWICE:
        groups = wrong = there = met = 0
        chance = random.Random(SEED)
        for rows in [rows for rows in by_document(read(data, name)) if 6 <= len(rows) <= 40][:12]:
            left, right = (write_article(f"{side}.txt", rows, side, chance) for side in ("a", "b"))
            speech, where = write_speech(rows, name.split(".")[1].split("-")[0])
            quotes = {document.path: found for document, found, _ in (left, right)}
            in_both = left[2].keys() & right[2].keys()
            in_three: set[int] = set()
            places = {"a.txt": left[2], "b.txt": right[2], speech.path: where}
            for group in pair_renderings([left[0], right[0], speech], quotes, encoder=encoder).groups:
                told = [sentences_in(member.span, places[member.span.document.path]) for member in group.members]
                groups += 1
                common = set.intersection(*told)
                wrong += not common
                in_three |= common & in_both if len(told) == 3 else set()
            met += len(in_three)
            there += len(in_both)
        print(f"  {name:<14} {groups} groups, {wrong} wrong; {met} of {there} sentences in both articles met in three")


def write_speech(rows: Rows, language: str) -> tuple[Document, dict[int, tuple[int, int]]]:
    """The original of all sentences without a quotation mark, and where each stands."""
    text, where = "", {}
    for number, row in enumerate(rows):
        where[number] = (len(text), len(text) + len(row["src"]))
        text += row["src"] + "\n"
    return Document("speech.txt", text, language, is_original=True), where  # type: ignore[arg-type]


def unrelated(data: Path, encoder: Encoder) -> None:
    """Articles on different events, a month and more apart, by different outlets: whatever is paired is made up."""
    (file,) = data.glob("quotes.polnear.*jsonl")
    rows = [
        row for line in file.read_text(encoding="utf-8").splitlines() if len((row := json.loads(line))["text"]) < LONG
    ]
    chance = random.Random(SEED)
    articles = pairs = renderings = 0
    while articles < UNRELATED:
        one, other = chance.sample(rows, 2)
        if one["publisher"] == other["publisher"] or one["date"][:7] == other["date"][:7]:
            continue
        documents = [Document(f"{side}.txt", row["text"], "en") for side, row in (("a", one), ("b", other))]
        quotes = {document.path: extract_quotes(document) for document in documents}
        found = pair_renderings(documents, quotes, encoder=encoder).pairs
        for pair in found:
            print(f"    {pair.similarity} “{pair.left.span.text[:70]}” “{pair.right.span.text[:70]}”")
        articles, pairs = articles + 1, pairs + len(found)
        renderings += sum(map(len, quotes.values()))
    print(f"  {pairs} pairs made up in {articles} pairs of articles with {renderings} quotes")


def cost(data: Path, encoder: Encoder) -> None:
    """2,000 against 2,000 renderings in one call, without the cache: encoding, then matching."""
    rows = [row for name in RENDERED_TWICE for row in read(data, name)][:2000]
    left, right = ([row[side] for row in rows] for side in "ab")
    fresh = RememberingEncoder(load_encoder(encoder.name.split()[0].split("-")[0], cache=False))
    clock, wall = time.process_time(), time.perf_counter()
    if encoder.multilingual:
        fresh.encode([*left, *right])
        print(f"  encoding: {time.process_time() - clock:.1f} s of processor time, {time.perf_counter() - wall:.1f} s")
    for which in ("first", "second"):
        clock, wall = time.process_time(), time.perf_counter()
        found = match_renderings(left, right, fresh)
        spent = f"{time.process_time() - clock:.1f} s of processor time, {time.perf_counter() - wall:.1f} s"
        print(f"  matching {len(rows)} × {len(rows)}, the {which} time: {spent}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory {memory:.0f} MB; {sum(m.left == m.right for m in found)} of {len(found)} matches right")


PARTS: dict[str, Callable[[Path, Encoder], None]] = {
    "lists": lists, "lonely": lonely, "hard": hard, "articles": articles, "original": original,
    "unrelated": unrelated, "cost": cost,
}  # fmt: skip


def chosen(arguments: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Encoders and parts to measure."""
    for encoder in arguments.encoder:
        for part in arguments.part:
            yield encoder, part


def main() -> int:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", nargs="+", default=["lexical", "e5"])
    parser.add_argument("--part", nargs="+", default=list(PARTS), choices=list(PARTS))
    arguments = parser.parse_args()
    if not any(arguments.data.glob("renderings.*.jsonl")):
        print(f"{arguments.data} holds no renderings.*.jsonl; give the folder of the public sets", file=sys.stderr)
        return 2
    for name, part in chosen(arguments):
        encoder = load_encoder(name)
        print(f"{part}, {encoder.name}", flush=True)
        PARTS[part](arguments.data, encoder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
