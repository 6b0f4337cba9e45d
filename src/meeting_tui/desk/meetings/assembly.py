"""An owners' assembly in the room: voters come, by key or code, or are represented by somebody there."""

from __future__ import annotations

from collections.abc import Iterable

from meeting_tui.desk.meetings.floor import Floor, floor
from meeting_tui.desk.meetings.people import expected, members_of
from meeting_tui.desk.meetings.rolls import (
    comes,
    end_proxy,
    freeze,
    owners_of,
    standing_for,
    stands_too,
    voter_at,
    voter_numbered,
    voters_of,
    weights_of,
)
from meeting_tui.desk.meetings.votes import answer, open_vote
from meeting_tui.desk.meetings.weighing import frozen, law
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import matching, only
from meeting_tui.desk.persons.search import meant
from meeting_tui.paper import door
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import MEMBER, OBSERVER, OWNER
from meeting_tui.record.person import Person
from meeting_tui.refusal import Both, Choices, Key, Refusal, Term
from meeting_tui.rules import Voter as RuleVoter
from meeting_tui.rules.proxies import Proxy, check_proxies
from meeting_tui.store.tables import Voter

FORMS = ("seen", "instructed")
"""How a written form was seen: as such, or as one that says how to vote on each item."""


def check_in(office: Office, meeting: str, typed: str) -> MeetingState:
    """Whoever is meant comes: by the code on the attendance sheet, or a name, pinyin, initials or room.

    Refused: `door.…` for a code that is not of this meeting, or of a form for a proxy,
    `meetings.here_already`, `meetings.voter_here`, `persons.…`; then nothing is changed.
    """
    people = () if door.is_code(typed) else meant(office, typed)
    with floor(office, meeting) as on:
        on.may("arrive")
        voter = voter_at(on, typed) if door.is_code(typed) else _one_voter(on, people)
        if voter and door.is_proxy(typed):
            _nobody_yet(on, voter)
            raise Refusal("door.proxy", name=voter.label)
        person = _comer(on, voter) if voter else only(people, typed) if people else _nobody(typed)
        if person.among(stay.person for stay in on.state.in_room):
            _again(on, person, voter)
        else:
            member = person.among(members_of(on))
            comes(on, person, must=not member, capacity=MEMBER if member else OWNER)
    return on.state


def _nobody(typed: str) -> Person:
    raise Refusal("persons.unknown", name=typed)


def _one_voter(on: Floor, people: Iterable[Person]) -> Voter | None:
    """The one voter several people are together: the owners of one room."""
    found = tuple(people)
    voters = voters_of(on.session, found) if len(found) > 1 else ()
    together = [
        each for each in voters if {p.id for p in found} <= {o.id for o in owners_of(on.session, each)}
    ]
    return together[0] if len(together) == 1 else None


def _comer(on: Floor, voter: Voter) -> Person:
    """Who comes for a voter: whoever stands for them already, else the one who signs for them."""
    here = standing_for(on, [voter]).get(voter.no)
    return here.person if here and not here.proxied else owners_of(on.session, voter)[0]


def _again(on: Floor, person: Person, voter: Voter | None) -> None:
    """Who is there already stands for a further voter of theirs, or nothing changes."""
    if voter is None or voter.no in standing_for(on, [voter]):
        raise Refusal("meetings.here_already", name=on.state.labels(person))
    stands_too(on, person, voter)


def represent(
    office: Office,
    meeting: str,
    holder: str,
    voter: str,
    form: str = "seen",
    role: str = "",
    *,
    brings: bool = False,
) -> MeetingState:
    """Somebody who is there stands for a voter who is not; the written form was `seen`. `brings`: who is not
    there comes with it, as the owner they are, else as an observer.

    `voter`: the code on the attendance sheet or the proxy form, a person's number, a name or a room; `role`:
    what the holder is to them. Refused: `proxies.…` with the limit of the rules that is broken.
    """
    if form not in FORMS:
        raise Refusal("meetings.proxy_form", form=Key(form), known=Choices(FORMS))
    people = () if door.is_code(voter) else meant(office, voter)
    with floor(office, meeting) as on:
        on.may("represent")
        freeze(on)
        by = _comes_with(on, holder) if brings else on.in_room(holder, "holder")
        giver = voter_at(on, voter) if door.is_code(voter) else _giver(on, people, voter)
        _nobody_yet(on, giver)
        owner = any(each.person.is_(by) and not each.proxied for each in on.state.room)
        given = role or ("owner" if owner else "other")
        _check(on, giver, by, given, form)
        stands_too(on, by, giver, given, form)
    return on.state


