"""An assembly in the minutes: how much of the whole was there, votes in every measure, who came when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import clock_from, exact
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents import few
from meeting_tui.paper.documents.blocks import Block, Facts, Heading, Paragraph, Table
from meeting_tui.paper.documents.wording import NOT_SHOWN, measure, weighed
from meeting_tui.published import UnitForm
from meeting_tui.record.meeting.standing import SELF, FrozenRoll, Weights
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Motion
from meeting_tui.record.person import Person
from meeting_tui.rules.disclosure import Hidden

CHOICES = ("for", "against", "abstain")


@dataclass(frozen=True)
class _Came:
    """A stay of a voter, or of who stood for them."""

    voter: int
    unit: str
    name: str
    through: str
    weights: Weights
    came: str
    left: str


def _measures(roll: FrozenRoll) -> tuple[str, ...]:
    return tuple(name for name in ("heads", "area", "share") if name in roll.totals)


def _told(roll: FrozenRoll, name: str, number: int) -> str:
    return weighed(number, roll.decimals[name])


def turnout(
    state: MeetingState, t: Translator, units: Mapping[str, UnitForm], hides: Hidden
) -> Iterator[tuple[str, str]]:
    """How much of the whole was there at any time, in person and represented, without what this copy
    `hides`; `units` are those of the law."""
    roll = state.roll
    if roll is None:
        return
    own, carried = few.came(state)
    rows = ((t("Voters who came"), "own", own), (t("Voters represented"), "carried", carried))
    for label, name, voters in rows:
        told = [code for code in _measures(roll) if (code, name) not in hides]
        if voters or name == "own":
            yield label, t("; ").join(_of_all(roll, code, voters, units[code], t) for code in told)


def _of_all(roll: FrozenRoll, code: str, voters: Mapping[int, Weights], unit: UnitForm, t: Translator) -> str:
    """What some voters weigh of all: 12 of 14 owners."""
    here = _told(roll, code, sum(weights[code] for weights in voters.values()))
    whole = _told(roll, code, roll.totals[code])
    return t("{num} of {of} {unit}", num=here, of=whole, unit=t.pick(unit["many"]))


def votes(
    state: MeetingState,
    motion: Motion,
    t: Translator,
    person: Callable[[Person], str] | None,
    hides: Hidden,
) -> Iterator[Block]:
    """The vote in every measure, without the sums this copy `hides`; then who was named, where it names."""
    roll, decision = state.roll, motion.decision
    if roll is None or decision is None or motion.vote is None:
        return
    names = [name for name in _measures(roll) if name in decision["measures"]]
    head = (t("Vote cast"), *(measure(t, name) for name in names))
    sets = decision["measures"]
    lines = (*((c, term(c, t)) for c in CHOICES), ("present", t("There or represented")), ("all", t("All")))
    rows = [
        (said, *(t(NOT_SHOWN) if (name, c) in hides else exact(sets[name][c]) for name in names))
        for c, said in lines
    ]
    yield Table(head, tuple(rows), (4, *([3] * len(names))), "l" + "r" * len(names), dense=True)
    if person is not None:
        yield from _named(motion, t, person)
    if motion.rest:
        yield Paragraph(t("All others there: {choice}.", choice=term(motion.rest, t)))


def _named(motion: Motion, t: Translator, person: Callable[[Person], str]) -> Iterator[Block]:
    """Everybody who did not answer with all others, by name."""
    holders = {each.voter: each.person for each in motion.vote.room} if motion.vote else {}
    listed = [choice for choice in CHOICES if choice != motion.rest]
    rows = [(term(c, t), _people(_by(motion, holders, c), t, person)) for c in listed]
    rows = [row for row in rows if row[1]]
    if rows:
        yield Facts(tuple(rows))


def _by(motion: Motion, holders: Mapping[int, Person], choice: str) -> Iterator[Person]:
    return (holders[voter] for voter, said in motion.answers.items() if said == choice and voter in holders)


def _people(people: Iterable[Person], t: Translator, person: Callable[[Person], str]) -> str:
    return t(", ").join(f"{person(each)} {each.unit}".strip() for each in dict.fromkeys(people))


def annex(
    state: MeetingState, t: Translator, person: Callable[[Person], str], placed: Callable[[str], str]
) -> Iterator[Block]:
    """Every voter who was there or represented, with what they weigh, from when to when. For the archive;
    `placed` is how a unit is printed."""
    roll = state.roll
    if roll is None:
        return
    names = _measures(roll)
    head = (
        *(t("No."), t("Unit(s)"), t.p("person", "Name"), t("Through")),
        *(measure(t, name) for name in names),
        *(t("Came at"), t("Left at")),
    )
    rows = tuple(
        (
            *(str(each.voter), placed(each.unit), each.name, each.through),
            *(_told(roll, name, each.weights[name]) for name in names),
            *(each.came, each.left),
        )
        for each in sorted(_stays(state, t, person), key=lambda each: (each.voter, each.came))
    )
    yield Heading(t("Annex: who was there and represented"))
    widths = (0, 0, 5, 4, *([0] * len(names)), 0, 0)
    yield Table(head, rows, widths, "clll" + "r" * len(names) + "cc", dense=True)


def _stays(state: MeetingState, t: Translator, person: Callable[[Person], str]) -> Iterator[_Came]:
    def time(at: str) -> str:
        return clock_from(at, state.opened_at, t.lang) if at else ""

    for stay in state.attendance:
        if stay.votes:
            who = stay.person
            times = time(stay.came), time(stay.left or "")
            yield _Came(stay.voter, who.unit, person(who), "", stay.weights, *times)
    for each in state.proxies:
        holder = "" if each.role == SELF else person(each.holder)
        name = each.name or t("(erased)")
        times = time(each.since), time(each.ended or "")
        yield _Came(each.voter, each.unit, name, holder, each.weights, *times)
