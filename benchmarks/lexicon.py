"""What the lexicon sees in labelled renderings.

    python benchmarks/lexicon.py CORPUS.jsonl… [--words] [-v]

Three questions, each by the links of `transcheck.comparing`:

- faithful pairs: how many words of meaning have no counterpart, and how many links set words apart that agree;
- near divergences (one place differs) of kinds that words make: what the words that differ are called: *apart*
  (opposite, or set apart by the lexicon), *facing* (each is left alone in the other's place, both known), *near*
  (told with what differs), *unknown* (left alone, not both known), *same*;
- with `--words`, the words left alone most often, by part of speech, to see which kinds are missing.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from transcheck.comparing import compare_pair, tokenize
from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.tokens import Token
from transcheck.languages.english import parts_of_speech
from transcheck.languages.lexicon.meanings import english_lexicon
from transcheck.model import Document, Member, Pair

KINDS = ("verb", "noun", "term", "act", "qualifier")
APART = {"opposite", "rival"}


def compared(left: str, right: str) -> Comparison:
    """Two texts set side by side."""
    one, other = Document("left", left, "en"), Document("right", right, "en")
    members = [Member(document.span(0, len(document.text))) for document in (one, other)]
    return compare_pair(Pair("p", members[0], members[1], 1.0, ()))


def alone(comparison: Comparison, side: Side) -> list[Token]:
    """The words of meaning of one side without a counterpart."""
    partners = comparison.partners(side)
    return [token for token in side.meaningful if token.index not in partners]


def faithful(items: list[Mapping[str, Any]], words: Counter[tuple[str, str]]) -> Iterator[str]:
    """Lines on pairs that say the same."""
    links: Counter[str] = Counter()
    for other in (1, 2):
        count = without = 0
        for item in items:
            comparison = compared(item["faithful"][0], item["faithful"][other])
            for side, _ in comparison.sides:
                left_alone = alone(comparison, side)
                count, without = count + len(side.meaningful), without + len(left_alone)
                words.update((token.lemma, "".join(sorted(parts_of_speech(token.lemma)))) for token in left_alone)
            links.update(link.relation for link in comparison.links)
        yield f"faithful [0]–[{other}]: {without / max(1, count):.3f} of {count} words of meaning without counterpart"
    apart = sum(links[relation] for relation in APART)
    yield f"faithful: {apart / max(1, links.total()):.3f} of {links.total()} links set words apart; {dict(links)}"


def called(comparison: Comparison, changed: list[str]) -> str | None:
    """What the words of the right side that carry a difference are called, the gravest first; None without any."""
    lexicon = english_lexicon()
    told = {token.lemma for text in changed for token in tokenize(Document("w", text, "en").span(0, len(text)))}
    tokens = comparison.right.tokens
    places = {token.index for token in comparison.right.meaningful if token.lemma in told}
    before = {token.lemma for token in comparison.left.meaningful}
    places = {index for index in places if tokens[index].lemma not in before} or places
    if not places:
        return None
    relations = {link.relation for link in comparison.links if link.right in places}
    if relations & APART:
        return "apart"
    for one in comparison.replacements:
        if places & {token.index for token in one.right.content} and one.left.content:
            sides = (one.left.content, one.right.content)
            return "facing" if all(any(lexicon.knows(t.lemma) for t in side) for side in sides) else "unknown"
    if "near" in relations:
        return "near"
    if places - {link.right for link in comparison.links}:
        return "unknown"
    return "same"


def divergent(items: list[Mapping[str, Any]]) -> Iterator[str]:
    """Lines on pairs of which one says something else in one place."""
    by_kind: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for item in items:
        for one in item["divergent"]:
            if one["near"] is not None and one["category"] in by_kind:
                verdict = called(compared(item["faithful"][one["near"]], one["text"]), one["words"])
                if verdict:
                    by_kind[one["category"]][verdict] += 1
                    if "-v" in sys.argv:
                        print(verdict, one["category"], one["severity"], "|", one["what"], "|", one["words"])
    for kind, verdicts in [*by_kind.items(), ("all", sum(by_kind.values(), Counter()))]:
        shares = ", ".join(f"{verdict} {count / verdicts.total():.2f}" for verdict, count in verdicts.most_common())
        yield f"near divergences, {kind:9} {verdicts.total():4}: {shares}"


def main() -> None:
    """Measure and print."""
    files = [path for path in sys.argv[1:] if not path.startswith("-")]
    items = [json.loads(line) for path in files for line in Path(path).read_text(encoding="utf-8").splitlines()]
    words: Counter[tuple[str, str]] = Counter()
    for line in (*faithful(items, words), *divergent(items)):
        print(line)
    if "--words" in sys.argv:
        for (word, part), count in words.most_common(400):
            print(count, word, part, "known" if english_lexicon().knows(word) else "")


if __name__ == "__main__":
    main()
