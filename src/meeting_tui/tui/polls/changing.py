"""What two people change in the course of a poll, and its stations: a list, opened by the key for lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from meeting_tui.clean import narrow
from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.refusals import word
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.tui import said_times
from meeting_tui.tui.ask import Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.place import PaletteEntry
from meeting_tui.tui.polls import authorities, stations
from meeting_tui.tui.polls.audit import AuditScreen
from meeting_tui.tui.reading_fields import a_time
from meeting_tui.tui.words import moment

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.tui.place import Place
    from meeting_tui.tui.polls.desk import PollDesk

Values = Mapping[str, str]
_WORDS = {
    "mix": (N_("Open the envelopes"), N_("Open them all, mix the papers, count them; two people see it")),
    "extend": (N_("Extend the poll"), N_("A later last minute; notices that hang are superseded")),
    "reopen": (N_("Open the poll again"), N_("It was closed and takes ballots again")),
    "recount": (N_("Count again"), N_("A further result beside the one on record")),
    "explain": (
        N_("Say why the numbers differ"),
        N_("What was counted by hand is not on record so, or nobody counted; the result is final with that"),
    ),
    "withdraw": (N_("Withdraw the poll"), N_("It is held no more; nothing is counted")),
    "audit": (N_("Audit by public dice"), N_("A few drawn papers show whether other eyes come to the same")),
    "close_early": (
        N_("Close the poll early"),
        N_("Before its last minute, while ballots can still come; notices that hang are superseded"),
    ),
}

_ASKED = {"take": "stations", "merge": "stations", "withdraw_proxy": "give_proxy"}
"""What the record's table calls an act, where that is another word."""


def changes(place: PollDesk, view: PollView) -> Iterator[PaletteEntry]:
    """Each of them for the palette; one that can't be done now says there why not."""
    for act, (words, tip) in _offered(view).items():
        yield PaletteEntry(_(words), _why(view, act) or _(tip), partial(begin, place, view, act))
    for act in stations.possible(view):
        words, tip = stations.WORDS[act]
        yield PaletteEntry(_(words), _(tip), partial(begin, place, view, act))


def ask_for_change(place: PollDesk, view: PollView) -> None:
    """List what there is; what can't be done now says why."""
    here = {act: stations.WORDS[act] for act in stations.possible(view)}
    listed = here if view.station else _offered(view) | here
    options = [PickOption(act, *map(_, words)) for act, words in listed.items()]
    place.ask(Pick(_("What is to be done?"), options), lambda act: begin(place, view, act))


def _offered(view: PollView) -> dict[str, tuple[str, str]]:
    own = {act: words for act, words in _WORDS.items() if act != "mix" or view.envelopes}
    return own | {act: authorities.WORDS[act] for act in authorities.possible(view)}


def _why(view: PollView, act: str) -> str:
    refusal = view.refusals.get(_ASKED.get(act, act))
    return word(refusal, screen()) if refusal else ""


def begin(place: PollDesk, view: PollView, act: str) -> None:
    """Ask for what one of them needs, or say why it can't be done now."""
    if why := _why(view, act):
        place.house.say(why, bad=True)
        return
    if act == "audit":
        place.app.push_screen(AuditScreen(view))
        return
    if act in stations.WORDS:
        stations.begin(place, view, act)
        return
    if act in authorities.WORDS:
        authorities.begin(place, view, act, (*two(place), why_field()))
        return
    until = FormField("closes", _("Until"), hint=_("day and time"), says=said_times.of_end)
    papers = FormField("papers", _("Papers counted"), hint=_("how many came out, counted by hand"))
    asked = {"extend": [until], "reopen": [until], "mix": [papers]}.get(act, [])
    fields = (*asked, *two(place), why_field())
    words, tip = _WORDS[act]
    form = Form(
        _(words),
        fields,
        lambda office, values: _change(office, view, act, values),
        _(tip),
        (lambda _office, _values: sure(view)) if (sure := _SURE.get(act)) else None,
    )
    place.ask(form, lambda _done: place.reload())


def two(place: PollDesk | Place) -> tuple[FormField, FormField]:
    """The fields for the two people who decide."""
    return (
        FormField("one", _("First"), kind="person", people=place.house.here.seated, needed=True),
        FormField("two", _("Second"), kind="person", needed=True),
    )


def why_field() -> FormField:
    """The field for the reason that goes on record."""
    return FormField("reason", _("Why"))


def _withdrawn(view: PollView) -> Sure:
    returned = view.returned
    facts = _n(
        "{title}\n{n} ballot that came back is never counted.",
        "{title}\n{n} ballots that came back are never counted.",
        returned,
        title=view.title,
    )
    return Sure(_("Withdraw the poll"), facts, (returned,))


def _early(view: PollView) -> Sure:
    out = view.envelopes.outstanding if view.envelopes else view.numbers.outstanding
    facts = _n(
        "{title}\nIt takes ballots until {time}. {n} paper is still out and counts no more.",
        "{title}\nIt takes ballots until {time}. {n} papers are still out and count no more.",
        out,
        title=view.title,
        time=moment(view.closes),
    )
    return Sure(_("Close the poll early"), facts, (out,))


_SURE: Mapping[str, Callable[[PollView], Sure]] = {"withdraw": _withdrawn, "close_early": _early}
"""Of what can't be undone: what is shown and typed first."""


def as_seen(office: Office, seen: PollView) -> str:
    """The poll's id; refused when its papers are not where they were."""
    from meeting_tui.desk.polls import acts as polls

    if polls.poll(office, seen.id).numbers != seen.numbers:
        raise Refusal("tui.changed")
    return seen.id


def _change(office: Office, view: PollView, act: str, values: Values) -> str:
    from meeting_tui.desk.polls import course, piles

    people, reason = (values["one"], values["two"]), values["reason"]
    poll = as_seen(office, view) if act == "close_early" else view.id
    if act == "mix":
        _mixed(office, poll, people, values["papers"], reason)
        return act
    if act in ("extend", "reopen"):
        closes = a_time(values["closes"], office, time(23, 59))
        (course.extend if act == "extend" else course.reopen)(office, poll, closes, people, reason)
        return moment(closes)
    acts = {
        "withdraw": course.withdraw,
        "recount": course.recount,
        "explain": piles.explain,
        "close_early": course.close_early,
    }
    acts[act](office, poll, people, reason)
    return act


def _mixed(office: Office, poll: str, people: tuple[str, str], papers: str, reason: str) -> None:
    from meeting_tui.desk.ballots import envelopes

    count = narrow(papers)
    if not count.isdecimal():
        raise Refusal("envelopes.number", field=FieldName("papers"))
    envelopes.mix(office, poll, people, int(count), reason)
