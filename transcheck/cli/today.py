"""The day of the run: the one thing in a report that no input holds."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The local day; where SOURCE_DATE_EPOCH is set, its day, so that a run can be repeated."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC).date() if fixed.isdigit() else date.today()
