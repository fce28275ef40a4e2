"""What `glossary suggest` proposes for real news: a list to be judged by reading, and the speed.

Reads quotes.polnear.dev.jsonl (articles of US outlets) and news.ruwa.dev.jsonl (reports on the war) from DATA_DIR. Each
proposal is printed with its kind, its count and its spellings; whoever reads marks those that are no whole name, mix
two referents, or have the wrong kind. The judgements that were made are in RESULTS.md.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from transcheck.glossary import Glossary
from transcheck.glossary.upkeep.suggest import Collector, cluster, tell_known
from transcheck.model import Document

SETS = {"polnear": "quotes.polnear.dev.jsonl", "ruwa": "news.ruwa.dev.jsonl"}


def documents(path: Path) -> Iterator[Document]:
    """The texts of a file, one at a time."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            record = json.loads(line)
            title = f"{record['title']}\n\n" if record.get("title") else ""
            yield Document(str(number), title + record["text"], "en")


def measure(name: str, path: Path, top: int) -> None:
    """Read one set and print what is proposed."""
    collector = Collector(Glossary.shipped())
    start = time.perf_counter()
    size = 0
    for document in documents(path):
        collector.add(document)
        size += len(document.text)
    read = time.perf_counter()
    referents = cluster(collector.spellings.values(), least=3)
    tell_known(referents, collector.glossary)
    known = [referent for referent in referents if referent.entry]
    referents = [referent for referent in referents if not referent.entry]
    done = time.perf_counter()
    rate = size / 1e6 / (read - start)
    print(f"{name}: {collector.texts} texts, {size / 1e6:.1f} million characters, {rate:.2f} million a second")
    print(f"{len(collector.spellings)} spellings, {len(referents)} proposals in {done - read:.1f} s")
    print(f"{sum(referent.divided for referent in referents)} of them are spelled in two ways or more")
    print(f"{len(known)} more look like spellings of entries that are there")
    for number, referent in enumerate(referents[:top], 1):
        spellings = ", ".join(f"{spelling.text} {spelling.count}" for spelling in referent.spellings)
        print(f"{number:3} {referent.kind:12} {referent.count:5}  {spellings}")
    print()


def main() -> int:
    """Print the table of both sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--top", type=int, default=50, help="how many proposals to print")
    arguments = parser.parse_args()
    for name, file in SETS.items():
        path = arguments.data / file
        if path.exists():
            measure(name, path, arguments.top)
        else:
            print(f"{name}: {path} is absent; nothing was measured")
    return 0


if __name__ == "__main__":
    sys.exit(main())
