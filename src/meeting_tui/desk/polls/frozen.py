"""A poll opened for work: what it froze, parsed once, and the register of its papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import takewhile
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from meeting_tui.desk.communities import signing_key
from meeting_tui.desk.office import Fold, Office
from meeting_tui.desk.polls.definition import Definition
from meeting_tui.paper.ballots.payload import poll_key, tidy
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.poll.allowed import why_not
from meeting_tui.record.poll.conditions import Concerns
from meeting_tui.record.poll.phase import PollStanding
from meeting_tui.record.register import BallotRegister, step
from meeting_tui.refusal import Keys, Refusal
from meeting_tui.rules import Profile, load_profile
from meeting_tui.rules.scale import finer
from meeting_tui.store import journal, tables
from meeting_tui.store.journal import New
from meeting_tui.strict import json_of

PAPERS = Fold(BallotRegister, step)
AT_ONCE = 500
"""Serials a question to the store may name."""
DENSE = 4
"""Where one in so many of a range is asked for, all of the range are read: naming each costs more."""
Voters = type[tables.PollVoter] | type[tables.PollEnvelope]
"""Where it stands whose the ballots are; of a secret poll, whose the envelopes are."""


class BallotOf(NamedTuple):
    """Whose ballot a serial is. `voter` is the number on the roll; `area` is 0.01 m²; `share` a
    `Holding.text` in parts of the poll's common whole, empty where the poll has no shares."""

    serial: int
    voter: int
    label: str
    kind: str
    units: str
    heads: int
    area: int
    share: str = ""

    def row(self, poll: str) -> dict[str, object]:
        """Its columns in the table of frozen voters."""
        return {
            "poll": poll,
            "serial": self.serial,
            "voter_no": self.voter,
            "label": self.label,
            "kind": self.kind,
            "units": self.units,
            "heads": self.heads,
            "area": self.area,
            "share": self.share,
        }


