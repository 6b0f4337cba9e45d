"""Work behind the screen: every act of a desk runs off the screen's thread, one after another.

A refusal becomes one message in words; anything unexpected becomes one too, and goes into the log.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events
from textual._context import NoActiveAppError
from textual.actions import parse
from textual.binding import Binding
from textual.screen import Screen
from textual.worker import Worker

from meeting_tui.lang import N_, _
from meeting_tui.refusal import Refusal

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.tui.house import House

T = TypeVar("T")
Result = TypeVar("Result")


class WorkScreen(Screen[Result]):
    """A screen whose acts go to the desk thread, and whose keys say why they can't act now."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012
    NAME: ClassVar[str] = ""
    """What this screen is called, a message id; a dialog without one is called by its title."""
    HELP: ClassVar[str] = ""
    """What one does here, a message id of a few lines."""
    NO_NEXT: ClassVar[str] = N_("F8 is the next step; here is none.")
    """What F8 says where it does nothing."""

    live = False
    """Whether nothing that is typed now waits for the desk."""

    def __init__(self, classes: str | None = None) -> None:
        """As narrow or low as the terminal is from the first: told so by the event alone, every screen was
        dressed twice."""
        super().__init__(classes=classes)
        with suppress(NoActiveAppError):  # nobody is going to see it
            for size, marks in zip(
                self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True
            ):
                self.add_class(*self._get_breakpoint_classes(size, marks or []), update=False)
        self._dressed = True

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """What has just been built is dressed; only what comes back may look otherwise by now."""
        event.refresh_styles &= not self._dressed
        self._dressed = False

    @property
    def about(self) -> str:
        """Which of the things of its kind a screen shows."""
        return ""

    @property
    def draft_place(self) -> str:
        """Where what is typed here is kept: the same when one comes back to the same thing."""
        under = (screen for screen in self.app.screen_stack if isinstance(screen, WorkScreen))
        return "/".join(f"{type(screen).__name__} {screen.about}" for screen in under)

    @property
    def house(self) -> House:
        """The application, by its own type."""
        return cast("House", self.app)

    def why_not(self, action: str) -> str | None:  # noqa: ARG002 - subclasses look at it
        """Why an action can't be done now, in words; None when it can, "" when there is nothing to say."""
        return None

    def fades(self, action: str) -> bool:  # noqa: ARG002 - subclasses look at it
        """Whether an action that can't be done now stays in the key bar, dimmed."""
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        if self.why_not(action) is None:
            return True
        return None if self.fades(action) else False

    def on_key(self, event: events.Key) -> None:
        """A key of this screen that nothing could take answers why; Textual brings it here last."""
        why = self._silent(event.key)
        if why:
            event.stop()
            event.prevent_default()
            self.house.say(why, bad=True)

    def _silent(self, key: str) -> str:
        """Why a key does nothing now; empty when it does something, or is not of this screen."""
        bound = [each for each in self.BINDINGS if isinstance(each, Binding) and key in each.key.split(",")]
        if any(self.check_action(*_parsed(each.action)) for each in bound):
            return ""
        why = (self.why_not(_parsed(each.action)[0]) for each in bound)
        return next(filter(None, why), _(self.NO_NEXT) if key == "f8" else "")

    def ask(self, dialog: Screen[T | None], then: Callable[[T], object]) -> None:
        """Show a dialog; `then` gets its answer, unless it was left."""
        self.house.ask(dialog, then)

    def do(
        self,
        act: Callable[[Office], T],
        then: Callable[[T], object] | None = None,
        refused: Callable[[Refusal], object] | None = None,
        *,
        live: bool = False,
    ) -> Worker[None] | None:
        """Run `act` with the open office; `then` shows its result, `refused` may answer a refusal itself.

        What is typed meanwhile waits for the answer, for it belongs to what the answer brings on the screen;
        it doesn't wait where this is `live`.
        """
        office = self.house.office
        return self.alone(lambda: act(office), then, refused, live=live) if office is not None else None

    def alone(
        self,
        act: Callable[[], T],
        then: Callable[[T], object] | None = None,
        refused: Callable[[Refusal], object] | None = None,
        *,
        live: bool = False,
    ) -> Worker[None]:
        """As `do`, for what needs no office."""
        answer = self.run_worker(self._doing(act, then, refused), group="desk", exit_on_error=False)
        if not (live or self.live):
            self.house.keys_wait(answer)
        return answer

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


def _parsed(action: str) -> tuple[str, tuple[object, ...]]:
    _namespace, name, parameters = parse(action)
    return name, parameters


async def answered(result: Any) -> None:
    """Wait for a handler's answer when there is something to wait for."""
    if asyncio.iscoroutine(result):
        await result
