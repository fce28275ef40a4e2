"""What a language says about speech: its reporting verbs, its closed classes, its titles."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from transcheck.languages import load_facts
from transcheck.languages.closed import abbreviations, capitalised_calendar
from transcheck.model import Language

_CLOSED = ("determiners", "prepositions", "conjunctions", "auxiliaries", "adverbs", "calendar")


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb of speech.

    Attributes:
        shape: "base", "s", "past", "ing" or, where a language tells no more, "any".
        strong: whether it introduces speech by itself; the others only weave words into a sentence.
        beside: whether it is of speech only right beside a quote.
    """

    shape: str
    strong: bool
    beside: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """The facts of one language, made ready for look-up; every word is in lower case.

    Attributes:
        slavic: whether the subject may follow its verb and carries a case.
        origins: nationalities and the like, which stand before an office or a name.
        finite: endings of verbs in the past and in the third person of the present.
        relaying: verbs with which an outlet passes on what it has from elsewhere.
        agents: endings of nouns for those who do something.
        adjectives: endings of adjectives in the nominative.
        places, places_of_men: endings of a place in the genitive behind an office; behind a man's.
        institutions: what names of bodies begin with.
        dwellers: nouns behind which only a place stands: "resident".
        naming: what stands between a noun for a person and the name: "called".
        joining: what stands between two predicates of one subject.
        epicene: offices of either gender that end as a woman's do.
        aliases: nouns before the name in marks that someone goes by: "call sign".
        authored: carriers with which whoever spoke before goes on: "the statement continued".
        countries: names of countries and unions of countries, which speak for their governments.
        calling: forms of the verbs that give something a name: "called it a “farce”".
        leading: what may stand before a name and is none of it: titles, offices, origins, closed classes.
        bodies: nouns for those who speak as one: "ministry", "police".
        seconds: words that make the second out of the holder of an office: "vice", "deputy".
        humans: nouns for people that are no offices: "driver", "neighbour".
    """

    language: Language
    slavic: bool
    verbs: Mapping[str, Verb]
    addressing: frozenset[str]
    bare: frozenset[str]
    calling: frozenset[str]
    modals: frozenset[str]
    modifiers: frozenset[str]
    finite: tuple[str, ...]
    relaying: frozenset[str]
    according: Mapping[str, list[tuple[str, ...]]]
    referring: tuple[str, ...]
    carriers: frozenset[str]
    authored: frozenset[str]
    distancing: frozenset[str]
    aliases: frozenset[str]
    pronouns: Mapping[str, str]
    owners: Mapping[str, str]
    complementizers: frozenset[str]
    nobody: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    calendar: frozenset[str]
    pasts: frozenset[str]
    titles: Mapping[str, str]
    offices: frozenset[str]
    fields: frozenset[str]
    abbreviations: frozenset[str]
    case_endings: tuple[str, ...]
    agents: tuple[str, ...]
    adjectives: tuple[str, ...]
    places: tuple[str, ...]
    places_of_men: tuple[str, ...]
    epicene: frozenset[str]
    dwellers: frozenset[str]
    institutions: tuple[str, ...]
    joining: frozenset[str]
    naming: tuple[str, ...]
    closed: frozenset[str]
    leading: frozenset[str]
    origins: frozenset[str]
    countries: frozenset[str]
    bodies: frozenset[str]
    humans: frozenset[str]
    seconds: frozenset[str]


