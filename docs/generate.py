"""Writes the generated documents: rules from docstrings, commands and manual pages from --help, the README's picture.

`python docs/generate.py` writes them; with --check it only tells which are out of date and exits with 1.
"""

import argparse
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from manual import commands, manual_pages

from transcheck.rules import RULES
from transcheck.rules.documentation import render_rule

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = "examples/crossing"
OPENING, CLOSING = "<!-- picture: made by `make docs` -->\n", "<!-- end of picture -->\n"


def rules_page() -> str:
    """All rules in the order of their codes."""
    parts = ["# Rules\n\nMade from the docstrings in `transcheck/rules/` by `make docs`; do not edit.\n"]
    parts += [render_rule(rule, markdown=True) for rule in sorted(RULES, key=lambda rule: rule.code)]
    return "\n".join(parts)


def run(*arguments: str) -> str:
    """What a real run prints, 100 columns wide."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "transcheck", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 2:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def commands_page() -> str:
    """The help texts of all commands."""
    parts = ["# Commands\n\nMade from `--help` by `make docs`; do not edit.\n"]
    for title, _ in commands():
        shown = run(*title.split()[1:], "--help").replace("python -m transcheck", "transcheck").strip()
        parts.append(f"## {title}\n\n```\n{shown}\n```\n")
    return "\n".join(parts)


def readme() -> str:
    """The README with a fresh picture of the example."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    before, _, rest = text.partition(OPENING)
    _, _, after = rest.partition(CLOSING)
    names = ("daily-courier", "riverside-wire", "polesia-online")
    files = [f"{EXAMPLE}/{name}.txt" for name in names]
    picture = run("compare", *files, "--original", f"{EXAMPLE}/original.uk.txt").rstrip()
    return f"{before}{OPENING}```\n{picture}\n```\n{CLOSING}{after}"


def main() -> int:
    """Write, or check, every generated document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a document is out of date")
    check = parser.parse_args().check
    stale = []
    pages = {"docs/rules.md": rules_page, "docs/commands.md": commands_page, "README.md": readme}
    pages |= {f"docs/man/{name}": partial(str, text) for name, text in manual_pages().items()}
    for name, make in pages.items():
        path = ROOT / name
        content = make()
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale.append(name)
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
            print(f"wrote {name}")
    if check and stale:
        print(f"out of date: {', '.join(stale)}; run `make docs` and commit the result")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
