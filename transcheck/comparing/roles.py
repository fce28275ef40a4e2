"""Who does what to whom in a rendering: which word fills which part of which predicate."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from transcheck.comparing.comparison import Side
from transcheck.comparing.keeping import kept
from transcheck.comparing.parsing import parse
from transcheck.comparing.shallow import Word
from transcheck.languages.facts import load_facts

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "whom", "that", "which"})
_CLAUSES = frozenset({"advcl", "acl", "ccomp"})
_DEEP = 4  # clauses through which a shared subject is looked for


class Part(NamedTuple):
    """A word that fills a part.

    Attributes:
        predicate: index of the verb, noun, adjective or connective.
        names: what the part may be called: "agent", "patient", "recipient", "possessor" or a preposition; several
            where grammar alone cannot tell.
        filler: index of the head of the words that fill it.
    """

    predicate: int
    names: frozenset[str]
    filler: int


@kept
def parts(side: Side) -> tuple[Part, ...]:
    """All parts that are filled in a rendering, by predicate; none where it cannot be parsed."""
    if side.like is not None:
        return parts(side.like)
    words = parse(side)
    return tuple(dict.fromkeys(_Reader(side, words).parts())) if words else ()


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load_facts("en-roles")["words"][name])


def _names(preposition: str) -> frozenset[str]:
    return frozenset([preposition, "recipient"]) if preposition in {"to", "for"} else frozenset([preposition])


class _Reader:
    """Reads the parts off a parse."""

    def __init__(self, side: Side, words: Sequence[Word]) -> None:
        self.tokens, self.words = side.tokens, words
        self.children: Mapping[int, list[int]] = {}
        children: dict[int, list[int]] = {}
        for index, word in enumerate(words):
            if word.head != index:
                children.setdefault(word.head, []).append(index)
        self.children = children
        self.subjects: dict[int, tuple[int, ...]] = {}

    def parts(self) -> Iterator[Part]:
        for index, word in enumerate(self.words):
            if word.tag[:1] in "VM":
                yield from self._of_verb(index)
            elif word.tag[:2] == "NN":
                yield from self._of_noun(index)
            for owner in self._kids(index, "poss") if word.tag[:2] == "NN" else ():
                if self.tokens[owner].kind == "function":
                    yield Part(index, frozenset(["owner"]), owner)
            if word.relation == "amod" and word.tag[:2] != "VB":
                yield Part(index, frozenset(["modified"]), word.head)
            yield from self._compared(index)
            yield from self._connected(index)

    def _kids(self, index: int, *relations: str) -> list[int]:
        return [kid for kid in self.children.get(index, ()) if self.words[kid].relation in relations]

    def _all(self, index: int) -> Iterator[int]:
        """A noun and those joined to it by "and"."""
        yield index
        for kid in self._kids(index, "conj", "appos"):
            yield from self._all(kid)

    def _fill(self, predicate: int, names: frozenset[str], filler: int) -> Iterator[Part]:
        for one in self._all(self._meant(filler)):
            yield Part(predicate, names, one)

    def _meant(self, filler: int) -> int:
        """What a relative pronoun stands for; else the word itself."""
        verb = self.words[filler].head
        if self.tokens[filler].folded in _RELATIVE:
            for _ in range(3):
                if self.words[verb].relation == "relcl":
                    return self.words[verb].head
                verb = self.words[verb].head
        return filler

    def _passive(self, verb: int, depth: int = 0) -> bool:
        word = self.words[verb]
        if word.tag not in {"VBN", "VBD"}:  # a participle after "'m" is often taken for a past tense
            return False
        helpers = [self.tokens[kid].lemma for kid in self._kids(verb, "aux", "auxpass")]
        if not _table("passive").isdisjoint(helpers):
            return True
        if helpers:
            return False
        if word.relation == "conj" and depth < _DEEP:
            return not self._kids(verb, "nsubj") and self._passive(word.head, depth + 1)
        return word.tag == "VBN" and word.relation in {"acl", "amod", "advcl", "oprd"}

    def _subject(self, verb: int, depth: int = 0) -> tuple[int, ...]:
        """Who does or suffers it: its own subject, or the one that it shares with the clause that it hangs on."""
        word = self.words[verb]
        own = self._kids(verb, *_SUBJECTS)
        if own or depth > _DEEP:
            return tuple(own[:1])
        if word.relation in {"conj", "xcomp", "advcl"} and self.words[word.head].tag[:1] in "VMJR":
            if word.relation == "xcomp" and self.tokens[word.head].lemma not in _table("subject_control"):
                asked = self._kids(word.head, "dobj", "dative")
                if asked:
                    return tuple(asked[:1])
            if word.relation == "conj" and word.tag == "VB" and self.words[word.head].tag not in {"VB", "MD"}:
                return ()
            if word.relation == "advcl" and word.tag not in {"VBG", "VBN"}:
                return ()
            return self._subject(word.head, depth + 1)
        if word.relation in {"acl", "relcl"} and word.tag in {"VBG", "VBN"} and word.relation == "acl":
            return (word.head,)
        return ()

    def _of_verb(self, verb: int) -> Iterator[Part]:
        word = self.words[verb]
        predicates = [verb]
        if self.tokens[verb].lemma in _table("copulas"):
            predicates = self._kids(verb, "acomp", "attr", "oprd") or [verb]
        passive = self._passive(verb)
        objects, datives = (
            self._kids(verb, "dobj"),
            [kid for kid in self._kids(verb, "dative") if self.words[kid].tag not in {"IN", "TO"}],
        )
        subject = self._subject(verb)
        for predicate in predicates:
            for one in subject:
                names = ["agent"]
                if passive:
                    names = ["recipient"] if objects else ["patient", "recipient"]
                yield from self._fill(predicate, frozenset(names), one)
        for one in objects:
            names = ["patient"] if datives else ["patient", "recipient"]
            yield from self._fill(verb, frozenset(names), one)
        for one in datives:
            yield from self._fill(verb, frozenset(["recipient"]), one)
        if word.relation == "relcl" and not objects and not self._relative(verb):
            names = ["patient", "recipient"]
            if self._kids(verb, "nsubj"):
                yield from self._fill(verb, frozenset(names), word.head)
        for predicate in predicates:
            yield from self._of_prepositions(verb, predicate)

    def _relative(self, verb: int) -> bool:
        return any(self.tokens[kid].folded in _RELATIVE for kid in self.children.get(verb, ()))

    def _of_prepositions(self, at: int, predicate: int, depth: int = 0) -> Iterator[Part]:
        for kid in self._kids(at, "prep", "agent", "dative"):
            name = self.tokens[kid].folded
            for filler in self._kids(kid, "pobj"):
                agent = self.words[kid].relation == "agent"
                yield from self._fill(predicate, frozenset(["agent"]) if agent else _names(name), filler)
                if depth == 0 and self.words[at].tag[:1] == "V":
                    yield from self._of_prepositions(filler, predicate, 1)  # "fought with X against Y"

    def _of_noun(self, noun: int) -> Iterator[Part]:
        owners = self._kids(noun, "poss")
        by_name: dict[str, list[int]] = {}
        for kid in self._kids(noun, "prep"):
            by_name.setdefault(self.tokens[kid].folded, []).extend(self._kids(kid, "pobj"))
        done_to = any(name in by_name for name in ("on", "against"))
        for one in owners:
            names = ["agent", "possessor"] if done_to or "of" in by_name else ["patient", "possessor"]
            names = names if done_to or by_name.keys() & {"of", "by"} else ["agent", "patient", "possessor"]
            yield from self._fill(noun, frozenset(names), one)
        for name, fillers in by_name.items():
            for one in fillers:
                names = [name]
                if name == "of":
                    names = ["patient"] if owners or "by" in by_name else ["agent"] if done_to else ["agent", "patient"]
                    names += [] if owners else ["possessor"]
                elif name in {"on", "against"}:
                    names = [name, "patient"]
                elif name == "by":
                    names = ["agent"]
                elif name in {"to", "for"}:
                    names = [name, "recipient"]
                yield from self._fill(noun, frozenset(names), one)

    def _compared(self, index: int) -> Iterator[Part]:
        """Both sides of a comparison: "prices grew faster than wages", "I remember more than it does"."""
        if self.tokens[index].folded != "than":
            return
        word = self.words[index]
        thing = [*self._kids(index, "pobj")]
        predicate = word.head
        if word.relation == "mark":
            thing = self._kids(predicate, *_SUBJECTS)
            predicate = self.words[predicate].head
        for one in thing:
            yield from self._fill(predicate, frozenset(["than"]), one)
        verb = predicate
        for _ in range(4):
            subject = self._subject(verb) if self.words[verb].tag[:1] in "VM" else ()
            if subject and verb != predicate:
                yield from self._fill(predicate, frozenset(["agent"]), subject[0])
            if subject:
                break
            verb = self.words[verb].head

    def _connected(self, index: int) -> Iterator[Part]:
        """What a connective joins: "because" its cause and its effect."""
        word = self.words[index]
        if self.tokens[index].folded not in _table("connectives"):
            return
        if word.relation in {"mark", "advmod"} and self.words[word.head].relation in _CLAUSES:
            under, over = [word.head], self.words[word.head].head
        elif word.relation == "prep":
            under, over = self._kids(index, "pobj", "pcomp"), word.head
        else:
            return
        for one in under:
            yield Part(index, frozenset(["under"]), one)
        yield Part(index, frozenset(["over"]), over)
