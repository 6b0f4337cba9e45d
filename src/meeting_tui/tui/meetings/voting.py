"""How a motion is voted on: what it takes, hands and slips counted, no objection, and the result recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from meeting_tui.clean import narrow
from meeting_tui.lang import _, screen
from meeting_tui.lang.formats import exact as exact_text
from meeting_tui.lang.outcome import measured as measured_words
from meeting_tui.refusal import Refusal, Terms
from meeting_tui.rules.outcome import exact as rules_exact
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.words import clauses, word

if TYPE_CHECKING:
    from textual.screen import Screen

    from meeting_tui.desk.meetings.prospect import MeasureProspect
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Motion
    from meeting_tui.tui.meetings.table import ChairTable

T = TypeVar("T")
CHOICES = ("for", "against", "abstain")


class VoteDialog(Protocol):
    """Where a result is asked for: the table or the dialog of the roll call."""

    def ask(self, dialog: Screen[T | None], then: Callable[[T], object]) -> None: ...
    def do(self, act: Callable[[Office], T], then: Callable[[T], object]) -> object: ...


Then = Callable[["MeetingState"], object]


def needs(state: MeetingState, motion: Motion, *, of_heads: bool = False) -> str:
    """How many are for, and how many it takes; before the vote, how many it will take where that is known.
    `of_heads`: of an assembly these alone, since an area that grows tells who was for it."""
    from meeting_tui.desk.meetings.prospect import before, prospect

    if motion.vote is None:
        supposed = before(state, motion)
        return _will_need(state, supposed) if supposed else ""
    if motion.vote is not None and motion.vote.room:
        return _in_measures(state, motion, of_heads)
    stands = prospect(state, motion)
    if stands is None:
        return ""
    here = stands.votes["for"]
    if stands.needed is None:
        return _("for {n}, can't pass any more", n=here)
    if not stands.of:
        return _("for {n}, needs {needed}", n=here, needed=stands.needed)
    return _("for {n}, needs {needed} of {of}", n=here, needed=stands.needed, of=stands.of)


def _will_need(state: MeetingState, motion: Motion) -> str:
    """`needs 4 of 7`, in an assembly of every measure; empty where those who are there can't pass it."""
    from meeting_tui.desk.meetings.prospect import prospect, prospects

    if motion.vote is not None and motion.vote.room:
        every = prospects(state, motion)
        told = [_needed_of(each) for each in every if each.needed is not None]
        return _("needs {told}", told=_(", ").join(told)) if len(told) == len(every) else ""
    stands = prospect(state, motion)
    if stands is None or stands.needed is None:
        return ""
    if not stands.of:
        return _("needs {needed}", needed=stands.needed)
    return _("needs {needed} of {of}", needed=stands.needed, of=stands.of)


def _needed_of(each: MeasureProspect) -> str:
    """`138 of 274 owners`."""
    unit, places = screen().pick(each.unit["many"]), each.unit["decimals"]
    needed, of = (exact_text(rules_exact(number, places)) for number in (each.needed or 0, each.of))
    if not each.of:
        return f"{needed} {unit}"
    return _("{needed} of {of} {unit}", needed=needed, of=of, unit=unit)


def _in_measures(state: MeetingState, motion: Motion, of_heads: bool) -> str:
    """The same of an assembly, in every measure: `owners for 201, needs 138 of 274; area for …`."""
    from meeting_tui.desk.meetings.prospect import prospects

    return clauses(
        _needed(measured_words("for", each.measure, each.unit, screen()), each)
        for each in prospects(state, motion)
        if each.measure == "heads" or not of_heads
    )


def _needed(what: str, each: MeasureProspect) -> str:
    here, places = exact_text(rules_exact(each.votes, each.unit["decimals"])), each.unit["decimals"]
    if each.needed is None:
        return _("{what} {n}, can't pass any more", what=what, n=here)
    needed, of = (exact_text(rules_exact(number, places)) for number in (each.needed, each.of))
    if not each.of:
        return _("{what} {n}, needs {needed}", what=what, n=here, needed=needed)
    return _("{what} {n}, needs {needed} of {of}", what=what, n=here, needed=needed, of=of)


def measured(state: MeetingState, motion: Motion) -> str:
    """What was answered until now in an assembly, in every measure: `for 148 / 14,000.00, against …`."""
    from meeting_tui.desk.meetings.weighing import law, measures_of

    if motion.vote is None:
        return ""
    sets, measures = measures_of(state, motion, motion.vote), law(state).measures
    told = (
        " / ".join(
            exact_text(rules_exact(sets[name][choice], each.decimals))
            for name, each in measures.items()
            if name in sets
        )
        for choice in CHOICES
    )
    return clauses(f"{word(choice)} {number}" for choice, number in zip(CHOICES, told, strict=True))


def others(motion: Motion) -> str:
    """What all others vote when the few are named: the first choice that nobody was named for."""
    named = set(motion.answers.values())
    left = [choice for choice in CHOICES if choice not in named]
    return motion.rest or (left[0] if left else CHOICES[-1])


def supposed(state: MeetingState, motion: Motion) -> Motion:
    """As it stands; by hands in an assembly, as it would with all others."""
    from meeting_tui.desk.meetings.prospect import with_rest

    by_hands = motion.vote is not None and motion.vote.room and motion.vote.method == "hands"
    return with_rest(state, motion, others(motion)) if by_hands and motion.answers else motion


def numbers(motion: Motion) -> dict[str, int]:
    """How many voted how until now."""
    from meeting_tui.desk.meetings.votes import numbers_of

    return numbers_of(motion)


