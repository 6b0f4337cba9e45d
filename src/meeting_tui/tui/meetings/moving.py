"""What is moved at the table: a motion, an amendment to the one that waits, or how to go on with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from meeting_tui.lang import N_, _, screen
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.meetings.begun import Begun
from meeting_tui.tui.meetings.read_back import approves
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item, Motion
    from meeting_tui.tui.meetings.table import ChairTable

    Then = Callable[[MeetingState], object]

_BEGINS = {
    "postpone": N_("Postpone motion {no} to the next meeting."),
    "refer": N_("Refer motion {no} for study to: "),
    "close_debate": N_("Close debate and vote on motion {no}."),
}
_EFFECTS = {
    "postpone": N_("Adopted, it lays aside what waits for its vote: {text}"),
    "refer": N_("Adopted, it lays aside what waits for its vote: {text}"),
    "close_debate": N_("Adopted, it closes the queue, and the vote follows on: {text}"),
}


def put_motion(table: ChairTable, then: Then, begun: Begun | None = None) -> None:
    """Ask for text, mover, seconder; where a motion waits and there are several ways, first for the way.
    `begun`: what is known already."""
    from meeting_tui.desk.meetings.motions import AMEND, in_order

    state = table.state
    item = state.open_item if state else None
    if state is None or item is None:
        return
    waits, ways = item.question, in_order(state)
    if waits is None:
        _first(table, state, item, then, begun)
    elif ways == (AMEND,):
        table.ask(_about(table, state, waits, AMEND, begun), then)
    else:
        words = [PickOption(way, word(way), _rule(state, way)) for way in ways]
        title = _("Motion {no} waits for its vote. What is moved?", no=waits.id)
        table.ask(Pick(title, words), lambda way: table.ask(_about(table, state, waits, way, begun), then))


def _first(table: ChairTable, state: MeetingState, item: Item, then: Then, begun: Begun | None) -> None:
    """A motion on an item; where it is about a proposal whose amendment waits, that is ready to be moved."""
    title = _("A motion on: {title}", title=item.title)

    def put(wording: str) -> None:
        table.ask(_form(table, state, title, wording, begun=begun), then)

    if begun or not (item.proposal or item.matter):
        put("")
    else:
        table.do(lambda office: _amendment(office, item), put)


LONGEST = 1000
"""Characters of what an amendment changes that are read out; of more the motion names the amendment alone."""


def _amendment(office: Office, item: Item) -> str:
    from meeting_tui.desk.proposals.motions import waiting
    from meeting_tui.lang.proposals import changed

    found = waiting(office, item.proposal, item.matter)
    if found is None:
        return ""
    said = _("Amendment {no} to proposal {proposal} is taken in.", no=found.no, proposal=found.proposal)
    lines = "\n".join((said, *changed(found.before, found.after, screen())))
    return lines if len(lines) <= LONGEST else said


def _about(
    table: ChairTable, state: MeetingState, waits: Motion, way: str, begun: Begun | None
) -> Form[MeetingState]:
    """The form of an amendment, or of a motion about how to go on, which says what follows."""
    if way not in _BEGINS:
        title = _("An amendment to motion {no}: the whole new wording", no=waits.id)
        return _form(table, state, title, waits.wording, amends=waits.id, begun=begun)
    begins, effect, rule = _BEGINS[way], _EFFECTS[way], _("Rule: {rule}", rule=_rule(state, way))
    title = _("{what}: motion {no}", what=word(way), no=waits.id)
    intro = f"{_(effect, text=waits.wording)}\n{rule}"
    return _form(table, state, title, _(begins, no=waits.id), intro, way=way, begun=begun)


def _rule(state: MeetingState, way: str) -> str:
    """The majority that decides on a way to go on; an amendment takes that of its motion."""
    from meeting_tui.desk.meetings.weighing import law

    profile = law(state)
    return screen().pick(dict(profile.rule(profile.motion.forms.get(way, state.rule)).title))


def _ready(state: MeetingState) -> str:
    """What is moved on an item that approves minutes; it can be changed before it is put."""
    return _("The minutes of the last meeting are approved.") if approves(state) else ""


def _form(
    table: ChairTable,
    state: MeetingState,
    title: str,
    wording: str = "",
    intro: str = "",
    *,
    amends: int = 0,
    way: str = "",
    begun: Begun | None = None,
) -> Form[MeetingState]:
    from meeting_tui.desk.meetings.weighing import law

    known = begun or Begun(wording or ("" if amends or way else _ready(state)), table.talk.speaker)
    moves = [each for each in state.movers if each == known.person]
    needed = law(state).motion.seconder
    hint = _("needed: these rules want every motion seconded") if needed else ""
    around = state.movers

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        text, mover, seconder = values["text"], values["mover"], values["seconder"]
        rule = values.get("rule", "")
        return meetings.put_motion(
            office, state.id, text, mover, seconder=seconder, amends=amends, form=way, rule=rule
        )

    fields = (
        FormField("text", _("The motion"), known.text or wording, kind="long", about="motion"),
        FormField("mover", _("Moved by"), kind="person", people=moves, around=around, needed=True),
        FormField("seconder", _("Seconded by"), hint=hint, kind="person", around=around, needed=needed),
    )
    return Form(title, (*fields, *_rules(state, amends, way)), act, intro, about=begun.text if begun else "")


def _rules(state: MeetingState, amends: int, way: str) -> tuple[FormField, ...]:
    """An assembly decides different matters by different rules; the meeting's own comes first."""
    from meeting_tui.desk.meetings.weighing import law, weighable

    if state.roll is None or amends or way:
        return ()
    rules, known = law(state).rules, weighable(state)
    names = sorted(known, key=lambda name: name != state.rule)
    options = tuple((name, screen().pick(dict(rules[name].title))) for name in names)
    return (FormField("rule", _("Decided by"), kind="choice", options=options),)
