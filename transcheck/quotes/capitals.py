"""Names in runs of capitalised words: titles and offices before them, given names, what is no name at all."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from transcheck.languages.base_forms import is_known
from transcheck.languages.closed import name_particles, patronymic_endings
from transcheck.quotes.declined import begins_late, folding, given_stems, is_place_of, office_before
from transcheck.quotes.furniture import Furniture, runs_outside
from transcheck.quotes.speech import Speech, given_names

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯЁЄІЇҐЎ"
_PARTICLE = rf"(?:{'|'.join(sorted(name_particles()))})"
# A run of capitalised words; full stops are sorted out afterwards, which is faster.
_RUN = re.compile(rf"[{_UPPER}][\w'’ʼ.\-‑]*(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?[{_UPPER}][\w'’ʼ.\-‑]*)*")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_APOSTROPHES = frozenset("'’ʼ")
# Endings of English nouns for those who do something: "Dispatcher Marta Koval", "Novelist Ivan Lis".
_OCCUPATIONS = ("er", "or", "ist", "ian", "man", "woman")
_INITIALS = re.compile(rf"(?:[{_UPPER}]\. ?){{1,2}}")
_LATIN_OR_LETTERS = re.compile(r"[A-Za-z.&-]+|[А-ЯЁЄІЇҐЎ]{2,}")
_COUNTRIES = ("ії", "ии", "сі")  # in the genitive, as hardly any surname ends
_GENITIVES = ("ії", "ої", "ів", "ї", "и", "у", "ии", "ой", "ы", "ыі", "аў", "ага", "ого", "і")
SUFFIXES = frozenset({"jr", "sr", "jr.", "sr.", "ii", "iii", "iv"})


class Named(NamedTuple):
    """A name in a run of capitalised words.

    Attributes:
        skipped: code points of the run before the name: titles, offices, closed classes.
        length: code points of the name.
        tokens: its words, a possessive ending left out.
        gender: "m" or "f" where a title tells it.
        given: "m" or "f" where the given name tells it.
        human: whether a title, an office or a given name shows that it is a person.
        roles: the offices before it, in lower case.
    """

    skipped: int
    length: int
    tokens: tuple[str, ...]
    gender: str
    given: str
    human: bool
    roles: tuple[str, ...]


def read_names(text: str, speech: Speech, furniture: Furniture) -> list[tuple[Named, list[int]]]:
    """The names of a text in the order of their first places, each with the places of the runs that hold it.

    Bylines, captions and headings in capitals are left out; of a heading set in capitals word by word, only what
    begins with a given name is taken.
    """
    runs: dict[tuple[str, str], list[int]] = {}
    left_out = sorted((*furniture.hidden, *furniture.headings))
    for start, end in runs_outside(left_out, 0, len(text)):
        for match in _RUN.finditer(text, start, end):
            run = match[0], office_before(text, match.start(), match[0], speech)
            if run in runs:
                runs[run].append(match.start())
            else:
                runs[run] = [match.start()]
    found = [(name, starts) for (run, office), starts in runs.items() for name in _parse_run(run, office, speech)]
    for start, end in furniture.headings:
        for match in _RUN.finditer(text, start, end):
            found.extend((name, [match.start()]) for name in _parse_heading(match[0], speech))
    return found


def _parse_heading(run: str, speech: Speech) -> Iterator[Named]:
    """The full names in a run of a heading: "Joe Brown Endorses Petro Koval" has two, "KOVAL PRAISES BRIDGE" none."""
    if run.isupper():
        return
    place = 0
    taken: list[str] = []
    start = 0
    for word in [*run.replace("\u00a0", " ").split(" "), ""]:
        bare = _POSSESSIVE.sub("", word)
        if taken and bare and not (is_common_word(bare, speech) or bare in given_names()):
            taken.append(bare)
        else:
            if len(taken) > 1:
                yield from _parse_name(taken, start, speech)
            taken, start = ([bare], place) if bare in given_names() else ([], place)
        place += len(word) + 1


def is_common_word(word: str, speech: Speech) -> bool:
    """Whether a word with a capital is in the English lexicon with a small letter: at a beginning it tells nothing."""
    return not speech.slavic and (word.lower() in speech.leading or is_known(word.lower()))


@lru_cache(maxsize=20_000)
def _parse_run(run: str, office: str, speech: Speech) -> tuple[Named, ...]:
    """The names in a run of capitalised words; none where it is but titles and closed classes."""
    found: list[Named] = []
    if " " not in run and "\u00a0" not in run and run[-1] != ".":
        return () if run.lower() in speech.closed else tuple(_parse_name([run], 0, speech, office))
    words: list[str] = []
    start = place = 0
    for word in run.replace("\u00a0", " ").split(" "):
        words.append(word)
        place += len(word) + 1
        if word[-1:] == "." and not _abbreviated(word, speech):
            found.extend(_parse_name(words, start, speech, "" if start else office))
            words, start = [], place
    found.extend(_parse_name(words, start, speech, "" if start else office))
    return tuple(found)


def _abbreviated(word: str, speech: Speech) -> bool:
    bare = word[:-1]
    return len(bare) == 1 or "." in bare or bare.lower() in speech.abbreviations


def _parse_name(words: list[str], start: int, speech: Speech, office: str = "") -> Iterator[Named]:
    """Take capitalised words apart, the first of which stands `start` code points into its run, behind an office."""
    gender = ""
    titled = False
    roles = [office] if office else []
    skip = 0
    for word in words:
        low = word.rstrip(".").lower()
        if low not in speech.leading or (len(word) == 2 and word[1] == "."):
            break
        if low in speech.origins and word in given_names() and len(words) - skip == 2:
            break  # "Roman Setsko"
        if low in speech.titles:
            gender = speech.titles[low]
            titled = True
        elif low in speech.offices or (speech.slavic and low in speech.humans):
            roles.append(low)
        skip += 1
    if len(words) - skip > 2:
        before = skip
        skip += full_name_start(words[skip:], speech)
        roles += [word.rstrip(".").lower() for word in words[before:skip] if word.rstrip(".").lower() in speech.offices]
    while len(words) > skip + 1 and words[-1].rstrip(".").lower() in speech.calendar:
        words = words[:-1]  # "Koval Sunday"
    if skip == len(words):
        return
    tokens = words[skip:]
    if roles and len(tokens) == 1 and is_place_of(tokens[0], roles[-1], speech):
        return
    if roles and 1 < len(tokens) < 4 and begins_late(tokens) and is_place_of(tokens[0], roles[-1], speech):
        skip, tokens = skip + 1, tokens[1:]  # "мер Ковеля Ілько Журба"
    skipped = start + sum(len(word) + 1 for word in words[:skip]) if skip else start
    last = tokens[-1]
    if last[-1:] != "." or not _abbreviated(last, speech):
        last = last.rstrip(".-‑'’ʼ")
    bare = _POSSESSIVE.sub("", last) if last[-2:-1] in _APOSTROPHES or last[-1:] in _APOSTROPHES else last
    length = sum(map(len, tokens)) - len(tokens[-1]) + len(tokens) - 1 + len(bare)
    tokens[-1] = bare
    if len(tokens) > 2 and bare.lower() in SUFFIXES:
        tokens.pop()
    if len(tokens) == 1 and last[-1:] == ".":
        return  # "Ala."
    initials = _INITIALS.fullmatch(" ".join(tokens[:-1]) or bare[: bare.rfind(".") + 1])
    if initials and len(tokens) == 1:
        tokens = [*(f"{letter}." for letter in bare.split(".")[:-1]), bare.rsplit(".", 1)[1]]  # "В.Бондар"
    if bare:
        given = _gender_of_given(tokens[0], speech.case_endings)
        human = titled or bool(roles) or given is not None or initials is not None
        yield Named(skipped, length, tuple(tokens), gender, given or "", human, tuple(roles))


def _gender_of_given(name: str, endings: tuple[str, ...]) -> str | None:
    """Gender that a given name tells, "" where it is either's; None for what is no given name."""
    known = given_names().get(name)
    if known is None and len(name) > 3 and name.isupper():
        known = given_names().get(name.capitalize())
    if known is None and endings:
        stem = folding(endings)(name)
        known = given_stems(endings).get(stem) if len(stem) < len(name) else None  # "лід" is no form of "Лідія"
    return known


