"""Changes that we plant ourselves in people's renderings, one kind at a time: does the rule for it find them?

    python benchmarks/planted.py DATA [--most N]

DATA holds `renderings.wmt21.ru-en*.jsonl`, two people's renderings (a, b) of one source. One change of a known kind is
made in b. Told are the changes that give a finding which the two have not without it: beside b itself, where nothing
else differs, and beside a, where everything is in other words as well; how many of those are major or worse; how many
have a finding of the rule that is meant. Then what each rule says of a and b as they are.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from divergence import SEED, Checker, Couple, read

from transcheck.languages.english import is_known
from transcheck.model import SEVERITIES, Finding

MOST = 120  # pairs of each kind
Plant = Callable[[str, random.Random], str | None]


@dataclass(frozen=True)
class Kind:
    """A kind of change.

    Attributes:
        name: what is changed.
        codes: the rules that are meant to find it.
        plant: makes the change in a text; None where it has no place for it.
    """

    name: str
    codes: tuple[str, ...]
    plant: Plant


def swap(*pairs: tuple[str, str]) -> Plant:
    """Put the second for the first of one pair, at the first place where any stands as a word; case is kept."""
    table = dict(pairs)
    pattern = re.compile(rf"(?i)\b({'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})\b")

    def plant(text: str, chance: random.Random) -> str | None:  # noqa: ARG001  # all plants are called alike
        match = pattern.search(text)
        if match is None:
            return None
        new = table[match[0].lower()]
        new = new[:1].upper() + new[1:] if match[0][:1].isupper() and match[0] != "I" else new
        return re.sub(r" {2,}", " ", text[: match.start()] + new + text[match.end() :]).strip()

    return plant


def substitute(pattern: str, new: str, flags: int = 0) -> Plant:
    """Put `new` for the first match of a regular expression."""
    known = re.compile(pattern, flags)

    def plant(text: str, chance: random.Random) -> str | None:  # noqa: ARG001
        changed = known.sub(new, text, count=1)
        return None if changed == text else re.sub(r" {2,}", " ", changed).strip()

    return plant


def number(text: str, chance: random.Random) -> str | None:
    """Another figure for a number in digits."""
    match = re.search(r"(?<![\w.,:-])[1-9]\d{0,3}(?![\w.,:-]\d|\w)", text)
    if match is None:
        return None
    return text[: match.start()] + str(int(match[0]) + chance.randint(1, 7)) + text[match.end() :]


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November")
OTHER_MONTHS = ("May", "December")
_PEOPLE = ("Marta Kavalets", "Anton Hrytsuk", "Pavel Radkevich", "Olena Brovarets", "Ihor Moroz")
_PLACES = ("Pinsk", "Luninets", "Baranavichy", "Chernihiv", "Rivne")


def person_name(text: str, chance: random.Random) -> str | None:
    """Another person for a given name and a surname."""
    for match in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]+ ([A-Z][a-z]{3,})\b(?! [A-Z]|-)", text):
        if not is_known(match[1]):
            return text[: match.start()] + chance.choice(_PEOPLE) + text[match.end() :]
    return None


def place_name(text: str, chance: random.Random) -> str | None:
    """Another town or country."""
    for match in re.finditer(r"(?<=\b(?:in|to) )[A-Z][a-z]{3,}(?=[ ,.]| and)(?! [A-Z])", text):
        if match[0] not in MONTHS + OTHER_MONTHS:
            return text[: match.start()] + chance.choice(_PLACES) + text[match.end() :]
    return None


def clause_lost(text: str, chance: random.Random) -> str | None:  # noqa: ARG001
    """A clause of some words between two marks, or from a mark to the end."""
    match = re.search(
        r", (?:and|but|because|which|who|although|while|so|where) (?:[\w’'-]+ ){3,14}[\w’'-]+(?=[,.])", text
    )
    return match and text[: match.start()] + text[match.end() :]


def cut_short(text: str, chance: random.Random) -> str | None:  # noqa: ARG001
    """The last words left out, from a conjunction on."""
    match = re.search(r" (?:and|but|because) (?:[\w’'-]+ ){3,12}[\w’'-]+\.$", text)
    return match and text[: match.start()] + "."


PERSONS = {
    "I for we": (("we are", "I am"), ("we were", "I was"), ("we", "I"), ("our", "my"), ("us", "me")),
    "we for I": (("i am", "we are"), ("i was", "we were"), ("i'm", "we're"), ("i", "we"), ("my", "our"), ("me", "us")),
    "they for I or we": (("i am", "they are"), ("i was", "they were"), ("i", "they"), ("we", "they"), ("our", "their")),
    "we for they": (("they", "we"), ("their", "our"), ("them", "us")),
    "they for he or she": (("he was", "they were"), ("he is", "they are"), ("he has", "they have"), ("he", "they")),
}
HEDGES = "allegedly reportedly apparently probably possibly perhaps presumably supposedly likely"
WHEN = "|".join(DAYS + MONTHS)
DOER = r"(?:the |an? )?(?:[A-Za-z][\w’'-]+ ){0,3}[A-Za-z][\w’'-]+"
FORCE = (("must", "may"), ("may", "must"), ("can", "must"), ("should", "must"), ("has to", "may"), ("have to", "may"))
TENSE = (("will be", "was"), ("was", "will be"), ("were", "will be"), ("has been", "will be"), ("have been", "will be"))
SHARE = (
    ("all", "some"), ("every", "some"), ("some", "all"), ("many", "few"), ("most", "few"), ("always", "sometimes"),
    ("everyone", "someone"), ("often", "rarely"), ("several", "all"),
)  # fmt: skip
DIRECTION = (
    ("more", "less"), ("less", "more"), ("increase", "decrease"), ("increased", "decreased"), ("higher", "lower"),
    ("growth", "decline"), ("most", "least"), ("over", "under"),
)  # fmt: skip
ORDER = (
    ("before", "after"), ("after", "before"), ("because", "although"), ("because of", "despite"), ("due to", "despite"),
)  # fmt: skip
TITLE = (
    ("president", "dictator"), ("deputy", "former"), ("minister", "deputy minister"), ("general", "colonel"),
    ("colonel", "captain"), ("ambassador", "minister"), ("leader", "dictator"), ("former", "deputy"),
)  # fmt: skip


def shifted(names: Sequence[str], by: int) -> Plant:
    """Another one of a row of names."""
    return swap(*zip(map(str.lower, names), [*names[by:], *names[:by]], strict=True))


KINDS = (
    Kind("number", ("TC201", "TC214"), number),
    Kind("negation added", ("TC202",), substitute(r"\b(is|are|was|were|will|can|could|would|must)\b", r"\1 not")),
    Kind("negation lost", ("TC202",), substitute(r"\b(not|never)\b |n['’]t\b", "")),
    Kind("person's name", ("TC204",), person_name),
    Kind("place", ("TC204",), place_name),
    Kind("he for she", ("TC205",), swap(("he", "she"), ("his", "her"), ("she", "he"))),
    *(Kind(name, ("TC205",), swap(*pairs)) for name, pairs in PERSONS.items()),
    Kind("doer lost", ("TC205", "TC203"), substitute(rf"(?<=(?:ed|en|wn)) by {DOER}(?=[,.]| in | on | at )", "")),
    Kind("force of a modal", ("TC206",), swap(*FORCE)),
    Kind("may for will", ("TC206",), swap(("will", "may"), ("would", "must"), ("might", "will"), ("could", "must"))),
    Kind("hedge lost", ("TC206",), swap(*((word, "") for word in HEDGES.split()))),
    Kind("hedge added", ("TC206",), substitute(r"\b(was|were|has|had|have) (?=\w+ed\b)", r"\1 allegedly ")),
    Kind("tense", ("TC207",), swap(*TENSE)),
    Kind("quantifier", ("TC208",), swap(*SHARE)),
    Kind("only or almost lost", ("TC208", "TC201"), swap(("only", ""), ("almost", ""), ("nearly", ""))),
    Kind("only for even", ("TC208",), swap(("even", "only"), ("also", "only"), ("only", "even"))),
    Kind("direction", ("TC210", "TC209", "TC201"), swap(*DIRECTION)),
    Kind("order or cause", ("TC213",), swap(*ORDER)),
    Kind("question", ("TC211",), substitute(r"(?<=\w)\.[\"”’]?$", "?")),
    Kind("another day", ("TC214",), shifted(DAYS, 3)),
    Kind("another month", ("TC214",), shifted(MONTHS, 4)),
    Kind("until for on", ("TC214",), substitute(rf"\b[Oo]n (?=(?:{WHEN})\b)", "until ")),
    Kind("title", ("TC216",), swap(*TITLE)),
    Kind("clause lost", ("TC203",), clause_lost),
    Kind("end cut off", ("TC203",), cut_short),
    Kind("apology added", ("TC203",), substitute(r"\.$", ", and I apologize to the families for it.")),
)


def new_findings(checker: Checker, left: str, right: str, known: Sequence[Finding]) -> list[Finding]:
    """What is found on two texts, minor or worse, that is not among what was found before the change."""
    before = Counter(_identity(finding) for finding in known)
    found = []
    for finding in checker.find(left, right):
        if finding.severity == "neutral":
            continue
        before[_identity(finding)] -= 1
        if before[_identity(finding)] < 0:
            found.append(finding)
    return found


def _identity(finding: Finding) -> tuple[str, ...]:
    return (finding.code, finding.severity, finding.at.text, *(related.span.text for related in finding.related))


def print_planted(checker: Checker, rows: Sequence[Couple], most: int) -> None:
    """One line for each kind."""
    print(f"{'':24}{'':>6} {'beside itself':>27} {'beside the other rendering':>28}")
    head = " ".join(f"{column:>8}" for column in ("found", "major", "meant"))
    print(f"{'planted':24}{'pairs':>6} {head} {head}  else told by")
    for kind in KINDS:
        chance = random.Random(SEED)
        made = [(a, b, new) for a, b in rows if (new := kind.plant(b, chance)) and new != b][:most]
        cells = []
        others: Counter[str] = Counter()
        for with_other in (False, True):
            told = [
                new_findings(checker, a if with_other else b, new, checker.find(a, b) if with_other else ())
                for a, b, new in made
            ]
            right = [any(f.code in kind.codes for f in found) for found in told]
            major = [any(SEVERITIES.index(f.severity) <= 1 for f in found) for found in told]
            cells += [f"{sum(flags) / max(1, len(made)):8.2f}" for flags in (list(map(bool, told)), major, right)]
            if with_other:
                others.update(found[0].code for found, ok in zip(told, right, strict=True) if found and not ok)
        print(
            f"{kind.name:24}{len(made):6} {' '.join(cells)}  {', '.join(f'{c} {n}' for c, n in others.most_common(3))}"
        )


def print_clean(checker: Checker, rows: Sequence[Couple]) -> None:
    """What each rule says of two people's renderings, findings for a hundred pairs."""
    minor: Counter[str] = Counter()
    major: Counter[str] = Counter()
    for couple in rows:
        for finding in checker.find(*couple):
            worse = SEVERITIES.index(finding.severity) <= SEVERITIES.index("major")
            (major if worse else minor)[f"{finding.code} {finding.name}"] += finding.severity != "neutral"
    print(f"\nTwo people's renderings as they are, {len(rows)} pairs: findings for a hundred pairs, major and minor")
    for code in sorted({*major, *minor}):
        print(f"{code:30} {100 * major[code] / len(rows):6.2f} {100 * minor[code] / len(rows):6.2f}")


def asked(description: str | None, most: int) -> tuple[list[Couple], int]:
    """The renderings of the folder on the command line, and how many are wanted of each kind."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the public sets")
    parser.add_argument("--most", type=int, default=most, help="of each kind")
    arguments = parser.parse_args()
    rows = [(row["a"], row["b"]) for row in read(arguments.data, "renderings.wmt21.ru-en")]
    if not rows:
        sys.exit(f"{arguments.data}: holds no renderings.wmt21.ru-en*.jsonl")
    return rows, arguments.most


def main() -> None:
    """Print both tables."""
    rows, most = asked(__doc__, MOST)
    checker = Checker()
    print_planted(checker, rows, most)
    print_clean(checker, rows)


if __name__ == "__main__":
    main()
