"""Which of many texts are nearest to all: with these each is compared, instead of every one with every other.

N outlets make N² pairs. What one outlet says otherwise than the rest shows against those that say what most say; and
two that differ from each other differ from at least one of these. Few texts are compared each with each, as ever.
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import combinations

MOST_RENDERINGS = 8  # wordings of one utterance that are compared each with each (28 pairs)
_HUBS = 3  # of an utterance with more
MOST_DOCUMENTS = 24  # documents that are searched each with each (276 pairs)
_DOCUMENT_HUBS = 12
_COVERED = 0.5  # what a word still counts for a further hub, each time that a hub has it


def central(bags: Sequence[Collection[str]], most: int) -> list[int]:
    """The texts that together have most of what the texts have, the most central first.

    Args:
        bags: the words of each text.
        most: how many are wanted.
    """
    spread = Counter(word for bag in bags for word in bag)
    worth = {word: float(count - 1) for word, count in spread.items()}
    left = dict.fromkeys(range(len(bags)))
    chosen: list[int] = []
    while left and len(chosen) < most:
        best = max(left, key=lambda n: (sum(worth[word] for word in bags[n]) / math.sqrt(len(bags[n]) + 1), -n))
        chosen.append(best)
        del left[best]
        for word in bags[best]:
            worth[word] *= _COVERED
    return chosen


def compared_renderings(wordings: Sequence[str], bags: Sequence[Collection[str]]) -> frozenset[tuple[int, int]]:
    """Which renderings of one utterance are set side by side.

    Args:
        wordings: what each says; those that say the same to the letter are compared for all by the first of them.
        bags: the words of each.

    Returns:
        Pairs of places, the smaller first: all of a few; else those of each rendering with the most central ones.
    """
    everything = frozenset(combinations(range(len(wordings)), 2))
    if len(wordings) <= MOST_RENDERINGS:
        return everything
    first: dict[str, int] = {}
    for number, wording in enumerate(wordings):
        first.setdefault(wording, number)
    kinds = list(first.values())
    hubs = set(kinds)
    if len(kinds) > MOST_RENDERINGS:
        hubs = {kinds[n] for n in central([bags[n] for n in kinds], _HUBS)}
    chosen = set()
    for hub in hubs:
        for number, wording in enumerate(wordings):
            if number != hub and wording != wordings[hub]:
                chosen.add((min(number, hub), max(number, hub)))
    return frozenset(chosen)


def searched_documents(bags: Sequence[Collection[str]]) -> list[tuple[int, int]]:
    """Which documents are searched for what they share, in the order of their places, the smaller first.

    Args:
        bags: the words of each.
    """
    everything = list(combinations(range(len(bags)), 2))
    if len(bags) <= MOST_DOCUMENTS:
        return everything
    hubs = set(central(bags, _DOCUMENT_HUBS))
    return [(one, other) for one, other in everything if one in hubs or other in hubs]
