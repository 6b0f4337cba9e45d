"""The one thread in which the desks work: acts stay in the order they were typed, the screen never waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from meeting_tui.trace import watched

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")


class DeskThread:
    """The one thread in which the desks work."""

    def __init__(self) -> None:
        self._pool: ThreadPoolExecutor | None = None

    async def run(self, act: Callable[[], T]) -> T:
        """Run an act after those before it; it is done also when nobody waits for its answer any more."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(1, thread_name_prefix="desk")
        doing = asyncio.get_running_loop().run_in_executor(self._pool, watched, act)
        doing.add_done_callback(_heard)
        return await asyncio.shield(doing)

    def close(self) -> None:
        """Do what people asked for already, take no more."""
        if self._pool is not None:
            self._pool.shutdown(wait=True)


def _heard(doing: asyncio.Future[T]) -> None:
    """Who asked may have left before the answer: a refusal is then no failure of the program."""
    if not doing.cancelled():
        doing.exception()
