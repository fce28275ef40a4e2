"""A quote that the outlet never closed ends where the outlet's own words begin: '"We are ready, she said.'."""

import re
from collections.abc import Iterator

from transcheck.quotes.attribution import attribute
from transcheck.quotes.clauses import Sentence, tokens_with_quotes
from transcheck.quotes.nesting import Node
from transcheck.quotes.speech import Speech

_FARTHEST = 90  # code points before the end of the paragraph that the outlet's words may begin
_MOST_TOKENS = 14
_ONE_PERSON = ("m", "f")  # "he", "she"
# What stands between a quote and its source: a comma or dash, which is no part of it, or a mark that ends a sentence.
_SEAM = re.compile(r",?[ \t]*[—–-][ \t]+|,[ \t]+|(?<=[?!…])[ \t]+")


def end_at_attribution(text: str, node: Node, speech: Speech) -> None:
    """Let an unclosed quote that reaches to the end of its paragraph end before the words that name its source.

    One that seems to run on, since the next paragraph opens anew, does so only where a person is named, or "he", "she":
    "they say" may well be the speaker's.
    """
    if node.closing is not None or node.children:
        return
    for seam in _seams(text, node):
        trial = Node(node.opening, None, node.start, seam)
        tokens = tokens_with_quotes(text, node.opening.start, node.end, [trial])
        if len(tokens) <= _MOST_TOKENS and _is_attribution(text, tokens, speech, one_person=node.runs_on):
            node.end, node.runs_on = seam, False
            return


def _seams(text: str, node: Node) -> Iterator[int]:
    """Where the words of the quote may end, the last first."""
    first = max(node.start + 1, node.end - _FARTHEST)
    for match in reversed(list(_SEAM.finditer(text, first, node.end))):
        yield match.start()


def _is_attribution(text: str, tokens: Sentence, speech: Speech, *, one_person: bool) -> bool:
    """Whether what follows the quote, to the end of the paragraph, names its source and says no more than when."""
    found = attribute(text, tokens, 0, speech)
    if found is None or found.source is None or found.before or found.strength < 3:
        return False
    source = tokens[found.source[0]]
    if speech.pronouns.get(source.low, "").startswith("1"):  # who speaks tells of himself
        return False
    if one_person and not tokens[found.source[1]].is_name and speech.pronouns.get(source.low) not in _ONE_PERSON:
        return False
    first = min(found.source[0], found.cue[0])
    after = max(found.source[1], found.cue[1]) + 1
    if any(token.is_word for token in tokens[1:first]):
        return False
    rest = tokens[after] if after < len(tokens) else None
    return rest is None or rest.text in (".", ",") or rest.low in speech.prepositions
