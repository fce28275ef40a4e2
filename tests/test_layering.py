"""Imports run one way: a module imports from its own layer's folder and from layers below it only."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "transcheck"
LAYERS = [
    {"cache", "errors", "model"},
    {"languages", "workers"},
    {"names"},
    {"glossary", "encoders"},
    {"reading", "quotes"},
    {"pairing"},
    {"alignment"},
    {"rules"},
    {"pipeline"},
    {"formats", "config"},
    {"cli"},
    {"__main__"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def part(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write absolute imports"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
    return [name for name in found if name.startswith("transcheck.") and part(name) != "__version__"]


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if own == "__init__":
        return  # the public face names everything, lazily
    for name in imports(path):
        assert part(name) in LEVEL, f"{path}: {name} stands in no layer"
        assert part(name) == own or LEVEL[part(name)] < LEVEL[own], f"{path} imports {name}: the wrong way"


def test_single_rules_never_import_each_other() -> None:
    shared = {"base", "engine", "reconcile", "documentation", "wording", "on_demand", "shares"}
    rule_files = {p.stem for p in (ROOT / "rules").glob("*.py")} - shared - {"__init__"}
    for stem in sorted(rule_files):
        for name in imports(ROOT / "rules" / f"{stem}.py"):
            if name.startswith("transcheck.rules."):
                assert name.split(".")[2] not in rule_files, f"rules/{stem}.py imports {name}"


def test_every_part_has_a_layer() -> None:
    parts = {p.name.removesuffix(".py") for p in ROOT.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert parts - {"__init__"} <= set(LEVEL)
