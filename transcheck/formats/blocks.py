"""What belongs together in a report that people read: an utterance with all that is said of it, worst first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from transcheck.formats.rows import ROW
from transcheck.model import SEVERITIES, Document, Finding, Group, Report, Span
from transcheck.visible import visible_line


@dataclass(frozen=True, slots=True)
class Block:
    """The findings on one utterance; or, without a group, those of one severity that speak of no utterance."""

    group: Group | None
    findings: tuple[Finding, ...]


def blocks(report: Report) -> list[Block]:
    """The findings of a report by utterance, those with the worst finding first."""
    group_of = _groups_by_pair(report)
    by_group: dict[str, list[Finding]] = defaultdict(list)
    elsewhere: list[Finding] = []
    for finding in report.findings:
        group = group_of.get(finding.pair) if finding.pair else _group_around(finding, report.story.groups)
        (elsewhere if group is None else by_group[group.id]).append(finding)
    groups = {group.id: group for group in report.story.groups}
    ranked: list[tuple[int, int, Block]] = []
    for identity, findings in by_group.items():  # in the order of the worst finding of each
        rank = min(SEVERITIES.index(f.severity) for f in findings)
        ranked.append((rank, len(ranked), Block(groups[identity], tuple(findings))))
    for rank, severity in enumerate(SEVERITIES):
        alone = tuple(f for f in elsewhere if f.severity == severity)
        if alone:
            ranked.append((rank, len(ranked), Block(None, alone)))
    return [block for _, _, block in sorted(ranked, key=lambda entry: entry[:2])]


def _groups_by_pair(report: Report) -> dict[str, Group]:
    home = {member.span: group for group in report.story.groups for member in group.members}
    return {pair.id: home[pair.left.span] for pair in report.story.pairs if pair.left.span in home}


def _group_around(finding: Finding, groups: Iterable[Group]) -> Group | None:
    """The group that a finding without a pair speaks of: all its places lie in the group's renderings."""
    places = places_of(finding)
    if len({place.document for place in places}) < 2:
        return None
    for group in groups:
        if all(any(member.span.contains(place) for member in group.members) for place in places):
            return group
    return None


def places_of(finding: Finding) -> list[Span]:
    """Every place that a finding speaks of, the primary one first, each once."""
    return list(dict.fromkeys([finding.at, *(related.span for related in finding.related)]))


def repeated(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings that say the same of the same words in different places stand together, in order of the first."""
    alike: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for number, finding in enumerate(findings):
        one_place = not finding.related
        words = " ".join(finding.at.text.split()) if one_place else str(number)
        alike[finding.code, finding.message if one_place else "", words].append(finding)
    return list(alike.values())


def several_ways(findings: Sequence[Finding]) -> list[Finding]:
    """The findings on an utterance, those in which three documents or more all differ told as one.

    Eight outlets with eight numbers differ in 28 pairs; one line says who has which.
    """
    buckets: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        buckets[finding.code, finding.category].append(finding)
    told: list[Finding] = []
    for finding in findings:
        bucket = buckets[finding.code, finding.category]
        words = {place: " ".join(place.text.split()) for each in bucket for place in places_of(each)}
        one_each = len({place.document for place in words}) == len(words) > 2
        if len(bucket) < 3 or not one_each or len(set(words.values())) < 3:
            told.append(finding)
        elif finding is bucket[0]:
            listed = ", ".join(f"{place.document.label} “{said}”" for place, said in words.items())
            told.append(replace(finding, message=f"{len(set(words.values()))} ways: {listed}."))
    return told


def document_names(documents: Sequence[Document]) -> dict[Document, str]:
    """A short name for each document: its outlet or file name, the whole path where that would be ambiguous."""
    short = {d: d.outlet or ("(standard input)" if d.path == "-" else PurePath(d.path).name) for d in documents}
    taken = list(short.values())
    return {d: visible_line(d.path if taken.count(name) > 1 else name) for d, name in short.items()}


def heading(group: Group) -> str:
    """Whose words an utterance is and how many renderings it has; of an aligned row, which one it is."""
    return f"{group.id if group.id.startswith(ROW) else who(group)} · {how_many(group)}"


def who(group: Group) -> str:
    """Whose words an utterance is, and who tells of it."""
    renderings = [m for m in group.members if not m.span.document.is_original] or group.members
    speakers = [m.quote.speaker for m in renderings if m.quote is not None]
    named = list(dict.fromkeys(s.name for s in speakers if s.name))
    reporters = list(dict.fromkeys(s.reported_by for s in speakers if s.reported_by and s.reported_by not in named))
    name = " / ".join(named) if named else "speaker unknown"
    return visible_line(f"{name}, as told by {' / '.join(reporters)}" if reporters else name)


def how_many(group: Group) -> str:
    """How many renderings an utterance has, and whether the original."""
    outlets = len({m.span.document for m in group.members if not m.span.document.is_original})
    original = any(m.span.document.is_original for m in group.members)
    return count(outlets, "rendering") + (" + original" if original else "")


def count(number: int, noun: str) -> str:
    """`3 documents`, `1 document`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def tally(report: Report) -> dict[str, int]:
    """How many findings of each severity, worst first."""
    return {severity: sum(f.severity == severity for f in report.findings) for severity in SEVERITIES}


def standing_alone(report: Report) -> dict[Document, list[Finding]]:
    """By rendering, the findings in which it says what two other renderings or more do not."""
    pairs = {pair.id for pair in report.story.pairs}
    alone: dict[Document, list[Finding]] = {}
    for finding in report.findings:
        at = finding.at.document
        others = {related.span.document for related in finding.related}
        renderings = [document for document in others if not document.is_original]
        if finding.pair in pairs and len(renderings) >= 2 and at not in others and not at.is_original:
            alone.setdefault(at, []).append(finding)
    return alone
