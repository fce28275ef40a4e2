"""One piece of work shared between several processes: the answers come in order, as if one had done it all."""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Literal

from transcheck.errors import WorkerError
from transcheck.model import Document

# A fork starts at once with all that is loaded; elsewhere the system's own frameworks do not bear one.
METHOD: Literal["fork", "spawn"] = "fork" if sys.platform == "linux" else "spawn"


_LOST = (
    "a process that shared the work was ended from outside, often for want of memory; "
    "run again with --jobs 1, or with fewer files"
)


_MOST = 8  # processes: more hardly help, and each holds what it works on


def cores() -> int:
    """How many processes this one may run at once, eight at most."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, _MOST)


def spread(
    work: Callable[[Any], Any],
    tasks: Sequence[Any],
    documents: Sequence[Document],
    jobs: int,
    *,
    kinds: Sequence[Any] = (),
    method: Literal["fork", "spawn"] = METHOD,
) -> Iterator[Any]:
    """What `work` answers to each task, in the order of the tasks.

    Args:
        work: a function of a module, or a `functools.partial` of one; it may change nothing that the caller sees.
        tasks: what to work on, the longest ones best first.
        documents: those that tasks and answers speak of: they are not sent, each side has its own.
        jobs: how many processes.
        kinds: of each task; a process goes on with the kind that it has begun, for which it may remember something,
            then takes up one that no other is at, then helps another.
        method: how a process is started.

    Raises:
        WorkerError: a process ended without an answer.
        Exception: whatever `work` raised.
    """
    context: Any = get_context(method)  # the base class of contexts does not know Process
    waiting = list(range(len(tasks)))
    busy: dict[Connection, int] = {}
    answers: dict[int, Any] = {}
    processes: list[BaseProcess] = []
    try:
        for _ in range(min(jobs, len(tasks))):
            ours, theirs = context.Pipe()
            shut = (*busy, ours) if method == "fork" else ()  # a forked process holds our ends too
            process = context.Process(target=_serve, args=(theirs, shut, work, documents), daemon=True)
            process.start()
            processes.append(process)
            theirs.close()
            busy[ours] = _next(waiting, kinds, busy.values(), None)
            _ask(ours, tasks[busy[ours]], documents)
        told = 0
        while busy:
            for ready in wait(list(busy)):
                assert isinstance(ready, Connection)
                done = busy.pop(ready)
                answers[done] = _answer(ready, documents)
                if waiting:
                    busy[ready] = _next(waiting, kinds, busy.values(), done)
                    _ask(ready, tasks[busy[ready]], documents)
                else:
                    ready.close()
            while told in answers:
                yield answers.pop(told)
                told += 1
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


def _next(waiting: list[int], kinds: Sequence[Any], busy: Iterable[int], done: int | None) -> int:
    """Take the task that suits a process best out of those that wait."""
    best = waiting[0]
    if kinds:
        taken = {kinds[number] for number in busy}
        same = (number for number in waiting if done is not None and kinds[number] == kinds[done])
        free = (number for number in waiting if kinds[number] not in taken)
        best = next(chain(same, free), best)
    waiting.remove(best)
    return best


def _ask(connection: Connection, task: Any, documents: Sequence[Document]) -> None:
    try:
        connection.send_bytes(_packed(task, documents))
    except ConnectionError:
        raise WorkerError(_LOST) from None


def _answer(connection: Connection, documents: Sequence[Document]) -> Any:
    try:
        done, answer = _unpacked(connection.recv_bytes(), documents)
    except (EOFError, ConnectionError):
        raise WorkerError(_LOST) from None
    if not done:
        raise answer
    return answer


def _serve(
    connection: Connection, shut: Sequence[Connection], work: Callable[[Any], Any], documents: Sequence[Document]
) -> None:
    """Answer tasks until the other side closes the connection."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the first one ends the others
    for other in shut:
        other.close()
    with suppress(EOFError, ConnectionError):  # the first process is gone
        while True:
            task = _unpacked(connection.recv_bytes(), documents)
            try:
                answer = _packed((True, work(task)), documents)
            except Exception as error:
                answer = _packed((False, error), documents)
            connection.send_bytes(answer)


class _Pickler(pickle.Pickler):
    def __init__(self, file: BytesIO, documents: Sequence[Document]) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._number = {document: number for number, document in enumerate(documents)}

    def persistent_id(self, value: Any) -> int | None:
        return self._number.get(value) if value.__class__ is Document else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: BytesIO, documents: Sequence[Document]) -> None:
        super().__init__(file)
        self._documents = documents

    def persistent_load(self, number: int) -> Document:
        return self._documents[number]


def _packed(value: Any, documents: Sequence[Document]) -> bytes:
    buffer = BytesIO()
    _Pickler(buffer, documents).dump(value)
    return buffer.getvalue()


def _unpacked(content: bytes, documents: Sequence[Document]) -> Any:
    return _Unpickler(BytesIO(content), documents).load()
