"""Imports run one way: a module imports from its own layer's folder and from layers below it only."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from transcheck.rules import LISTED

ROOT = Path(__file__).parents[1] / "transcheck"
LAYERS = [
    {"fingerprints"},
    {"errors", "model", "visible", "workbooks"},
    {"storing"},
    {"cache"},
    {"languages", "workers"},
    {"names"},
    {"glossary", "encoders"},
    {"reading", "quotes", "judges"},
    {"pairing"},
    {"comparing", "coverage"},
    {"checking"},
    {"rules", "linting"},
    {"pipeline"},
    {"measuring", "stories"},
    {"formats", "config"},
    {"silencing", "mending"},
    {"cli"},
    {"__main__"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def part(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports(path: Path, *, top_level: bool = False) -> list[str]:
    """What a module imports of this package; with `top_level` only what it needs before it can be used at all."""
    found = []
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body if top_level else ast.walk(tree):
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
    rules = {f"transcheck.rules.{folder}.{name.replace('-', '_')}" for _, name, folder in LISTED}
    for rule in sorted(rules):
        for name in imports(ROOT.parent / (rule.replace(".", "/") + ".py")):
            assert not any(name.startswith(f"{other}.") for other in rules - {rule}), f"{rule} imports {name}"


@pytest.mark.parametrize("package", sorted(p.parent.name for p in ROOT.glob("*/__init__.py")))
def test_modules_of_a_package_form_no_circle(package: str) -> None:
    modules = {".".join(p.relative_to(ROOT.parent).with_suffix("").parts) for p in (ROOT / package).rglob("*.py")}
    graph = {
        module: {
            other
            for name in imports(ROOT.parent / (module.replace(".", "/") + ".py"), top_level=True)
            for other in (name, name.rpartition(".")[0])
            if other in modules and other != module
        }
        for module in modules
    }
    list(TopologicalSorter(graph).static_order())  # raises CycleError with the circle


def test_every_part_has_a_layer() -> None:
    parts = {p.name.removesuffix(".py") for p in ROOT.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert parts - {"__init__"} <= set(LEVEL)
