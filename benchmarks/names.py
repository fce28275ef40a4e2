"""Measure names: retrieval across scripts, near names kept apart, speed, findings on news.

    python benchmarks/names.py DATA_DIR [--findings]

DATA_DIR holds names.{geonames,ruwa,spellingukraine,nettrans-ru}.*.jsonl and news.ruwa.*.jsonl. With --findings every
finding of TC302 and TC307 on the news is printed, to be read by eye.
"""

import argparse
import gc
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from transcheck.checking.base import Resources
from transcheck.glossary import Glossary
from transcheck.model import Document, Story
from transcheck.names import Indexed, NameIndex, is_rendering, same_name
from transcheck.names.folding import fold_latin, fold_native
from transcheck.names.given import given_names
from transcheck.names.mentions import find_mentions
from transcheck.names.skeleton import skeleton
from transcheck.rules.documents.unlisted_variant import UnlistedVariant
from transcheck.rules.stories.name_spelling import NameSpelling

# Two spellings each of one person or place, with the native form; then two people or places each.
SAME = [
    ("Gomel", "Homiel", "Гомель", "be"), ("Mozyr", "Mazyr", "Мазыр", "be"), ("Kiev", "Kyiv", "Київ", "uk"),
    ("Volodymyr Zelensky", "Vladimir Zelensky", "Володимир Зеленський", "uk"),
    ("Volodya", "Vladimir", "Владимир", "ru"),
    ("Alexander Lukashenko", "Aliaksandr Lukashenka", "Аляксандр Лукашэнка", "be"),
    ("Nikolai Lukashenko", "Mikalai Lukashenka", "Мікалай Лукашэнка", "be"),
    ("Tsikhanouskaya", "Tikhanovskaya", "Ціханоўская", "be"), ("Zelensky", "Zelenskyy", "Зеленський", "uk"),
    ("Sviatlana Tsikhanouskaya", "Svetlana Tikhanovskaya", "Святлана Ціханоўская", "be"),
    ("Lex Fridman", "Lex Friedman", "Лекс Фридман", "ru"), ("Zelensky", "Selenskyj", "Зеленський", "uk"),
    ("Natalia Eismont", "Natallia Eismant", "Наталля Эйсмант", "be"),
    ("Novopolotsk", "Navapolatsk", "Наваполацк", "be"),
    ("Mogilev", "Mahilyow", "Магілёў", "be"), ("Kharkov", "Kharkiv", "Харків", "uk"),
    ("Lukashenko", "Loukachenko", "Лукашенко", "ru"),
]  # fmt: skip
DIFFERENT = [
    ("Zelensky", "Зелінський", "uk", "Zelinsky"), ("Tsikhanouskaya", "Ціханоўскі", "be", "Tsikhanouski"),
    ("Lex Fridman", "Милтон Фридман", "ru", "Milton Friedman"),
    ("Vladimir Putin", "Володимир Зеленський", "uk", "Volodymyr Zelensky"),
    ("Alexander Lukashenko", "Мікалай Лукашэнка", "be", "Mikalai Lukashenka"),
]  # fmt: skip


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """The records of a set; ends the run when it is absent."""
    paths = sorted(folder.glob(f"{name}.*.jsonl"))
    if not paths:
        sys.exit(f"{folder}: no {name}.*.jsonl there; give the folder that holds the benchmark data")
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def native_language(form: dict[str, str], record: dict[str, Any]) -> str:
    """The language of a gazetteer form: as it is marked, else that of the place."""
    return {"uk": "uk", "uk?": "uk", "ru": "ru", "be": "be"}.get(form["lang"], record["lang"])


def retrieve(
    label: str, index: NameIndex, queries: list[tuple[str, str]], same: Callable[[str, str], bool], floor: float = 0.0
) -> None:
    """Print how many queries find their name first, another name, nothing; and how fast."""
    started = time.process_time()
    hits = [index.search(query, 1, floor) for query, _ in queries]
    took = time.process_time() - started
    right = sum(bool(hit) and same(hit[0].id, wanted) for hit, (_, wanted) in zip(hits, queries, strict=True))
    none = sum(not hit for hit in hits)
    wrong = len(queries) - right - none
    share = [f"{count / len(queries):.4f}" for count in (right, wrong)]
    print(f"{label:58} {len(queries):6} right {share[0]} wrong {share[1]} none {none:4} {len(queries) / took:8.0f}/s")


