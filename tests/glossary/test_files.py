"""Glossary files: what is understood, what is refused and in which words, and the schema that describes them."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from transcheck.errors import GlossaryError
from transcheck.glossary import Glossary
from transcheck.glossary.files import parse_glossary
from transcheck.glossary.shipped import glossary_files, shipped_folder, style_files

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "glossary.schema.json").read_text(encoding="utf-8"))
WHOLE = """
glossary: desk
source: the desk
entries:
  - id: ferry-town
    kind: place
    native: {uk: [Мозир, Мозир-порт], be: Мазыр}
    preferred: Mazyr
    admitted: [Mozyr]
    deprecated:
      - {text: Mosyr, note: German press, source: us, part: full, case: exact, unless: {before: [von], near: [old]}}
    forbidden: [No]
    since: 1994
    until: "2022-11-26"
    tags: [places, ferries]
    case: any
    quoted: warn
    only: {document: [ferry]}
    first_mention: full
    specs: {match: [The ferry to Mosyr.], silent: [Mosyr]}
    proposed: true
"""


def read(text: str, path: str = "g.yaml") -> Any:
    return parse_glossary(text.encode(), path)


def test_every_key_is_read_and_words_stay_words() -> None:
    (entry,) = read(WHOLE).entries
    assert entry.native == {"uk": ("Мозир", "Мозир-порт"), "be": ("Мазыр",)}
    assert [(form.text, form.status) for form in entry.forms] == [
        ("Mazyr", "preferred"),
        ("Mozyr", "admitted"),
        ("Mosyr", "deprecated"),
        ("No", "forbidden"),
    ]
    assert entry.forms[2].unless.near == ("old",)
    assert (entry.since, entry.source, entry.proposed) == ("1994", "the desk", True)
    assert entry.place is not None
    assert (entry.place.path, entry.place.line) == ("g.yaml", 5)
    assert entry.name == "Mazyr"


def test_json_is_understood() -> None:
    text = json.dumps({"entries": [{"id": "a", "kind": "place", "preferred": "Mazyr"}]}, indent="\t")
    assert read(text, "g.json").entries[0].name == "Mazyr"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", None, "empty"),
        ("entries:\n  - id: a\n    kind: place\n    prefered: Mazyr\n", 4, "did you mean “preferred”?"),
        ("entries:\n  - id: a\n    kind: plaec\n    preferred: Mazyr\n", 3, "did you mean “place”?"),
        ("entries:\n  - kind: place\n    preferred: Mazyr\n", 2, "no “id”"),
        ("entries:\n  - id: a\n    kind: place\n", 2, "has no form"),
        ("entries:\n  - id: a\n    kind: place\n    preferred:\n", 4, "a form is empty"),
        ("entries:\n  - {id: a, kind: place, preferred: X}\n  - {id: a, kind: place, preferred: Y}\n", 3, "line 2"),
        ("entries:\n  - {id: a, kind: place, preferred: X, forbidden: X}\n", 2, "preferred and forbidden"),
        ("entries:\n  - {id: a, kind: place, preferred: X, preferred: Y}\n", 2, "stands twice"),
        ("entries:\n  - {id: a, kind: place, preferred: {txt: X}}\n", 2, "did you mean “text”?"),
        ("entries:\n  - {id: a, kind: place, native: {pl: X}}\n", 2, "known are: uk, ru, be"),
        ("entries:\n  - {id: a, kind: place, preferred: X, only: [X]}\n", 2, "key: value"),
        ("entries: {id: a}\n", 1, "must be a list"),
        ("entires: []\n", 1, "did you mean “entries”?"),
        ("entries: [\n", 2, "not YAML"),
        ("a: &x [1]\nentries: *x\n", 1, "unknown key"),
        ("entries:\n  - {id: a, kind: place, tags: &t [x, y], preferred: *t}\n", 2, "aliases"),
        ("- just words\n", 1, "key: value"),
        ("plain words", 1, "key: value"),
        ("style: s\n", 1, "no “statuses”"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_do(text: str, line: int | None, words: str) -> None:
    with pytest.raises(GlossaryError) as raised:
        read(text)
    assert (raised.value.path, raised.value.line) == ("g.yaml", line)
    assert words in raised.value.message
    assert "\n" not in raised.value.message


def test_a_bomb_of_anchors_is_refused() -> None:
    levels = "".join(f"    - &l{n} [*l{n - 1}, *l{n - 1}]\n" for n in range(1, 40))
    with pytest.raises(GlossaryError):
        read(f"entries:\n  - id: a\n    kind: place\n    preferred: &l0 [x, y]\n    tags:\n{levels}")


def test_other_encodings_and_deep_nesting_are_refused() -> None:
    with pytest.raises(GlossaryError, match="UTF-8"):
        parse_glossary("entries: [{id: a}] # Мазыр".encode("cp1251"), "g.yaml")
    for deep in ("[" * 100_000, "- " * 10_000, "a: " * 9, "".join(" " * n + "a:\n" for n in range(200))):
        with pytest.raises(GlossaryError):
            read(deep)


def test_an_unknown_glossary_or_style_names_what_is_known(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="did you mean “belarus”"):
        Glossary.load(["belaruss"])
    with pytest.raises(GlossaryError, match="did you mean “agency”"):
        Glossary.load(["belarus"], style="agencies")
    with pytest.raises(GlossaryError, match=r"no \.yaml"):
        Glossary.load([tmp_path])


def test_later_files_override_by_id_and_bring_their_own_styles(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("entries:\n  - {id: mazyr, kind: place, admitted: [Mazyr, Mozyr], forbidden: Mozir}\n")
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "house.yaml").write_text("style: house\nstatuses:\n  mazyr: {preferred: Mozir}\n")
    free = Glossary.load(["belarus", own])
    assert [m.status for m in free.find("Mozir", "en")] == ["admitted"]  # some style allows it
    house = Glossary.load(["belarus", own], style="house")
    assert {m.form.text: m.status for m in house.find("Mozir, Mazyr, Mozyr", "en")} == {
        "Mozir": "preferred",
        "Mazyr": "deprecated",
        "Mozyr": "deprecated",
    }
    assert len({free.digest, house.digest, Glossary.load(["belarus"]).digest}) == 3


def test_a_shipped_style_does_not_let_in_what_the_house_rules_out(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("entries:\n  - {id: mazyr, kind: place, preferred: Mazyr, forbidden: Mozyr}\n")
    for layers in ([own], ["belarus", own]):
        assert [m.status for m in Glossary.load(layers).find("Mozyr", "en")] == ["forbidden"]
    assert [m.status for m in Glossary.load([own], style="agency").find("Mozyr", "en")] == ["preferred"]


SHIPPED = [*glossary_files(shipped_folder()), *style_files(shipped_folder())]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_schema_describes_the_shipped_files(path: Path) -> None:
    jsonschema.validate(yaml.safe_load(path.read_text(encoding="utf-8")), SCHEMA)


def test_the_schema_describes_every_key_and_refuses_others() -> None:
    jsonschema.validate(yaml.safe_load(WHOLE.replace("[No]", "['No']")), SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"entries": [{"id": "a", "kind": "place", "prefered": "X"}]}, SCHEMA)
