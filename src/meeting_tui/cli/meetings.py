"""`meeting`: call a meeting, list them, show one."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meeting_tui.check_code import check_code
from meeting_tui.cli import duties, out
from meeting_tui.cli.files import text_of
from meeting_tui.cli.frame import PATH, Argument, Option, Seat, noun, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.cli.settling import ID, confirm, done, drop, object_, withdraw_objection
from meeting_tui.lang import N_, _, phases, screen
from meeting_tui.lang.duties import reach
from meeting_tui.lang.formats import column_moment, day, moment, names
from meeting_tui.lang.gathering import there
from meeting_tui.lang.minutes import minutes_are
from meeting_tui.lang.terms import term

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Action, Item, Motion
    from meeting_tui.record.person import Labels

SPEC = Argument("spec", "SPEC", N_("TOML: title, kind, time, place, [[agenda]]."), type=PATH)
FOLDER = Argument(
    "folder",
    "[FOLDER]",
    N_("Where the files lie; else beside the community file."),
    type=PATH,
    required=False,
)
LIKE = Option("--like", metavar="ID", help=N_("Take the agenda of this earlier meeting along."))


@verb("new", N_("Call a meeting from a file; prints its id."), SPEC, LIKE, JSON)
def new(seat: Seat, spec: Path, like: str | None, as_json: bool) -> None:
    from meeting_tui.desk.meetings import acts as desk

    wanted = desk.meeting_spec(text_of(spec), like or "", spec.parent)
    with seat.office() as office:
        made = desk.new_meeting(office, wanted)
    if as_json:
        out.as_json({"id": made.id})
    else:
        out.data(made.id)


@verb("list", N_("All meetings, the latest first."), JSON)
def list_(seat: Seat, as_json: bool) -> None:
    from meeting_tui.desk.meetings import acts as desk

    with seat.office(readonly=True) as office:
        found = desk.meetings(office)
    if as_json:
        out.as_json(found)
        return
    headings = [_("Meeting"), _("Title"), _("Planned for"), _("Opened at"), _("Closed at"), _("Place")]
    out.table(
        headings,
        [(m.id, m.title, *map(_column, (m.planned_at, m.opened_at, m.closed_at)), m.place) for m in found],
    )


@verb("show", N_("One meeting: who was there, what was decided, who does what."), ID, JSON)
def show(seat: Seat, id: str, as_json: bool) -> None:
    from meeting_tui.desk.board import duties as calendar
    from meeting_tui.desk.meetings import acts as desk
    from meeting_tui.desk.meetings.weighing import gathered
    from meeting_tui.record.meeting.allowed import possible
    from meeting_tui.record.meeting.phase import phase

    with seat.office(readonly=True) as office:
        state = desk.meeting(office, id)
        due = calendar.published(calendar.of_meeting(office, state))
        able = desk.reach(office, id) if state.is_open else ()
    if as_json:
        more = {"reach": able, "duties": due, "voting": _voting(state), "gathering": gathered(state)}
        out.as_json(_told(state) | more | _stands(state))
        return
    label, t = state.labels, screen()
    out.facts(
        [
            (_("Title"), state.title),
            (_("Stands"), phases.stands(phase(state), t)),
            (_("Next"), _next(state)),
            (_("May happen now"), phases.may_happen(possible(state), t)),
            (_("Planned for"), _said(state.planned_at)),
            (_("Opened at"), _said(state.opened_at)),
            (_("Closed at"), _said(state.closed_at)),
            (_("Place"), state.place),
            (_("Chair"), label(state.chair) if state.chair else ""),
            (_("Recorder"), label(state.recorder) if state.recorder else ""),
            (_("Members present"), names(map(label, state.attended), screen().lang)),
            (_("Members absent"), names(map(label, state.absent), screen().lang) if state.opened_at else ""),
            (_("Here or represented"), there(gathered(state), screen())),
            (_("Those present"), reach([(each.title, each.can_pass) for each in able], screen())),
            (_("Minutes"), _minutes(state) if state.closed_at else ""),
            (_("Entries"), state.count),
            (_("Check code of the record"), check_code(state.head)),
        ]
    )
    _agenda(state)
    duties.tell(due)


@verb("export", N_("A meeting as the file that “meeting new” takes."), ID)
def export(seat: Seat, id: str) -> None:
    from meeting_tui.desk.meetings import acts as desk
    from meeting_tui.desk.meetings.export import as_toml

    with seat.office(readonly=True) as office:
        out.data(as_toml(desk.meeting(office, id)).removesuffix("\n"))


@verb(
    "enclosures",
    N_("Whether the files enclosed with a meeting's items are still those that were."),
    *(ID, FOLDER, JSON),
)
def enclosures(seat: Seat, id: str, folder: Path | None, as_json: bool) -> None:
    """Compare them by name, size and SHA-256; exit with 3 where one is another, or not there."""
    from meeting_tui.desk.meetings import acts as desk
    from meeting_tui.desk.meetings.on_disk import on_disk
    from meeting_tui.refusal import CheckFailed, Several

    with seat.office(readonly=True) as office:
        here = folder or Path(seat.target).parent
        found = on_disk(desk.meeting(office, id), [here])
    if as_json:
        out.as_json(found)
    else:
        said = {"same": _("as it was"), "changed": _("another one"), "missing": _("not there")}
        out.table(
            [_("Item"), _("File"), _("On the disk")], [(f.number, f.name, said[f.found]) for f in found]
        )
    if wrong := [each.name for each in found if each.found != "same"]:
        raise CheckFailed("checking.enclosures", names=Several(wrong))


def _stands(state: MeetingState) -> dict[str, Any]:
    """The phase, the next step, and the acts that are possible."""
    from meeting_tui.record.meeting.allowed import possible
    from meeting_tui.record.meeting.phase import next_step, phase

    return {"phase": phase(state), "next": next_step(state), "may": possible(state)}


def _next(state: MeetingState) -> str:
    from meeting_tui.lang.refusals import word
    from meeting_tui.record.meeting.allowed import why_not
    from meeting_tui.record.meeting.phase import next_step

    step = next_step(state)
    refusal = why_not(state, "open") if step == "open" else None
    return phases.comes_next(step, word(refusal, screen()) if refusal else "", screen())


def _minutes(state: MeetingState) -> str:
    return minutes_are(
        state.minutes_are,
        state.to_confirm - state.lacking(),
        state.to_confirm,
        screen(),
        by_law=state.attest is not None,
    )


def _voting(state: MeetingState) -> dict[str, Any] | None:
    """The vote that is open: on which motion, how many voted how, and how many for it takes."""
    from meeting_tui.desk.meetings.prospect import prospect

    motion = state.open_item.question if state.open_item else None
    stands = prospect(state, motion) if motion else None
    return {"motion": motion.id, **_told(stands)} if motion and stands else None


def _told(value: DataclassInstance) -> dict[str, Any]:
    """A value of the fold for JSON: who people are stands beside their names, as in the record's entries."""
    made: dict[str, Any] = {}
    for field in fields(value):
        made |= _field(field.name, getattr(value, field.name))
    return made


