"""The stages in a row: extract, pair, check."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from itertools import combinations
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, Literal

from transcheck import __version__
from transcheck.checking.base import DocumentRule, OriginalRule, PairRule, QuoteRule, Resources, Rule, StoryRule
from transcheck.checking.engine import run_rules, worst_first
from transcheck.checking.failures import unforeseen
from transcheck.checking.on_demand import QuotesOnDemand
from transcheck.checking.selection import codes, did_you_mean, selected, shown_from
from transcheck.errors import ConfigError
from transcheck.glossary import Glossary
from transcheck.model import (
    Consulted,
    Document,
    Failure,
    Finding,
    Group,
    Member,
    Pair,
    Place,
    Report,
    Severity,
    Story,
)
from transcheck.rules import NAMES, rule

if TYPE_CHECKING:  # numpy and the encoders are only needed to compare
    from sacrebleu.metrics import CHRF

    from transcheck.encoders.base import Encoder
    from transcheck.judges.base import Judge
    from transcheck.reading.aligned import AlignedRow

_LETTERS = ascii_lowercase[:18]  # of the renderings of a row; "source" is the original
Scope = Literal["quotes", "text"]
_LISTED_BY = "`transcheck rules`"
# Codes of the rules that one text needs none of, and of those that a pair without its articles needs none of.
_ON_RENDERINGS = ("TC2",)
_ON_ARTICLES = (
    "TC1", "TC301", "TC302", "TC303", "TC304", "TC306", "TC307", "TC212", "TC219", "TC220", "TC221",
    "TC236", "TC237",
)  # fmt: skip


@dataclass(frozen=True)
class Options:
    """What a run is asked for.

    Attributes:
        select: codes, names or families ("TC3") of the only rules to run; empty means all.
        ignore: codes, names or families of rules to leave out.
        min_severity: findings below it are dismissed, with that reason.
        indirect: whether indirect speech is extracted too.
        rule_options: field values by rule name, from the configuration.
        jobs: how many processes at most share the work of `check`; the report is the same. More than one only where
            the main module can be imported without running: a system that cannot fork starts it anew.
        progress: told how much of the work that is shared between processes is done, and of how much.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: Severity = "minor"
    indirect: bool = False
    rule_options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    jobs: int = 1
    progress: Callable[[int, int], None] | None = None


