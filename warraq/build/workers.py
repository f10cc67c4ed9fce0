"""Work done side by side: over the processors of this machine, or over those of a cluster."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

from warraq.errors import ContentError


@dataclass(frozen=True)
class Task:
    """A call to make in some process: `function` is a module's, its arguments can be pickled."""

    name: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...] = ()

    def run(self) -> Any:
        """Do it, here; errors of the content are a result, so that those of other tasks are heard too."""
        try:
            return self.function(*self.arguments)
        except ContentError as error:
            return error


def count_processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def run_all(
    tasks: Sequence[Task], jobs: int = 0, scheduler: str = ""
) -> Iterator[tuple[Task, Any]]:
    """Run the tasks, the first ones first; yield each with its result when it is done.

    `jobs` at a time (0: one for each processor), or as many as the cluster of the scheduler takes.
    """
    jobs = min(jobs or count_processors(), len(tasks))
    if scheduler and tasks:
        from warraq.build.cluster import run_there

        yield from run_there(tasks, scheduler)
    elif jobs < 2:
        yield from ((task, task.run()) for task in tasks)
    else:
        yield from _run_here(tasks, jobs)


def _run_here(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, Any]]:
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(jobs, context, _end_with, (os.getpid(),)) as pool:
        pending = {pool.submit(task.run): task for task in tasks}
        try:
            for future in as_completed(list(pending)):
                yield pending.pop(future), future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _end_with(parent: int) -> None:
    """End this worker soon after the process that hands out the work was killed, of which no pipe tells."""

    def wait() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