def full_name_start(words: Sequence[str], speech: Speech) -> int:
    """Where the name itself begins in three or more capitalised words; 0 where nothing shows that it begins later.

    Before it stand the place of an office ("Мозиря Іван Саук" in a language with cases), an owner ("Daily A's Marta
    Koval"), an office ("Mazyr Mayor Ivan Sauko") or an occupation before a given name ("Dispatcher Marta Koval").
    """
    if len(words) < 3:
        return 0
    if speech.slavic:
        start = _after_attributes(words, _COUNTRIES)
        if len(words) - start == 3 and words[-1].lower().endswith(patronymic_endings(oblique=True)):
            return start  # the surname came first
        stems = given_stems(speech.case_endings)
        fold = folding(speech.case_endings)
        begins = (place for place in range(len(words) - 1) if _begins_slavic(words[place], stems, fold))
        return next(begins, _after_attributes(words, _GENITIVES))
    names = given_names()
    for place in range(len(words) - 1, 0, -1):
        if _POSSESSIVE.search(words[place - 1]):
            while place < len(words) - 2 and words[place].lower() in speech.leading:
                place += 1
            return place + full_name_start(words[place:], speech)  # "Canada's Foreign Affairs Minister John Baird"
    if words[0] in names or _INITIALS.fullmatch(words[1]):
        return 0
    for place in range(len(words) - 1, 0, -1):
        low = words[place - 1].rstrip(".").lower()
        if low in speech.titles or (low in speech.offices and low not in speech.fields):
            return place
    given = next((place for place in range(1, len(words) - 1) if words[place] in names), 0)
    unknown = next((place for place, word in enumerate(words) if not is_common_word(word, speech)), 0)
    if not given and 0 < unknown < len(words) - 1 and not any(is_common_word(word, speech) for word in words[unknown:]):
        return unknown  # "Treasury Department Ramin Toloui"
    before = words[given - 1]
    return given if before.endswith(_OCCUPATIONS) or (given and is_common_word(before, speech)) else 0


def _after_attributes(words: Sequence[str], endings: tuple[str, ...]) -> int:
    """Where two words are left behind the place or the body of an office: "МВС Білорусі Геннадій Казакевич"."""
    start = 0
    for place, word in enumerate(words[:-2], start=1):
        if _LATIN_OR_LETTERS.fullmatch(word) or word.endswith(endings):
            start = place
    return start


def _begins_slavic(word: str, stems: Mapping[str, str], fold: Callable[[str], str]) -> bool:
    """Whether a word is a given name or its first letter."""
    return fold(word) in stems or (len(word) == 2 and word[1] == ".")
