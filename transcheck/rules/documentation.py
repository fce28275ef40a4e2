"""A rule's docstring is its documentation: this module takes it apart."""

import inspect
from dataclasses import dataclass, field, fields

from transcheck.checking.base import DocumentRule, GroupRule, OriginalRule, PairRule, QuoteRule, Rule, StoryRule

_SCOPES = (
    (DocumentRule, "document"),
    (QuoteRule, "quote"),
    (PairRule, "pair"),
    (OriginalRule, "rendering and its original"),
    (GroupRule, "group"),
    (StoryRule, "story"),
)
_SECTIONS = ("Divergent:", "Consistent:", "Source:", "Attributes:")


@dataclass(frozen=True)
class RuleDocumentation:
    """The parts of a rule's docstring.

    Attributes:
        summary: first line.
        why: the paragraphs between the summary and the first section.
        divergent, consistent: the examples, texts by label ("A", "B", "original"), in order.
        source: where the rule comes from.
        options: what each field of the rule sets, by its name.
        scope: what the rule looks at: document, quote, pair, …
    """

    summary: str
    why: str
    divergent: dict[str, str] = field(default_factory=dict)
    consistent: dict[str, str] = field(default_factory=dict)
    source: str = ""
    options: dict[str, str] = field(default_factory=dict)
    scope: str = ""


def document_rule(rule: type[Rule]) -> RuleDocumentation:
    """Take the docstring of `rule` apart.

    Raises:
        ValueError: the summary, an example, the source or what an option sets is missing.
    """
    doc = inspect.cleandoc(rule.__doc__ or "")
    summary, _, rest = doc.partition("\n")
    body: list[str] = []
    sections: dict[str, list[str]] = {}
    current = body
    for line in rest.splitlines():
        heading = next((name for name in _SECTIONS if line.startswith(name)), None)
        if heading:
            current = sections.setdefault(heading, [])
            line = line.removeprefix(heading)
        current.append(line)
    parsed = RuleDocumentation(
        summary=summary.strip(),
        why="\n".join(body).strip(),
        divergent=_example(sections.get("Divergent:", [])),
        consistent=_example(sections.get("Consistent:", [])),
        source=" ".join(" ".join(sections.get("Source:", [])).split()),
        options=_options(sections.get("Attributes:", [])),
        scope=next(name for base, name in _SCOPES if issubclass(rule, base)),
    )
    for part in ("summary", "why", "divergent", "consistent", "source"):
        if not getattr(parsed, part):
            raise ValueError(f"{rule.__name__}: the docstring lacks its {part}")
    for option in fields(rule):  # type: ignore[arg-type]  # every rule is a dataclass
        if option.name not in parsed.options:
            raise ValueError(f"{rule.__name__}: the docstring does not say what {option.name} sets")
    return parsed


def _options(lines: list[str]) -> dict[str, str]:
    """Texts by the name of an option: a line `name: …` opens one, deeper lines continue it."""
    texts: dict[str, str] = {}
    name = ""
    for line in inspect.cleandoc("\n".join(["", *lines])).splitlines():
        if line[:1].isalpha():
            name, _, text = line.partition(":")
            texts[name] = text.strip()
        elif name:
            texts[name] = f"{texts[name]} {line.strip()}".strip()
    return texts


def _example(lines: list[str]) -> dict[str, str]:
    """Texts by label: a line `A: …` opens one, deeper or unlabelled lines continue it."""
    texts: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in inspect.cleandoc("\n".join(["", *lines])).splitlines():
        label, colon, text = line.partition(":")
        if colon and label in {"A", "B", "C", "original"}:
            current = texts.setdefault(label, [])
            current.append(text.strip())
        elif current is not None:
            current.append(line.strip())
    return {label: "\n".join(parts).strip() for label, parts in texts.items()}


def render_rule(rule: type[Rule], *, markdown: bool = False) -> str:
    """The documentation of a rule for people, ending with a newline.

    Args:
        rule: the rule.
        markdown: with Markdown headings and quotations instead of plain indentation.
    """
    documented = document_rule(rule)
    options = [f for f in fields(rule) if f.init]  # type: ignore[arg-type]  # every rule is a dataclass
    standing = f"{rule.severity} · {rule.category} · looks at one {documented.scope}"
    lines = [f"## {rule.code} {rule.name}" if markdown else f"{rule.code} {rule.name}", "", documented.summary, ""]
    lines += [f"*{standing}*" if markdown else standing, "", documented.why, ""]
    for title, example in (("Divergent", documented.divergent), ("Consistent", documented.consistent)):
        lines += [f"{title}:", ""]
        for label, text in example.items():
            shown = text.replace("\n", "\n  ")
            lines += [f"- {label}: {shown}" if markdown else f"  {label}: {shown}"]
        lines += [""]
    if options:
        lines += [
            "Options:",
            "",
            *(f"- {f.name} (default {f.default!r}): {documented.options[f.name]}" for f in options),
            "",
        ]
    lines += [f"Source: {documented.source}"]
    return "\n".join(lines) + "\n"
