"""Reduce Princeton WordNet 3.0 to what telling a paraphrase from a reversal needs.

Run once, by hand: ``python tools/wordnet/build.py /usr/share/wordnet`` (Debian package
wordnet-base); it writes ``words.tsv.gz`` (words and forms) and ``relations.tsv.gz`` (the rest) into
``transcheck/languages/wordnet``.
Each section is three lines, so that it loads in one stroke: its name, its tab-separated keys, its values in the
same order:

* ``words``: word; count in the sense-tagged texts, tenths of its use by part of speech ("n7v3"), then its
  senses ``synset.weight`` (weight in hundredths);
* ``poles``: word; ``synset.weight`` of the synsets with an opposite that the word stands for;
* ``opposites``: synset; its opposite synsets;
* ``broader``: synset of a word that was met in the texts; its hypernyms or, for a satellite adjective, the head
  of its cluster;
* ``valence``: word; good or bad, in hundredths, see `valence`;
* ``kin``: word; the words derived from it or that it derives from;
* ``forms``: irregular form; its base.

A sense counts by its share of the sense-tagged texts: a rare sense is noise for a checker.
"""

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from valence import read_edges, valences

from transcheck.languages import wordnet

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSE_TYPE = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
LEAST_SHARE = 0.08  # a sense with less of its word's use is left out
LEAST_KIN = 0.2  # a sense below this share of its word does not make kin: "unit" is not "unity"
LEAST_POLE = 12  # hundredths; weaker poles only make false opposites
DERIVED, SIMILAR, BROADER, SYNONYM = 0.9, 0.8, 0.6, 0.9  # what one step away from an antonym still weighs


@dataclass(slots=True)
class Synset:
    """One line of a data file."""

    key: str
    words: list[str]
    head: str | None = None
    broader: list[str] = field(default_factory=list)
    antonyms: list[tuple[int, str, int]] = field(default_factory=list)
    derived: list[tuple[int, str, int]] = field(default_factory=list)
    pointers: list[tuple[str, str]] = field(default_factory=list)


def _part(tag: str) -> str:
    return "a" if tag == "s" else tag


def read_synset(line: str) -> Synset:
    """One data line, see wndb(5WN). Word numbers in pointers are 1-based, 0 is the whole synset."""
    parts = line.partition(" | ")[0].split()
    kind, count = parts[2], int(parts[3], 16)
    words = [parts[4 + 2 * i].partition("(")[0] for i in range(count)]
    synset = Synset(_part(kind) + parts[0], words)
    at = 4 + 2 * count
    for i in range(int(parts[at])):
        symbol, offset, part, ends = parts[at + 1 + 4 * i : at + 5 + 4 * i]
        other, source, target = _part(part) + offset, int(ends[:2], 16), int(ends[2:], 16)
        synset.pointers.append((symbol, other))
        if symbol == "!":
            synset.antonyms.append((source, other, target))
        elif symbol in {"+", "\\"}:
            synset.derived.append((source, other, target))
        elif symbol == "@":
            synset.broader.append(other)
        elif symbol == "&" and kind == "s":
            synset.head = other
    return synset


def read_synsets(folder: Path) -> dict[str, Synset]:
    """All synsets by part of speech and offset ("n00001740")."""
    synsets = {}
    for name in FILES.values():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if not line.startswith(" "):
                synset = read_synset(line)
                synsets[synset.key] = synset
    return synsets


def read_counts(folder: Path) -> dict[tuple[str, str, int], int]:
    """How often each sense was tagged in the semantic concordances."""
    counts: dict[tuple[str, str, int], int] = {}
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, number, count = line.split()
        word, _, rest = key.partition("%")
        counts[word, SENSE_TYPE[rest[0]], int(number)] = int(count)
    return counts


