"""`python -m transcheck.cli`."""

from transcheck.cli import main

main()
