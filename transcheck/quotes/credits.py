"""Lines of attribution: a quote that stands alone, and under it or behind a dash who said it.

“Nobody came.” — Vasil Hrynchyk, her son

“The council is doing what it can.”
Ales Tsitou, deputy mayor
"""

import re
from collections.abc import Sequence

from transcheck.model import Document, Speaker
from transcheck.quotes import trust
from transcheck.quotes.furniture import UPPER
from transcheck.quotes.marks import edge
from transcheck.quotes.nesting import Node
from transcheck.quotes.paragraphs import Bounds
from transcheck.quotes.people import People
from transcheck.quotes.speech import Speech

_MOST_WORDS = 14
_NAME = (
    rf"(?P<name>(?:[{UPPER}]\.[ \u00a0]?){{1,2}}[{UPPER}][\w'’ʼ\-‑]+"
    rf"|[{UPPER}][\w'’ʼ.\-‑]*(?:[ \u00a0](?:[{UPPER}][\w'’ʼ.\-‑]*|de|van|von|al|bin)){{0,4}})"
)
_DASHED = re.compile(rf"(?:[>|][ \u00a0]?)?(?:—|–|―|--?|~)[ \u00a0]?{_NAME}(?P<rest>(?:,| \(|:|$).*|\.$|$)", re.DOTALL)
_BARE = re.compile(rf"{_NAME}(?P<rest>, [^.!?\n]+)$")
_BLOCK = re.compile(r"(?:>[ \u00a0]?)+")
_WORD = re.compile(r"[^\W\d_]+")


def credit_quotes(
    document: Document,
    paragraphs: Sequence[Bounds],
    nodes: list[list[Node]],
    people: People,
    speech: Speech,
) -> list[Bounds]:
    """Give the quotes with a line of attribution their speakers, for good.

    Returns:
        The lines, which are no narration.
    """
    text = document.text
    lines: list[Bounds] = []
    for index, (start, end) in enumerate(paragraphs):
        found = nodes[index]
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if not found and text[start] == ">" and following is not None:
            block = _BLOCK.match(text, start, end)
            if block and text[following[0]] == ">" and _DASHED.fullmatch(text, *following):
                node = Node(edge(block.end()), edge(end), block.end(), end, kind="dash")
                found = nodes[index] = [node]
                start = block.end()
        if not found or found[0].opening.start != start:
            continue
        last = found[-1]
        after = last.closing.end if last.closing else last.end
        while after < end and text[after] in " \u00a0.,":
            after += 1
        match, line = None, (after, end)
        if after < end:
            match = _DASHED.fullmatch(text, after, end)
        elif following is not None and not _is_speech(nodes[index + 1]):
            match, line = _DASHED.fullmatch(text, *following), following
            if match is None and text.count("\n", end, following[0]) == 1:
                match = _BARE.fullmatch(text, *following)
        if match is None or not _names(match, line, text, speech):
            continue
        lines.append(line)
        if line == following:
            nodes[index + 1] = []
        speaker = _speaker(document, match, people, speech)
        for node in found:
            node.speaker, node.settled = speaker, True
            node.kind = "direct" if node.kind != "dash" else node.kind
    return lines


def _is_speech(nodes: Sequence[Node]) -> bool:
    """Whether a paragraph holds quotes in marks: then it is no line under another."""
    return any(node.opening.start != node.opening.end for node in nodes)


def _names(match: re.Match[str], line: Bounds, text: str, speech: Speech) -> bool:
    """Whether a line tells a name and perhaps a role, and no more."""
    words = _WORD.findall(text, *line)
    if not words or len(words) > _MOST_WORDS:
        return False
    first = match["name"].split()[0].lower()
    if first in speech.closed or (len(match["name"].split()) == 1 and not match["rest"].startswith((",", " ("))):
        return False
    return not any(word.lower() in speech.auxiliaries or _is_finite(word.lower(), speech) for word in words)


def _is_finite(word: str, speech: Speech) -> bool:
    verb = speech.verbs.get(word)
    return verb is not None and verb.strong and verb.shape in ("past", "s", "any")


def _speaker(document: Document, match: re.Match[str], people: People, speech: Speech) -> Speaker:
    start, end = match.span("name")
    mentions = people.between(start, end)
    words = [word for word in match["name"].split() if word.rstrip(".").lower() not in speech.titles]
    person = mentions[0].person if mentions else people.person_of(words or match["name"].split())
    name = person.name if person is not None else " ".join(words)
    return Speaker(name, document.span(start, end), None, None, trust.TURN_LINE)
