"""Given names across languages: Володимир, Владимир, Уладзімір and Vladimir are one, Volodya is short."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from transcheck.names.folding import fold_latin, fold_native
from transcheck.names.systems import NATIVES, Native, romanize, systems

OTHER_LANGUAGE = 0.25
COUNTERPART = 0.5
SHORT_FORM = 0.7
_USUAL_FEE = 0.15  # systems dearer than this are not tried for given names in Latin


@dataclass(frozen=True, slots=True, eq=False)
class GivenName:
    """One given name.

    Attributes:
        number: its place in the table.
        gender: "m" or "f".
        native: the folded forms by language.
        latin: folded counterparts and spellings that no romanization table yields.
        short: folded short forms (Cyrillic).
    """

    number: int
    gender: str
    native: dict[Native, tuple[str, ...]]
    latin: tuple[str, ...]
    short: tuple[str, ...]


@lru_cache(maxsize=1)
def given_names() -> tuple[GivenName, ...]:
    """The table, in the order of its file."""
    names: list[GivenName] = []
    text = files("transcheck.names").joinpath("given_names.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        gender, be, ru, uk, latin, short = (*line.split("\t"), "", "", "", "", "")[:6]
        native: dict[Native, tuple[str, ...]] = {"uk": _cells(uk), "ru": _cells(ru), "be": _cells(be)}
        spellings = tuple(fold_latin(name) for name in latin.split("/") if name)
        names.append(GivenName(len(names), gender, native, spellings, _cells(short)))
    return tuple(names)


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(fold_native(name) for name in cell.split("/") if name)


@lru_cache(maxsize=1)
def _by_native() -> dict[str, tuple[GivenName, ...]]:
    found: dict[str, tuple[GivenName, ...]] = {}
    for name in given_names():
        forms = {form for language in NATIVES for form in name.native[language]}
        for form in sorted(forms | set(name.short)):
            found[form] = (*found.get(form, ()), name)
    return found


def of_native(word: str) -> tuple[GivenName, ...]:
    """The given names of which the folded native `word` is a form."""
    return _by_native().get(word, ())


@lru_cache(maxsize=4096)
def native_counterparts(word: str) -> tuple[tuple[str, Native, float], ...]:
    """Other native forms of the given name `word`: (form, language, cost); nothing when it is none."""
    found: dict[tuple[str, Native], float] = {}
    for name in of_native(word):
        here = OTHER_LANGUAGE if word not in name.short else SHORT_FORM
        for language in NATIVES:
            for form in name.native[language]:
                if form != word:
                    found[form, language] = min(here, found.get((form, language), 9.0))
        for form in name.short:
            if form != word:
                language = "uk" if set(form) & set("іїє") else "ru"
                found[form, language] = min(SHORT_FORM, found.get((form, language), 9.0))
    return tuple((form, language, cost) for (form, language), cost in found.items())


@lru_cache(maxsize=4096)
def latin_counterparts(word: str) -> tuple[tuple[str, float], ...]:
    """Latin counterparts of the native given name `word`: (folded spelling, cost)."""
    found: dict[str, float] = {}
    for name in of_native(word):
        for spelling in name.latin:
            found[spelling] = COUNTERPART
    return tuple(found.items())


@lru_cache(maxsize=1)
def _by_latin() -> dict[str, tuple[tuple[GivenName, float], ...]]:
    """Usual Latin spellings of all names: folded spelling → (name, the cost of taking it for that name)."""
    found: dict[str, dict[GivenName, float]] = {}
    for name in given_names():
        for latin in name.latin:
            found.setdefault(latin, {})[name] = 0.0
        for language in NATIVES:
            short = name.short if language != "be" else ()
            for system in systems(language):
                if system.fee > _USUAL_FEE:
                    continue
                for form in name.native[language]:
                    found.setdefault(fold_latin(romanize(form, system)), {})[name] = 0.0
                for form in short:
                    found.setdefault(fold_latin(romanize(form, system)), {}).setdefault(name, SHORT_FORM)
    return {latin: tuple(names.items()) for latin, names in found.items()}


def of_latin(word: str) -> tuple[GivenName, ...]:
    """The given names that the folded Latin `word` usually spells, in full or short."""
    return tuple(name for name, _ in _by_latin().get(word, ()))


def is_womans(word: str) -> bool:
    """Whether a folded Latin word is a given name, and of women only."""
    known = of_latin(word)
    return bool(known) and all(name.gender == "f" for name in known)


def alike(one: str, other: str) -> float | None:
    """The cost of taking two folded Latin given names for one; None when the table does not join them."""
    known = _by_latin()
    if one not in known or other not in known:
        return None
    there = dict(known[other])
    costs = [cost + there[name] for name, cost in known[one] if name in there]
    return OTHER_LANGUAGE + min(costs) if costs else None


@lru_cache(maxsize=4096)
def is_short(word: str) -> bool:
    """Whether a folded Latin word is usually a short form only (Volodya, Tony)."""
    found = _by_latin().get(word, ())
    return bool(found) and all(cost for _, cost in found)


_PET_ENDINGS = (
    "chyk",
    "chik",
    "onka",
    "enka",
    "ochka",
    "echka",
    "ushka",
    "usia",
    "usya",
    "unia",
    "unya",
    "ulia",
    "ulya",
    "yk",
    "ik",
    "ko",
    "as",
    "us",
    "ok",
    "ka",
    "ia",
    "ya",
)  # of affectionate forms, as usually romanized: Petryk, Mykhas, Ihorko, Olenka


@lru_cache(maxsize=4096)
def is_pet_form(word: str, full: str) -> bool:
    """Whether a folded Latin word is a short or affectionate form of the given name that the other one is in full."""
    if word == full or is_short(full):
        return False
    names = set(of_latin(full))
    if is_short(word):
        return not names.isdisjoint(of_latin(word))
    if not names or of_latin(word):
        return False
    stems = {word.removesuffix(end) for end in _PET_ENDINGS if word.endswith(end)}
    return any(
        len(stem) > 2 and form.startswith(stem)
        for form, known in _by_latin().items()
        if not names.isdisjoint(name for name, _ in known)
        for stem in stems
    )
