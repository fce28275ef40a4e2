"""Count what is told of invented stories in which nobody is misquoted.

    python benchmarks/faithful_stories.py [--missed] [FILE]

FILE is a list of stories like `benchmarks/speakers/faithful.json`: an `original` in Ukrainian, Russian or Belarusian
and two `outlets` that render it in their own words. Everybody is given what he said, so every TC212 is false. Without
the original first, then with it.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from transcheck import Document, compare

_STORIES = Path(__file__).parent / "speakers" / "faithful.json"


def main() -> None:
    """Print the number of findings by severity, and those about speakers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=_STORIES)
    parser.add_argument("--missed", action="store_true", help="print the findings that are major or worse")
    arguments = parser.parse_args()
    stories = json.loads(arguments.file.read_text(encoding="utf-8"))
    for witnessed in (False, True):
        severities: Counter[str] = Counter()
        speakers = 0
        for story in stories:
            read = [Document(f"{story['id']}-{place}", text, "en") for place, text in enumerate(story["outlets"])]
            told = story["original"]
            if witnessed:
                read.append(Document(f"{story['id']}-told", told["text"], told["language"], is_original=True))
            for finding in compare(read).findings:
                severities[finding.severity] += 1
                speakers += finding.code == "TC212"
                if arguments.missed and (finding.severity in ("critical", "major") or finding.code == "TC212"):
                    print(f"{story['id']} {finding.code} {finding.severity}: {finding.message}")
        counts = ", ".join(f"{count} {severity}" for severity, count in severities.most_common()) or "none"
        how = "with" if witnessed else "without"
        print(f"{len(stories)} stories {how} original: TC212 {speakers}; findings: {counts}")


if __name__ == "__main__":
    main()
