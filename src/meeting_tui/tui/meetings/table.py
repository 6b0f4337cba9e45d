"""What a dialog may ask of the chair's table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.refusal import Refusal
    from meeting_tui.tui.house import House
    from meeting_tui.tui.meetings.talk import TalkLine
    from meeting_tui.tui.wall.projection import Projection

T = TypeVar("T")


class MeetingTable(Protocol):
    """One meeting, as its record says it stands."""

    meeting: str
    state: MeetingState | None

    @property
    def app(self) -> App[Any]: ...
    @property
    def house(self) -> House: ...
    def act(
        self,
        act: Callable[[Office], MeetingState],
        refused: Callable[[Refusal], object] | None = None,
        *,
        live: bool = ...,
        then: Callable[[], object] = ...,
    ) -> None: ...
    def do(
        self,
        act: Callable[[Office], T],
        then: Callable[[T], object],
        refused: Callable[[Refusal], object] | None = None,
        *,
        live: bool = ...,
    ) -> object: ...
    def ask(self, dialog: Screen[T | None], then: Callable[[T], object]) -> None: ...
    def on_wall(self, state: MeetingState) -> Projection: ...
    def reload(self) -> None: ...
    def start_over(self) -> None: ...


class ChairTable(MeetingTable, Protocol):
    """The table with the line that is written in."""

    @property
    def talk(self) -> TalkLine: ...
    def refuse(self, refusal: Refusal) -> None: ...
    def why_not(self, action: str) -> str | None: ...
