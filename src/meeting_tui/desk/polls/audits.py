"""The audit by public dice: fixed, thrown, drawn, keyed by two people blind, and what the dice made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.ballots.find import Ref, find
from meeting_tui.desk.ballots.written import Keyed, keyed
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import doer
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.audit_case import AuditCase
from meeting_tui.desk.polls.audit_view import AuditView
from meeting_tui.published import AuditPaperForm
from meeting_tui.record.audit import PAIR, Audit
from meeting_tui.record.person import Person, bodies_of, body_of
from meeting_tui.refusal import Refusal, Several, Term
from meeting_tui.rules import throws
from meeting_tui.rules.risk import needed

MOST_RISK = 20
ROUNDS = 2
"""How often the sample grows; after that everything is counted again."""


def begin(office: Office, poll: str, risk: int = 5, by: str = "") -> AuditView:
    """Fix the readings of a counted poll by their digest, and how many papers the dice must draw.

    Refused: as the poll's table says, `audit.not_counted`, `audit.nothing`, `audit.risk`,
    `audit.again`.
    """
    with office.store.write() as session:
        found = _opened(office, session, poll)
        number = _check_new(found, risk)
        salt = office.world.token(16).hex()
        total, papers = sum(found.bounds), len(found.serials)
        draws = None if found.stakes.unfit else needed(total, Fraction(risk, 100), papers)
        full: dict[str, Any] = {"full": found.stakes.unfit or "close"} if draws is None else {}
        office.append(
            session,
            found.case.stream,
            "audit.begun",
            audit=number,
            report=found.report.digest,
            digest=found.fixed(salt, risk),
            salt=salt,
            risk=risk,
            papers=papers,
            total=total,
            draws=draws or 0,
            **full,
            **body_of("by", doer(office, session, by)),
        )
        return _done(office, session, found)


def _opened(office: Office, session: Session, poll: str) -> AuditCase:
    """The poll, if an audit may go on now; refused as `record.poll.allowed`."""
    frozen.case(session, poll).may(office, session, "audit")
    return AuditCase(office, session, poll)


def _check_new(found: AuditCase, risk: int) -> int:
    """The number of the next audit."""
    report, poll = found.report, found.case.id
    results = found.register.results
    if not report.complete or not results or results[-1].report != report.digest:
        raise Refusal("audit.not_counted", poll=poll)
    if not found.serials or all(result.question.kind == "rate" for result in report.results):
        raise Refusal("audit.nothing", poll=poll)
    if not 1 <= risk <= MOST_RISK:
        raise Refusal("audit.risk", risk=risk, most=MOST_RISK)
    last = found.last
    if last and found.view(last).stage != "changed":
        raise Refusal("audit.again", poll=poll, number=last.number)
    return last.number + 1 if last else 1


def throw(office: Office, poll: str, digits: str, by: str = "") -> AuditView:
    """Type the digits that were thrown; they hold once another person typed the same.

    What was typed stays on record. Refused: `audit.none`, `audit.changed`, `audit.no_dice`, `audit.thrown`,
    `throws.either`, `throws.plain`.
    """
    with office.store.write() as session:
        found = _opened(office, session, poll)
        audit = _current(found)
        if audit.full or not audit.draws:
            raise Refusal("audit.no_dice", poll=found.case.id)
        if audit.seed:
            raise Refusal("audit.thrown", digits=audit.seed)
        said = {"digits": throws.seed(digits), **body_of("by", doer(office, session, by))}
        office.append(session, found.case.stream, "audit.thrown", audit=audit.number, **said)
        return _done(office, session, found)


def key(
    office: Office,
    poll: str,
    ref: Ref,
    names: Sequence[str] = (),
    marks: Mapping[str, tuple[str, ...]] | None = None,
    *,
    invalid: str = "",
    missing: bool = False,
) -> AuditView:
    """Key in a drawn paper: one person alone, or two together once two have keyed it differently.

    Its marks; or that the whole of it is `invalid`, and why; or that it is `missing`. Nothing tells what the
    reader or another person saw. Refused: as `throw`, and `audit.not_drawn`, `audit.keyed`,
    `audit.by_you`, `audit.alike`, `audit.together`, `ballots.decide_one`.
    """
    with office.store.write() as session:
        found = _opened(office, session, poll)
        audit = _current(found)
        ballot = find(office, session, ref, poll)
        by = _keyers(office, session, names)
        if (marks is not None) + bool(clean(invalid)) + missing != 1:
            raise Refusal("ballots.decide_one")
        _check_key(found, audit, ballot.serial, by)
        said: dict[str, Any] = {"missing": missing, "valid": marks is not None, "reason": clean(invalid)}
        seen = keyed(office, session, ballot, marks) if marks is not None else Keyed({})
        ballot.case.put(office, session, seen.names)
        office.append(
            session,
            found.case.stream,
            "audit.keyed",
            audit=audit.number,
            serial=ballot.serial,
            marks=seen.marks,
            **said,
            **bodies_of("by", by),
        )
        return _done(office, session, found)


def to_key(office: Office, poll: str, names: Sequence[str] = ()) -> tuple[AuditPaperForm, ...]:
    """The drawn papers that one person alone, or two together, may key now, in the order in which they lie.

    Two together take only what waits for them. Refused: as `throw`, and `audit.seen_all` where there is none.
    """
    with office.store.read() as session:
        found = _opened(office, session, poll)
        audit = _current(found)
        by = _keyers(office, session, names)
        waits = (paper for paper in found.view(audit).drawn if paper["state"] != "agreed")
        papers = tuple(paper for paper in waits if _why_not(audit, int(paper["serial"]), by) is None)
        if not papers:
            raise Refusal("audit.seen_all", names=Several(each.name for each in by))
        return papers


def _keyers(office: Office, session: Session, names: Sequence[str]) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(doer(office, session, name) for name in names or ("",)))


def _check_key(found: AuditCase, audit: Audit, serial: int, by: tuple[Person, ...]) -> None:
    if not audit.full and not audit.seed:
        raise Refusal("audit.not_thrown", poll=found.case.id)
    if serial not in found.drawn(audit):
        raise Refusal("audit.not_drawn", serial=serial, poll=found.case.id)
    if refusal := _why_not(audit, serial, by):
        raise refusal


def _why_not(audit: Audit, serial: int, by: tuple[Person, ...]) -> Refusal | None:
    """Why these people can't key a drawn paper."""
    looks = audit.looks.get(serial, ())
    if len(by) >= PAIR:
        return None if audit.differs(serial) else Refusal("audit.together", serial=serial)
    if len(looks) >= PAIR:
        return Refusal("audit.alike" if audit.agreed(serial) else "audit.keyed", serial=serial)
    if looks and any(by[0].is_(who) for who in looks[0].by):
        return Refusal("audit.by_you", serial=serial, name=by[0].name)
    return None


