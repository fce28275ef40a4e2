"""Headlines, pull quotes and woven-in words that repeat what an outlet quotes: further renderings, never rivals."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from transcheck.encoders.lexical import FUNCTION_WORDS, WORD, fold, words_of
from transcheck.pairing.segments import Rendering, Segment, path_of

_REPEAT_WORDS = 4  # fewer may well be said twice
_OF_HEADLINE = 0.5  # of the words of a headline, which shortens and rewords, in the sentence that it is taken from
_OF_PULL_QUOTE = 0.8  # of the words of any other quote in a longer one of the outlet
_PULL_WORDS = 4
_OF_WOVEN = 1.0  # of the words of a label in marks that another outlet prints as speech
_WOVEN_WORDS = 2


def echoes_in(segments: Sequence[Segment]) -> frozenset[int]:
    """The sentences of a document that repeat another of its sentences, by their numbers.

    Args:
        segments: the segments of one document, in order.

    Returns:
        Of a headline and its source the headline, of a part and the whole the part, of two equal ones the second.
    """
    whole = [segment for segment in segments if segment.whole]
    having: defaultdict[str, list[int]] = defaultdict(list)
    for place, segment in enumerate(whole):
        for word in content_of(segment.words):
            having[word].append(place)
    found: set[int] = set()
    said: dict[tuple[str, ...], int] = {}
    for place, segment in enumerate(whole):
        words = tuple(WORD.findall(fold(segment.words)))
        if (segment.kind != "headline" and len(words) >= _REPEAT_WORDS and said.setdefault(words, place) != place) or (
            segment.kind in {"headline", "direct"} and _has_source(place, whole, having)
        ):
            found.add(segment.sentence)
    return frozenset(found)


def without_echoes(segments: Sequence[Segment]) -> list[Segment]:
    """The segments that speak for themselves: each of the others would speak against one of them."""
    echoes = echoes_in(segments)
    return [s for s in segments if s.kind != "headline" and s.sentence not in echoes]


def headlines_in(segments: Sequence[Segment]) -> list[Segment]:
    """The headlines among the segments whose source is not plain from their words."""
    echoes = echoes_in(segments)
    return [s for s in segments if s.kind == "headline" and s.sentence not in echoes]


def _has_source(place: int, whole: Sequence[Segment], having: Mapping[str, Sequence[int]]) -> bool:
    """Whether a longer sentence of another quote of the document says the words of this one."""
    segment = whole[place]
    words = content_of(segment.words)
    headline = segment.kind == "headline"
    if len(words) < (2 if headline else _PULL_WORDS):
        return False
    common: defaultdict[int, int] = defaultdict(int)
    for word in words:
        for other in having[word]:
            common[other] += 1
    share = _OF_HEADLINE if headline else _OF_PULL_QUOTE
    return any(
        count >= share * len(words)
        and whole[other].kind != "headline"
        and whole[other].speech != segment.speech
        and (headline or len(content_of(whole[other].words)) > len(words))
        and _may_be_one_speaker(segment, whole[other])
        for other, count in common.items()
    )


def _may_be_one_speaker(one: Segment, other: Segment) -> bool:
    names = {segment.quote.speaker.name for segment in (one, other) if segment.quote}
    return None in names or len(names) < 2


def add_echoes(
    groups: Sequence[list[Rendering]],
    segments: Mapping[str, Sequence[Segment]],
    woven: Mapping[str, Sequence[Segment]],
) -> None:
    """Take what repeats a rendering of a group into that group.

    Args:
        groups: groups to add to.
        segments: the segments of each document, by its path.
        woven: words in marks that are no speech by themselves (labels), of each document.
    """
    having: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    renderings = [(number, rendering) for number, group in enumerate(groups) for rendering in group]
    contents = [content_of(" ".join(segment.words for segment in rendering)) for _, rendering in renderings]
    for place, words in enumerate(contents):
        for word in words:
            having[word].add((place, renderings[place][0]))
    taken = {(path_of(rendering), segment.sentence) for _, rendering in renderings for segment in rendering}
    for path, found in segments.items():
        echoes = echoes_in(found)
        for segment in found:
            if segment.whole and segment.sentence in echoes and (path, segment.sentence) not in taken:
                share = _OF_HEADLINE if segment.kind == "headline" else _OF_PULL_QUOTE
                own = {place for place, (_, rendering) in enumerate(renderings) if path_of(rendering) == path}
                _add(segment, share, groups, having, own)
        for segment in woven.get(path, ()):
            words = content_of(segment.words)
            if len(words) >= _WOVEN_WORDS and not _is_title(segment.span.text):
                others = {place for place, (_, rendering) in enumerate(renderings) if path_of(rendering) != path}
                _add(segment, _OF_WOVEN, groups, having, others)


def _add(
    segment: Segment,
    share: float,
    groups: Sequence[list[Rendering]],
    having: Mapping[str, set[tuple[int, int]]],
    among: set[int],
) -> None:
    """Put a segment into the group with the rendering that has the most of its words, if that is enough."""
    words = content_of(segment.words)
    common: defaultdict[tuple[int, int], int] = defaultdict(int)
    for word in words:
        for place, number in having.get(word, ()):
            if place in among:
                common[place, number] += 1
    best = max(common, key=lambda key: (common[key], -key[0]), default=None)
    if best is not None and common[best] >= share * len(words):
        groups[best[1]].append((segment,))


def _is_title(text: str) -> bool:
    words = [word for word in WORD.findall(text) if fold(word) not in FUNCTION_WORDS]
    return all(word[:1].isupper() or word[:1].isdigit() for word in words)


@lru_cache(maxsize=20_000)
def content_of(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, folded."""
    return frozenset(words_of(text)) - FUNCTION_WORDS
