"""What formats tell of the rule behind a finding."""

from collections.abc import Iterable
from dataclasses import dataclass

from transcheck.model import Category, Finding, Severity
from transcheck.rules import NAMES, rule
from transcheck.rules.documentation import document_rule


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule in words.

    Attributes:
        code, name, category, severity: as the rule has them.
        summary: one sentence.
        why: why an editor cares; the summary where there is no more to say.
        source: where it comes from, "" where that is not told.
    """

    code: str
    name: str
    category: Category
    severity: Severity
    summary: str
    why: str
    source: str


def rule_texts(findings: Iterable[Finding]) -> list[RuleText]:
    """The rules behind the findings, by code; what looks at glossaries is no rule and has its name alone."""
    first = {finding.code: finding for finding in reversed(list(findings))}
    return [_rule_text(first[code]) for code in sorted(first)]


def _rule_text(finding: Finding) -> RuleText:
    if finding.code not in NAMES:
        summary = finding.name.replace("-", " ").capitalize()
        return RuleText(finding.code, finding.name, finding.category, finding.severity, summary, summary, "")
    found = rule(finding.code)
    told = document_rule(found)
    return RuleText(finding.code, found.name, found.category, found.severity, told.summary, told.why, told.source)
