"""Work done side by side: jobs spread over processes, results in the order they finish."""

from __future__ import annotations

import multiprocessing
import os
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


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def run_all(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, Any]]:
    """Run the tasks, the first ones first, `jobs` at a time; yield each with its result when it is done."""
    if min(jobs, len(tasks)) < 2:
        yield from ((task, task.run()) for task in tasks)
        return
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context) as pool:
        pending = {pool.submit(task.run): task for task in tasks}
        try:
            for future in as_completed(pending):
                yield pending[future], future.result()
        finally:
            pool.shutdown(cancel_futures=True)
