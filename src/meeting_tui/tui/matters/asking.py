"""How a screen of matters asks: a form, a list to choose from, who says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from meeting_tui.lang import _, screen
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.place import Place

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office

Values = Mapping[str, str]
Act = Callable[["Office", Values], object]


def asked(place: Place, title: str, fields: Sequence[FormField], act: Act, about: str = "") -> None:
    """Ask in a form, act, and show the matter anew."""

    def done(office: Office, values: Values) -> bool:
        act(office, values)
        return True

    place.ask(Form(title, tuple(fields), done, about=about), lambda _done: place.reload())


def picked(place: Place, title: str, options: list[PickOption], then: Callable[[str], None]) -> None:
    """Ask which one; where there is one alone, that."""
    if len(options) == 1:
        then(options[0].key)
    else:
        place.ask(Pick(title, options), then)


def said_by() -> FormField:
    """Whoever says it, where it isn't the person at the keyboard."""
    return _by(_("Who says it"))


def heard_by() -> FormField:
    """Who went to the door and notes what households said, who are named nowhere."""
    return _by(_("Who heard them"))


def _by(label: str) -> FormField:
    return FormField("by", label, hint=_("else whoever sits here"), kind="person")


def options_of(words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Codes and what each is called, for a field that offers them."""
    t = screen()
    return tuple((code, t(said)) for code, said in words.items())
