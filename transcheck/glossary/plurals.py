"""English plurals of terms and titles: drones, commanders-in-chief, prosecutors general, spokesmen."""

import re

_HEAD_FIRST = re.compile(r"^([\w']+(?: [\w']+)?)((?: (?:of|in|for|at|on|general$)|-(?:in|at|of)-).*)$")
_MEN = re.compile(r"(?<=m)an$")
_NO_PLURAL = re.compile(r"(?:[^\W\d_][sS]|[^a-zA-Z])$")  # has one already, or ends in a number


def plural_of(form: str) -> str | None:
    """The plural of a form, None where it seems to be one or has none (HIMARS, S-300)."""
    head = _HEAD_FIRST.match(form)
    if head:
        first = plural_of(head[1])
        return first + head[2] if first else None
    if _NO_PLURAL.search(form) and not form.endswith(("ss", "us")):
        return None
    if _MEN.search(form) and form[0].islower():
        return form[:-2] + "en"
    if re.search(r"[^aeiouAEIOU]y$", form) and form[form.rfind(" ") + 1].islower():
        return form[:-1] + "ies"
    return form + ("es" if form.endswith(("s", "x", "z", "ch", "sh")) else "s")
