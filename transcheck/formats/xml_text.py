"""Text that XML can hold: most control characters have no place in it, not even escaped."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

_UNFIT_RE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit(text: str) -> str:
    """`text` with a replacement character for each one that XML 1.0 does not allow."""
    return _UNFIT_RE.sub("\ufffd", text)


def attributes(values: Mapping[str, object]) -> str:
    """` name="value"` for each of them that is not None."""
    listed = (f" {name}={quoteattr(fit(str(value)))}" for name, value in values.items() if value is not None)
    return "".join(listed)
