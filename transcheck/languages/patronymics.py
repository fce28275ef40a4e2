"""Words that end as patronymics do, in Cyrillic and in the usual romanizations."""

import re

# Endings of patronymics in the nominative; folded Latin ones in the usual romanizations.
_NATIVE = re.compile(
    r"(?:[оеё]вич|йович|ьич|[кл]ич|овна|евна|ична|ишна|івна|ївна|[аеё]віч|ьіч|[аеёо]ўна|ічна|ьмич|міч)$"
)
_LATIN = re.compile(
    r"(?:[aeo][vw]|io[vw]|yo[vw])(?:ich|ych|icz|yc|itch|ic)$|(?:[aeoi][vw]|yiv|au|eu|iou)na$|[iy]n?ichna$"
)
_SHORTEST = 6  # letters; Ilyich and the like are let go


def is_patronymic(word: str) -> bool:
    """Whether a folded word, Cyrillic or Latin, ends as patronymics do; some family names do so, too (Yanukovych)."""
    latin = word[:1] < "\u0370"
    return len(word) >= _SHORTEST - (not latin) and (_LATIN if latin else _NATIVE).search(word) is not None
