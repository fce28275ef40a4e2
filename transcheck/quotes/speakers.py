"""Whose words the outer quotes are: attribution in the sentence, then what the paragraphs around tell."""

from collections.abc import Sequence
from dataclasses import replace

from transcheck.model import Document, Speaker
from transcheck.quotes import trust
from transcheck.quotes.asides import find_asides, leads_inside
from transcheck.quotes.attribution import attribute, referring_back
from transcheck.quotes.clauses import Sentence, Token, split_sentences, tokens_with_quotes
from transcheck.quotes.cues import Attribution, owner_of
from transcheck.quotes.discourse import Discourse, Place
from transcheck.quotes.furniture import Furniture
from transcheck.quotes.kinds import is_headline, is_label, kind_of
from transcheck.quotes.naming import Naming, Resolve, Told
from transcheck.quotes.nesting import Node
from transcheck.quotes.nominative import plain_name
from transcheck.quotes.paragraphs import Bounds, is_interruption
from transcheck.quotes.runs import last_quote, less_sure, share_along_runs, share_with_headings
from transcheck.quotes.speech import Speech, given_names

_NEAR = 12  # sentences around a quote in which its source is looked for


class Attributor:
    """Assigns speakers to the outer quotes of one document, paragraph by paragraph."""

    def __init__(
        self,
        document: Document,
        paragraphs: Sequence[Bounds],
        nodes: Sequence[Sequence[Node]],
        speech: Speech,
        naming: Naming,
        furniture: Furniture,
    ) -> None:
        self._document = document
        self._paragraphs = paragraphs
        self._nodes = nodes
        self._speech = speech
        self._naming = naming
        self._furniture = furniture
        self._sentences: dict[int, list[Sentence]] = {}
        self._discourse = Discourse(paragraphs, self.sentences, furniture, speech, naming)

    def run(self) -> None:
        """Give every outer quote its kind and, where the document tells, its speaker."""
        for paragraph, nodes in enumerate(self._nodes):
            if nodes:
                self._paragraph(paragraph)
        share_along_runs(self._nodes)
        share_with_headings(self._document.text, self._nodes)

    def sentences(self, paragraph: int) -> list[Sentence]:
        """The sentences of a paragraph, each quote one token."""
        known = self._sentences.get(paragraph)
        if known is None:
            start, end = self._paragraphs[paragraph]
            start = self._furniture.starts.get(start, start)
            tokens = tokens_with_quotes(self._document.text, start, end, self._nodes[paragraph])
            known = split_sentences(self._document.text, tokens, self._speech)
            self._sentences[paragraph] = known
        return known

    def resolver(self, place: Place) -> Resolve:
        """What tells whom a pronoun in a sentence means."""

        def resolve(kind: str, at: int) -> Told:
            return self._discourse.pronoun(kind, at, place)

        return resolve

    def _paragraph(self, paragraph: int) -> None:
        text = self._document.text
        start, end = self._paragraphs[paragraph]
        headline = is_headline(text, start, end, paragraph, len(self._paragraphs))
        waiting: list[tuple[Node, int, int]] = []
        for number, sentence in enumerate(self.sentences(paragraph)):
            for index, token in enumerate(sentence):
                node = token.quote
                if node is None:
                    continue
                if node.settled:
                    continue
                found = attribute(text, sentence, index, self._speech)
                if found is None and number == 0 and index == 0:
                    found = self._introduced(paragraph, token)
                    if found:
                        waiting.clear()
                        node.kind = "direct"
                        continue
                if (
                    found
                    and leads_inside(self._document, node, found, self._speech)
                    and self._earlier(paragraph, number, index) is not None
                ):
                    node.lead = (sentence, found)
                    found = None
                printed = found.source if found else None
                owner = owner_of(sentence, printed, self._speech) if printed else None
                if found and owner != printed:
                    found = replace(found, source=owner)
                if headline and found and found.source and self._is_subject_matter(sentence, found):
                    found = None
                if node.kind != "dash":
                    label = headline and is_label(text, sentence, index, self._speech)
                    plain = "direct" if node.resumes else kind_of(text, sentence, index, found, self._speech)
                    node.kind = "headline" if headline and not label else plain
                if found and found.source:
                    self._assign((paragraph, number), node, sentence, found)
                    if node.kind == "scare":
                        node.speaker = replace(node.speaker, confidence=node.speaker.confidence * trust.HELD_OFF)
                elif self._from_asides((paragraph, number), node):
                    node.kind = "direct"
                elif node.kind == "direct" and self._referred(paragraph, node, number, index):
                    pass
                elif node.kind != "scare" and not (node.kind == "dash" and number == 0 and node.resumes is None):
                    self._from_context(paragraph, number, index, node, found)
                if (
                    printed
                    and node.speaker.name is None
                    and node.speaker.mention is None
                    and found
                    and not found.source
                ):
                    node.speaker = replace(node.speaker, mention=self._naming.span(sentence, printed))
                if node.speaker.name is None and node.speaker.mention is None:
                    waiting.append((node, number, index))
                else:
                    self._resume(sentence, index, node, paragraph, number)
        self._forward(paragraph, waiting)

    def _is_subject_matter(self, sentence: Sentence, found: Attribution) -> bool:
        """Whether what stands before the colon of a heading is what it is about: 'Mazyr ferry: "…"'."""
        first, end = found.source or (0, 0)
        last = sentence[end]
        if any(token.low in self._speech.offices for token in sentence[first : end + 1]) or self._speech.slavic:
            return False
        if sentence[found.cue[0]].text != ":":
            return False
        person = self._naming.people.person_of([last.text])
        return not (person and person.human) and self._naming.people.is_common(last.text)

    def _assign(self, place: Place, node: Node, sentence: Sentence, found: Attribution) -> None:
        """Give a quote the speaker whom its attribution names."""
        assert found.source is not None
        resolve = self.resolver(place)
        name, sure = self._naming.name(sentence, found.source, resolve)
        self._introduce(place, name)
        if name and sentence[found.cue[0]].low in self._speech.according and self._speech.slavic:
            name = plain_name(
                name, self._speech.language, genitive=name in self._naming.span(sentence, found.source).text
            )
        if name and self._speech.slavic and self._is_oblique(sentence, found, name):
            sure *= trust.OBLIQUE
        teller = self._naming.name(sentence, found.reporter, resolve)[0] if found.reporter else None
        node.speaker = Speaker(
            name,
            self._naming.span(sentence, found.source),
            self._naming.span(sentence, found.cue),
            teller if teller != name else None,
            sure * (trust.WEAVES, trust.GOVERNS, trust.BESIDE)[found.strength - 1],
        )

    def _is_oblique(self, sentence: Sentence, found: Attribution, name: str) -> bool:
        """Whether a surname is known by a form behind "за словами" only, which its nominative cannot be told from."""
        first = sentence[found.cue[0]]
        governed = first.low in self._speech.according or first.text == ":"
        source = found.source
        printed = source is not None and sentence[source[1]].text == name and source[0] < source[1]
        behind = source is not None and found.cue[1] + 1 == source[0] and sentence[source[1]].text == name
        return governed and not name.isupper() and name not in given_names() and (printed or behind)

    def _introduce(self, place: Place, name: str | None) -> None:
        """Give whom a lead describes the name that follows it: 'A poet said … "…," Yanina Kruk said'."""
        person = self._naming.person_named(name)
        if person is None or len(person.tokens) < 2 or person.first < self._paragraphs[place[0]][0]:
            return
        before = self._before(place[0])
        if before is None or self._naming.people.roles_of(person):
            return
        center = self._discourse.subject((before, 0))
        if center is not None and self._naming.person_named(center.name) is None:
            person.roles = frozenset(center.name.lower().split()) - self._speech.closed

    def _introduced(self, paragraph: int, token: Token) -> Attribution | None:
        """The attribution in a paragraph before that ends in a colon; assigns the speaker itself."""
        before = self._before(paragraph)
        if before is None:
            return None
        sentences = self.sentences(before)
        sentence = [*sentences[-1], token] if sentences else []
        if len(sentence) < 2 or sentence[-2].text != ":" or token.quote is None:
            return None
        found = attribute(self._document.text, sentence, len(sentence) - 1, self._speech)
        if found is None or found.source is None:
            return None
        self._assign((before, len(sentences) - 1), token.quote, sentence, found)
        return found

    def _before(self, paragraph: int) -> int | None:
        """The paragraph of the article before this one, lines put in by the site left out."""
        for index in range(paragraph - 1, max(-1, paragraph - 4), -1):
            start, end = self._paragraphs[index]
            if self._nodes[index] or not is_interruption(self._document.text[start:end]):
                return index
        return None

    def _from_asides(self, place: Place, node: Node) -> bool:
        """The attribution of a quote that the outlet put inside its marks."""
        for aside in find_asides(self._document, node, self._speech):
            self._assign(place, node, aside.sentence, aside.found)
            return True
        return False

    def _earlier(self, paragraph: int, number: int, index: int) -> Node | None:
        """The quote before this one in its paragraph."""
        sentences = self.sentences(paragraph)
        for sentence in (sentences[number][:index], *reversed(sentences[max(0, number - _NEAR) : number])):
            for token in reversed(sentence):
                if token.quote is not None and token.quote.kind != "scare":
                    return token.quote
        return None

    def _from_context(self, paragraph: int, number: int, index: int, node: Node, found: Attribution | None) -> None:
        """Give a quote without a source in its own sentence the one whom the sentences before are about."""
        speaker = self._nearby(paragraph, number, index)
        if speaker is not None:
            cue = self._naming.span(self.sentences(paragraph)[number], found.cue) if found else None
            sure = speaker.confidence * (trust.WOVEN_IN if node.kind == "fragment" and found is None else 1.0)
            node.speaker = replace(speaker, cue=cue, confidence=sure)

    def _nearby(self, paragraph: int, number: int, index: int) -> Speaker | None:
        sentences = self.sentences(paragraph)
        heard = last_quote(sentences[number][:index])
        if heard is not None:
            return less_sure(heard.speaker, trust.RESUMED)
        for earlier in range(number - 1, max(-1, number - 1 - _NEAR), -1):
            heard = last_quote(sentences[earlier])
            if heard is not None:
                return less_sure(heard.speaker, trust.RESUMED) if heard.speaker.mention else None
            found = self._about((paragraph, earlier), trust.SUBJECT_BEFORE - trust.FURTHER * (number - 1 - earlier))
            if found is not None:
                return found
        before = self._before(paragraph)
        if before is None or self._furniture.is_heading(self._paragraphs[before][0]):
            return None
        sentences = self.sentences(before)
        for earlier in range(len(sentences) - 1, max(-1, len(sentences) - 1 - _NEAR), -1):
            heard = last_quote(sentences[earlier])
            if heard is not None:
                return less_sure(heard.speaker, trust.PARAGRAPH_BEFORE) if heard.speaker.mention else None
            found = self._about((before, earlier), trust.PARAGRAPH_BEFORE)
            if found is not None:
                return found
        return None

    def _about(self, place: Place, link: float) -> Speaker | None:
        """Whom a sentence of narration is about, as the speaker of what follows."""
        center = self._discourse.subject(place)
        if center is None:
            return None
        return Speaker(center.name, self._document.span(*center.span), None, None, center.sure * link)

    def _resume(self, sentence: Sentence, index: int, node: Node, paragraph: int, number: int) -> None:
        """Link a quote to the one that it resumes after an attribution in the middle."""
        if node.kind not in ("direct", "dash") or node.speaker.name is None:
            return
        earlier = [token.quote for token in sentence[:index] if token.quote is not None]
        if not earlier and number and index == 0:
            earlier = [token.quote for token in self.sentences(paragraph)[number - 1] if token.quote is not None]
        if earlier and earlier[-1].kind in ("direct", "dash") and earlier[-1].speaker.name == node.speaker.name:
            node.resumes = earlier[-1]

    def _forward(self, paragraph: int, waiting: list[tuple[Node, int, int]]) -> None:
        """Quotes at the head of a paragraph whose attribution comes only later in it."""
        for node, number, _ in waiting:
            if node.kind != "direct":
                continue
            for sentence in self.sentences(paragraph)[number : number + _NEAR]:
                later = [token.quote for token in sentence if token.quote is not None and token.quote is not node]
                if later and later[0].speaker.mention:
                    node.speaker = less_sure(later[0].speaker, trust.FORWARD)
                    break
                if later:
                    break

    def _referred(self, paragraph: int, node: Node, number: int, index: int) -> bool:
        """Find the source in the sentence after the quote, where that refers back to it."""
        sentences = self.sentences(paragraph)
        if not self._speech.referring or index + 2 < len(sentences[number]):
            return False
        following = sentences[number + 1 : number + 2]
        if not following and paragraph + 1 < len(self._paragraphs):
            following = self.sentences(paragraph + 1)[:1]
        found = referring_back(following[0], self._speech) if following else None
        if found is not None:
            self._assign((paragraph, number), node, following[0], found)
        return found is not None
