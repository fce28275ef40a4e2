"""Real articles against what a careful editor found in them: quotes, speakers, groups, divergences.

    python benchmarks/articles.py FOLDER [--encoder NAME]

FOLDER holds the articles and `gold.json` (documents → quotes, groups, divergences, not); offsets are code points.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from transcheck import pipeline
from transcheck.model import Finding, Member, Quote, Report
from transcheck.reading import read_documents

GoldQuotes = dict[tuple[str, int], dict[str, Any]]


def overlap(member: Member | Quote, gold: dict[str, Any], name: str) -> float:
    """Share of the shorter of the two spans that both cover."""
    span = member.span
    if Path(span.document.path).name != name:
        return 0.0
    shared = min(span.end, gold["end"]) - max(span.start, gold["start"])
    return max(0, shared) / max(1, min(span.end - span.start, gold["end"] - gold["start"]))


def score_quotes(report: Report, gold: GoldQuotes) -> None:
    """Exact spans, and speakers right, wrong and unknown."""
    found = {(Path(q.span.document.path).name, q.span.start, q.span.end): q for q in report.story.all_quotes()}
    exact = right = unknown = 0
    wrong = []
    for (name, n), quote in gold.items():
        ours = found.get((name, quote["start"], quote["end"]))
        if ours is None:
            print(f"  missed: {name} {n}: {quote['text'][:60]}")
            continue
        exact += 1
        speaker = ours.speaker
        if quote["speaker"].startswith("("):
            right += speaker.name is None
            continue
        if speaker.name is None:
            unknown += 1
            print(f"  unknown: {name} {n}: should be {quote['speaker']}")
        elif (speaker.name, speaker.reported_by) == (quote["speaker"], quote.get("reported_by")):
            right += 1
        else:
            wrong.append(f"{name} {n}: {speaker.name} by {speaker.reported_by}")
    print(f"quotes: {exact} of {len(gold)} exact, {len(found) - exact} more than in the gold")
    print(f"speakers: {right} right, {len(wrong)} wrong {wrong or ''}, {unknown} unknown")


def score_groups(report: Report, gold: dict[str, Any], quotes: GoldQuotes) -> None:
    """Groups found, groups that are not in the gold, pairs that the gold forbids."""
    taken: dict[str, str] = {}
    for wanted in gold["groups"]:
        members = [(name, n) for name, n, *_ in wanted["members"]]
        best = max(
            report.story.groups,
            key=lambda g: min(max(overlap(m, quotes[k], k[0]) for m in g.members) for k in members) - (g.id in taken),
            default=None,
        )
        if best is None or min(max(overlap(m, quotes[k], k[0]) for m in best.members) for k in members) < 0.5:
            print(f"  group missed: {wanted['id']} {wanted['what']}")
            continue
        taken[best.id] = wanted["id"]
    for group in report.story.groups:
        texts = " | ".join(member.span.text.replace("\n", " ")[:70] for member in group.members)
        print(f"  {group.id} {taken.get(group.id, 'NOT IN GOLD'):12} {texts}")
    forbidden = [
        pair.id
        for pair in report.story.pairs
        for no in gold.get("not", [])
        if overlap(pair.left, quotes[tuple(no["a"])], no["a"][0]) > 0.5
        and overlap(pair.right, quotes[tuple(no["b"])], no["b"][0]) > 0.5
    ]
    more = len(report.story.groups) - len(taken)
    print(f"groups: {len(taken)} of {len(gold['groups'])}, {more} more; forbidden: {forbidden}")


def as_set(value: str | list[str]) -> set[str]:
    """One or several admitted values."""
    return {value} if isinstance(value, str) else set(value)


def outer(key: tuple[str, int], quotes: GoldQuotes) -> dict[str, Any]:
    """The outermost gold quote around a quote: a difference may be told beside the words that it is about."""
    while "nested_in" in quotes[key]:
        key = (key[0], quotes[key]["nested_in"])
    return quotes[key]


def score_divergences(report: Report, gold: dict[str, Any], quotes: GoldQuotes) -> None:
    """Divergences told with an admitted category and severity."""
    pairs = {pair.id: pair for pair in report.story.pairs}
    all_findings = [*report.findings, *(dismissed.finding for dismissed in report.dismissed)]
    told = 0
    used: set[int] = set()
    for wanted in gold["divergences"]:
        a, b = tuple(wanted["a"]), tuple(wanted["b"])

        def concerns(finding: Finding, a: Any = a, b: Any = b) -> bool:
            spans = [Member(finding.at), *(Member(related.span) for related in finding.related)]
            if finding.pair in pairs:
                spans += [pairs[finding.pair].left, pairs[finding.pair].right]
            on_a = any(overlap(span, outer(a, quotes), a[0]) > 0.5 for span in spans)
            on_b = any(overlap(span, outer(b, quotes), b[0]) > 0.5 for span in spans)
            return on_a and on_b

        hits = [
            i
            for i, f in enumerate(all_findings)
            if i not in used
            and f.category in as_set(wanted["category"])
            and f.severity in as_set(wanted["severity"])
            and concerns(f)
        ]
        if hits:
            told += 1
            used.add(hits[0])
            print(f"  told: {wanted['why']}\n     as: {all_findings[hits[0]].message}")
        else:
            print(f"  MISSED: {wanted['category']} {wanted['severity']}: {wanted['why']}")
    print(f"divergences: {told} of {len(gold['divergences'])} with category and severity")
    print("every other finding, for reading against `quiet`:")
    for i, finding in enumerate(all_findings):
        if i not in used:
            where = finding.pair or "-"
            print(f"  {finding.severity:8} {finding.code} {finding.category:12} {where:4} {finding.message}")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", default="auto")
    arguments = parser.parse_args()
    gold_file = arguments.folder / "gold.json"
    if not gold_file.is_file():
        print(f"articles: no {gold_file}: nothing measured")
        return 0
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    quotes = {(name, q["n"]): q for name, listed in gold["documents"].items() for q in listed}
    documents, failures = read_documents([str(arguments.folder / name) for name in gold["documents"]])
    if failures:
        print(failures)
        return 1
    options = pipeline.Options(min_severity="neutral")
    report = pipeline.compare(documents, encoder=arguments.encoder, options=options)
    print(report.signature)
    score_quotes(report, quotes)
    score_groups(report, gold, quotes)
    score_divergences(report, gold, quotes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
