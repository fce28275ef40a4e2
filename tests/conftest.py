"""What holds for all tests: nothing is kept in the caches of whoever runs them."""

import os
import tempfile

os.environ["TRANSCHECK_CACHE"] = tempfile.mkdtemp(prefix="transcheck-tests-")
os.environ["XDG_STATE_HOME"] = os.environ["TRANSCHECK_CACHE"] + "/state"
