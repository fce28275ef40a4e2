"""Measure who is given each quote of invented articles in many house styles.

    python benchmarks/speakers.py [--aside] [--missed] [FILE…]

FILE is a list of articles like `benchmarks/speakers/articles.json`: `text`, `language`, `aside`, and `quotes`, each
with the words that it `begins` with and every name that is right for its `speaker` (null: nobody, or nobody whom the
article lets one name). A third of the articles is marked `aside`: it is left out unless asked for, so that what was
mended on the others can be judged by it. A speaker that is not told is unknown and never wrong.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from transcheck.model import Document
from transcheck.quotes import extract_quotes

_ARTICLES = Path(__file__).parent / "speakers" / "articles.json"
VERDICTS = ("right", "wrong", "unknown")


def plain(name: str) -> str:
    """A name as it is compared: small letters, no marks, no article before it."""
    return (
        re.sub(r"^(?:the|an?) ", "", re.sub(r"[^\w ]", "", name.lower().replace(".", ". "))).replace("  ", " ").strip()
    )


def verdicts(article: dict[str, Any]) -> Iterator[tuple[str, str, str | None]]:
    """Verdict, first words and the name given for each quote of an article."""
    found = extract_quotes(Document(article["id"], article["text"], article["language"]))
    for quote in article["quotes"]:
        begins = quote["begins"]
        name = next((one.speaker.name for one in found if one.span.text.startswith(begins)), None)
        right: Sequence[str | None] = quote["speaker"]
        if name is None:
            yield ("right" if None in right else "unknown"), begins, None
        else:
            yield ("right" if plain(name) in {plain(one) for one in right if one} else "wrong"), begins, name


def main() -> None:
    """Print the share of each verdict, by language and over all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[_ARTICLES])
    parser.add_argument("--aside", action="store_true", help="measure the articles kept aside, and only these")
    parser.add_argument("--missed", action="store_true", help="print the quotes whose speaker is not right")
    arguments = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    for file in arguments.files:
        for article in json.loads(file.read_text(encoding="utf-8")):
            if article["aside"] != arguments.aside:
                continue
            for verdict, begins, name in verdicts(article):
                for key in (article["language"], "all"):
                    counts.setdefault(key, Counter())[verdict] += 1
                if arguments.missed and verdict != "right":
                    print(f"{article['id']} {verdict}: {begins!r} {name}")
    for key, counter in counts.items():
        total = counter.total()
        shares = "  ".join(f"{verdict} {counter[verdict] / total:.3f}" for verdict in VERDICTS)
        print(f"{key:4} {total:4} quotes  {shares}")


if __name__ == "__main__":
    main()