@dataclass(slots=True)
class Words:
    """Ordinary single words, their senses and how much each sense weighs (0..1)."""

    senses: dict[str, dict[str, float]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def ordinary(word: str) -> bool:
    """Whether this is one word in lower case, not a name, an abbreviation with stops or a figure."""
    return word.islower() and word.replace("-", "").isalpha() and word.isascii() and len(word) < 25


def read_words(folder: Path, synsets: Mapping[str, Synset]) -> Words:
    """Every ordinary word with the share of each of its senses."""
    tagged = read_counts(folder)
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    words = Words()
    for part, name in FILES.items():
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            parts = line.split()
            if line.startswith(" ") or not ordinary(parts[0]):
                continue
            word, senses = parts[0], parts[6 + int(parts[3]) :]
            for rank, offset in enumerate(senses, 1):
                if word not in synsets[part + offset].words:  # there only as a name: "Turkey", "China"
                    continue
                count = tagged.get((word, part, rank), 0)
                words.counts[word] = words.counts.get(word, 0) + count
                weights[word][part + offset] = count + 1 / rank
    for word, own in weights.items():
        whole = sum(own.values())
        best = max(own.values())
        words.senses[word] = {s: w / whole for s, w in own.items() if w / whole >= LEAST_SHARE or w == best}
    return words


def derivations(words: Words, synsets: Mapping[str, Synset]) -> Iterator[tuple[str, str, str, float]]:
    """Word, kindred word, the kindred sense and how far the word's own sense carries it."""
    for word, senses in words.senses.items():
        for key, share in senses.items():
            own = synsets[key]
            for source, other, target in own.derived if share >= LEAST_KIN else ():
                kin = synsets[other].words[max(target, 1) - 1]
                if kin != word and own.words[max(source, 1) - 1] == word and other in words.senses.get(kin, ()):
                    yield word, kin, other, share


def opposites(words: Words, synsets: Mapping[str, Synset]) -> dict[str, set[str]]:
    """Synsets that hold an antonym of one another, where both are ordinary senses of the words."""
    pairs: dict[str, set[str]] = defaultdict(set)
    for synset in synsets.values():
        for source, other, target in synset.antonyms:
            word, opposite = synset.words[source - 1], synsets[other].words[target - 1]
            if synset.key in words.senses.get(word, ()) and other in words.senses.get(opposite, ()):
                pairs[synset.key].add(other)
                pairs[other].add(synset.key)
    return pairs


def poles(words: Words, synsets: Mapping[str, Synset], pairs: Mapping[str, set[str]]) -> dict[str, dict[str, float]]:
    """For each word the synsets with an opposite that it stands for, itself or one step away."""
    found: dict[str, dict[str, float]] = defaultdict(dict)

    def reach(word: str, key: str, share: float) -> None:
        synset = synsets[key]
        own = {synset.words[source - 1] for source, _, _ in synset.antonyms}
        steps = [(key, share if word in own else share * SYNONYM)]
        if synset.head:
            steps.append((synset.head, share * SIMILAR))
        if key[0] == "v":
            steps += [(other, share * BROADER) for other in synset.broader]
        for other, weight in steps:
            if other in pairs:
                found[word][other] = max(weight, found[word].get(other, 0))

    for word, senses in words.senses.items():
        for key, share in senses.items():
            reach(word, key, share)
    for word, _, key, share in derivations(words, synsets):
        reach(word, key, share * DERIVED)
    return found


def irregular_forms(folder: Path, words: Words) -> dict[str, str]:
    """Irregular forms; where a form has several bases, the commonest."""
    forms: dict[str, str] = {}
    for name in FILES.values():
        for line in (folder / f"{name}.exc").read_text("utf-8").splitlines():
            form, *bases = line.split()
            for base in bases:
                known = ordinary(form) and base in words.senses and form != base
                if known and words.counts[base] >= words.counts.get(forms.get(form, ""), 0):
                    forms[form] = base
    return forms


def _weighted(weights: Mapping[str, float], numbers: Mapping[str, int]) -> str:
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return " ".join(f"{numbers[key]}.{round(100 * weight)}" for key, weight in ranked)


def met(words: Words, synsets: Mapping[str, Synset]) -> set[str]:
    """The synsets of words that the tagged texts have, and all above them."""
    found: set[str] = set()
    level = {key for word, senses in words.senses.items() if words.counts[word] for key in senses}
    while level:
        found |= level
        level = {other for key in level for other in synsets[key].broader} - found
    return found


def _parts(senses: Mapping[str, float]) -> str:
    tenths = {part: sum(share for key, share in senses.items() if key[0] == part) for part in FILES}
    return "".join(f"{part}{min(9, max(1, round(10 * share)))}" for part, share in tenths.items() if share)


def sections(folder: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The name and the rows of each section."""
    synsets = read_synsets(folder)
    words = read_words(folder, synsets)
    pairs = opposites(words, synsets)
    used = {key for senses in words.senses.values() for key in senses} | set(pairs)
    used |= {other for key in sorted(used) for other in [*synsets[key].broader, synsets[key].head] if other}
    used |= met(words, synsets)
    numbers = {key: number for number, key in enumerate(sorted(used))}

    yield (
        "words",
        {
            word: f"{words.counts[word]} {_parts(senses)} {_weighted(senses, numbers)}"
            for word, senses in words.senses.items()
        },
    )
    strong = {
        word: {key: weight for key, weight in own.items() if 100 * weight >= LEAST_POLE}
        for word, own in poles(words, synsets, pairs).items()
    }
    yield "poles", {word: _weighted(own, numbers) for word, own in strong.items() if own}
    yield (
        "opposites",
        {str(numbers[key]): " ".join(str(numbers[other]) for other in sorted(own)) for key, own in pairs.items()},
    )
    up = {key: [o for o in [*synsets[key].broader, synsets[key].head] if o in numbers] for key in met(words, synsets)}
    yield (
        "broader",
        {str(numbers[key]): " ".join(str(numbers[o]) for o in own if o) for key, own in up.items() if own},
    )
    kin: dict[str, set[str]] = defaultdict(set)
    for word, other, _, _ in derivations(words, synsets):
        kin[word].add(other)
        kin[other].add(word)
    yield "kin", {word: " ".join(sorted(own)) for word, own in kin.items()}
    edges = read_edges((key, symbol, other) for key, own in synsets.items() for symbol, other in own.pointers)
    yield (
        "valence",
        {word: str(round(100 * value)) for word, value in valences(words.senses, sorted(synsets), edges).items()},
    )
    yield "forms", irregular_forms(folder, words)


def main() -> None:
    """Write the reduced tables into the package."""
    package = Path(wordnet.__file__).parent
    files: dict[str, list[str]] = {"words": [], "relations": []}
    for name, rows in sections(Path(sys.argv[1])):
        keys = sorted(rows)
        lines = files["words" if name in {"words", "forms"} else "relations"]
        lines += [name, "\t".join(keys), "\t".join(rows[key] for key in keys)]
    for name, lines in files.items():
        path = package / f"{name}.tsv.gz"
        path.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))


if __name__ == "__main__":
    main()
