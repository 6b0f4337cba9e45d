"""What a dialog may ask of the screen of one poll."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from meeting_tui.tui.house import House

T = TypeVar("T")


class PollDesk(Protocol):
    """One poll, by its code."""

    poll: str

    @property
    def app(self) -> App[Any]: ...
    @property
    def house(self) -> House: ...

    def ask(self, dialog: Screen[T | None], then: Callable[[T], object]) -> None: ...
    def reload(self) -> None: ...
