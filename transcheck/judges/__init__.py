"""Judges that some have and others need not: whether one text follows from another, asked of a model."""

from transcheck.errors import JudgeError
from transcheck.judges.base import Judge, Verdict

__all__ = ["Judge", "Verdict", "load_judge"]


def load_judge(name: str, *, download: bool = False) -> Judge:
    """A judge by its name.

    Args:
        name: "transformers:MODEL", a hub id or a folder with an NLI model.
        download: let the weights be fetched; nothing else ever touches the network.

    Raises:
        JudgeError: the judge cannot be had here, or the model is none.
    """
    kind, _, model = name.partition(":")
    if kind != "transformers" or not model:
        raise JudgeError(f"no judge is called {name!r}; use transformers:MODEL")
    from transcheck.judges.nli import NliJudge

    return NliJudge(model, download=download)
