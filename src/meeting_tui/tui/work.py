"""Work behind the screen: every act of a desk runs off the screen's thread, one after another.

A refusal becomes one message in words; anything unexpected becomes one too, and goes into the log.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.screen import Screen
from textual.worker import Worker

from meeting_tui.refusal import Refusal

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.tui.house import House

T = TypeVar("T")
Result = TypeVar("Result")


class WorkScreen(Screen[Result]):
    """A screen whose acts go to the desk thread."""

    @property
    def house(self) -> House:
        """The application, by its own type."""
        return cast("House", self.app)

    def allows(self, action: str) -> bool:  # noqa: ARG002 - subclasses look at it
        """Whether an action means something now; what doesn't is not shown."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        return self.allows(action)

    def ask(self, dialog: Screen[T | None], then: Callable[[T], object]) -> None:
        """Show a dialog; `then` gets its answer, unless it was left."""
        self.house.ask(dialog, then)

    def do(
        self,
        act: Callable[[Office], T],
        then: Callable[[T], object] | None = None,
        refused: Callable[[Refusal], object] | None = None,
    ) -> Worker[None] | None:
        """Run `act` with the open office; `then` shows its result, `refused` may answer a refusal itself."""
        office = self.house.office
        return self.alone(lambda: act(office), then, refused) if office is not None else None

    def alone(
        self,
        act: Callable[[], T],
        then: Callable[[T], object] | None = None,
        refused: Callable[[Refusal], object] | None = None,
    ) -> Worker[None]:
        """As `do`, for what needs no office."""
        return self.run_worker(self._doing(act, then, refused), group="desk", exit_on_error=False)

    @property
    def _there(self) -> bool:
        """Whether the screen can show an answer; one being taken down loses its widgets first."""
        return self.is_attached and self.display

    async def _doing(
        self,
        act: Callable[[], T],
        then: Callable[[T], object] | None,
        refused: Callable[[Refusal], object] | None,
    ) -> None:
        try:
            try:
                result = await self.house.desk.run(act)
                if then is not None and self._there:
                    await answered(then(result))
            except Refusal as refusal:
                (self.house.refused if refused is None or not self._there else refused)(refusal)
        except Exception as error:
            self.house.broke(error)


async def answered(result: Any) -> None:
    """Wait for a handler's answer when there is something to wait for."""
    if asyncio.iscoroutine(result):
        await result