def ask_to_record(on: VoteDialog, state: MeetingState, motion: Motion, then: Then) -> None:
    """Show what was answered or counted; on a tie the chair may decide, first ask how."""
    from meeting_tui.desk.meetings.votes import as_it_stands

    if motion.vote is None or not as_it_stands(state, motion, motion.vote).tied:
        _confirm(on, state, motion, "", then)
        return
    chair = state.labels(state.chair) if state.chair else ""
    title = _("Motion {no} is a tie: the casting vote of the chair, {name}", no=motion.id, name=chair)
    options = [PickOption(casting, spoken) for casting, spoken in _casting().items()]
    on.ask(Pick(title, options), lambda casting: _confirm(on, state, motion, casting, then))


def _casting() -> dict[str, str]:
    """What the chair may say on a tie."""
    return {"for": word("for"), "against": word("against"), "none": _("No casting vote: not passed")}


def _tie(votes: Mapping[str, int], casting: str) -> str:
    """What becomes of a tie; empty where there is none."""
    if casting:
        return _("The chair's casting vote: {vote}.", vote=_casting()[casting])
    tie = votes["for"] == votes["against"] > 0
    return _("For and against are equal; the rule gives no casting vote.") if tie else ""


def _confirm(on: VoteDialog, state: MeetingState, motion: Motion, casting: str, then: Then) -> None:
    """The number of those in favour confirms it."""
    from meeting_tui.desk.meetings import acts as meetings

    votes = numbers(motion)
    told = (f"{word(choice)} {number}" for choice, number in votes.items())
    shown = "\n".join(filter(None, (clauses(told), needs(state, motion), _tie(votes, casting))))
    facts = _("{motion}\n{votes}\nThe number of those in favour confirms it.")
    said = facts.format(motion=motion.wording, votes=shown)
    title = _("Record the votes on motion {no}", no=motion.id)

    def record(office: Office) -> MeetingState:
        now = meetings.meeting(office, state.id).motion(motion.id)
        if now is None or numbers(now[1]) != votes:
            raise Refusal("tui.changed")
        return meetings.conclude(office, state.id, motion.id, casting)

    on.ask(Ask(Sure(title, said, (votes["for"],))), lambda _yes: on.do(record, then))


def ask_to_withdraw(on: VoteDialog, state: MeetingState, motion: Motion, then: Then) -> None:
    """The mover takes the motion back; its number confirms it."""
    from meeting_tui.desk.meetings import acts as meetings

    def withdraw(office: Office) -> MeetingState:
        return meetings.withdraw_motion(office, state.id, motion.id)

    sure = Sure(_("Withdraw motion {no}", no=motion.id), motion.wording, (motion.id,))
    on.ask(Ask(sure), lambda _yes: on.do(withdraw, then))


def pick_method(table: ChairTable, motion: Motion, then: Then) -> None:
    """Choose how the motion is voted on; what was answered or counted before is no part of it any more."""
    from meeting_tui.desk.meetings import acts as meetings

    def chosen(method: str) -> None:
        if method == "none_objects":
            _nobody_objects(table, motion, then)
        else:
            table.do(lambda office: meetings.open_vote(office, table.meeting, motion.id, method), then)

    options = [PickOption(method, word(method)) for method in meetings.METHODS]
    table.ask(Pick(_how(motion), options), chosen)


def _how(motion: Motion) -> str:
    """The question how; of a second vote with the rule it is held under."""
    again = motion.decision["next_title"] if motion.again and motion.decision else None
    if again:
        return _("Motion {no}: a second vote by “{rule}”. How?", no=motion.id, rule=screen().pick(again))
    return _("How is motion {no} voted on?", no=motion.id)


def _nobody_objects(table: ChairTable, motion: Motion, then: Then) -> None:
    from meeting_tui.desk.meetings import acts as meetings

    def ask(now: MeetingState) -> None:
        here = len(now.voters(now.open_item)) if now.open_item else 0
        facts = _(
            "{motion}\nNobody objects. Those who vote here and are for it: {n}.",
            motion=motion.wording,
            n=here,
        )
        sure = Sure(_("No objection to motion {no}", no=motion.id), facts, (here,))
        table.ask(Ask(sure), lambda _yes: table.do(act, then))

    def act(office: Office) -> MeetingState:
        return meetings.no_objection(office, table.meeting, motion.id)

    table.do(lambda office: meetings.meeting(office, table.meeting), ask)


def count(table: ChairTable, state: MeetingState, motion: Motion, then: Then) -> None:
    """Enter what was counted; of hands one number may stay empty: all others."""
    from meeting_tui.desk.meetings import acts as meetings

    slips = motion.vote is not None and motion.vote.method == "slips"
    asked = (*CHOICES, "invalid") if slips else CHOICES
    fields = [FormField(choice, word(choice)) for choice in asked]
    if slips:
        here = [stay.person for stay in state.in_room]
        fields.append(FormField("by", _("Counted by"), kind="persons", around=here))

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        told = {choice: _number(values[choice], asked) for choice in asked if values[choice].strip()}
        tellers = values.get("by", "").split("\n")
        return meetings.count_votes(office, state.id, motion.id, told, filter(None, tellers))

    voters = len(motion.vote.voters) if motion.vote else 0
    note = (
        _("With a vote here: {n}.", n=voters)
        if slips
        else _("With a vote here: {n}. Leave one empty: all others.", n=voters)
    )
    title = _(
        "Motion {no}: {method}", no=motion.id, method=word(motion.vote.method if motion.vote else "hands")
    )
    table.ask(Form(title, tuple(fields), act, f"{motion.wording}\n{note}"), then)


def _number(typed: str, asked: tuple[str, ...]) -> int:
    digits = narrow(typed).strip()
    if not digits.isdecimal():
        raise Refusal("meetings.numbers", known=Terms(asked))
    return int(digits)
