"""Quotes within quotes: whose words the outer speaker repeats, and what of them is the outlet's own aside."""

from dataclasses import replace

from transcheck.model import Document, Speaker
from transcheck.quotes.attribution import Attribution, attribute
from transcheck.quotes.clauses import Sentence, last_letter, split_sentences, tokens_with_quotes
from transcheck.quotes.naming import Naming
from transcheck.quotes.nesting import Node
from transcheck.quotes.phrases import Phrase
from transcheck.quotes.speech import Speech


class Echoes:
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
        text = self._document.text
        tokens = tokens_with_quotes(text, node.start, node.end, node.children)
        before: Node | None = None
        for sentence in split_sentences(text, tokens, self._speech):
            for index, token in enumerate(sentence):
                child = token.quote
                if child is None:
                    continue
                found = attribute(text, sentence, index, self._speech)
                aside = self._aside(node, sentence, index)
                if aside:
                    node.asides.append(self._naming.span(sentence, aside))
                    if found and not found.before:
                        found = None
                if before is not None and node.asides and self._resumes(node, before, child):
                    child.speaker = replace(node.speaker, mention=None, cue=None)
                    child.resumes = before
                else:
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
            child.speaker = Speaker(None, mention, cue, outer)
            return
        if kind == "1":
            child.speaker = Speaker(outer, mention, cue, outer, node.speaker.confidence)
            return
        if kind in ("m", "f"):
            name = self._meant(kind, first.start, outer)
            child.speaker = Speaker(name, mention, cue, outer, "medium" if name else "low")
        else:
            name, sure = self._naming.name(sentence, found.source, node.speaker, avoid=outer)
            child.speaker = Speaker(name, mention, cue, outer, sure)
        self.heard(outer, child.speaker.name)

    def _meant(self, kind: str, place: int, outer: str | None) -> str | None:
        """Whom "he" means in the words of the outer speaker: first the person whose words he repeated before."""
        if outer and outer in self._others:
            other = self._naming.people.person_of(self._others[outer].split())
            if other and other.gender in (kind, ""):
                return other.name
        return self._naming.pronoun_name(kind, place, None, outer)

    def _without_cue(self, node: Node, child: Node, before: Node | None) -> None:
        """Words in marks that nobody is said to have said; right after another quote they go on with it."""
        text = self._document.text
        words = text[child.start : child.end].split()
        if (
            before is not None
            and before.end < child.start
            and not text[before.end : child.start].strip(" '’‘”\"\u00a0")
        ):
            child.speaker = before.speaker
            return
        child.kind = "direct" if len(words) > 4 and last_letter(text, child) in ".!?…" else "scare"
        child.speaker = Speaker(None, None, None, node.speaker.name)

    def _aside(self, node: Node, sentence: Sentence, index: int) -> Phrase | None:
        """The outlet's own words after an inner quote: "…,' Koval recounted. '…"; nobody names himself so."""
        found = attribute(self._document.text, sentence, index, self._speech)
        if found is None or found.before or found.source is None:
            return None
        quote = sentence[index].quote
        if quote is None or last_letter(self._document.text, quote) not in ",?!":
            return None
        source = sentence[found.source[0]]
        if source.low in self._speech.pronouns or not sentence[found.source[1]].is_name:
            return None
        name, _ = self._naming.name(sentence, found.source, None)
        outer = node.speaker.name
        if outer is not None and name != outer:
            return None
        first = index + 1
        last = len(sentence) - 1
        return first, last

    def _resumes(self, node: Node, before: Node, child: Node) -> bool:
        """Whether an inner mark after an aside only takes up the outer speech again."""
        between = node.asides[-1]
        return (
            before.end <= between.start
            and between.end <= child.start
            and before.closing is not None
            and not (self._document.text[between.end : child.opening.start].strip())
        )
