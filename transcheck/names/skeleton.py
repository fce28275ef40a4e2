"""The bones of a Latin spelling: consonants in classes that all romanization systems share, vowels left out."""

import re
from functools import lru_cache

from transcheck.names.arcs import bridge_target
from transcheck.names.folding import fold_latin, fold_native
from transcheck.names.systems import Native, romanize, systems

# Letters that stand for one sound in some system fall into one class; the classes are coarse on purpose, the
# transducer decides. S: sibilants and affricates; K: velars; the rest by place of articulation.
_CLASSES = [
    ("schtsch|chtch|shch|szcz|tzsch|tsch|tch|dzh|dsch|sch|shh|dzs|sz|sh|zh|cz|ch|ts|tz|dz|tc|c(?=[eiy])|[szcjx]", "S"),
    ("kh|gh|ck|[kghq]", "K"),
    ("ph|ff|[fvw]", "V"),
    ("th|[td]", "T"),
    ("[bp]", "P"),
    ("[mn]", "N"),
    ("l", "L"),
    ("r", "R"),
    ("[aeiouy -]", ""),
]
# Where c, ch, j and x are read as in Spanish, German or Polish.
_HARD_CLASSES = [("sch|sc|sk|sq", "SK"), ("ch|cc|c|x|j", "K"), *_CLASSES]
_SILENT_CLASSES = [("sch", "S"), ("tch|tsch|tz|ts", "S"), ("ch|cc|c", "K"), ("j|h|gh", ""), *_CLASSES]


def _reader(classes: list[tuple[str, str]]) -> tuple[re.Pattern[str], dict[str, str]]:
    pattern = "|".join(f"(?P<k{number}>{letters})" for number, (letters, _) in enumerate(classes))
    return re.compile(pattern), {f"k{number}": bone for number, (_, bone) in enumerate(classes)}


_PLAIN = _reader(_CLASSES)
_OTHERS = (_reader(_HARD_CLASSES), _reader(_SILENT_CLASSES))


@lru_cache(maxsize=65536)
def skeleton(latin: str) -> str:
    """The classes of the consonants of a folded Latin word, doubled ones once: "mazyr" → "NSR"."""
    return _read(latin, *_PLAIN)


@lru_cache(maxsize=4096)
def skeletons(latin: str) -> tuple[str, ...]:
    """The skeleton, and those of other readings of c, ch, h, j and x where they differ."""
    return tuple(dict.fromkeys((skeleton(latin), *(_read(latin, *reader) for reader in _OTHERS))))


def _read(latin: str, bones: re.Pattern[str], classes: dict[str, str]) -> str:
    found: list[str] = []
    for match in bones.finditer(latin):
        bone = classes[match.lastgroup or ""]
        if bone and found[-1:] != [bone]:
            found.append(bone)
    return "".join(found) or latin[:1]


def plain_spellings(native: str, language: Native) -> tuple[str, ...]:
    """A few folded Latin spellings of a folded native name: its own, and by way of the other languages."""
    spellings = [fold_latin(romanize(native, system)) for system in systems(language)[:1]]
    for other in ("ru", "uk"):
        if other != language:
            crossed = bridge_target(native, language, other)
            spellings.append(fold_latin(romanize(fold_native(crossed), systems(other)[0])))
    return tuple(dict.fromkeys(spellings))
