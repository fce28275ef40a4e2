"""A row of signs is read once, however long it is."""

import time

from transcheck.names.mentions import find_mentions


def test_a_row_of_signs_takes_no_longer_than_its_length() -> None:
    began = time.process_time()
    assert list(find_mentions("#" * 40_000)) == []
    assert list(find_mentions("Write to desk@example.org, " + "a.b@" * 10_000 + " or Marta.")) is not None
    assert time.process_time() - began < 5  # hundredths of a second; it took minutes