def _nobody_yet(on: Floor, voter: Voter) -> None:
    """Refused (`proxies.twice`, `meetings.voter_here`) where the voter is there, or somebody is for them."""
    if here := standing_for(on, [voter]).get(voter.no):
        code = "proxies.twice" if here.proxied else "meetings.voter_here"
        raise Refusal(code, name=voter.label, holder=on.state.labels(here.person))


def _comes_with(on: Floor, holder: str) -> Person:
    """Whoever is meant, who is there from now on."""
    here = [stay.person for stay in on.state.in_room]
    if found := matching(here, holder):
        return only(found, holder)
    person = expected(on, holder, "holder")
    member = person.among(members_of(on))
    votes = member or voters_of(on.session, [person])
    comes(on, person, must=False, capacity=MEMBER if member else OWNER if votes else OBSERVER)
    return person


def _giver(on: Floor, people: tuple[Person, ...], told: str) -> Voter:
    """The voter who is meant and not there."""
    voter = _one_voter(on, people)
    if voter is not None:
        return voter
    person = only(people, told) if people else _nobody(told)
    mine = voters_of(on.session, [person])
    if not mine:
        raise Refusal("meetings.not_on_roll", name=person.name)
    taken = standing_for(on, mine)
    return next((each for each in mine if each.no not in taken), mine[0])


def withdraw_proxy(office: Office, meeting: str, voter: int) -> MeetingState:
    """A proxy is taken back. Refused: `meetings.no_proxy`."""
    with floor(office, meeting) as on:
        on.may("withdraw_proxy")
        giver = voter_numbered(on.session, voter)
        if not any(each.voter == voter and not each.ended for each in on.state.proxies):
            raise Refusal("meetings.no_proxy", name=giver.label)
        end_proxy(on, giver, "withdrawn")
    return on.state


def _check(on: Floor, giver: Voter, by: Person, role: str, form: str) -> None:
    """Refuse the first fault the new proxy brings, by the limits of the law."""
    state, roll = on.state, frozen(on.state)
    own = {each.person.ref: str(each.voter) for each in state.room if not each.proxied}
    live = [each for each in state.proxies if not each.ended and each.role != "self"]
    known = [Proxy(str(p.voter), own.get(p.holder.ref, p.holder.ref), p.role, True) for p in live]
    new = Proxy(str(giver.no), own.get(by.ref, by.ref), role, form == "instructed")
    known_weights = {each.voter: each.weights for each in state.room}
    known_weights |= {each.voter: each.weights for each in live} | {giver.no: weights_of(roll, giver)}
    voters = [RuleVoter(str(number), weights) for number, weights in known_weights.items()]
    rest = {m: total - sum(v.weights.get(m, 0) for v in voters) for m, total in roll.totals.items()}
    voters.append(RuleVoter("", rest, units=roll.units - len(voters)))
    for fault in check_proxies(law(state), voters, (*known, new)):
        if fault.proxy.holder == new.holder:
            clause = law(state).on_proxies
            facts = {"number": fault.number, "limit": fault.limit, "role": Term(role)}
            facts["clause"] = Both([(clause.get("zh", ""), clause.get("en", ""))])
            raise Refusal(f"proxies.{fault.reason}", holder=state.labels(by), **facts)


def name_vote(office: Office, meeting: str, motion: int, typed: str, choice: str) -> MeetingState:
    """Whoever is meant votes so, by hands unless another way was chosen; the first begins the vote.

    Refused as `check_in` and `answer`.
    """
    with office.store.read() as session:
        found = Floor(office, session, meeting).state.motion(motion)
    if found is not None and found[1].vote is None:
        state = open_vote(office, meeting, motion, "hands")
        found = state.motion(motion)
    voters = found[1].vote.voters if found and found[1].vote else ()
    if door.is_code(typed):
        return answer(office, meeting, motion, typed, choice)
    people = meant(office, typed, voters)
    person = only(people, typed) if people else _nobody(typed)
    return answer(office, meeting, motion, person.ref, choice)
