"""What the browser shows, and who is told when it changes."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from warraq.watch.messages import Message, Shown, Told
from warraq.watch.pictures import Picture

Event = dict[str, Any]


@dataclass
class Session:
    """The pages of each edition, and how things stand."""

    editions: dict[str, list[Picture]] = field(default_factory=dict)
    told: Told = field(default_factory=lambda: Told((), busy="reading"))
    listeners: list[queue.Queue[Event]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, message: Message) -> None:
        """Take what the worker tells, and tell it to all browsers."""
        changed = {}
        with self.lock:
            if isinstance(message, Told):
                self.told = message
            else:
                changed = self._show(message)
            event = self._state() | {"changed": changed}
            for listener in self.listeners:
                listener.put(event)

    def _show(self, shown: Shown) -> dict[str, list[float]]:
        for update in shown.updates:
            kept = dict(enumerate(self.editions.get(update.name, ())))
            pages = kept | update.pictures
            self.editions[update.name] = [pages[number] for number in range(update.pages)]
        self.editions = {
            name: self.editions[name] for name in shown.editions if name in self.editions
        }
        changes = ((update.name, update.change) for update in shown.updates)
        return {name: [change.page, round(change.share, 4)] for name, change in changes if change}

    def state(self) -> Event:
        """All that the browser needs to show."""
        with self.lock:
            return self._state()

    def _state(self) -> Event:
        return {
            "editions": {
                name: [[page.version, page.width, page.height] for page in pages]
                for name, pages in sorted(self.editions.items())
            },
            "findings": [finding.as_record() for finding in self.told.findings],
            "failed": self.told.failed,
            "busy": self.told.busy,
            "seconds": round(self.told.seconds, 2),
        }

    def page(self, name: str, index: int) -> bytes | None:
        """A page's picture."""
        pages = self.editions.get(name, [])
        return pages[index].png if 0 <= index < len(pages) else None

    def events(self) -> Iterator[Event]:
        """What happens from now on; an empty event every few seconds shows whether anyone still listens."""
        listener: queue.Queue[Event] = queue.Queue()
        with self.lock:
            self.listeners.append(listener)
        try:
            while True:
                try:
                    yield listener.get(timeout=5)
                except queue.Empty:
                    yield {}
        finally:
            with self.lock:
                self.listeners.remove(listener)