@cache
def speech_of(language: Language) -> Speech:
    """The facts for documents in `language`; English where there are none of their own."""
    known: Language = language if language in ("uk", "ru", "be") else "en"
    facts = load_facts(known)
    speech, grammar = facts["speech"], facts["grammar"]

    def words(table: Mapping[str, Any], key: str) -> frozenset[str]:
        return frozenset(table.get(key, "").split())

    pronouns = _marked(speech["pronouns"])
    closed = frozenset(pronouns).union(*(words(grammar, key) for key in _CLOSED))
    if known == "en":
        closed |= capitalised_calendar()
    titles, offices = _marked(grammar["titles"]), words(grammar, "offices")
    origins = frozenset() if known != "en" else _english_origins().union(words(grammar, "origins"))
    return Speech(
        language=known,
        slavic=known != "en",
        closed=closed,
        leading=closed.union(titles, offices, origins, words(grammar, "humans") if known != "en" else ()),
        origins=origins,
        countries=frozenset(load_facts("en-places")["same"]).union(words(grammar, "unions"))
        if known == "en"
        else frozenset(),
        bodies=words(grammar, "bodies"),
        humans=words(grammar, "humans"),
        seconds=words(grammar, "seconds"),
        verbs={
            **_verbs(speech.get("weaving", ""), False),
            **_verbs(speech.get("beside", ""), True, beside=True),
            **_verbs(speech["verbs"], True),
        },
        addressing=words(speech, "addressing"),
        bare=words(speech, "bare"),
        calling=words(speech, "calling"),
        modals=words(speech, "modals"),
        modifiers=words(speech, "modifiers"),
        finite=tuple(speech.get("finite", "").split()),
        relaying=words(speech, "relaying"),
        according=_by_first(speech["according"]),
        referring=tuple(f"{phrase} " for phrase in speech.get("referring", ())),
        carriers=words(speech, "carriers"),
        authored=words(speech, "authored"),
        distancing=words(speech, "distancing"),
        aliases=words(speech, "aliases"),
        pronouns=pronouns,
        complementizers=words(speech, "complementizers"),
        owners=_marked(speech.get("owners", "")),
        nobody=frozenset(speech["nobody"]),
        determiners=words(grammar, "determiners"),
        possessives=frozenset(grammar["possessives"]),
        prepositions=words(grammar, "prepositions"),
        conjunctions=words(grammar, "conjunctions"),
        auxiliaries=words(grammar, "auxiliaries"),
        adverbs=words(grammar, "adverbs"),
        calendar=words(grammar, "calendar") if known != "en" else capitalised_calendar(),
        pasts=words(grammar, "pasts"),
        titles=titles,
        offices=offices,
        fields=words(grammar, "fields"),
        abbreviations=words(grammar, "abbreviations") if known != "en" else abbreviations(in_names=True),
        agents=tuple(grammar.get("agents", "").split()),
        adjectives=tuple(grammar.get("adjectives", "").split()),
        places=tuple(grammar.get("places", "").split()),
        places_of_men=tuple(grammar.get("places_of_men", "").split()),
        epicene=words(grammar, "epicene"),
        dwellers=words(grammar, "dwellers"),
        institutions=tuple(grammar.get("institutions", "").split()),
        joining=words(grammar, "joining"),
        naming=tuple(f" {phrase} " for phrase in grammar.get("naming", ())),
        case_endings=tuple(sorted(set(grammar.get("case_endings", ())), key=lambda ending: (-len(ending), ending))),
    )


@cache
def given_names() -> Mapping[str, str]:
    """Gender, "m" or "f", of every given name that tells it."""
    table = load_facts("given-names")
    genders: dict[str, str] = {}
    for gender in ("m", "f"):
        for key in (gender, f"{gender}_ru", f"{gender}_uk", f"{gender}_be"):
            for name in table[key].split():
                genders[name] = "" if genders.get(name, gender) != gender else gender
    return genders


def _english_origins() -> frozenset[str]:
    """Countries and their adjectives, in lower case: "ukraine", "ukrainian"."""
    countries = load_facts("en-places")["same"]
    return frozenset(countries).union(*countries.values())


def _by_first(phrases: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return table


def _marked(table: str) -> dict[str, str]:
    """Words that carry a mark: "he:m she:f"."""
    return dict(item.split(":") for item in table.split())


_SHAPES = ("base", "s", "past", "ing")


def _verbs(table: str, strong: bool, *, beside: bool = False) -> dict[str, Verb]:
    """One verb a line: base, third person, past, -ing, then further forms of the past."""
    forms: dict[str, Verb] = {}
    for line in table.strip().splitlines():
        for index, form in enumerate(line.split()):
            shape = _SHAPES[index] if index < 4 else "ing" if form.endswith("ing") else "past"
            if form not in forms or forms[form].shape == "base":
                forms[form] = Verb(shape, strong, beside)
    return forms
