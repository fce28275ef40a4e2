"""Quotes that run on over paragraphs, each of which opens anew: one speaker, wherever he is named."""

import re
from collections.abc import Sequence
from dataclasses import replace

from transcheck.model import SURE, Speaker
from transcheck.quotes import trust
from transcheck.quotes.clauses import Sentence
from transcheck.quotes.nesting import Node

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # words of a quote that is known again
_ALIKE = 0.66  # of its longer words
_LITTLE, _BEGINNING = 3, 5  # letters of a word that is left out; by which a longer one is known in its other forms
_FEW = 3  # quotes from which one speaker has an article for himself


def share_along_runs(outer: Sequence[Sequence[Node]]) -> None:
    """A quote that runs on over paragraphs has one speaker, wherever he is named."""
    previous: Node | None = None
    chain: list[Node] = []
    for node in (node for nodes in outer for node in nodes):
        if previous is not None and previous.runs_on:
            node.resumes = previous
            chain.append(node)
        else:
            _share(chain)
            chain = [node]
        previous = node
    _share(chain)


def share_with_headings(text: str, outer: Sequence[Sequence[Node]]) -> None:
    """Give a quote of a heading its speaker: of the quote with these words, or of all that the article has."""
    spoken = [node for nodes in outer for node in nodes if node.kind not in ("headline", "scare")]
    named = [node for node in spoken if node.speaker.name]
    for node in (node for nodes in outer for node in nodes if node.kind == "headline" and node.speaker.name is None):
        words = _weighty(text[node.start : node.end])
        if len(text[node.start : node.end].split()) < _SHORTEST or not words:
            continue
        alike = [one for one in named if _shared(words, _weighty(text[one.start : one.end])) >= _ALIKE]
        told = {one.speaker.name: one.speaker for one in alike}
        if not told and len(spoken) == len(named) >= _FEW and not _is_title(text[node.start : node.end]):
            told = {one.speaker.name: one.speaker for one in named}
        if len(told) == 1:
            speaker = next(iter(told.values()))
            confidence = min(speaker.confidence, trust.RESUMED if alike else trust.ONLY_SPEAKER)
            node.speaker = replace(speaker, mention=None, cue=None, confidence=confidence)


def _weighty(words: str) -> frozenset[str]:
    """The beginnings of the longer words."""
    return frozenset(word[:_BEGINNING].lower() for word in _WORD.findall(words) if len(word) > _LITTLE)


def _shared(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / len(words) if len(words & others) > 1 else 0.0


def _is_title(words: str) -> bool:
    """Whether words are set as the name of something is."""
    weighty = [word for word in _WORD.findall(words) if len(word) > _LITTLE]
    return len(weighty) > 1 and all(word[0].isupper() for word in weighty)


def _share(chain: list[Node]) -> None:
    """Give all parts of a run the speaker of the part that names him best."""
    if len(chain) < 2:
        return
    known = [node.speaker for node in chain if node.speaker.name]
    if known:
        best = max(known, key=lambda speaker: (speaker.confidence >= SURE, speaker.cue is not None, speaker.confidence))
        for node in chain:
            node.speaker = best
            node.kind = "direct" if node.kind in ("fragment", "scare") else node.kind


def last_quote(sentence: Sentence) -> Node | None:
    """The last quote of a sentence that is speech, a whole one rather than woven-in words."""
    quotes = [token.quote for token in reversed(sentence) if token.quote is not None and token.quote.kind != "scare"]
    return next((quote for quote in quotes if quote.kind != "fragment"), quotes[0] if quotes else None)


def less_sure(speaker: Speaker, link: float) -> Speaker:
    """The same speaker, no surer than the link to another quote of theirs lets one be."""
    return replace(speaker, confidence=min(speaker.confidence, link))