@dataclass(frozen=True)
class Case:
    """One poll with everything it froze; `profile` counts shares as finely as they are written."""

    id: str
    state: str
    digest: str
    roll_fingerprint: str
    definition: Definition
    profile: Profile

    @property
    def stream(self) -> str:
        return f"poll:{self.id}"

    @property
    def secret(self) -> bool:
        """Whether no paper may tell whose it is."""
        return self.definition.identity == "secret"

    def register(self, office: Office, session: Session) -> BallotRegister:
        """The register of its papers as it stands now."""
        return office.state(session, self.stream, PAPERS)

    def standing(self, office: Office, session: Session) -> PollStanding:
        """The poll as its table of acts sees it now: a clock that was set back opens nothing again."""
        opens, until = map(datetime.fromisoformat, (self.definition.opens, self.definition.closes))
        register, now = self.register(office, session), office.world.now()
        if register.latest:
            now = max(now, datetime.fromisoformat(register.latest).astimezone(now.tzinfo))
        silence = self.profile.nonresponse.policy
        return PollStanding(self.id, register, opens, until, now.replace(tzinfo=None), self.secret, silence)

    def put(self, office: Office, session: Session, items: Iterable[New]) -> None:
        """Put what was seen on papers on record; of secret ones without the moment when."""
        mixed = self.register(office, session).mixed
        at = mixed.at if mixed else ""
        office.append_all(session, self.stream, (replace(each, at=at) for each in items))

    def may(
        self,
        office: Office,
        session: Session,
        act: str,
        papers: Iterable[BallotPaper] = (),
        closes: datetime | None = None,
    ) -> PollStanding:
        """Refused where `record.poll.allowed` says why the act is not possible now, on one of the papers."""
        poll = self.standing(office, session)
        for paper in (None, *papers):
            if refusal := why_not(poll, act, Concerns(paper, closes)):
                raise refusal
        return poll

    def registers_at(self, session: Session, seqs: Sequence[int]) -> Iterator[BallotRegister]:
        """The register as it stood after each of these entries, in their order: one that goes on when the
        next is asked for."""
        register, texts = BallotRegister(), journal.texts(session, self.stream)
        for entry in takewhile(lambda entry: entry.seq <= seqs[-1], journal.told(session, self.stream)):
            step(register, entry, texts)
            if entry.seq in seqs:
                yield register

    def key(self, office: Office) -> bytes:
        """The key that signs its QR codes."""
        return poll_key(signing_key(office), self.id)

    def ballots(self, session: Session, table: Voters = tables.PollVoter) -> dict[int, BallotOf]:
        """Every serial ever given out in this poll, also those replaced since."""
        asked = select(*_columns(table)).where(table.poll == self.id).order_by(col(table.serial))
        return {row[0]: BallotOf._make(row) for row in session.connection().execute(asked).all()}

    def some(
        self, session: Session, serials: Iterable[int], table: Voters = tables.PollVoter
    ) -> dict[int, BallotOf]:
        """Those of these serials that there are; costs about as many rows as are asked for."""
        chosen = set(serials)
        wanted = sorted(chosen)
        if len(wanted) > AT_ONCE and len(wanted) * DENSE > wanted[-1] - wanted[0]:
            between = col(table.serial).between(wanted[0], wanted[-1])
            rows = session.connection().execute(
                select(*_columns(table)).where(table.poll == self.id, between)
            )
            return {row[0]: BallotOf._make(row) for row in rows.all() if row[0] in chosen}
        found: dict[int, BallotOf] = {}
        for first in range(0, len(wanted), AT_ONCE):
            part = wanted[first : first + AT_ONCE]
            asked = select(*_columns(table)).where(table.poll == self.id, col(table.serial).in_(part))
            found |= {row[0]: BallotOf(*row) for row in session.connection().execute(asked)}
        return found

    def live(self, session: Session, table: Voters = tables.PollVoter) -> dict[int, BallotOf]:
        """One ballot, or envelope, a voter: the last they were given, by serial."""
        ballots = self.ballots(session, table)
        last = {ballot.voter: ballot.serial for ballot in ballots.values()}
        if len(last) == len(ballots):
            return ballots
        return {serial: ballots[serial] for serial in sorted(last.values())}

    def of_voters(self, session: Session, register: BallotRegister) -> dict[int, BallotOf]:
        """By number, what each voter has: a ballot, or of a secret poll an envelope."""
        return self.live(session, tables.PollEnvelope if register.enveloped else tables.PollVoter)

    def ballot(self, session: Session, serial: int) -> BallotOf:
        """Whose a serial is; refused as `ballots.unknown_serial`."""
        row = session.get(tables.PollVoter, (self.id, serial))
        if row is None:
            raise Refusal("ballots.unknown_serial", serial=serial, poll=self.id)
        return _ballot(row)


def row(session: Session, number: str) -> tables.Poll:
    """The stored poll; refused as `polls.unknown`, naming those there are."""
    found = session.get(tables.Poll, tidy(number))
    if found is None:
        known = session.exec(select(tables.Poll.id).order_by(tables.Poll.id)).all()
        raise Refusal("polls.unknown" if known else "polls.none", poll=tidy(number), known=Keys(known))
    return found


def case(session: Session, number: str) -> Case:
    """The poll of that id."""
    return of_row(row(session, number))


def of_row(poll: tables.Poll) -> Case:
    """The poll of a row."""
    definition = _definition(poll.definition)
    decimals = 0 if definition.shares is None else definition.shares.decimals
    return Case(
        id=poll.id,
        state=poll.state,
        digest=poll.digest,
        roll_fingerprint=poll.roll_fingerprint,
        definition=definition,
        profile=_profile(poll.profile_text, poll.profile_id, decimals),
    )


@lru_cache(maxsize=64)
def _definition(text: str) -> Definition:
    return Definition.from_json(json_of(text))


@lru_cache(maxsize=16)
def _profile(text: str, source: str, decimals: int) -> Profile:
    return finer(load_profile(text, source), "share", decimals)


def _columns(table: Voters) -> tuple[Any, ...]:
    return tuple(getattr(table, "voter_no" if each == "voter" else each) for each in BallotOf._fields)


def _ballot(row: tables.PollVoter) -> BallotOf:
    return BallotOf(row.serial, row.voter_no, row.label, row.kind, row.units, row.heads, row.area, row.share)
