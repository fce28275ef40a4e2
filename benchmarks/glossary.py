"""Measure the glossary: traps, case forms, the scan from the shell, loading.

    python benchmarks/glossary.py DATA_DIR

DATA_DIR holds `traps/` (trap.txt, glossary.json) and `seeds/` (two articles); the other parts make their own text.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from transcheck.glossary import Context, Entry, Form, Glossary
from transcheck.glossary.forms import case_forms

MUST_FLAG = [
    ("Friedman", "’s podcast. Friedman's"), ("Friedman", "'s podcast. Friedmans"), ("Friedman", " camp"),
    ("FRIEDMAN", " said"), ("Friedman", ") “"), ("Friedman", "” @"), ("Natalia\nEismont", ""),
    ("Natalia  Eismont", ""), ("Natalia Eismont", "’s"), ("Mozyr", "-based"), ("Gomel", "/"), ("Mozуr", ""),
]  # fmt: skip
MUST_NOT = ["@Friedman", "#Friedman", "x.com/Friedman", "lexfriedman.com", "Friedman_official", "Milton Friedman"]


def converted(path: Path) -> Glossary:
    """A glossary of `{preferred: [wrong, …]}`; bare Friedman is not meant after Milton, as its README says."""
    entries = []
    for right, wrong in json.loads(path.read_text(encoding="utf-8")).items():
        unless = Context(before=("Milton",)) if right == "Fridman" else Context()
        forms = (Form(right, "preferred"), *(Form(text, "forbidden") for text in wrong))
        entries.append(Entry(right.lower().replace(" ", "-"), "person", forms, unless=unless))
    return Glossary(tuple(entries))


def wrong_places(glossary: Glossary, text: str) -> list[tuple[int, int]]:
    """Where a form stands that the glossary rules out."""
    return [(m.start, m.end) for m in glossary.find(text, "en") if not m.form.allowed]


def traps(folder: Path) -> None:
    """Must-flag and must-not of the trap text, hits in the two articles."""
    if not (folder / "traps" / "trap.txt").is_file():
        print("traps: no traps/trap.txt in the data folder, not measured")
        return
    glossary = converted(folder / "traps" / "glossary.json")
    text = (folder / "traps" / "trap.txt").read_text(encoding="utf-8")
    places = wrong_places(glossary, text)
    flagged = 0
    for words, after in MUST_FLAG:
        at = text.find(words + after)
        flagged += any(start == at and text[start:end] == words for start, end in places)
    wrongly = 0
    for trap in MUST_NOT:
        at = text.find(trap)
        wrongly += any(start < at + len(trap) and at < end for start, end in places)
    print(f"traps: {flagged}/{len(MUST_FLAG)} flagged, {wrongly}/{len(MUST_NOT)} wrongly (best peer 8/12, 2/6)")
    seeds = sorted((folder / "seeds").glob("*.txt"))
    found = [
        text[s:e] for text in (p.read_text(encoding="utf-8") for p in seeds) for s, e in wrong_places(glossary, text)
    ]
    print(f"articles: {len(found)} hits of 13, {len(found) - 13} too many")


def forms() -> None:
    """How many forms of the table are made, by language."""
    table = Path(__file__).parent.parent / "tests" / "glossary" / "case_forms.tsv"
    count: dict[str, list[int]] = {}
    started = time.perf_counter()
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, kind, gender, *cells = line.split("\t")
        made = case_forms(cells[0], language, kind, None if gender == "-" else gender)  # type: ignore[arg-type]
        for form in (form for cell in cells for form in cell.split("/")):
            good = count.setdefault(language, [0, 0])
            good[0] += form.replace("ё", "е") in made or form in made
            good[1] += 1
    took = time.perf_counter() - started
    shown = ", ".join(f"{language} {good}/{total}" for language, (good, total) in count.items())
    print(f"case forms: {shown} in {took:.2f} s")


SYLLABLES = re.findall("[a-z]+", "ba de fo gu hy ja ke li mo nu pra que ri sta tro vel wen xi yor zan")
SENTENCES = [
    "The council said on {} that “the ferry will not leave before Monday,” and nobody objected.",
    "A spokesman for {} declined to comment; talks go on, he added.",
    "Residents of {}’s eastern district waited for buses, water and news.",
    "“We have counted every bridge,” the deputy mayor told reporters near {} in March.",
    "Prices rose by 4.5 per cent, according to {}, and exports fell.",
]


def invented_words(count: int, seed: int) -> list[str]:
    """Distinct capitalised words that no dictionary has."""
    choose = random.Random(seed)
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(choose.choice(SYLLABLES) for _ in range(choose.randint(3, 5))).capitalize()] = None
    return list(words)


def scan(megabytes: int = 20, files: int = 200, entries: int = 1000, all_rules: bool = False) -> None:
    """`transcheck check` from the shell, and the peers that are installed, over the same generated text."""
    choose = random.Random(7)
    words = invented_words(entries * 6 + 4000, 11)
    rows = [words[i * 6 : i * 6 + 6] for i in range(entries)]
    filler = words[entries * 6 :]
    wrong = [word for row in rows for word in row[1:]]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TRANSCHECK_CACHE"] = str(Path(folder) / "cache")
        root = Path(folder)
        glossary = root / "glossary.yaml"
        glossary.write_text(
            "entries:\n"
            + "".join(
                f"  - id: e{n}\n    kind: place\n    preferred: {row[0]}\n    forbidden: [{', '.join(row[1:])}]\n"
                for n, row in enumerate(rows)
            ),
            encoding="utf-8",
        )
        texts = root / "texts"
        texts.mkdir()
        planted = 0
        for number in range(files):
            lines: list[str] = []
            size = 0
            while size < megabytes * 1_000_000 / files:
                hit = choose.random() < 0.14
                planted += hit
                line = choose.choice(SENTENCES).format(choose.choice(wrong if hit else filler))
                lines.append(line)
                size += len(line.encode()) + 1
            (texts / f"{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")
        total = sum(path.stat().st_size for path in texts.iterdir()) / 1e6
        paths = sorted(str(path) for path in texts.iterdir())
        print(f"scan: {total:.1f} MB, {files} files, {planted} planted hits")
        report = root / "report.json"
        own = [sys.executable, "-m", "transcheck.cli", "check", *paths, "--glossary", str(glossary)]
        own += ["--language", "en", "--format", "json", "--output", str(report)]
        in_turns([("transcheck check --select TC301", [*own, "--select", "TC301"]), *peers(root, rows, texts)], total)
        found_of(report, planted)
        if all_rules:
            more = [(f"transcheck check, all rules, --jobs {n}", [*own, "--jobs", str(n)]) for n in (1, 2)]
            in_turns(more, total, rounds=1)
            found_of(report, planted)


def found_of(report: Path, planted: int) -> None:
    """How many of the planted hits a report names."""
    found = [f for f in json.loads(report.read_text(encoding="utf-8"))["findings"] if f["code"] == "TC301"]
    print(f"    {len(found)} of {planted} planted hits reported")


def peers(root: Path, rows: list[list[str]], texts: Path) -> list[tuple[str, list[str]]]:
    """Codespell and typos, where they are installed."""
    found = []
    if tool := shutil.which("codespell"):
        words = root / "words.txt"
        words.write_text("".join(f"{bad}->{row[0]}\n" for row in rows for bad in row[1:]), encoding="utf-8")
        found.append(("codespell", [tool, "-D", str(words), str(texts)]))
    if tool := shutil.which("typos"):
        config = root / "typos.toml"
        lines = [f'{bad} = "{row[0]}"' for row in rows for bad in row[1:]]
        config.write_text("[default.extend-words]\n" + "\n".join(lines), encoding="utf-8")
        found.append(("typos -j 1", [tool, "-j", "1", "--config", str(config), "--format", "brief", str(texts)]))
    return found


def in_turns(commands: list[tuple[str, list[str]]], megabytes: float, rounds: int = 5) -> None:
    """Run the commands one after the other, several times, and print the best times of each."""
    best: dict[str, tuple[float, float, float]] = {}
    for _ in range(rounds):
        for title, command in commands:
            started = time.perf_counter()
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, _, used = os.wait4(process.pid, 0)
            wall, cpu = time.perf_counter() - started, used.ru_utime + used.ru_stime
            known = best.get(title, (wall, cpu, 0))
            best[title] = (min(wall, known[0]), min(cpu, known[1]), used.ru_maxrss / 1024)
    for title, (wall, cpu, peak) in best.items():
        speed = f"{wall:.2f} s wall ({megabytes / wall:.1f} MB/s), {cpu:.2f} s CPU ({megabytes / cpu:.1f} MB/s)"
        print(f"  {title}: {speed}, peak {peak:.0f} MB")


def loading(entries: int = 10_000) -> None:
    """Cold and warm load of a large glossary."""
    words = invented_words(entries * 4, 5)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TRANSCHECK_CACHE"] = str(Path(folder) / "cache")
        path = Path(folder) / "large.yaml"
        path.write_text(
            "entries:\n"
            + "".join(
                f"  - id: e{n}\n    kind: place\n    native: {{uk: {words[4 * n]}}}\n    preferred: {words[4 * n]}\n"
                f"    deprecated: [{', '.join(words[4 * n + 1 : 4 * n + 4])}]\n    source: the desk\n"
                for n in range(entries)
            ),
            encoding="utf-8",
        )
        code = (
            "import sys; from time import perf_counter as wall, process_time as cpu;"
            "from transcheck.glossary import Glossary; w, c = wall(), cpu(); g = Glossary.load([sys.argv[1]]);"
            "print(f'{wall() - w:.3f} s wall, {cpu() - c:.3f} s CPU', len(g.entries), g.digest)"
        )
        for title in ("cold", "warm", "warm"):
            done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
            print(f"load of {entries} entries, {title}: {done.stdout.strip()}")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with traps/ and seeds/")
    parser.add_argument("--only", choices=["traps", "forms", "scan", "loading"])
    parser.add_argument("--all-rules", action="store_true", help="scan with every rule of `check` too (minutes)")
    chosen = parser.parse_args()
    if chosen.only in (None, "traps"):
        traps(chosen.data)
    if chosen.only in (None, "forms"):
        forms()
    if chosen.only in (None, "loading"):
        loading()
    if chosen.only in (None, "scan"):
        scan(all_rules=chosen.all_rules)


if __name__ == "__main__":
    main()
