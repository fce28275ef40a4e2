"""Which rules run, and which of their findings are shown: the same for texts, renderings and glossaries."""

from collections.abc import Iterable, Mapping, Sequence

from transcheck.errors import ConfigError
from transcheck.model import SEVERITIES, Dismissed, Finding, Severity


def codes_of(key: str, names: Mapping[str, str]) -> frozenset[str]:
    """The codes that `key` means: one by code or name, or a family by the beginning of its codes ("TC3").

    Args:
        key: as the user wrote it.
        names: of the rules, by code.
    """
    family = len(key) > len("TC") and key.upper().startswith("TC")
    return frozenset(c for c, name in names.items() if name == key.lower() or (family and c.startswith(key.upper())))


def selected(names: Mapping[str, str], select: Iterable[str], ignore: Iterable[str], listed_by: str) -> frozenset[str]:
    """The codes of the rules that are asked for.

    Args:
        names: of all rules that there are, by code.
        select: codes, names or families of the only ones to run; none means all.
        ignore: the same of those to leave out.
        listed_by: where the user finds what there is.

    Raises:
        ConfigError: a rule is unknown.
    """
    wanted, unwanted = (
        [codes(key, names, listed_by) for key in select],
        [codes(key, names, listed_by) for key in ignore],
    )
    return (frozenset().union(*wanted) if wanted else frozenset(names)).difference(*unwanted)


def codes(key: str, names: Mapping[str, str], listed_by: str) -> frozenset[str]:
    """The codes that `key` means, of which there must be one.

    Raises:
        ConfigError: no rule is called so.
    """
    found = codes_of(key, names)
    if not found:
        raise ConfigError(f"unknown rule {key!r}{did_you_mean(key, [*names, *names.values()])}; {listed_by} lists them")
    return found


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`, did you mean 'x'?` for the nearest known word, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1)
    return f", did you mean {near[0]!r}?" if near else ""


def shown_from(
    findings: Sequence[Finding], min_severity: Severity
) -> tuple[tuple[Finding, ...], tuple[Dismissed, ...]]:
    """The findings at or above a severity, and the others as dismissed, with the reason."""
    threshold = SEVERITIES.index(min_severity)
    shown = tuple(finding for finding in findings if SEVERITIES.index(finding.severity) <= threshold)
    reason = f"below --min-severity {min_severity}"
    return shown, tuple(Dismissed(f, reason) for f in findings if SEVERITIES.index(f.severity) > threshold)
