"""Speech set off by dashes, as Ukrainian, Russian and Belarusian print it.

Two habits: a paragraph that opens with a dash ("— Ні, — сказав він. — Не сьогодні."), and an attribution that
stands between dashes inside one pair of marks («Ні, — сказав він, — не сьогодні»). Both are cut into the
stretches that were said, each a quote of its own.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from transcheck.quotes.marks import edge
from transcheck.quotes.nesting import Node
from transcheck.quotes.paragraphs import Bounds, is_interruption
from transcheck.quotes.slavic import looks_finite
from transcheck.quotes.speech import Speech

_OPENING = re.compile(r"[—–―-][ \u00a0]")
_BREAK = re.compile(r"[,.!?…][»”\"]?,?\s*[—–―-]\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_ENDS = frozenset(".!?…:")
_QUESTIONS = 2  # with their answers, that make lines after dashes a talk
_HEAD = 6  # words of an attribution among which its verb and its subject stand
_LONGEST_ASIDE = 160  # code points of an attribution between two dashes


def split_at_asides(text: str, node: Node, speech: Speech) -> list[Node]:
    """A quote in marks cut at the attributions that stand between dashes inside it."""
    stretches = _spoken(text, node.start, node.end, node.children, speech)
    if len(stretches) == 1 and stretches[0] == (node.start, node.end):
        return [node]
    parts: list[Node] = []
    for number, (start, end) in enumerate(stretches):
        opening = node.opening if number == 0 else edge(start)
        last = number == len(stretches) - 1 and end == node.end
        part = Node(opening, node.closing if last else edge(end), start, end)
        part.children = [child for child in node.children if start <= child.start and child.end <= end]
        if parts:
            part.resumes = parts[-1]
        parts.append(part)
    return parts


def dash_speech(text: str, paragraphs: Sequence[Bounds], nodes: list[list[Node]], speech: Speech) -> None:
    """Find the paragraphs that are speech after a dash and put their quotes into `nodes`.

    A list has dashes too: a paragraph counts only where an attribution stands in it, or where it ends as a
    sentence does and adjoins one that counts or belongs to a talk of questions and answers.
    """
    openings = [_OPENING.match(text, start, end) for start, end in paragraphs]
    if not any(openings):
        return
    attributed = [
        opening is not None and _spoken(text, opening.end(), end, (), speech) != [(opening.end(), end)]
        for opening, (_, end) in zip(openings, paragraphs, strict=True)
    ]
    talked = _talked(text, paragraphs, [opening is not None for opening in openings])
    for index, (opening, (_, end)) in enumerate(zip(openings, paragraphs, strict=True)):
        if opening is None:
            continue
        adjoins = any(attributed[max(0, index - 1) : index + 2]) or index in talked
        if not attributed[index] and not (adjoins and text[end - 1] in _ENDS):
            continue
        inside = nodes[index]
        nodes[index] = []
        for first, last in _spoken(text, opening.end(), end, inside, speech):
            node = Node(edge(first), edge(last), first, last, kind="dash")
            node.children = [child for child in inside if first <= child.start and child.end <= last]
            if nodes[index]:
                node.resumes = nodes[index][-1]
            nodes[index].append(node)


def _talked(text: str, paragraphs: Sequence[Bounds], dashed: Sequence[bool]) -> set[int]:
    """The paragraphs after dashes in which one asks and another answers, twice at least."""
    found: set[int] = set()
    run: list[int] = []
    for index, (start, end) in enumerate([*paragraphs, (0, 0)]):
        if start < end and dashed[index]:
            run.append(index)
        elif start == end or not is_interruption(text[start:end]):
            asks = [text[paragraphs[place][1] - 1] == "?" for place in run]
            if sum(asked and not answers for asked, answers in pairwise(asks)) >= _QUESTIONS:
                found.update(run)
            run = []
    return found


def _spoken(text: str, start: int, end: int, children: Sequence[Node], speech: Speech) -> list[Bounds]:
    """The stretches of [start, end) that are speech and not attribution between dashes."""
    stretches: list[Bounds] = []
    at = start
    search = start
    while match := _BREAK.search(text, search, end):
        search = match.end()
        if any(child.start <= match.start() < child.end for child in children):
            continue
        stop = _aside_end(text, match.end(), end, speech)
        if stop is None:
            continue
        stretches.append((at, match.start() + (text[match.start()] in "!?…")))
        at = search = stop
    if at < end:
        stretches.append((at, end))
    return [(first, last) for first, last in stretches if first < last] or [(start, end)]


def _aside_end(text: str, start: int, end: int, speech: Speech) -> int | None:
    """Where speech resumes after an attribution that begins at `start`; None if none begins there."""
    if not text[start : start + 1].islower():
        return None
    words = [match.group() for match in _WORD.finditer(text, start, min(end, start + 60))][:_HEAD]
    verbs = [speech.verbs.get(word.lower()) for word in words[:3]]
    named = any(word[0].isupper() or speech.pronouns.get(word) in ("m", "f") for word in words[1:])
    shown = named and any(looks_finite(word, speech) for word in words[:2])
    if not shown and not any(verb is not None and verb.strong for verb in verbs):
        return None
    following = _BREAK.search(text, start, min(end, start + _LONGEST_ASIDE))
    if following is not None:
        return following.end()
    if any(verb is not None and verb.strong for verb in verbs):
        return end if end - start <= _LONGEST_ASIDE else None
    return None