def more(office: Office, poll: str, by: str = "") -> AuditView:
    """Draw more papers, as many as it takes if all are read rightly; the third time all are counted again.

    Refused: as `throw`, and `audit.enough` while papers wait or nothing more is needed.
    """
    with office.store.write() as session:
        found = _opened(office, session, poll)
        audit = _current(found)
        if found.view(audit).stage != "more":
            raise Refusal("audit.enough", poll=found.case.id)
        risk = found.risk(audit, found.drawn(audit))
        further = needed(sum(found.bounds), Fraction(audit.risk, 100), len(found.serials), risk)
        too_many = further is None or audit.extended >= ROUNDS
        draws = audit.draws if further is None or too_many else audit.draws + further
        full: dict[str, Any] = {"full": "differs"} if too_many or 2 * draws >= len(found.serials) else {}
        drawn: dict[str, Any] = {"draws": audit.draws if full else draws} | full
        who = body_of("by", doer(office, session, by))
        office.append(session, found.case.stream, "audit.extended", audit=audit.number, **drawn, **who)
        return _done(office, session, found)


def show(office: Office, poll: str) -> AuditView:
    """The audit that was begun last, as it stands. Refused: `audit.none`."""
    with office.store.read() as session:
        found = AuditCase(office, session, poll)
        return found.view(_last(found))


def readings(office: Office, poll: str) -> dict[str, object]:
    """What the digest of the last audit was made of, so that anybody can make it again.

    Refused: `audit.none`, `audit.changed`.
    """
    with office.store.read() as session:
        found = AuditCase(office, session, poll)
        audit = _current(found, ended=True)
        return found.commitment(audit.salt, audit.risk)


def standing(office: Office, poll: str) -> AuditView | None:
    """As `show`; None where there was no audit."""
    return show(office, poll) if begun(office, poll) else None


def begun(office: Office, poll: str) -> bool:
    """Whether there was an audit."""
    with office.store.read() as session:
        return bool(frozen.case(session, poll).register(office, session).audits)


def _last(found: AuditCase) -> Audit:
    if found.last is None:
        raise Refusal("audit.none", poll=found.case.id)
    return found.last


def _current(found: AuditCase, *, ended: bool = False) -> Audit:
    """The last audit, as long as it goes by the readings as they are."""
    audit = _last(found)
    if found.fixed(audit.salt, audit.risk) != audit.digest:
        raise Refusal("audit.changed", poll=found.case.id, number=audit.number)
    if audit.found and not ended:
        raise Refusal("audit.ended", poll=found.case.id, outcome=Term(audit.found.outcome))
    return audit


def _done(office: Office, session: Session, found: AuditCase) -> AuditView:
    """The audit after an act; what it found goes on record by itself."""
    found.register = found.case.register(office, session)
    audit = _last(found)
    view = found.view(audit)
    if audit.found or view.stage not in ("confirmed", "overturned"):
        return view
    office.append(
        session,
        found.case.stream,
        "audit.found",
        audit=audit.number,
        outcome=view.stage,
        risk=view.risk,
        draws=len(found.serials) if audit.full else audit.draws,
        differ=[int(each["serial"]) for each in view.differences],
    )
    found.register = found.case.register(office, session)
    return found.view(_last(found))
