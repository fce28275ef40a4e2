"""What a person at a terminal sees while a long run goes on; it is gone when the report comes."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def told_on_screen(what: str, *, quiet: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """A line on standard error, where that is a terminal, with how much is done as far as that is told.

    Args:
        what: is being done.
        quiet: whether to show nothing.

    Yields:
        What to tell of progress: how many pieces of work are done, and of how many; None where nobody looks.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
    # No thread draws it: processes are forked meanwhile, and a lock that it holds would be held in them for ever.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=None)
        bar.refresh()

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, refresh=True)

        yield tell
