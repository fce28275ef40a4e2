"""One difference gives one finding: rules that see the same words are reconciled."""

from collections.abc import Mapping, Sequence

from transcheck.model import Finding, Story


def reconcile(findings: Sequence[Finding], story: Story, order: Mapping[str, int]) -> list[Finding]:  # noqa: ARG001
    """Drop exact repetitions.

    Args:
        findings: what the rules found, in any order.
        story: the story they were found in.
        order: rank of each rule's code; the lower one is the more specific.
    """
    return list(dict.fromkeys(findings))
