"""Ballots that come when the last minute is over: two people say that they are late, or why they are not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from meeting_tui.lang import _, _n
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.polls.changing import two, why_field
from meeting_tui.tui.polls.register import Attested, Register

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.tui.polls.desk import PollDesk

Values = Mapping[str, str]
ALL_SEEN = "all"


def ask_how(place: PollDesk, view: PollView) -> None:
    """Ask who says what of them, then scan them, or take all that were read at once."""
    ways = [] if "admit" in view.refusals else [("in_time", _("in time"))]
    form = Form(
        _("Ballots after the last minute"),
        (
            *two(place),
            FormField("how", _("They came"), kind="choice", options=[*ways, ("late", _("late"))]),
            *_which(view),
            why_field(),
        ),
        lambda office, values: _taken(office, view.id, values),
        _("Late ballots never count. In time are those that lay in a sealed box, or that the post delayed."),
    )
    place.ask(form, lambda said: _go_on(place, view, said))


def _which(view: PollView) -> tuple[FormField, ...]:
    if not view.numbers.unreturned:
        return ()
    seen = _n("the {n} that waits for it", "all {n} that wait for it", len(view.numbers.unreturned))
    return (
        FormField("which", _("Which"), kind="choice", options=((ALL_SEEN, seen), ("", _("I scan them")))),
        FormField("box", _("Box"), hint=_("which ballot box, if there are several")),
    )


def _taken(office: Office, poll: str, values: Values) -> Attested:
    """What is said; the people are two, and the reason is there, before the first ballot is scanned."""
    from meeting_tui.desk.ballots import acts as ballots
    from meeting_tui.desk.ballots.printing import why

    ballots.deciders(office, (values["one"], values["two"]))
    people, at_once = (values["one"], values["two"]), values.get("which") == ALL_SEEN
    said = Attested(people, why(values["reason"]), values["how"] == "late", at_once)
    if at_once:
        said.take(office, poll, (), values["box"])
    return said


def _go_on(place: PollDesk, view: PollView, said: Attested) -> None:
    if said.done:
        place.reload()
    else:
        place.app.push_screen(Register(view, "return", said))
