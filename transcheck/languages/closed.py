"""Closed classes of English words that several stages ask for, each from its one table."""

from functools import cache

from transcheck.languages.facts import load_facts


def _words(table: str, *names: str) -> frozenset[str]:
    rows = load_facts("en-grammar")[table]
    return frozenset(word for name in names for word in rows[name])


@cache
def full_calendar() -> frozenset[str]:
    """Names of days and months, in full; without "may", which is a word as well."""
    return _words("calendar", "days", "months")


@cache
def calendar() -> frozenset[str]:
    """The same with their short forms."""
    return full_calendar() | _words("calendar", "short_days", "short_months")


@cache
def capitalised_calendar() -> frozenset[str]:
    """Words that begin with a capital in any text and name no one: days and months, "May" among them."""
    return full_calendar() | _words("calendar", "short_months", "doubtful")


@cache
def abbreviations(*, in_names: bool) -> frozenset[str]:
    """Words after which a full stop is their own: "dr", "jan".

    Args:
        in_names: also those that names, addresses and notes hold: "mass", "corp".
    """
    return _words("abbreviations", "with_stop", *(("in_names",) if in_names else ()))


@cache
def forms_of_be(*, get: bool = False) -> frozenset[str]:
    """What makes a participle after it a passive.

    Args:
        get: also "got": "he got asked".
    """
    return _words("passive", "be", *(("get",) if get else ()))


@cache
def name_particles() -> frozenset[str]:
    """Small words within the name of a person: "van", "bin"."""
    return frozenset(load_facts("people")["particles"]["words"])


@cache
def patronymic_endings(*, oblique: bool = False) -> tuple[str, ...]:
    """How patronymics end in Ukrainian, Russian and Belarusian.

    Args:
        oblique: in their other cases as well.
    """
    rows = load_facts("people")["patronymics"]
    return tuple(rows["nominative"] + (rows["oblique"] if oblique else []))
