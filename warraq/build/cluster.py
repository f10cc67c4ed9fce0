"""Work handed to a Dask cluster, whose workers have this engine and see the projects' folders.

What a worker that dies had in hand, the scheduler gives to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from warraq.build.fingerprints import engine_hashes
from warraq.build.workers import Task
from warraq.errors import MachineError

SECONDS = 10  # to answer in
HINT = "start one with `dask scheduler`, and workers with `dask worker ADDRESS`"


def run_there(tasks: Sequence[Task], scheduler: str) -> Iterator[tuple[Task, Any]]:
    """Run the tasks on the cluster; yield each with its result when it is done."""
    try:
        from distributed import Client, KilledWorker, as_completed
    except ImportError as error:
        raise MachineError("Dask is not installed", "pip install 'warraq[cluster]'") from error
    try:
        client = Client(scheduler, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise MachineError(f"no scheduler answers at {scheduler}", HINT) from error
    with client:
        engine = dict(engine_hashes())
        pending = {client.submit(_run_task, task, engine, pure=False): task for task in tasks}
        try:
            for future in as_completed(list(pending), loop=client.loop):  # type: ignore[no-untyped-call]
                yield pending.pop(future), future.result()
        except KilledWorker as error:
            message = f"workers of {scheduler} died again and again at the same part"
            raise MachineError(message, "look at their memory and logs") from error


def _run_task(task: Task, engine: Mapping[str, str]) -> Any:
    """Run a task on a worker, which must have the engine of whoever asks: no page of another version."""
    differing = [name for name, value in engine_hashes().items() if engine.get(name) != value]
    if differing:
        message = f"a worker differs in {', '.join(differing)}"
        raise MachineError(message, "install the same version of Warraq everywhere")
    return task.run()
