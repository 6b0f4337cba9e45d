"""The roll an assembly goes by: frozen before its first voter comes, and who of it somebody stands for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, select

from meeting_tui.desk.meetings.floor import Floor
from meeting_tui.desk.meetings.weighing import frozen, law
from meeting_tui.desk.persons.find import person_of_row
from meeting_tui.desk.roll import storage
from meeting_tui.desk.roll.acts import fingerprint_of
from meeting_tui.desk.roll.columns import FIELDS
from meeting_tui.desk.roll.voters import Electorate, VoterLine
from meeting_tui.paper import door
from meeting_tui.record.meeting.standing import SELF, FrozenRoll, RoomVoter, Weights
from meeting_tui.record.person import Person, body_of, name_key, unit_name
from meeting_tui.refusal import Both, Refusal, Term
from meeting_tui.rules import Voter as RuleVoter
from meeting_tui.rules.electorate import DEVELOPER, capped
from meeting_tui.rules.holding import Holding, holding, together
from meeting_tui.store import tables
from meeting_tui.store.tables import Community, Owner, Ownership, Unit, Voter, VoterUnit


def freeze(on: Floor) -> FrozenRoll:
    """The roll the meeting goes by: as it stands, until a voter is there or the meeting is open.

    Refusal meetings.no_roll, meetings.measure: the roll does not say what the rule weighs.
    """
    state = on.state
    if state.roll is not None and (state.opened_at or state.room):
        return state.roll
    if law(state).matters.keys() == {"committee"}:
        raise Refusal("meetings.committee_law", profile=state.profile)
    stored = storage.load(on.session)
    if not stored.voters:
        raise Refusal("meetings.no_roll")
    digest = fingerprint_of(stored)
    if state.roll is None or state.roll.digest != digest:
        _write(on, stored, digest)
    weighs(on, on.state.rule)
    return frozen(on.state)


def _write(on: Floor, stored: Electorate, digest: str) -> None:
    profile = law(on.state)
    shares = _shares(stored) if "share" in profile.measures else None
    decimals = {name: each.decimals for name, each in profile.measures.items()}
    if shares:
        decimals["share"] = max(decimals["share"], *(each.decimals for each in shares))
    known = {
        "heads": True,
        "area": all(line.area for line in stored.lines),
        "share": bool(shares),
        "persons": True,
    }
    decimals = {name: places for name, places in decimals.items() if known.get(name)}
    voters = [
        RuleVoter(str(voter.no), _weights(voter, decimals, at), _kind(voter), len(voter.units))
        for voter, at in zip(stored.voters, shares or [None] * len(stored.voters), strict=True)
    ]
    left = capped(profile, voters)
    whole = {voter.id: _whole(voter) for voter in left}
    cut = {each.id: whole[each.id] for each in voters if whole[each.id] != each.weights}
    voted = {each.id: each.weights for each in left if each.unvoted}
    on.write(
        "roll.frozen",
        roll=digest,
        voters=len(voters),
        units=len(stored.lines),
        totals={name: sum(weights[name] for weights in whole.values()) for name in decimals},
        decimals=decimals,
        **({"whole": shares[0].of} if shares else {}),
        **({"cut": cut} if cut else {}),
        **({"voted": voted} if voted else {}),
    )


def _whole(voter: RuleVoter) -> Weights:
    """What somebody weighs among those there: also what a limit of votes alone cuts."""
    return {name: weight + voter.unvoted.get(name, 0) for name, weight in voter.weights.items()}


def _shares(stored: Electorate) -> tuple[Holding, ...] | None:
    """What every voter holds of one whole; None where the roll has no shares."""
    told = [voter.share for voter in stored.voters]
    return together(map(holding, told)) if all(told) else None


def _kind(voter: VoterLine) -> str:
    return DEVELOPER if voter.kind == DEVELOPER else "owner"


def _weights(voter: VoterLine | Voter, decimals: Weights, share: Holding | None) -> dict[str, int]:
    known = {"heads": voter.heads, "area": voter.area, "persons": 1}
    if share is not None:
        known["share"] = share.units(decimals["share"])
    return {name: known[name] for name in decimals}


def weighs(on: Floor, rule: str) -> None:
    """Refused (`meetings.measure`) where a rule weighs what the roll does not say."""
    lacking = sorted(law(on.state).rule(rule).measures - frozen(on.state).totals.keys())
    if lacking:
        column = Both(field.title for field in FIELDS if field.id == lacking[0])
        raise Refusal("meetings.measure", rule=rule, measure=Term(lacking[0]), column=column)


def weights_of(roll: FrozenRoll, voter: Voter) -> Weights:
    """What a voter of the frozen roll weighs."""
    if voter.no in roll.cut:
        return roll.cut[voter.no]
    share = holding(voter.share).in_parts(roll.whole) if "share" in roll.totals else None
    return _weights(voter, roll.decimals, share)


def voters_of(session: Session, people: Iterable[Person]) -> tuple[Voter, ...]:
    """The voters of the roll who are these people, alone or together with others."""
    chosen = (
        select(Voter)
        .join(VoterUnit, col(VoterUnit.voter) == col(Voter.id))
        .join(Ownership, col(Ownership.unit) == col(VoterUnit.unit))
        .join(Owner, col(Owner.id) == col(Ownership.owner))
        .where(col(Owner.person).in_([person.id for person in people if person.id]))
        .order_by(col(Voter.no))
        .distinct()
    )
    return tuple(session.exec(chosen))


def voter_numbered(session: Session, number: int) -> Voter:
    """The voter of that number. Refusal roll.no_voter."""
    found = session.exec(select(Voter).where(col(Voter.no) == number)).first()
    if found is None:
        raise Refusal("roll.no_voter", no=number)
    return found


def voter_at(on: Floor, typed: str) -> Voter:
    """The voter of a code on the attendance sheet. Refused `door.…` where it is of another meeting, community
    or roll."""
    roll, home = freeze(on), on.session.get(Community, 1)
    code = door.decode(typed, door.door_key(bytes.fromhex(home.key if home else ""), roll.digest))
    if f"m{code.meeting}" != on.state.id:
        raise Refusal("door.other_meeting", meeting=f"m{code.meeting}", here=on.state.id)
    return voter_numbered(on.session, code.voter)


def owners_of(session: Session, voter: Voter) -> tuple[Person, ...]:
    """Who they are, the one who signs for them first."""
    chosen = (
        select(tables.Person)
        .join(Owner, col(Owner.person) == col(tables.Person.id))
        .join(Ownership, col(Ownership.owner) == col(Owner.id))
        .join(VoterUnit, col(VoterUnit.unit) == col(Ownership.unit))
        .where(col(VoterUnit.voter) == voter.id)
        .order_by(col(Ownership.unit), col(Ownership.position))
    )
    people = tuple(dict.fromkeys(person_of_row(row) for row in session.exec(chosen)))
    signs = name_key(voter.representative)
    return tuple(sorted(people, key=lambda person: name_key(person.name) != signs))


def unit_of(session: Session, voter: Voter) -> str:
    """Where a voter lives, as it stands behind a name: `3-1-201`."""
    chosen = (
        select(Unit)
        .join(VoterUnit, col(VoterUnit.unit) == col(Unit.id))
        .where(col(VoterUnit.voter) == voter.id)
        .order_by(col(Unit.kind) == "parking", col(Unit.id))
    )
    first = session.exec(chosen).first()
    return unit_name(first.building, first.unit, first.room) if first else ""


def comes(on: Floor, person: Person, *, must: bool, **said: str) -> None:
    """Somebody comes to an assembly, for every voter of theirs that `claims` gives."""
    mine = claims(on, person, must=must)
    on.write("presence.in", **body_of("name", person), **said, **as_voter(on, mine))
    stands_for_all(on, person, mine)


def claims(on: Floor, person: Person, *, must: bool) -> tuple[Voter, ...]:
    """Every voter of somebody's for whom nobody else is there; whoever represented them does so no more.

    `must`: who stands for nobody does not come as an owner: refused `meetings.not_on_roll`,
    `meetings.voter_here`.
    """
    mine = voters_of(on.session, [person])
    if mine:
        freeze(on)
    taken = standing_for(on, mine)
    free = tuple(voter for voter in mine if voter.no not in taken or taken[voter.no].proxied)
    if must and not free:
        if mine:
            raise Refusal("meetings.voter_here", name=person.name, holder=taken[mine[0].no].person.name)
        raise Refusal("meetings.not_on_roll", name=person.name)
    for voter in free:
        end_proxy(on, voter, "came")
    return free


def as_voter(on: Floor, mine: tuple[Voter, ...]) -> dict[str, Any]:
    """The fields of a stay that say which voter somebody is: the first of theirs."""
    return {"voter": mine[0].no, "weights": weights_of(frozen(on.state), mine[0])} if mine else {}


def stands_for_all(on: Floor, person: Person, mine: tuple[Voter, ...]) -> None:
    """Somebody who is there as the first of these voters stands for the others too."""
    for voter in mine[1:]:
        stands_too(on, person, voter)


def votes_no_more(on: Floor, person: Person) -> None:
    """Somebody is there without a vote after all: nor do they stand for further voters of their own."""
    for each in on.state.proxies:
        if each.role == SELF and not each.ended and each.holder.is_(person):
            on.write("proxy.out", voter=each.voter, why="righted")


def standing_for(on: Floor, voters: Iterable[Voter]) -> dict[int, RoomVoter]:
    """Who stands for these voters now, by their numbers."""
    asked = {voter.no for voter in voters}
    return {each.voter: each for each in on.state.room if each.voter in asked}


def end_proxy(on: Floor, voter: Voter, why: str) -> None:
    """Nobody represents that voter any more, if somebody did."""
    if any(each.voter == voter.no and not each.ended for each in on.state.proxies):
        on.write("proxy.out", voter=voter.no, why=why)


def stands_too(on: Floor, person: Person, voter: Voter, role: str = SELF, form: str = "") -> None:
    """Somebody who is there stands for a further voter: their own, or as a proxy."""
    names = ", ".join(owner.name for owner in owners_of(on.session, voter))
    on.write(
        "proxy.in",
        {"of": names},
        **body_of("name", person),
        voter=voter.no,
        unit=unit_of(on.session, voter),
        weights=weights_of(frozen(on.state), voter),
        role=role,
        **({"form": form} if form else {}),
    )
