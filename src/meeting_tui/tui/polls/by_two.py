"""What one person does alone in most cases, and two where a vote could be lost by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from meeting_tui.lang import screen
from meeting_tui.lang.refusals import word
from meeting_tui.refusal import Refusal
from meeting_tui.tui.ask import Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.polls.changing import two

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.tui.place import Place
    from meeting_tui.tui.polls.desk import PollDesk

T = TypeVar("T")
Values = Mapping[str, str]
TAKES_TWO = "ballots.void_two"


@dataclass(frozen=True)
class _Tried(Generic[T]):
    """What came of it, or why one alone may not; `values`: what the form held."""

    values: Values
    done: tuple[T, ...] = ()
    why: Refusal | None = None


def ask_one_or_two(
    place: PollDesk | Place,
    title: str,
    fields: Sequence[FormField],
    act: Callable[[Office, Values, Sequence[str]], T],
    then: Callable[[T], object],
    intro: str = "",
    sure: Callable[[Office, Values], Sure | None] | None = None,
) -> None:
    """Ask for `fields` and do it; where one alone may not, ask for two people, and do it as they say."""

    def tried(office: Office, values: Values) -> _Tried[T]:
        try:
            return _Tried(values, (act(office, values, ()),))
        except Refusal as refusal:
            if refusal.code != TAKES_TWO:
                raise
            return _Tried(values, why=refusal)

    def go_on(found: _Tried[T]) -> None:
        if found.why is None:
            then(*found.done)
            return
        form = Form(
            title,
            two(place),
            lambda office, who: act(office, found.values, (who["one"], who["two"])),
            word(found.why, screen()),
        )
        place.ask(form, then)

    place.ask(Form(title, fields, tried, intro, sure), go_on)
