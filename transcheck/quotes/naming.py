"""From the words that name a source to the person: names, descriptions, pronouns."""

from bisect import bisect_right
from collections.abc import Iterable

from transcheck.model import Confidence, Document, Span, Speaker
from transcheck.quotes.capitals import full_name_start
from transcheck.quotes.clauses import Sentence, Token
from transcheck.quotes.people import People, Person
from transcheck.quotes.phrases import Phrase, antecedent
from transcheck.quotes.speech import Speech, given_names

_NEXT_SENTENCE = 250  # code points
_REACH = 1600  # code points: two or three paragraphs back a pronoun is clear to readers no longer


class Naming:
    """Names the sources of one document.

    Attributes:
        narrated: stretches of the document that are quotes: their names are no antecedents for the narrator.
    """

    def __init__(self, document: Document, people: People, speech: Speech, quoted: list[tuple[int, int]]) -> None:
        self._document = document
        self.people = people
        self._speech = speech
        self._quoted = quoted
        self._clause_words = speech.conjunctions - {"and", "or", "nor"}  # "and" joins names as often as clauses

    def span(self, sentence: Sentence, phrase: Phrase) -> Span:
        """The stretch of the document that a phrase covers."""
        return self._document.span(sentence[phrase[0]].start, sentence[phrase[1]].end)

    def speaker(self, sentence: Sentence, phrase: Phrase | None, cue: Phrase | None, said: Speaker | None) -> Speaker:
        """The speaker whom `phrase` names.

        Args:
            sentence: the tokens that both phrases index.
            phrase: the words that name the source.
            cue: the cue.
            said: the speaker of the quote before, whom a pronoun may mean.
        """
        mention = self.span(sentence, phrase) if phrase else None
        name, confidence = self.name(sentence, phrase, said) if phrase else (None, "low")
        return Speaker(name, mention, self.span(sentence, cue) if cue else None, None, confidence)

    def name(
        self, sentence: Sentence, phrase: Phrase, said: Speaker | None, avoid: str | None = None
    ) -> tuple[str | None, Confidence]:
        """The canonical name for a phrase and how sure it is.

        Args:
            sentence: the tokens that `phrase` indexes.
            phrase: the words that name the source.
            said: the speaker of the quote before.
            avoid: a name that a pronoun cannot mean here.
        """
        first, last = phrase
        token = sentence[first]
        if (
            first == last
            and token.low in self._speech.pronouns
            and not (token.is_name and token.text.isupper() and len(token.text) > 1)
        ):
            if self._speech.pronouns[token.low] == "r":
                referent = antecedent(sentence, first, self._speech)
                return self.name(sentence, referent, said, avoid) if referent else (None, "low")
            return self._pronoun(token, said, avoid)
        if first == last and token.low in self._speech.owners:
            return self.pronoun_name(self._speech.owners[token.low], token.start, said, avoid), "medium"
        head = self._head(sentence, first, last)
        run = self._trailing_names(head)
        names = [word.text for word in run if not self._is_title(word)]
        if names and any(word.low in ("and", "&") for word in head):
            return self._words(sentence, first, last), "medium"
        if names:
            person = self.people.person_of(names, self._title_gender(run))
            return (person.name if person else " ".join(names)), "high"
        beside = self._apposition(sentence, last)
        if beside:
            person = self.people.person_of(beside)
            return (person.name if person else " ".join(beside)), "high"
        described = [word.low for word in sentence[first : last + 1] if word.is_word]
        known = self.people.with_role(described, token.start) if self._definite(head) else None
        if known and known.name != avoid:
            return known.name, "medium"
        return self._words(sentence, first, last), "medium"

    def pronoun_name(self, kind: str, place: int, said: Speaker | None, avoid: str | None) -> str | None:
        """Whom "he" or "she" at `place` means; None where nobody fits.

        Args:
            kind: "m" or "f".
            place: code point of the pronoun.
            said: the speaker of the quote before.
            avoid: a name that it cannot mean.
        """
        if said is not None and said.name and said.name != avoid:
            person = self._person_named(said.name)
            if person and self._fits(person, kind, place, said) and not self._newer_subject(place, said, kind):
                return person.name
        for strict in (True, False):
            for mention in self.people.before(place):
                if place - mention.start > _REACH:
                    break
                person = mention.person
                if person.name == avoid or person.gender not in (kind, ""):
                    continue
                if self._is_quoted(mention.start):
                    continue
                if not strict or (person.gender == kind and self._leads(mention.start)):
                    return person.name
        return None

    def _pronoun(self, token: Token, said: Speaker | None, avoid: str | None) -> tuple[str | None, Confidence]:
        kind = self._speech.pronouns[token.low]
        if kind in ("m", "f"):
            return self.pronoun_name(kind, token.start, said, avoid), "medium"
        if kind in ("n", "p") and said is not None and said.name:
            person = self._person_named(said.name)
            if person is None or not person.human:
                return said.name, "low"
        return None, "low"

    def _fits(self, person: Person, kind: str, place: int, said: Speaker) -> bool:
        """Whether a pronoun can mean the speaker of the quote before; one of unknown gender only right after it."""
        if person.gender or not person.human or said.mention is None:
            return person.gender == kind
        return 0 <= place - said.mention.end <= _NEXT_SENTENCE and not self.people.is_common(person.tokens[-1])

    def _newer_subject(self, place: int, said: Speaker, kind: str) -> bool:
        """Whether someone else leads a sentence between the speaker's last mention and the pronoun."""
        if said.mention is None:
            return False
        for mention in self.people.between(said.mention.end, place):
            person = mention.person
            if (
                person.name != said.name
                and person.gender in (kind, "")
                and not self._is_quoted(mention.start)
                and self._leads(mention.start)
            ):
                return True
        return False

    def _leads(self, place: int) -> bool:
        """Whether a name at `place` begins its sentence or clause, titles before it set aside."""
        text = self._document.text
        back = text.rfind("\n", max(0, place - 60), place)
        lead = text[max(back + 1, place - 60) : place].rstrip()
        words = lead.split()
        while words and (
            self._is_office(words[-1]) or words[-1].lower() in self._speech.determiners or words[-1][0].isupper()
        ):
            if words[-1][-1] in ",;:" or (words[-1][-1] == "." and not self._is_office(words[-1])):
                break
            words.pop()
        if [word.lower() for word in words[-2:]] == ["according", "to"]:
            return True
        return not words or words[-1][-1] in '.!?;,:—–”"»' or words[-1].lower() in self._clause_words

    def _is_office(self, word: str) -> bool:
        low = word.rstrip(".,").lower()
        return low in self._speech.offices or low in self._speech.titles

    def _person_named(self, name: str) -> Person | None:
        return self.people.person_of(name.split())

    def _is_quoted(self, place: int) -> bool:
        index = bisect_right(self._quoted, (place, len(self._document.text))) - 1
        return index >= 0 and self._quoted[index][0] <= place < self._quoted[index][1]

    def _head(self, sentence: Sentence, first: int, last: int) -> list[Token]:
        """The phrase up to its first prepositional attribute."""
        for index in range(first + 1, last + 1):
            if sentence[index].low in self._speech.prepositions and not sentence[index].is_name:
                return sentence[first:index]
        return sentence[first : last + 1]

    def _trailing_names(self, head: list[Token]) -> list[Token]:
        """The capitalised words that end a phrase: "ferry director Marta Koval" ends in a name."""
        run: list[Token] = []
        for token in reversed(head):
            if token.text == "." and run:
                continue
            if not (token.is_name or (run and token.low in ("de", "van", "von", "der", "bin", "al", "la"))):
                break
            if token.possessive and run:
                break
            run.append(token)
        run.reverse()
        if len(run) > 2:
            run = run[full_name_start([token.text for token in run], self._speech) :]
        while run and (run[0].low in self._speech.determiners or run[0].low in self._speech.conjunctions):
            run.pop(0)
        return run

    def _is_title(self, token: Token) -> bool:
        low = token.low.rstrip(".")
        return low in self._speech.titles or low in self._speech.offices

    def _title_gender(self, run: Iterable[Token]) -> str:
        for token in run:
            gender = self._speech.titles.get(token.low.rstrip("."))
            if gender:
                return gender
            given = given_names().get(token.text)
            if given:
                return given
        return ""

    def _apposition(self, sentence: Sentence, last: int) -> list[str]:
        """The name in "the director, Marta Koval," for a phrase that ends before the comma."""
        if last + 2 >= len(sentence) or sentence[last + 1].text != ",":
            return []
        names: list[str] = []
        for token in sentence[last + 2 : last + 7]:
            if token.text == ".":
                continue
            if not token.is_name or token.low in self._speech.calendar:
                closed = token.text in (",", ".", ")") or not token.is_word
                return [name for name in names if name.lower() not in self._speech.titles] if closed else []
            names.append(token.text)
        return names

    def _definite(self, head: list[Token]) -> bool:
        """Whether a description means someone known: "the mayor", "Koval's aide", "his lawyer", not "an official"."""
        first = head[0]
        return (
            first.low in ("the", "this", "that")
            or first.possessive
            or first.low in self._speech.possessives
            or first.is_name
            or (self._speech.slavic and first.low in self._speech.offices)  # there are no articles
        )

    def _words(self, sentence: Sentence, first: int, last: int) -> str:
        return " ".join(self._document.text[sentence[first].start : sentence[last].end].split())
