"""`transcheck cache`."""

from collections import Counter
from typing import Annotated

import typer

from transcheck.cli.printing import say


def cache_command(
    clear: Annotated[bool, typer.Option("--clear", help="Delete what is kept; it is worked out anew.")] = False,
) -> None:
    """Show where results are kept from run to run and how much, or clear them.

    Kept are glossaries as they were read, case forms and spellings of names, and vectors of sentences (no text).
    """
    from transcheck.cache import cache_folder, kept_files
    from transcheck.errors import ConfigError, OutputError

    try:
        folder, files = cache_folder(), kept_files()
    except RuntimeError:
        raise ConfigError("no home folder, so nothing is kept; TRANSCHECK_CACHE names a folder") from None
    sizes: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for path in files:
        kind = path.name.partition("-")[0].lstrip(".")
        try:
            sizes[kind] += path.stat().st_size
            counts[kind] += 1
            if clear:
                path.unlink()
        except FileNotFoundError:  # another run has pruned it
            continue
        except OSError as error:
            raise OutputError(f"cannot be cleared ({error.strerror}); check the rights", str(path)) from None
    if clear:
        say(f"cleared {_size(sizes.total())} in {folder}")
        return
    say(f"place: {folder}")
    for kind in sorted(sizes):
        say(f"  {kind:10} {counts[kind]:4} {'file ' if counts[kind] == 1 else 'files'}  {_size(sizes[kind]):>10}")
    say(f"size:  {_size(sizes.total())}" + ("; --clear deletes it" if files else ""))


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.1f} kB"
