"""The bones of a Latin spelling: consonants in classes that all romanization systems share, vowels left out."""

import re
from functools import lru_cache

from transcheck.names.arcs import FEE_SHARE, arc_table, bridge_target
from transcheck.names.folding import fold_latin, fold_native
from transcheck.names.systems import Native, romanize, systems

_DEAREST = 0.5  # systems with a higher fee are left to the transducer

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


_SOUNDS = [
    ("[iyj]*[iyj]e|ie|e", "e"),
    ("[iyj]+a|[oa]", "a"),
    ("[iyj]+[uo]", "u"),
    ("[iyj]+", "i"),
    ("shch|schtsch|szcz|sch|sh|sz|zh|ch|cz|tsch|tch|ts|tz|dz|[szcx]", "s"),
    ("kh|gh|ck|[kghq]", "k"),
    ("[vwf]", "v"),
]
_GROUPS = [f"(?P<k{number}>(?:{letters})+)" for number, (letters, _) in enumerate(_SOUNDS)]
_SOUND = re.compile("|".join([*_GROUPS, r"(?P<double>.)(?P=double)+"]))
_SOUND_OF = {f"k{number}": sound for number, (_, sound) in enumerate(_SOUNDS)}


@lru_cache(maxsize=65536)
def sound(latin: str) -> str:
    """A folded Latin name with what the systems write differently made alike: a key, finer than the skeleton."""
    return _SOUND.sub(lambda match: _SOUND_OF.get(match.lastgroup or "") or match[0][0], latin)


@lru_cache(maxsize=32768)
def spellings(folded: str, language: Native, most: int | None = None) -> dict[str, float]:
    """Folded Latin spellings of a folded native name by one system throughout, and what each costs.

    Directly, and by way of the language of the old press (Russian; of a Russian name: Ukrainian).

    Args:
        folded: the native name.
        language: whose spelling it is.
        most: how many systems of either way are asked, the plainest first; None for all.
    """
    other: Native = "uk" if language == "ru" else "ru"
    crossed = fold_native(bridge_target(folded, language, other))
    fee = arc_table(language, other).fee
    costs: dict[str, float] = {}
    for of, name, more in ((language, folded, 0.0), (other, crossed, fee)):
        for system in [system for system in systems(of) if system.fee <= _DEAREST][:most]:
            spelling, cost = fold_latin(romanize(name, system)), more + FEE_SHARE * system.fee
            costs[spelling] = min(cost, costs.get(spelling, 9.0))
    return costs
