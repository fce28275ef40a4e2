"""Quotes that run on over paragraphs, each of which opens anew: one speaker, wherever he is named."""

from collections.abc import Sequence

from transcheck.model import SURE
from transcheck.quotes.nesting import Node


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
