"""The protocol that every encoder follows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the protocol is known to the rules, which must not cost the import of numpy
    import numpy as np
    from numpy.typing import NDArray


class Encoder(Protocol):
    """Turns texts into vectors whose dot product is their similarity.

    Attributes:
        name: what the report's signature calls it, weights and version included.
        multilingual: whether a text and its translation lie near each other.
    """

    name: str
    multilingual: bool

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Encode a batch; the network is never touched.

        Args:
            texts: n texts.

        Returns:
            Shape (n, dim), float32, unit rows; the row of an empty text is zero.
        """
        ...
