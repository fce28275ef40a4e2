"""Faults between whole articles that we plant ourselves: other speaker, own voice, turned fragment, quoted twice.

    python benchmarks/planted_stories.py DATA [--most N]

DATA holds `renderings.wmt21.ru-en*.jsonl`, two people's renderings (a, b) of one source. Each is put into a short
article by our own frame, once as it ought to be and once with one fault. Told are the faults found by the rule that is
meant, and how often that rule speaks where there is none; with the same words in both articles, and with the two
renderings.
"""

import re
import sys
from collections.abc import Callable

from divergence import Couple
from planted import asked

from transcheck.checking.base import Resources
from transcheck.checking.engine import run_rules
from transcheck.encoders import load_encoder
from transcheck.glossary import Glossary
from transcheck.model import Document, Story
from transcheck.pairing import pair_renderings
from transcheck.quotes import extract_quotes
from transcheck.rules import RULES

MOST = 60  # stories of each kind
Frame = Callable[
    [str, str], tuple[str, str] | None
]  # two renderings → two articles, None where they have no place for it
_START = "The ferry at Pinsk stood still on Sunday evening. People waited on both banks until dawn."


def said(words: str, speaker: str = "Marta Kavalets") -> str:
    """An article that quotes the words."""
    return f"{_START}\n\n{speaker}, who runs the crossing, said: “{words}”\n\nThe boats will be back next week."


def other_speaker(a: str, b: str) -> tuple[str, str]:
    """The same words in another mouth."""
    return said(a), said(b, "Anton Hrytsuk")


def own_voice(a: str, b: str) -> tuple[str, str]:
    """Quoted here, told without a speaker there."""
    return said(a), f"{_START}\n\n{b}\n\nThe boats will be back next week."


def fragment(words: str, without: bool) -> str | None:
    """An article that quotes a few words after a negation, and denies them outside the marks unless `without`."""
    match = re.search(r"\b(?:not|never) ((?:[\w’'-]+ ){4,12}[\w’'-]+)", words)
    if match is None:
        return None
    no = "" if without else "not "
    return f"{_START}\n\nThe crossing was {no}“{match[1]}”, Marta Kavalets said.\n\nThe boats will be back next week."


def turned(a: str, b: str) -> tuple[str, str] | None:
    """A fragment of a sentence that denies, without the denial."""
    cut = fragment(b, without=True)
    return cut and (said(a), cut)


def not_turned(a: str, b: str) -> tuple[str, str] | None:
    """The same fragment, denied outside the marks."""
    cut = fragment(b, without=False)
    return cut and (said(a), cut)


def twice(a: str, b: str, fault: bool = True) -> tuple[str, str] | None:
    """One article quotes the words a second time, with a negation more where there is a fault."""
    again = re.sub(r"\b(is|are|was|were|will|can|could|would|must)\b", r"\1 not", b, count=1) if fault else b
    if fault and again == b:
        return None
    return said(b) + f"\n\nLater Kavalets said: “{again}”", said(a)


KINDS: tuple[tuple[str, str, Frame, Frame], ...] = (
    ("another speaker", "TC212", other_speaker, lambda a, b: (said(a), said(b))),
    ("in the outlet's own voice", "TC219", own_voice, lambda a, b: (said(a), said(b))),
    ("a fragment turns", "TC220", turned, not_turned),
    ("quoted twice", "TC221", twice, lambda a, b: twice(a, b, fault=False)),
)


class Reader:
    """All rules on two articles."""

    def __init__(self) -> None:
        self._rules = [rule() for rule in RULES]
        self._resources = Resources(Glossary())
        self._encoder = load_encoder("lexical")

    def codes(self, texts: tuple[str, str]) -> set[str]:
        """The codes of what is found."""
        documents = tuple(Document(name, text, "en") for name, text in zip("ab", texts, strict=True))
        quotes = {document.path: extract_quotes(document) for document in documents}
        pairing = pair_renderings(documents, quotes, encoder=self._encoder, glossary=self._resources.glossary)
        story = Story(documents, quotes, pairing.pairs, pairing.groups)
        found, failures = run_rules(self._rules, story, self._resources)
        if failures:
            sys.exit(f"a rule broke: {failures[0].message}")
        return {finding.code for finding in found}


def print_kind(reader: Reader, rows: list[Couple], kind: tuple[str, str, Frame, Frame], most: int) -> None:
    """One line: found, and told where there is no fault, with the same words and with the two renderings."""
    name, code, faulty, clean = kind
    cells = []
    for same in (True, False):
        for frame in (faulty, clean):
            made = [pair for a, b in rows if (pair := frame(b if same else a, b))][:most]
            hits = sum(code in reader.codes(pair) for pair in made)
            cells.append(f"{hits / max(1, len(made)):6.2f} of {len(made):3}")
    print(f"{code} {name:28} {'   '.join(cells)}")


def main() -> None:
    """Print the table."""
    rows, most = asked(__doc__, MOST)
    rows = [(a, b) for a, b in rows if not re.search(r"[“”\"«»]", a + b)]  # quotes in quotes are another matter
    reader = Reader()
    print(f"{'':35}{'the same words':32}the two renderings")
    print(f"{'':35}{'found':16}{'no fault':16}{'found':16}no fault")
    for kind in KINDS:
        print_kind(reader, rows, kind, most)


if __name__ == "__main__":
    main()