def geonames(folder: Path) -> None:
    """Latin form → its Cyrillic name among all."""
    records = rows(folder, "names.geonames")
    forms = {r["id"]: {fold_native(form["form"]) for form in r["cyrillic"]} for r in records}
    index = NameIndex(Indexed(r["id"], f["form"], native_language(f, r)) for r in records for f in r["cyrillic"])
    for language in ("uk", "ru", "be"):
        queries = [(r["name"], r["id"]) for r in records if r["lang"] == language]
        if queries:
            retrieve(f"geonames {language}: headline name", index, queries, lambda a, b: bool(forms[a] & forms[b]))
    variants = [(v, r["id"]) for r in records for v in r["variants"] if v != r["name"]]
    variants = random.Random(1).sample(variants, min(1500, len(variants)))
    label = "geonames: other variants (with historical names, pinyin …)"
    retrieve(label, index, variants, lambda a, b: bool(forms[a] & forms[b]))


def people_and_entries(folder: Path) -> None:
    """Variants of people in news; wrong spellings of Ukrainian names; foreign names in Russian."""
    records = rows(folder, "names.ruwa")
    index = NameIndex(Indexed(r["id"], r["name"], "en") for r in records)
    queries = [(v, r["id"]) for r in records for v in r["variants"]]
    retrieve("ruwa: variant → name", index, queries, str.__eq__)
    retrieve("ruwa: the same, only what scores .5 and more", index, queries, str.__eq__, 0.5)
    changed = [(v, r["id"]) for r in records for v in r["variants"] if v != r["name"]]
    retrieve("ruwa: only variants that differ from the name", index, changed, str.__eq__)
    records = rows(folder, "names.spellingukraine")
    names = {r["id"]: r["name"] for r in records}
    index = NameIndex(Indexed(r["id"], r["name"], "uk") for r in records)
    queries = [(v, r["id"]) for r in records for v in r["incorrect"] if v.isascii()]
    retrieve("spellingukraine: wrong spelling → entry", index, queries, lambda a, b: names[a] == names[b])
    records = rows(folder, "names.nettrans-ru")
    for start in range(0, len(records), 1000):
        part = records[start : start + 1000]
        names = {r["id"]: r["name"] for r in part}
        index = NameIndex(Indexed(r["id"], r["name"], "ru") for r in part)
        queries = [(r["variants"][0], r["id"]) for r in part]
        retrieve(f"nettrans-ru: among {len(part)}", index, queries, lambda a, b, n=names: n[a] == n[b])


def hand_pairs() -> None:
    """The pairs of this file."""
    joined = [min(is_rendering(a, n, lang), is_rendering(b, n, lang)) for a, b, n, lang in SAME]  # type: ignore[arg-type]
    latin = [same_name(a, b) for a, b, _, _ in SAME]
    parted = [is_rendering(a, n, lang) for a, n, lang, _ in DIFFERENT]  # type: ignore[arg-type]
    apart = [same_name(a, b) for a, _, _, b in DIFFERENT]
    print(f"one person or place: {sum(p >= 0.5 for p in joined)} of {len(SAME)} by the native form, "
          f"{sum(p >= 0.5 for p in latin)} by the two Latin forms")  # fmt: skip
    print(f"two taken for one: {sum(p >= 0.5 for p in parted)} of {len(DIFFERENT)}, {sum(p >= 0.5 for p in apart)}")


