"""What to say when a stage breaks: one line, and the others go on."""

from transcheck.model import Failure


def unforeseen(what: str, error: Exception, *, path: str | None = None, advice: str = "please report it") -> Failure:
    """A failure that is no fault of the input's.

    Args:
        what: which stage broke, and on what: "finding the quotes".
        error: what was raised.
        path: the document it was raised on.
        advice: what to do meanwhile.
    """
    return Failure(f"{what} broke ({type(error).__name__}: {error}); this is a fault of transcheck, {advice}", path)
