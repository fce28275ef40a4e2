"""Faults of a glossary, each told at its line. One rule a class, listed in LINT."""

from collections.abc import Sequence
from functools import partial

from transcheck.checking.engine import Seen, hear
from transcheck.checking.selection import selected
from transcheck.linting.base import Fault, Linted, Sheet, SheetRule, read_sheets
from transcheck.linting.entries import (
    FailingSpec,
    MissingSource,
    NoAllowedForm,
    OverriddenEntry,
    SourceTypo,
    StyleWithoutEntry,
    UnusedEntry,
)
from transcheck.linting.forms import (
    AdviceCycle,
    ConflictingForm,
    DuplicateEntry,
    Homonym,
    LookalikeLetter,
    SpaceInForm,
    UnreachableForm,
)
from transcheck.model import SEVERITIES, Failure, Finding

__all__ = ["LINT", "NAMES", "Fault", "Linted", "Sheet", "SheetRule", "lint", "read_sheets"]

LINT: tuple[SheetRule, ...] = (
    ConflictingForm(),
    AdviceCycle(),
    DuplicateEntry(),
    Homonym(),
    UnreachableForm(),
    LookalikeLetter(),
    SpaceInForm(),
    SourceTypo(),
    FailingSpec(),
    NoAllowedForm(),
    MissingSource(),
    OverriddenEntry(),
    StyleWithoutEntry(),
    UnusedEntry(),
)


NAMES: dict[str, str] = {rule.code: rule.name for rule in LINT}


def lint(
    linted: Linted, *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[tuple[Finding, ...], tuple[Failure, ...]]:
    """All faults, worst first, then in the order of the files; and what broke.

    Args:
        linted: the files.
        select: codes, names or families of the only rules to run; none means all.
        ignore: the same of those to leave out.

    Raises:
        ConfigError: a rule is unknown.
    """
    asked = selected(NAMES, select, ignore, "docs/glossary.md")
    seen = Seen([], [])
    for rule in LINT:
        if rule.code in asked:
            hear(rule, "the glossary", partial(rule.check, linted), seen)
    order = {sheet.document.path: index for index, sheet in enumerate((*linted.sheets, *linted.styles))}

    def place(finding: Finding) -> tuple[int, int, int, str, str]:
        at = finding.at
        return (SEVERITIES.index(finding.severity), order[at.document.path], at.start, finding.code, finding.message)

    return tuple(sorted(seen.findings, key=place)), tuple(failure for _, failure in seen.broken)
