"""Quotes within quotes: whose words the outer speaker repeats."""

import re
from dataclasses import replace

from transcheck.model import Document, Speaker
from transcheck.quotes import trust
from transcheck.quotes.asides import Aside, find_asides, inner_sentences
from transcheck.quotes.attribution import attribute
from transcheck.quotes.clauses import Sentence, last_letter
from transcheck.quotes.cues import Attribution
from transcheck.quotes.naming import NOBODY, Naming, Told
from transcheck.quotes.nesting import Node
from transcheck.quotes.nouns import sort_of
from transcheck.quotes.speech import Speech

_NEAR = 600  # code points
_OPENING = re.compile(r"[.!?…»”\"]\s+(?:(?:The|An?|His|Her|Their|Its)\s+)?([^\W\d_]+)")


class InnerQuotes:
    """Assigns speakers to the quotes within the outer quotes of one document, in the order of the text."""

    def __init__(self, document: Document, speech: Speech, naming: Naming) -> None:
        self._document = document
        self._speech = speech
        self._naming = naming
        self._others: dict[str, str] = {}  # the last person whose words each speaker repeated

    def heard(self, reporter: str | None, name: str | None) -> None:
        """Remember that `reporter` told what `name` said, outside marks as well."""
        if reporter and name and reporter != name:
            self._others[reporter] = name

    def run(self, node: Node) -> None:
        """Give the quotes within `node` their speakers, and mark what is narration between them."""
        if not node.children:
            return
        asides = {id(aside.after): aside for aside in find_asides(self._document, node, self._speech)}
        node.asides = [aside.span for aside in asides.values()]
        before: Node | None = None
        for sentence in inner_sentences(self._document, node, self._speech):
            for index, token in enumerate(sentence):
                child = token.quote
                if child is None:
                    continue
                aside = asides.get(id(before)) if before else None
                if aside and before and self._resumes(aside, child):
                    child.speaker = replace(node.speaker, mention=None, cue=None, reported_by=None)
                    child.resumes = before
                elif before is None and node.lead is not None:
                    self._assign(node, child, *node.lead, before)
                else:
                    cut = sentence[: index + 1] if id(child) in asides else sentence
                    found = attribute(self._document.text, cut, index, self._speech)
                    self._assign(node, child, sentence, found, before)
                before = child
        for child in node.children:
            self.run(child)

    def _assign(
        self, node: Node, child: Node, sentence: Sentence, found: Attribution | None, before: Node | None
    ) -> None:
        outer = node.speaker.name
        if found is None or found.source is None or found.strength == 1:
            self._without_cue(node, child, before)
            return
        first = sentence[found.source[0]]
        kind = self._speech.pronouns.get(first.low, "") if found.source[0] == found.source[1] else ""
        mention = self._naming.span(sentence, found.source)
        cue = self._naming.span(sentence, found.cue)
        if first.low in self._speech.nobody or kind in ("1p", "2", "x"):
            child.kind = "scare"
            child.speaker = Speaker(None, mention, cue)
            return
        if kind == "1":
            child.speaker = Speaker(outer, mention, cue, outer, node.speaker.confidence)
            return
        name, sure = self._naming.name(
            sentence, found.source, lambda kind, at: self._meant(kind, at, outer), avoid=outer
        )
        child.speaker = Speaker(name, mention, cue, outer, sure)
        self.heard(outer, child.speaker.name)

    def _meant(self, kind: str, place: int, outer: str | None) -> Told:
        """Whom "he" means in the words of the outer speaker: first the person whose words he repeated before."""
        people = self._naming.people
        if outer and outer in self._others:
            other = people.person_of(self._others[outer].split())
            if other and other.gender in (kind, ""):
                return other.name, trust.OTHER
        spoken_of = self._spoken_of(kind, place, outer)
        if len(spoken_of) == 1:
            return spoken_of.pop(), trust.OTHER
        fitting = [one.person for one in people.before(place) if one.person.gender == kind and one.person.name != outer]
        if not fitting:
            return NOBODY
        nearest = next((one.end for one in people.before(place) if not self._naming.is_quoted(one.start)), place)
        rivalled = any(one is not fitting[0] for one in fitting) or self._is_rivalled(nearest, place)
        return fitting[0].name, trust.RIVALLED if rivalled else trust.OTHER

    def _spoken_of(self, kind: str, place: int, outer: str | None) -> set[str]:
        """Whom the outlet names behind the outer speaker: "Lis said he had talked to Sauko. “He told me: ‘…’”"."""
        found: set[str] = set()
        for mention in self._naming.people.before(place):
            if place - mention.start > _NEAR:
                break
            if self._naming.is_quoted(mention.start):
                continue
            if mention.person.name == outer:
                return found
            if self._is_rivalled(mention.end, place):
                return set()
            if mention.person.gender in (kind, ""):
                found.add(mention.person.name)
        return set()

    def _is_rivalled(self, start: int, end: int) -> bool:
        """Whether a sentence of the outlet's begins with someone without a name: "His wife insisted. “She said: …”"."""
        openings = _OPENING.finditer(self._document.text, start, end)
        return any(sort_of(opening[1].lower(), self._speech) == "person" for opening in openings)

    def _without_cue(self, node: Node, child: Node, before: Node | None) -> None:
        """Words in marks that nobody is said to have said; right after another quote they go on with it."""
        text = self._document.text
        words = text[child.start : child.end].split()
        if before is not None and not text[before.end : child.start].strip(" '’‘”\"\u00a0"):
            child.speaker = before.speaker
            return
        child.kind = "direct" if len(words) > 4 and last_letter(text, child) in ".!?…" else "scare"
        child.speaker = Speaker(None, None, None, node.speaker.name)

    def _resumes(self, aside: Aside, child: Node) -> bool:
        """Whether an inner mark after an aside only takes up the outer speech again."""
        return aside.span.end <= child.opening.start and not (
            self._document.text[aside.span.end : child.opening.start].strip()
        )
