"""How much of each text stands in each of many others, without comparing every two."""

from collections import defaultdict
from collections.abc import Collection, Sequence, Set

import numpy as np
from numpy.typing import NDArray


def shared(texts: Sequence[Collection[tuple[str, ...]]], others: Sequence[Set[str]]) -> NDArray[np.float32]:
    """Count the things of each text that stand in each of the others.

    Args:
        texts: the things in each of n texts, each by its keys: any one of them will do.
        others: the keys in each of m other texts.

    Returns:
        Shape (n, m).
    """
    having: defaultdict[str, list[int]] = defaultdict(list)
    for column, keys in enumerate(others):
        for key in keys:
            having[key].append(column)
    found = np.zeros((len(texts), len(others)), np.float32)
    for row, things in zip(found, texts, strict=True):
        for thing in things:
            columns = {column for key in thing for column in having.get(key, ())}
            row[list(columns)] += 1
    return found
