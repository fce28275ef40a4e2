"""Measure the extraction of quotes and speakers, and textacy beside it where it is installed.

    python benchmarks/quotes.py DATA_DIR [--peer-model en_core_web_sm]

DATA_DIR holds `seeds/` (two articles and gold.json) and `bench/` (quotes.polnear-test.dev.jsonl,
quotes.polnear.dev.jsonl, quotes.adaq-ru.dev.jsonl); what is absent is said and left out.

A span is right when it equals the gold one after punctuation, marks of closing included, and blanks were cut off at
both ends of both: PolNeAR leaves a closing comma out. A speaker is right when the mention overlaps the gold source
or the name shares a word with it; it is unknown when neither a name nor a mention is given.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from transcheck.model import Document
from transcheck.quotes import extract_quotes

_EDGES = ",.;:!? \n\t"
_EDGES_RU = _EDGES + "…-—–\"«»„“”'()"
_LITTLE = frozenset({"the", "a", "an", "of", "mr", "mrs", "ms", "and", "his", "her", "in", "s", "for", "to"})
VERDICTS = ("right", "wrong", "unknown")
Bounds = tuple[int, int]


class Found(NamedTuple):
    """A quote as a tool gives it, for comparison."""

    start: int
    end: int
    direct: bool
    name: str | None
    mention: Bounds | None


Tool = Callable[[str], list[Found]]


def ours(text: str, language: str = "en") -> list[Found]:
    """The outer quotes of transcheck."""
    quotes = extract_quotes(Document("text", text, language))  # type: ignore[arg-type]
    return [
        Found(
            quote.span.start,
            quote.span.end,
            quote.kind in ("direct", "dash"),
            quote.speaker.name,
            (quote.speaker.mention.start, quote.speaker.mention.end) if quote.speaker.mention else None,
        )
        for quote in quotes
        if quote.parent is None
    ]


def peer(model: str) -> Tool | None:
    """What textacy takes for quotations, over a spaCy pipeline; None where either is not installed."""
    try:
        import spacy
        from textacy.extract import direct_quotations

        pipeline = spacy.load(model)
    except (ImportError, OSError):
        return None

    def extract(text: str) -> list[Found]:
        found = []
        start = 0
        for paragraph in text.split("\n"):  # the whole text raises on one odd mark
            try:
                for speaker, _, content in direct_quotations(pipeline(paragraph)):
                    mention = (start + speaker[0].idx, start + speaker[-1].idx + len(speaker[-1])) if speaker else None
                    first, last = start + content.start_char + 1, start + content.end_char - 1
                    name = " ".join(token.text for token in speaker) or None
                    found.append(Found(first, last, True, name, mention))
            except ValueError:
                pass
            start += len(paragraph) + 1
        return found

    return extract


def trim(text: str, start: int, end: int, edges: str = _EDGES) -> Bounds:
    """Cut punctuation and blanks off both ends."""
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file, one a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def words(name: str) -> set[str]:
    """The words of a source that count, in lower case."""
    return set(re.findall(r"\w+", re.sub(r"['’]s\b", "", name.lower()))) - _LITTLE


def judge(text: str, found: Found, gold: dict[str, Any]) -> str:
    """Right, wrong or unknown for the speaker of a quote whose span is right."""
    first = gold["speaker_start"]
    last = first + len(gold["speaker"])
    if found.mention and found.mention[0] < last and first < found.mention[1]:
        return "right"
    named = words(found.name or "") | words(text[slice(*found.mention)] if found.mention else "")
    if named & words(gold["speaker"]):
        return "right"
    return "unknown" if found.name is None else "wrong"


def f1(right: int, given: int, wanted: int) -> str:
    """F1, precision, recall."""
    score = 2 * right / (given + wanted) if given + wanted else 0.0
    return f"F1 {score:.3f}  P {right / max(1, given):.3f}  R {right / max(1, wanted):.3f}"


def polnear(path: Path, tool: Tool) -> None:
    """Spans against the annotators' direct contents of five words and more; speakers of the matched quotes."""
    count: Counter[str] = Counter()
    size = 0
    spent = 0.0
    for record in records(path):
        text = record["text"]
        size += len(text.encode())
        begun = time.process_time()
        quotes = tool(text)
        spent += time.process_time() - begun
        given = {trim(text, quote.start, quote.end): quote for quote in quotes}
        direct = {place for place, quote in given.items() if quote.direct and len(text[slice(*place)].split()) >= 5}
        wanted = {trim(text, gold["start"], gold["end"]) for gold in record["gold_direct"]}
        wanted = {place for place in wanted if len(text[slice(*place)].split()) >= 5}
        count["right"] += len(direct & wanted)
        count["given"] += len(direct)
        count["wanted"] += len(wanted)
        for gold in record["quotes"]:
            place = trim(text, gold["start"], gold["end"])
            if gold["speaker"] and place in given:
                verdict = judge(text, given[place], gold)
                count[f"all {verdict}"] += 1
                if gold["kind"] == "direct" and place in wanted | direct:
                    count[f"direct {verdict}"] += 1
    print(f"  spans, direct, >= 5 words  {f1(count['right'], count['given'], count['wanted'])}")
    for kind in ("direct", "all"):
        total = sum(count[f"{kind} {verdict}"] for verdict in VERDICTS) or 1
        shares = "  ".join(f"{verdict} {count[f'{kind} {verdict}'] / total:.3f}" for verdict in VERDICTS)
        print(f"  speakers, {kind:6} ({total})    {shares}")
    print(f"  {size / 1e6 / spent:.2f} MB/s of processor time")