def chosen_rules(options: Options, *, but: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Instances of the rules that `options` asks for, in the order of `rules.NAMES`.

    Args:
        options: what is selected, ignored and set.
        but: beginnings of the codes that do not serve here: those rules are not even imported.

    Raises:
        ConfigError: an unknown rule or an unknown option of a rule.
    """
    asked = selected(NAMES, options.select, options.ignore, _LISTED_BY)
    settings: dict[str, Mapping[str, Any]] = {}
    for key, values in options.rule_options.items():
        if key not in {*NAMES, *NAMES.values()}:
            raise ConfigError(
                f"unknown rule {key!r}{did_you_mean(key, [*NAMES, *NAMES.values()])}; {_LISTED_BY} lists them"
            )
        settings.update(dict.fromkeys(codes(key, NAMES, _LISTED_BY), values))
    run = [code for code in NAMES if code in asked and not code.startswith(but)]
    return tuple(_configured(rule(code), settings.get(code, {})) for code in run)


def rules_of_check(options: Options) -> tuple[DocumentRule | QuoteRule | StoryRule, ...]:
    """The rules that `check` runs of those that `options` asks for.

    Raises:
        ConfigError: an unknown rule or an unknown option of a rule.
    """
    chosen = chosen_rules(options, but=_ON_RENDERINGS)
    return tuple(rule for rule in chosen if isinstance(rule, DocumentRule | QuoteRule | StoryRule))


def _configured(chosen: type[Rule], values: Mapping[str, Any]) -> Rule:
    allowed = [f.name for f in fields(chosen)]  # type: ignore[arg-type]  # every rule is a dataclass
    for key in values:
        if key not in allowed:
            has = f"it has {', '.join(allowed)}" if allowed else "it has none"
            raise ConfigError(f"rule {chosen.name} has no option {key!r}{did_you_mean(key, allowed)}; {has}")
    return chosen(**values)


def quotes(
    documents: Sequence[Document], *, glossary: Glossary | None = None, options: Options | None = None
) -> Report:
    """Who says what, where: extract the quotes of each document."""
    options = options or Options()
    house = glossary if glossary is not None else Glossary.default()
    story, failures = _read(documents, house, options)
    return Report(story, _signature("quotes", house, (), options), failures=failures)


def check(documents: Sequence[Document], *, glossary: Glossary | None = None, options: Options | None = None) -> Report:
    """Check documents one by one and against each other: names, terms, quotation marks.

    The rules on renderings (TC2xx) belong to `compare`. Quotes are extracted where a rule asks for them; the report
    holds those and no others, so that an archive can be scanned for its terms alone.

    Args:
        documents: any number, in any language; they are not paired.
        glossary: the shipped one when None.
        options: what to run and to show.
    """
    options = options or Options()
    house = glossary if glossary is not None else Glossary.default()
    rules = rules_of_check(options)
    quotes = QuotesOnDemand(documents, house, indirect=options.indirect)
    story = Story(tuple(documents), quotes)
    if options.jobs > 1 and len(documents) > 1 and not all(rule.swift for rule in rules):
        from transcheck.checking.shares import run_shared

        findings, failures, extracted = run_shared(rules, story, Resources(house), options.jobs, options.progress)
    else:
        findings, failures = run_rules(rules, story, Resources(house))
        extracted, failures = quotes.extracted, (*quotes.failures, *failures)
    story = replace(story, quotes=extracted)
    return _report(story, findings, failures, _signature("check", house, rules, options), options, house)


def compare(
    documents: Sequence[Document],
    *,
    glossary: Glossary | None = None,
    encoder: "str | Encoder" = "auto",
    scope: Scope = "quotes",
    options: Options | None = None,
    judge: "Judge | None" = None,
) -> Report:
    """Pair the renderings of each utterance and tell where they diverge.

    Args:
        documents: two or more; originals (`Document.is_original`) are moved to the end.
        glossary: the shipped one when None.
        encoder: an encoder, or the name of one as `--encoder` takes it.
        scope: quotes only, or every sentence (two translations of one speech).
        options: what to run and to show.
        judge: a model that is asked of what was found, where there is one.
    """
    from transcheck.encoders import load_encoder
    from transcheck.pairing import pair_renderings

    options = options or Options()
    house = glossary if glossary is not None else Glossary.default()
    vectors = load_encoder(encoder) if isinstance(encoder, str) else encoder
    rules = chosen_rules(options)
    story, failures = _read(sorted(documents, key=lambda d: d.is_original), house, options)
    signature = _signature("compare", house, rules, options, vectors, scope, judge)
    try:
        pairing = pair_renderings(story.documents, story.quotes, encoder=vectors, glossary=house, scope=scope)
    except Exception as error:  # what was extracted is still worth reporting
        broken = unforeseen("pairing the renderings", error)
        return _report(story, (), (*failures, broken), signature, options, house)
    story = Story(story.documents, story.quotes, pairing.pairs, pairing.groups, scope)
    findings, crashes = run_rules(rules, story, Resources(house, vectors))
    findings = _judged(findings, story, judge)
    return _report(story, findings, (*failures, *crashes), signature, options, house)


@dataclass(frozen=True)
class AlignedReport:
    """What was found in one aligned row."""

    row: "AlignedRow"
    report: Report

    @property
    def similarity(self) -> float | None:
        """The chrF of the first two renderings, 0..1, None of one alone; it takes a sixth of the time of a row."""
        if self.row.b is None:
            return None
        return float(_chrf().sentence_score(self.row.a, [self.row.b]).score) / 100


@cache
def _chrf() -> "CHRF":
    from sacrebleu.metrics import CHRF

    return CHRF(beta=1)  # as much precision as recall: the score does not depend on the side


def compare_aligned(
    rows: "Iterable[AlignedRow]",
    *,
    glossary: Glossary | None = None,
    options: Options | None = None,
    judge: "Judge | None" = None,
) -> Iterator[AlignedReport]:
    """Check rows whose renderings are aligned already, one report a row, in order.

    Only the rules for two renderings run, and the one on misspelt names: a row has no article around it. A judge is
    asked row by row, so that a long file shows its first rows at once.
    """
    options = options or Options()
    house = glossary if glossary is not None else Glossary.default()
    chosen = chosen_rules(options, but=_ON_ARTICLES)
    rules = tuple(rule for rule in chosen if isinstance(rule, DocumentRule | OriginalRule | PairRule))
    signature = _signature("compare-aligned", house, rules, options, judge=judge)
    resources = Resources(house)
    for row in rows:
        story = _row_story(row)
        findings, failures = run_rules(rules, story, resources)
        findings = _judged(findings, story, judge)
        yield AlignedReport(row, _report(story, findings, failures, signature, options, house))


def _judged(findings: Sequence[Finding], story: Story, judge: "Judge | None") -> tuple[Finding, ...]:
    """The findings, worst first, with the word of a judge where one is asked."""
    if judge is None or not findings:
        return tuple(findings)
    from transcheck.checking.judged import hear_judge

    return worst_first(hear_judge(findings, story, judge, lambda code: rule(code).severity), story)


def _row_story(row: "AlignedRow") -> Story:
    """A row as a story of tiny documents named "a", "b", …, with the source as their original."""
    places = (Place(0, row.place),) if row.place else ()
    documents = [
        Document(name, text, "en", places=places) for name, text in zip(_LETTERS, row.renderings, strict=False)
    ]
    if row.source:
        documents.append(Document("source", row.source, row.language, is_original=True, places=places))
    members = tuple(Member(document.span(0, len(document.text))) for document in documents)
    facing = [(one, other) for one, other in combinations(members, 2) if one.span.text and other.span.text]
    facing.sort(key=lambda pair: pair[1].span.document.is_original)
    pairs = [Pair(f"p{n}", one, other, 1.0, ("aligned",)) for n, (one, other) in enumerate(facing, 1)]
    return Story(tuple(documents), {}, tuple(pairs), (Group("u1", members),))


def _read(documents: Sequence[Document], glossary: Glossary, options: Options) -> tuple[Story, tuple[Failure, ...]]:
    """All quotes of all documents, and the documents on which finding them broke."""
    quotes = QuotesOnDemand(documents, glossary, indirect=options.indirect)
    quotes.extract_all()
    return Story(tuple(documents), quotes.extracted), tuple(quotes.failures)


def _report(
    story: Story,
    findings: Sequence[Finding],
    failures: Sequence[Failure],
    signature: str,
    options: Options,
    glossary: Glossary,
) -> Report:
    shown, hidden = shown_from(findings, options.min_severity)
    return Report(story, signature, shown, hidden, tuple(failures), _consulted(glossary, shown), glossary.style)


def _consulted(glossary: Glossary, findings: Iterable[Finding]) -> tuple[Consulted, ...]:
    """The glossaries that were asked, and how many findings are theirs."""
    spoke = Counter(finding.glossary for finding in findings)
    return tuple(Consulted(name, entries, spoke[name]) for name, entries in glossary.layers.items())


def _signature(
    command: str,
    glossary: Glossary,
    rules: Sequence[Rule],
    options: Options,
    encoder: "Encoder | None" = None,
    scope: Scope | None = None,
    judge: "Judge | None" = None,
) -> str:
    """Everything that could change the report, in the manner of sacreBLEU."""
    ruleset = hashlib.sha256("\n".join(map(repr, rules)).encode()).hexdigest()[:8]
    parts = [
        f"cmd:{command}",
        f"rules:{len(rules)}@{ruleset}" if rules else "rules:none",
        f"min:{options.min_severity}",
        f"glossary:{len(glossary.entries)}@{glossary.digest[:8]}",
        f"indirect:{'yes' if options.indirect else 'no'}",
    ]
    if encoder is not None:
        parts.append(f"encoder:{encoder.name}")
    if scope is not None:
        parts.append(f"scope:{scope}")
    if judge is not None:
        parts.append(f"judge:{judge.name}")
    return "|".join([*parts, f"version:{__version__}"])