def _field(name: str, value: Any) -> dict[str, Any]:
    from meeting_tui.record.person import Labels, Person, bodies_of, body_of

    if isinstance(value, Person):
        return body_of("name", value) | {"organ": value.organ} if name == "person" else body_of(name, value)
    if value is None and name in ("chair", "recorder", "presenter", "seconder"):
        return {name: ""}
    if isinstance(value, tuple) and value and isinstance(value[0], Person):
        return bodies_of(name, value)
    if name == "votes" and all(isinstance(each, Person) for each in value):
        label = Labels(value)
        value = {label(person): choice for person, choice in value.items()}
    return {name: _plain(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        return list(map(_told, value))
    return _told(value) if is_dataclass(value) and not isinstance(value, type) else value


def _agenda(state: MeetingState) -> None:
    label = state.labels
    for item in state.items:
        out.data("")
        out.data(
            f"{item.number}. " + _("{title} ({state})", title=item.title, state=term(item.kind, screen()))
        )
        for line in _lines(item, label):
            out.data(f"   {line}")


def _came_of(motion: Motion) -> str:
    """What came of a motion, in a word."""
    if motion.decision:
        return term(str(motion.decision["outcome"]), screen())
    if motion.aside:
        return _("Laid aside")
    return term("withdrawn", screen()) if motion.withdrawn_at else _("not decided")


def _lines(item: Item, label: Labels) -> list[str]:
    t = screen()
    motions = [
        _("{text} {outcome}.", text=motion.wording, outcome=_came_of(motion)) for motion in item.motions
    ]
    actions = [
        _(
            "To do: {what}, {who}, by {due}",
            what=action.what,
            who=label(action.who),
            due=day(action.due, t.lang),
        )
        + _became(action)
        for action in item.actions
    ]
    files = [_("Enclosed: {files}.", files=names([file.name for file in item.enclosures], t.lang))]
    return (files if item.enclosures else []) + motions + actions


def _became(action: Action) -> str:
    if action.dropped_at:
        return _(" · dropped: {reason}", reason=action.why)
    return _(" · done") if action.done_at else _(" · entry {no}", no=action.seq)


def _column(at: str) -> str:
    return column_moment(at, screen().lang)


def _said(at: str) -> str:
    return moment(at, screen().lang)


meeting = noun(
    "meeting",
    N_("Meetings: called from a file, held on the screens, shown here."),
    new,
    list_,
    show,
    export,
    enclosures,
    confirm,
    done,
    drop,
    object_,
    withdraw_objection,
)