def letters_apart(one: str, other: str, most: int) -> int:
    """Levenshtein distance, or `most` + 1."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
        if min(row) > most:
            return most + 1
    return row[-1]


def near_places(folder: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Two places of one country whose headline names are up to two letters (a third) apart and share no form."""
    records = rows(folder, "names.geonames")
    for one, other in combinations(records, 2):
        a, b = fold_latin(one["name"]), fold_latin(other["name"])
        if a == b or one["lang"] != other["lang"] or abs(len(a) - len(b)) > 2 or (a[:1] != b[:1] and a[-2:] != b[-2:]):
            continue
        if letters_apart(a, b, 2) > min(2, max(len(a), len(b)) // 3):
            continue
        if {fold_latin(v) for v in one["variants"]} & {fold_latin(v) for v in other["variants"]}:
            continue
        natives = [_nearest_form(record) for record in (one, other)]
        if not {fold_native(f["form"]) for f in one["cyrillic"]} & {fold_native(f["form"]) for f in other["cyrillic"]}:
            yield one["name"], natives[0], other["name"], natives[1], one["lang"]


def _nearest_form(record: dict[str, Any]) -> str:
    scored = [(is_rendering(record["name"], form["form"], record["lang"]), form["form"]) for form in record["cyrillic"]]
    return max(scored)[1]


def same_bones(folder: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Two places of one country with the same consonants, or one name the beginning of the other; none of the above."""
    nearer = {(one, other) for one, _, other, _, _ in near_places(folder)}
    for one, other in combinations(rows(folder, "names.geonames"), 2):
        a, b = fold_latin(one["name"]), fold_latin(other["name"])
        if a == b or one["lang"] != other["lang"] or (one["name"], other["name"]) in nearer:
            continue
        longer = min(len(a), len(b)) > 4 and (a.startswith(b) or b.startswith(a))
        forms = [{fold_native(form["form"]) for form in record["cyrillic"]} for record in (one, other)]
        variants = [{fold_latin(form) for form in record["variants"]} for record in (one, other)]
        if (longer or skeleton(a) == skeleton(b)) and not forms[0] & forms[1] and not variants[0] & variants[1]:
            yield one["name"], _nearest_form(one), other["name"], _nearest_form(other), one["lang"]


def chosen_by_hand() -> Iterator[tuple[str, str, str, str, str]]:
    """The pairs of tests/names/near_names.tsv."""
    path = Path(__file__).parents[1] / "tests" / "names" / "near_names.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            one, native, other, other_native, language = line.split("\t")
            yield one, native, other, other_native, language


def near_people(folder: Path) -> Iterator[tuple[str, str]]:
    """Two people of the news set who share a name or whose names are up to four letters apart."""
    names = sorted({" ".join(r["name"].split()) for r in rows(folder, "names.ruwa")})
    for one, other in combinations(names, 2):
        a, b = one.split(), other.split()
        if len(a) > 1 and len(b) > 1 and (a[0] == b[0] or a[-1] == b[-1] or letters_apart(one, other, 4) <= 4):
            yield one, other


def near_names(folder: Path) -> None:
    """How many pairs of different people and places are taken for one."""
    places = list(near_places(folder))
    people = list(near_people(folder))
    sets = (
        ("a", "letters", places),
        ("b", "consonants", list(same_bones(folder))),
        ("c", "by hand", list(chosen_by_hand())),
    )
    for mark, how, pairs in sets:
        joined = [
            (a, b)
            for a, native_a, b, native_b, lang in pairs
            if max(is_rendering(a, native_b, lang), is_rendering(b, native_a, lang)) >= 0.5  # type: ignore[arg-type]
        ]
        print(f"near names {mark} ({how}): {len(pairs)}; taken for one by the native form: {len(joined)} {joined}")
    latin = [pair for pair in [(a, b) for a, _, b, _, _ in places] + people if same_name(*pair) >= 0.5]
    total = len(places) + len(people)
    print(f"near names of different places and people: {total}; taken for one by Latin forms: {len(latin)} {latin}")
    reliability(folder, [pair for _, _, pairs in sets for pair in pairs])


def reliability(folder: Path, near: list[tuple[str, str, str, str, str]]) -> None:
    """Score → share right, for spellings of the sets and, as many as there are, near names of others.

    A historical name is no spelling: variants that score under .02 for every form of their place are left out.
    """
    scores: list[tuple[float, bool]] = []
    for record in rows(folder, "names.geonames"):
        forms = [(form["form"], native_language(form, record)) for form in record["cyrillic"]]
        best = [max((is_rendering(v, *form) for form in forms), default=0.0) for v in record["variants"]]  # type: ignore[arg-type]
        scores += [(score, True) for score in best if score >= 0.02]
    scores = random.Random(5).sample(scores, min(1500, len(scores)))
    names = [(r["variants"][0], r["name"], "ru") for r in rows(folder, "names.nettrans-ru")[:1000]]
    names += [
        (v, r["name"], "uk") for r in rows(folder, "names.spellingukraine") for v in r["incorrect"] if v.isascii()
    ]
    scores += [(is_rendering(*name), True) for name in names]  # type: ignore[arg-type]
    for one, native, other, other_native, lang in near:
        scores += [(is_rendering(one, other_native, lang), False), (is_rendering(other, native, lang), False)]  # type: ignore[arg-type]
    print("score: spellings of the name, near names of others, share right")
    for low, high in ((0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01)):
        here = [right for score, right in scores if low <= score < high]
        share = sum(here) / max(len(here), 1)
        print(f"  {low:.2f}–{min(high, 1):.2f}: {sum(here):5} {len(here) - sum(here):5}  {share:.2f}")


def speed(folder: Path) -> None:
    """A name against 10,000 entries: half of the entries are people made of given and family names."""
    draw = random.Random(1)
    records = rows(folder, "names.geonames")
    entries = [Indexed(r["id"], f["form"], r["lang"]) for r in records for f in r["cyrillic"][:2]]
    families = [r["name"] for r in rows(folder, "names.nettrans-ru")]
    given = [form for name in given_names() for form in name.native["ru"]]
    while len(entries) < 10_000:
        entries.append(Indexed(f"p{len(entries)}", f"{draw.choice(given)} {draw.choice(families)}", "ru"))
    started = time.process_time()
    index = NameIndex(entries)
    print(f"index of {len(index):,} names: {time.process_time() - started:.1f} s")
    spellings = [v for r in records for v in r["variants"][:3]]
    draw.shuffle(spellings)
    words = [m.text for r in rows(folder, "news.ruwa") for m in find_mentions(f"{r['title']}\n\n{r['text']}")]
    for query in (*spellings[:1000], *words[:500]):
        index.search(query, 1, 0.5)
    for label, queries in (
        ("spellings, none twice", spellings[1000:4000]),
        ("names as they come in news", words[500:20500]),
    ):
        gc.collect()
        gc.freeze()  # what the benchmark itself holds is not swept again and again
        started = time.process_time()
        for query in queries:
            index.search(query, 1, 0.5)
        print(f"  {label}: {len(queries) / (time.process_time() - started):,.0f} a second of one core")


def news(folder: Path, show: bool) -> None:
    """What TC302 and TC307 say of the news: each text alone, and ten texts on one event together."""
    documents = defaultdict(list)
    for number, record in enumerate(rows(folder, "news.ruwa")):
        text = f"{record['title']}\n\n{record['text']}"
        documents[record["event"]].append(Document(f"{record['id']}-{number}", text, "en"))
    shipped, draw = Resources(Glossary.default()), random.Random(7)
    alone = [(document,) for group in documents.values() for document in group]
    together = []
    for _, group in sorted(documents.items()):
        draw.shuffle(group)
        together += [tuple(group[i : i + 10]) for i in range(0, len(group) - 9, 10)]
    for label, stories in (("each text alone", alone), ("ten texts on one event", together)):
        words = sum(len(document.text.split()) for story in stories for document in story)
        spelling = [r for s in stories for r in NameSpelling().check(Story(s), shipped)]
        unlisted = [r for s in stories for d in s for r in UnlistedVariant().check(d, Story(s), shipped)]
        print(f"news, {label}: {words:,} words, TC302 {len(spelling)}, TC307 {len(unlisted)}")
        for remark in [*spelling, *unlisted] if show else []:
            print("   ", remark.message)


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DATA_DIR")
    parser.add_argument("--findings", action="store_true", help="print the findings on the news")
    arguments = parser.parse_args()
    geonames(arguments.folder)
    people_and_entries(arguments.folder)
    hand_pairs()
    near_names(arguments.folder)
    speed(arguments.folder)
    news(arguments.folder, arguments.findings)


if __name__ == "__main__":
    main()