def adaq(path: Path) -> None:
    """Russian sentences: direct quotes found, speakers."""
    count: Counter[str] = Counter()
    for record in records(path):
        text = record["text"]
        given = {trim(text, quote.start, quote.end, _EDGES_RU): quote for quote in ours(text, "ru")}
        for gold in record["quotes"]:
            if gold["kind"] != "direct":
                continue
            count["wanted"] += 1
            place = trim(text, gold["start"], gold["end"], _EDGES_RU)
            if place in given:
                count["found"] += 1
                if gold["speaker"]:
                    count[judge(text, given[place], gold)] += 1
    total = sum(count[verdict] for verdict in VERDICTS) or 1
    shares = "  ".join(f"{verdict} {count[verdict] / total:.3f}" for verdict in VERDICTS)
    print(f"  found {count['found']} of {count['wanted']}; speakers of these: {shares}")


def seeds(folder: Path) -> None:
    """Two articles: exact spans, nesting, speakers with those who tell of them."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    spans = speakers = wrong = total = 0
    for name, wanted in gold["documents"].items():
        text = (folder / name).read_text(encoding="utf-8")
        given = {(quote.span.start, quote.span.end): quote for quote in extract_quotes(Document(name, text, "en"))}
        for quote in wanted:
            total += 1
            found = given.get((quote["start"], quote["end"]))
            if found is None:
                continue
            spans += 1
            speaker = None if quote["speaker"].startswith("(") else quote["speaker"]
            told = (found.speaker.name, found.speaker.reported_by) == (speaker, quote.get("reported_by"))
            speakers += told
            wrong += not told and found.speaker.name not in (None, speaker)
    print(f"  exact spans {spans} of {total}, speakers {speakers} of {total}, wrong names {wrong}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--peer-model", default="en_core_web_sm")
    arguments = parser.parse_args()
    tools: dict[str, Tool] = {"transcheck": ours}
    other = peer(arguments.peer_model)
    if other:
        tools["textacy"] = other
    else:
        print("textacy: not installed, or no spaCy pipeline of that name; its rows are left out")
    if (arguments.data / "seeds" / "gold.json").is_file():
        print("seeds, transcheck")
        seeds(arguments.data / "seeds")
    for name in ("polnear-test", "polnear", "adaq-ru"):
        path = arguments.data / "bench" / f"quotes.{name}.dev.jsonl"
        if not path.is_file():
            print(f"{name}: no {path.name} in the data folder, not measured")
            continue
        for tool, extract in tools.items():
            if name == "adaq-ru":
                if extract is ours:
                    print(f"{name}, {tool}")
                    adaq(path)
                continue
            if extract is not ours and name == "polnear":
                continue  # an hour of parsing
            print(f"{name}, {tool}")
            polnear(path, extract)


if __name__ == "__main__":
    main()
