"""Reports that the tests of formats share."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from transcheck.model import (
    Dismissed,
    Document,
    Failure,
    Finding,
    Group,
    Member,
    Pair,
    Quote,
    Related,
    Report,
    Speaker,
    Story,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def rich_report() -> Report:
    """The shipped example with a failure and a dismissed finding, as it was found once.

    It is read from crossing.json, so that no change of a rule changes the accepted output of all formats.
    """
    return _report(json.loads(Path(__file__).with_name("crossing.json").read_text(encoding="utf-8")))


def _report(told: Any) -> Report:
    documents = {
        d["path"]: Document(
            d["path"], (ROOT / d["path"]).read_text(encoding="utf-8"), d["language"], d["outlet"], d["original"]
        )
        for d in told["documents"]
    }
    quotes = {d["path"]: tuple(_quote(documents[d["path"]], quote) for quote in d["quotes"]) for d in told["documents"]}

    def member(m: Any) -> Member:
        document = documents[m["path"]]
        quote = next((q for q in quotes[m["path"]] if q.id == m["quote"]), None)
        pieces = tuple(document.span(piece["start"], piece["end"]) for piece in m["pieces"])
        return Member(document.span(m["start"], m["end"]), quote, pieces if len(pieces) > 1 else ())

    def finding(f: Any) -> Finding:
        at, *others = (documents[p["path"]].span(p["start"], p["end"]) for p in (f["at"], *f["related"]))
        labels = [related["label"] for related in f["related"]]
        return Finding(
            f["code"], f["name"], f["category"], f["severity"], f["confidence"], f["message"], at,
            tuple(map(Related, labels, others)), f["suggestion"], f["pair"],
        )  # fmt: skip

    pairs = tuple(
        Pair(p["id"], member(p["left"]), member(p["right"]), p["similarity"], tuple(p["reasons"]))
        for p in told["pairs"]
    )
    groups = tuple(Group(g["id"], tuple(map(member, g["members"]))) for g in told["groups"])
    return Report(
        Story(tuple(documents.values()), quotes, pairs, groups),
        told["signature"],
        tuple(map(finding, told["findings"])),
        tuple(Dismissed(finding(d), d["reason"], d["dismissed_by"]) for d in told["dismissed"]),
        tuple(Failure(f["message"], f["path"], f["line"]) for f in told["failures"]),
    )


def _quote(document: Document, q: Any) -> Quote:
    mention = None if q["mention_start"] is None else document.span(q["mention_start"], q["mention_end"])
    speaker = Speaker(q["speaker"], mention, None, q["reported_by"], q["confidence"] or 0.0, tuple(q["candidates"]))
    asides = tuple(document.span(aside["start"], aside["end"]) for aside in q["asides"])
    span = document.span(q["start"], q["end"])
    return Quote(q["id"], span, q["kind"], q["closed"], q["parent"], q["continues"], speaker, asides)


def hostile(text: str) -> Report:
    """Two documents whose every word is `text`."""
    left, right = Document(f"a{text}.txt", f"{text} left", "en"), Document("b.txt", f"{text} right", "en", outlet=text)
    members = (Member(left.span(0, len(left.text))), Member(right.span(0, len(right.text))))
    finding = Finding(
        "TC202", "negation-mismatch", "negation", "critical", "high", f"{text} here; not there",
        left.span(0, len(text)), (Related(text, right.span(0, len(text))),), suggestion=text, pair="p1",
    )  # fmt: skip
    alone = replace(finding, pair=None, related=(), code="TC301", name="glossary-variant", category="name")
    story = Story((left, right), {}, (Pair("p1", *members, 1.0),), (Group("u1", members),))
    return Report(story, text, (finding, alone), (Dismissed(finding, text, "decision"),), (Failure(text, text, 1),))


def large(findings: int) -> Report:
    """An archive: two outlets, one utterance to each two findings."""
    sentence = "The ferry will not leave the far bank before Monday, whatever the mayor of Mazyr says. "
    count = findings // 2
    left = Document("a.txt", sentence * count, "en")
    right = Document("b.txt", sentence * count, "en")
    pairs, groups, found = [], [], []
    for number in range(count):
        start = number * len(sentence)
        members = (Member(left.span(start, start + 85)), Member(right.span(start, start + 85)))
        pairs.append(Pair(f"p{number}", *members, 1.0))
        groups.append(Group(f"u{number}", members))
        for code, name, category, severity, at in (
            ("TC202", "negation-mismatch", "negation", "critical", 15),
            ("TC214", "date-mismatch", "date", "minor", 46),
        ):
            place = left.span(start + at, start + at + 3)
            related = (Related("b", right.span(start + at, start + at + 3)),)
            message = f"a has “{place.text}” in number {number}; b has it not."
            found.append(Finding(code, name, category, severity, "high", message, place, related, pair=f"p{number}"))
    return Report(Story((left, right), {}, tuple(pairs), tuple(groups)), "large", tuple(found))
