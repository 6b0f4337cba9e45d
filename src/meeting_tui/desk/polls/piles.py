"""Papers counted by hand, pile by pile, against the record; and what two people say where they differ."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import doer
from meeting_tui.desk.persons.two import two_people
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.course import last_posting, why
from meeting_tui.published import PileForm, PilesForm
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.person import bodies_of, body_of, name_key
from meeting_tui.record.piles import COUNTED, ENVELOPES, Explained
from meeting_tui.record.poll.equations import Equation, differing
from meeting_tui.record.poll.phase import phase
from meeting_tui.record.poll.sought import SoughtBallot, sought
from meeting_tui.record.register import BallotRegister
from meeting_tui.refusal import FieldName, Refusal

MOST = 1_000_000


@dataclass(frozen=True)
class PilesView:
    """What was counted by hand. Numbers, those of the record too, are told once two persons have the same.

    `explained`: why it differs, as two people said last; `holds`: whether it all is as on record; `settled`:
    it is, or what they said is about just that. `looked_for`: the ballots to look for, by what and pile.
    """

    poll: str
    title: str
    state: str
    equations: tuple[Equation, ...]
    explained: Explained | None
    settled: bool
    looked_for: Mapping[tuple[str, str], tuple[SoughtBallot, ...]]

    @property
    def holds(self) -> bool:
        """Whether two persons counted all of it as it is on record."""
        return all(each.holds for each in self.equations)

    @property
    def said(self) -> Explained | None:
        """Why it differs, where two people said so of just these differences."""
        return self.explained if self.settled and not self.holds else None

    @property
    def differ(self) -> tuple[Equation, ...]:
        """What two persons counted alike, and the record has another number of."""
        return tuple(each for each in self.equations if each.counted is not None and not each.holds)

    def rows_of(self, pile: str, whats: Container[str]) -> tuple[PileForm, ...]:
        """The published rows of a pile, of these things alone, and of what is compared for all piles."""
        key = name_key(pile)
        mine = (each for each in self.equations if each.what in whats and name_key(each.pile) in ("", key))
        return tuple(map(self._row, mine))

    @property
    def uncounted(self) -> tuple[Equation, ...]:
        """What two persons have not counted alike yet."""
        return tuple(each for each in self.equations if each.counted is None)

    def as_json(self) -> PilesForm:
        """The form `piles show --json` prints; see docs/formats/poll.md."""
        said = self.said
        return {
            "poll": self.poll,
            "holds": self.holds,
            "settled": self.settled,
            "piles": [self._row(each) for each in self.equations],
            "explained": {"at": said.at, "by": list(said.by), "reason": said.reason} if said else None,
        }

    def _row(self, each: Equation) -> PileForm:
        found = self.looked_for.get((each.what, each.pile), ())
        return {
            "what": each.what,
            "pile": each.pile,
            "state": each.state,
            "counted": each.counted,
            "recorded": None if each.counted is None else each.recorded,
            "look_for": [
                {
                    "serial": f"{one.serial:06d}",
                    "why": one.why,
                    "box": one.box,
                    "source": one.source,
                    "sheet": one.sheet,
                }
                for one in found
            ],
        }


def piles(office: Office, poll: str) -> PilesView:
    """What was counted by hand so far."""
    with office.store.read() as session:
        return _view(office, session, poll)


def count_pile(office: Office, poll: str, pile: str, numbers: Mapping[str, int], by: str = "") -> PilesView:
    """Enter what one person counted in a pile, by what (see `record.piles.COUNTED`); an empty name means the
    papers that lie in no box.

    It holds once another person entered the same; while only one did, nothing tells their number. Refused:
    `polls.…` for what lasts, `piles.nothing`, `piles.number`.
    """
    with office.store.write() as session:
        found = frozen.case(session, poll)
        found.may(office, session, "count_pile")
        register = found.register(office, session)
        body = {what: _number(numbers[what]) for what in COUNTED if what in numbers}
        if not body:
            raise Refusal("piles.nothing", field=FieldName("papers"))
        told = {"pile": _called(register, pile), **body, **body_of("by", doer(office, session, by))}
        office.append(session, found.stream, "pile.counted", **told, posted=last_posting(session))
        return _view(office, session, poll)


def explain(office: Office, poll: str, names: Sequence[str], reason: str) -> PilesView:
    """Two people say why the numbers differ, or why nobody counted: the result is final with that.

    Refused: `polls.…` for what lasts, `piles.closed`, `ballots.two_people`, `polls.reason`.
    """
    with office.store.write() as session:
        found = frozen.case(session, poll)
        found.may(office, session, "explain")
        differ = differing(found.register(office, session).equations)
        office.append(
            session,
            found.stream,
            "piles.explained",
            differ={what: {pile: list(pair) for pile, pair in of.items()} for what, of in differ.items()},
            reason=why(reason),
            **bodies_of("by", two_people(session, names)),
            posted=last_posting(session),
        )
        return _view(office, session, poll)


def _number(number: int) -> int:
    if not 0 <= number <= MOST:
        raise Refusal("piles.number", field=FieldName("papers"), number=number)
    return number


def _called(register: BallotRegister, pile: str) -> str:
    """The pile as it is called on record already, however it is written."""
    name = clean(pile)
    known = (each.pile for each in register.equations)
    return next((each for each in known if name_key(each) == name_key(name)), name)


def _view(office: Office, session: Session, poll: str) -> PilesView:
    case = frozen.case(session, poll)
    standing = case.standing(office, session)
    return view_of(case, standing.register, phase(standing))


def view_of(case: frozen.Case, register: BallotRegister, state: str) -> PilesView:
    """The hand count of a register."""
    found = register.equations
    return PilesView(
        poll=case.id,
        title=case.definition.title,
        state=state,
        equations=found,
        explained=register.explained,
        settled=register.reconciled,
        looked_for={(each.what, each.pile): sought(_named(register, each), each) for each in found},
    )


def _named(register: BallotRegister, each: Equation) -> Iterable[BallotPaper]:
    """What bears a number to look for: of a secret poll envelopes alone."""
    if not register.enveloped:
        return register.papers.values()
    return register.envelopes.values() if each.what == ENVELOPES else ()
