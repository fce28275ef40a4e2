"""Fit how far each kind of evidence for a speaker is trusted.

    python benchmarks/fit_trust.py [FILE…]

FILE is a list of articles like `benchmarks/speakers/articles.json`; what is marked `aside` is left out. Which evidence
a speaker rests on is seen by lowering one figure at a time a little: it is that of the quotes whose confidence falls.
Each quote counts for the weakest evidence that it rests on, candidates that were not sure enough included. The figures
set by hand count as `_PRIOR` quotes more, so that what is seldom seen stays near them. Writes
`transcheck/quotes/trust.toml`.
"""

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from speakers import plain

from transcheck.model import Document
from transcheck.quotes import extract_quotes, trust

_TABLE = Path(trust.__file__).with_name("trust.toml")
_FILES = [Path(__file__).parent / "speakers" / name for name in ("articles.json", "sentences.json")]
_PRIOR = 20
_STEP = 1e-4
_HIGHEST = 0.995


def told(articles: Sequence[dict[str, Any]]) -> Iterator[tuple[float, bool] | None]:
    """Confidence and rightness of the name for each labelled quote, None where there is none."""
    for article in articles:
        found = extract_quotes(Document(article["id"], article["text"], article["language"]))
        for quote in article["quotes"]:
            one = next((one.speaker for one in found if one.span.text.startswith(quote["begins"])), None)
            name = (one.name or next(iter(one.candidates), None)) if one else None
            if one is None or name is None:
                yield None
            else:
                yield one.confidence, plain(name) in {plain(right) for right in quote["speaker"] if right}


def main() -> None:
    """Fit the table anew and print it."""
    files = [Path(argument) for argument in sys.argv[1:]] or _FILES
    articles = [one for file in files for one in json.loads(file.read_text(encoding="utf-8")) if not one["aside"]]
    text = _TABLE.read_text(encoding="utf-8")
    prior: dict[str, float] = tomllib.loads(text)["prior"]
    for name, value in prior.items():
        setattr(trust, name.upper(), value)
    before = list(told(articles))
    rests: list[set[str]] = [set() for _ in before]
    for name, value in prior.items():
        setattr(trust, name.upper(), value - _STEP)
        for place, (one, other) in enumerate(zip(before, told(articles), strict=True)):
            if one is not None and other is not None and other[0] < one[0]:
                rests[place].add(name)
        setattr(trust, name.upper(), value)
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one, names in zip(before, rests, strict=True):
        if one is not None and names:
            weakest = min(names, key=lambda name: prior[name])
            seen[weakest] += 1
            right[weakest] += one[1]
    lines = [text[: text.index("[fitted]")] + "[fitted]"]
    for name, value in prior.items():
        if seen[name]:
            fitted = min(_HIGHEST, (right[name] + _PRIOR * value) / (seen[name] + _PRIOR))
            lines.append(f"{name} = [{fitted:.3f}, {right[name]}, {seen[name]}]")
    _TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[1:]))


if __name__ == "__main__":
    main()
