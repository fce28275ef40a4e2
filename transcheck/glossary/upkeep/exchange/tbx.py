"""TBX-Basic (ISO 30042:2019, styles DCA and DCT) and the martif files of ISO 30042:2008.

Written: release 1.2 of the TBX-Basic dialect (LTAC/TerminOrgs, github.com/LTAC-Global/TBX-Basic_dialect). Read: any of
the three, whatever data categories are in them; categories that an entry has no place for are passed over.
"""

import re
from collections.abc import Iterator, Sequence
from typing import cast
from xml.sax.saxutils import escape, quoteattr

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import KINDS, Entry, Form, Gender, Part, Status
from transcheck.glossary.upkeep.exchange.base import Format, Settings, clean, in_order, too_many, with_ids
from transcheck.glossary.upkeep.exchange.xml import Element, parse_xml
from transcheck.model import Language

_STATUS_OUT: dict[Status, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "supersededTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
# TBX calls a form that must not be used deprecated, one that is out of use superseded; of files of others we take
# both for deprecated, the milder one, unless the file was written here.
_STATUS_IN: dict[str, Status] = {
    "preferredTerm-admn-sts": "preferred",
    "preferredTerm": "preferred",
    "standardizedTerm-admn-sts": "preferred",
    "admittedTerm-admn-sts": "admitted",
    "admittedTerm": "admitted",
    "deprecatedTerm-admn-sts": "deprecated",
    "deprecatedTerm": "deprecated",
    "supersededTerm-admn-sts": "deprecated",
    "supersededTerm": "deprecated",
    "forbidden": "forbidden",
}
_NATIVE: tuple[Language, ...] = ("uk", "ru", "be")
_OURS = "transcheck glossary"
_PARTS_OUT: dict[Part, str] = {"full": "fullForm", "acronym": "acronym"}
_PARTS_IN: dict[str, Part] = {"fullForm": "full", "acronym": "acronym"}
_GENDER_OUT: dict[Gender, str] = {"m": "masculine", "f": "feminine"}
_GENDER_IN: dict[str, Gender] = {"masculine": "m", "feminine": "f"}
_MODULE = {
    "administrativeStatus": "min", "subjectField": "min", "customerSubset": "min", "partOfSpeech": "min",
    "definition": "basic", "source": "basic", "projectSubset": "basic", "termType": "basic",
    "grammaticalGender": "basic",
}  # fmt: skip


def _read(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    root = parse_xml(content, path)
    if root.name not in ("tbx", "martif"):
        raise GlossaryError(f"no TBX: the root element is <{root.name}>, not <tbx> or <martif>", path, root.line)
    concepts = root.below("conceptEntry", "termEntry")
    too_many(len(concepts), path)
    if not concepts:
        raise GlossaryError("no entries (conceptEntry or termEntry) in it; check the export", path)
    ours = any(paragraph.text == _OURS for paragraph in root.below("p"))
    entries = [_entry(concept, path, settings, ours) for concept in concepts]
    seen: dict[str, int] = {}
    for entry, concept in zip(entries, concepts, strict=True):
        if entry.id and entry.id in seen:
            raise GlossaryError(f"the id “{entry.id}” stands already in line {seen[entry.id]}", path, concept.line)
        seen[entry.id] = concept.line
    return with_ids(entries)


def _entry(concept: Element, path: str, settings: Settings, ours: bool) -> Entry:
    forms: dict[str, Form] = {}
    native: dict[Language, tuple[str, ...]] = {}
    gender: Gender | None = None
    for section in concept.all("langSec", "langSet"):
        language = section.attributes.get("lang", "").split("-")[0].casefold()
        if not language:
            raise GlossaryError(f"<{section.name}> has no xml:lang; add it", path, section.line)
        for term in section.below("termSec", "tig", "ntig"):
            form = _form(term, path, ours)
            gender = gender or _GENDER_IN.get(_category(term, "grammaticalGender") or "")
            if language == "en":
                if form.text in forms and forms[form.text].status != form.status:
                    raise GlossaryError(f"“{form.text}” stands twice with different status; keep one", path, term.line)
                forms.setdefault(form.text, form)
            elif language in ("uk", "ru", "be"):
                code = cast(Language, language)
                native[code] = tuple(dict.fromkeys((*native.get(code, ()), form.text)))
    if not forms and not native:
        raise GlossaryError("an entry has no term in English, Ukrainian, Russian or Belarusian", path, concept.line)
    field = _category(concept, "subjectField")
    return Entry(
        id=_from_xml_id(concept.attributes.get("id", "")) if ours else "",  # "c17" of other tools says nothing
        kind=field if field in KINDS else settings.kind,
        forms=in_order(forms.values()),
        native=native,
        gender=gender,
        role=_text(_category(concept, "definition"), path, concept),
        note=_text(" ".join(note.text for note in concept.all("note")) or None, path, concept),
        source=_text(_category(concept, "source") or settings.source, path, concept),
        tags=tuple(_categories(concept, "projectSubset")),
    )


def _xml_id(entry_id: str) -> str:
    """An id that XML allows; what it does not allow is written by its number."""
    safe = re.sub(r"[^\w.\-]|_", lambda m: f"_{ord(m.group()):x}_", entry_id)
    return safe if re.match(r"[^\W\d_]", safe) else f"_{ord(safe[0]):x}_{safe[1:]}" if safe[:1] != "_" else safe


def _from_xml_id(xml_id: str) -> str:
    return re.sub(r"_([0-9a-f]{1,6})_", lambda m: chr(int(m.group(1), 16)), xml_id)


def _form(section: Element, path: str, ours: bool) -> Form:
    terms = section.below("term")
    text = clean(terms[0].text, path, terms[0].line, "a term") if terms else ""
    if not text:
        raise GlossaryError(f"<{section.name}> holds no term; fill it in or remove it", path, section.line)
    given = _category(section, "administrativeStatus") or _category(section, "normativeAuthorization")
    if given is None:
        status: Status = "preferred"
    elif given in _STATUS_IN:
        status = "forbidden" if ours and given == _STATUS_OUT["forbidden"] else _STATUS_IN[given]
    else:
        raise GlossaryError(
            f"unknown administrativeStatus “{given}”; one of {', '.join(_STATUS_IN)}", path, section.line
        )
    return Form(
        text,
        status,
        note=_text(" ".join(note.text for note in section.all("note")) or None, path, section),
        source=_text(_category(section, "source"), path, section),
        part=_PARTS_IN.get(_category(section, "termType") or ""),
    )


def _text(text: str | None, path: str, element: Element) -> str | None:
    return clean(text, path, element.line, "a note") if text else None


def _categories(element: Element, name: str) -> list[str]:
    """Values of a data category, as attribute (<admin type="source">) or as element (<basic:source>)."""
    places = [*element.children]
    for group in element.all("termNoteGrp", "adminGrp", "descripGrp", "termGrp"):
        places.extend(group.children)
    found = [child for child in places if child.attributes.get("type") == name or child.name == name]
    return [child.text for child in found if child.text]


def _category(element: Element, name: str) -> str | None:
    return next(iter(_categories(element, name)), None)


class _Writer:
    """Writes one of the three styles: where the elements differ, it knows the names."""

    def __init__(self, style: str) -> None:
        self.style = style
        old = style == "martif"
        self.concept, self.section, self.term = (
            ("termEntry", "langSet", "tig") if old else ("conceptEntry", "langSec", "termSec")
        )

    def write(self, entries: Sequence[Entry], settings: Settings) -> bytes:  # noqa: ARG002  # one signature for all
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', *self.head(), "  <text>", "    <body>"]
        for entry in entries:
            lines += [f"      {line}" for line in self.entry(entry)]
        lines += ["    </body>", "  </text>", "</martif>" if self.style == "martif" else "</tbx>", ""]
        return "\n".join(lines).encode()

    def head(self) -> list[str]:
        described = f"<fileDesc><sourceDesc><p>{_OURS}</p></sourceDesc></fileDesc>"
        if self.style == "martif":
            return ['<martif type="TBX-Basic" xml:lang="en">', f"  <martifHeader>{described}</martifHeader>"]
        spaces = ""
        if self.style == "dct":
            spaces = ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
        name = f'<tbx type="TBX-Basic" style="{self.style}" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"{spaces}>'
        return [name, f"  <tbxHeader>{described}</tbxHeader>"]

    def category(self, meta: str, name: str, value: str) -> str:
        if self.style == "dct":
            return f"<{_MODULE[name]}:{name}>{_escaped(value)}</{_MODULE[name]}:{name}>"
        return f'<{meta} type="{name}">{_escaped(value)}</{meta}>'

    def entry(self, entry: Entry) -> Iterator[str]:
        yield f"<{self.concept} id={quoteattr(_xml_id(entry.id))}>"
        yield "  " + self.category("descrip", "subjectField", entry.kind)
        if entry.role:
            yield "  " + self.category("descrip", "definition", entry.role)
        if entry.source:
            yield "  " + self.category("admin", "source", entry.source)
        for tag in entry.tags:
            yield "  " + self.category("admin", "projectSubset", tag)
        if entry.note:
            yield f"  <note>{_escaped(entry.note)}</note>"
        gender = entry.gender
        for language in _NATIVE:
            names = entry.native.get(language, ())
            yield from self.terms(language, [Form(name, "preferred") for name in names], gender, status=False)
        yield from self.terms("en", entry.forms, gender, status=True)
        yield f"</{self.concept}>"

    def terms(self, language: str, forms: Sequence[Form], gender: Gender | None, *, status: bool) -> Iterator[str]:
        if not forms:
            return
        yield f'  <{self.section} xml:lang="{language}">'
        for form in forms:
            yield f"    <{self.term}>"
            yield f"      <term>{_escaped(form.text)}</term>"
            if status:
                yield "      " + self.category("termNote", "administrativeStatus", _STATUS_OUT[form.status])
            if gender:
                yield "      " + self.category("termNote", "grammaticalGender", _GENDER_OUT[gender])
            if form.part in _PARTS_OUT:
                yield "      " + self.category("termNote", "termType", _PARTS_OUT[form.part])
            if form.source:
                yield "      " + self.category("admin", "source", form.source)
            if form.note:
                yield f"      <note>{_escaped(form.note)}</note>"
            yield f"    </{self.term}>"
        yield f"  </{self.section}>"


def _escaped(text: str) -> str:
    if any(ord(c) < 32 and c not in "\t\n\r" for c in text):
        raise GlossaryError(f"“{text[:40]}” holds a control character, which XML cannot; remove it")
    return escape(text)


_HOLDS = frozenset({"id", "kind", "native", "forms", "gender", "role", "note", "source", "tags"})
_FORM_HOLDS = frozenset({"note", "source"})
TBX = Format("tbx", ".tbx", "TBX-Basic, ISO 30042:2019, style DCA", _read, _Writer("dca").write, _HOLDS, _FORM_HOLDS)
TBX_DCT = Format(
    "tbx-dct", ".tbx", "TBX-Basic, ISO 30042:2019, style DCT", _read, _Writer("dct").write, _HOLDS, _FORM_HOLDS
)
MARTIF = Format("martif", ".tbx", "TBX of 2008 (martif)", _read, _Writer("martif").write, _HOLDS, _FORM_HOLDS)
