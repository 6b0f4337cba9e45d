"""Who votes for whom: written authorities of a poll, checked by its rules, on its record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import resolve
from meeting_tui.desk.persons.voters import sole_owner, voter_number
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.frozen import BallotOf, Case, Voters
from meeting_tui.desk.polls.named import voter_named
from meeting_tui.desk.polls.outside import proxies_of
from meeting_tui.desk.polls.weighing import name, voter_of
from meeting_tui.paper import fonts
from meeting_tui.record.ballot import ProxyGiven
from meeting_tui.record.person import Person, body_of
from meeting_tui.record.register import BallotRegister
from meeting_tui.refusal import Both, Refusal, Term
from meeting_tui.rules.proxies import Proxy, check_proxies
from meeting_tui.store import tables

OWNER, OTHER = "owner", "other"


@dataclass(frozen=True)
class ProxyView:
    """`voter` (number on the roll) and `label` gave it; `holder` is empty when the name was erased."""

    voter: int
    label: str
    units: str
    serial: int
    holder: str
    carrier: int | None
    role: str
    instructed: bool
    by: str
    at: str


def appoint(
    office: Office, poll: str, voter: str, holder: str, *, role: str = "", instructed: bool = False
) -> ProxyView:
    """Register that `voter` lets `holder` vote; both a number on the roll, a unit, or a name.

    A holder who is not on the roll is a registered guest, with the `role` other or as told (manager, …).
    Refused: `proxies.…` with the limit of the rules that is broken; `persons.…` for a holder nobody knows;
    while the poll is open only.
    """
    with office.store.write() as session:
        on = _Desk(office, session, poll)
        giver = on.giver(voter)
        if not clean(holder):
            raise Refusal("proxies.holder")
        carrier, person = on.holder(holder)
        told = carrier.label if carrier else str(person)
        fonts.require([told, role])
        what = clean(role) or (OWNER if carrier else OTHER)
        on.check(Proxy(name(giver.serial), name(carrier.serial) if carrier else told, what, instructed), told)
        known = {"carrier": carrier.voter} if carrier else {}
        known |= {"holder_id": person.id} if person else {}
        office.append(
            session,
            on.case.stream,
            "proxy.given",
            {"holder": told},
            voter=giver.voter,
            role=what,
            instructed=instructed,
            **body_of("by", office.actor),
            **known,
        )
        return on.view(on.register.proxies[giver.voter])


def withdraw(office: Office, poll: str, voter: str, reason: str) -> None:
    """Register that a proxy is taken back, and why; refused when there is none, or the paper is back."""
    why = clean(reason)
    if not why:
        raise Refusal("proxies.reason")
    with office.store.write() as session:
        on = _Desk(office, session, poll)
        giver = on.giver(voter)
        if giver.voter not in on.register.proxies:
            raise Refusal("proxies.no_proxy", voter=giver.label)
        by = body_of("by", office.actor)
        office.append(session, on.case.stream, "proxy.withdrawn", voter=giver.voter, reason=why, **by)


def proxies(office: Office, poll: str) -> tuple[ProxyView, ...]:
    """All proxies of a poll, in the roll's order."""
    with office.store.read() as session:
        on = _Desk(office, session, poll)
        return tuple(on.view(on.register.proxies[voter]) for voter in sorted(on.register.proxies))


class _Desk:
    """A poll with its voters, inside one transaction."""

    def __init__(self, office: Office, session: Session, poll: str) -> None:
        self._office, self._session = office, session
        self.case: Case = frozen.case(session, poll)
        table: Voters = tables.PollVoter
        if self.case.secret:
            self._check_secret()
            table = tables.PollEnvelope
        self.ballots: Mapping[int, BallotOf] = {
            ballot.voter: ballot for ballot in self.case.live(session, table).values()
        }

    def _check_secret(self) -> None:
        """A proxy takes the envelope; what it carries can't be cut: no paper tells that it was carried."""
        if not self.register.enveloped or any(cap.who == "proxy" for cap in self.case.profile.caps):
            raise Refusal("proxies.secret", poll=self.case.id)

    @property
    def register(self) -> BallotRegister:
        return self.case.register(self._office, self._session)

    def holder(self, told: str) -> tuple[BallotOf | None, Person | None]:
        """Who is to vote: a voter of the poll, a person, or both where one person alone is the voter."""
        carrier = voter_named(self.ballots, told)
        if carrier:
            return carrier, sole_owner(self._session, carrier.voter)
        person = resolve(self._session, told)
        return self.ballots.get(voter_number(self._session, person)), person

    def giver(self, told: str) -> BallotOf:
        """The voter who gives or takes back, whose paper must still be out, in a poll that is running."""
        self.case.may(self._office, self._session, "give_proxy")
        giver = voter_named(self.ballots, told)
        if giver is None:
            raise Refusal("proxies.no_voter", voter=clean(told), last=max(self.ballots))
        register = self.register
        paper = (register.envelopes if register.enveloped else register.papers).get(giver.serial)
        if paper and paper.here:
            raise Refusal("proxies.back", voter=giver.label, serial=giver.serial)
        return giver

    def check(self, new: Proxy, holder: str) -> None:
        """Refuse the first fault that the new proxy brings."""
        known = proxies_of(self.register, self.ballots.values())
        voters = tuple(voter_of(self.case, ballot) for ballot in self.ballots.values())
        before = {(fault.reason, fault.proxy) for fault in check_proxies(self.case.profile, voters, known)}
        for fault in check_proxies(self.case.profile, voters, (*known, new)):
            if (fault.reason, fault.proxy) not in before:
                clause = self.case.profile.on_proxies
                facts = {
                    "clause": Both([(clause.get("zh", ""), clause.get("en", ""))]),
                    "number": fault.number,
                    "limit": fault.limit,
                    "role": Term(new.role),
                    "holder": holder,
                }
                raise Refusal(f"proxies.{fault.reason}", **facts)

    def view(self, given: ProxyGiven) -> ProxyView:
        """A proxy as it is shown."""
        ballot = self.ballots[given.voter]
        return ProxyView(
            given.voter,
            ballot.label,
            ballot.units,
            ballot.serial,
            given.holder or "",
            given.carrier,
            given.role,
            given.instructed,
            given.by,
            given.at,
        )
