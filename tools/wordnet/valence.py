"""Valence of words, good or bad, spread over WordNet from a few hundred words that everybody agrees on.

Label propagation on the graph of synsets: what is similar to, derived from or a kind of something good is good,
what is opposed to it is bad. Beside the signed sum runs one without signs; their quotient is the valence, and
where the latter is faint (no path from any seed) the valence is 0.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

# How much of its valence each kind of pointer hands on; see wninput(5WN) for the symbols.
_POINTERS = {"&": 0.5, "^": 0.3, "+": 0.5, "\\": 0.5, "!": -0.5, "@": 0.1, "*": 0.2, ">": 0.2}
_FROM_SEEDS = 0.2  # part of every round that the seeds keep
_ROUNDS = 30
_FAINT = 0.01
_LEAST_SHARE = 0.25  # of a seed's use: a rarer sense is no seed
_LEAST = 0.4  # weaker valences are not kept

Edges = dict[tuple[str, str], float]


def read_edges(lines: Iterator[tuple[str, str, str]]) -> Edges:
    """Weights between synsets, both ways, from (synset, pointer symbol, synset)."""
    edges: Edges = defaultdict(float)
    for source, symbol, target in lines:
        weight = _POINTERS.get(symbol, 0.0)
        if weight:
            edges[source, target] += weight
            edges[target, source] += weight
    return edges


def _seeds(senses: Mapping[str, Mapping[str, float]], index: Mapping[str, int]) -> npt.NDArray[np.float64]:
    seeds = np.zeros(len(index))
    table = tomllib.loads(Path(__file__).with_name("seeds.toml").read_text(encoding="utf-8"))
    for name, sign in (("good", 1), ("bad", -1)):
        for word in dict.fromkeys(table[name].split()):
            for synset, share in senses.get(word, {}).items():
                if share >= _LEAST_SHARE:
                    seeds[index[synset]] += sign * share
    return seeds


def valences(senses: Mapping[str, Mapping[str, float]], synsets: list[str], edges: Edges) -> dict[str, float]:
    """Valence of every word that has one, -1 (bad) to 1 (good).

    Args:
        senses: word → synset → share of the word's use.
        synsets: all synsets, in a fixed order.
        edges: see `read_edges`.
    """
    index = {synset: number for number, synset in enumerate(synsets)}
    rows = np.array([index[source] for source, _ in edges])
    columns = np.array([index[target] for _, target in edges])
    weights = np.array(list(edges.values()))
    degree = np.maximum(np.bincount(rows, weights=np.abs(weights), minlength=len(index)), 1e-9)
    weights /= np.sqrt(degree[rows] * degree[columns])

    def spread(seeds: npt.NDArray[np.float64], over: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        state = seeds
        for _ in range(_ROUNDS):
            reached = np.bincount(rows, weights=over * state[columns], minlength=len(index))
            state = (1 - _FROM_SEEDS) * reached + _FROM_SEEDS * seeds
        return state

    seeds = _seeds(senses, index)
    signed, plain = spread(seeds, weights), spread(np.abs(seeds), np.abs(weights))
    valence = signed / np.maximum(plain, 1e-9) * np.minimum(1, plain / _FAINT)
    found = {
        word: float(sum(share * valence[index[synset]] for synset, share in own.items()) / sum(own.values()))
        for word, own in senses.items()
    }
    return {word: value for word, value in found.items() if abs(value) >= _LEAST}
