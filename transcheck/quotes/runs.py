"""Quotes that run on over paragraphs, each of which opens anew: one speaker, wherever he is named."""

from collections.abc import Sequence
from dataclasses import replace

from transcheck.model import SURE
from transcheck.quotes import trust
from transcheck.quotes.nesting import Node

_EDGES = " .,!?…—–-"
_SHORTEST = 3  # words of a quote that is known again


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
    """Give a quote of a heading the speaker of the quote in the article that has the same words."""
    spoken = [node for nodes in outer for node in nodes if node.kind != "headline" and node.speaker.name]
    for node in (node for nodes in outer for node in nodes if node.kind == "headline" and node.speaker.name is None):
        words = text[node.start : node.end].strip(_EDGES).lower()
        if len(words.split()) < _SHORTEST:
            continue
        told = {one.speaker.name: one.speaker for one in spoken if words in text[one.start : one.end].lower()}
        if len(told) == 1:
            speaker = next(iter(told.values()))
            confidence = min(speaker.confidence, trust.RESUMED)
            node.speaker = replace(speaker, mention=None, cue=None, confidence=confidence)


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
