"""A poll under audit: its papers as counted, what is drawn, and what people saw on it so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from sqlmodel import Session

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import counting, frozen
from meeting_tui.desk.polls.audit_view import AuditView, Stage
from meeting_tui.desk.polls.weighing import name
from meeting_tui.published import AuditDifferenceForm, AuditLeadForm, AuditPaperForm
from meeting_tui.record.audit import Audit, SecondLook
from meeting_tui.record.chain import digest
from meeting_tui.record.written import as_counted
from meeting_tui.rules.bundle import results
from meeting_tui.rules.exact import decimal
from meeting_tui.rules.leads import Lead
from meeting_tui.rules.outcome import unit_json
from meeting_tui.rules.question import Ballot
from meeting_tui.rules.risk import drawn, p_value, percent_up
from meeting_tui.rules.stakes import Stakes, came_of

FORMAT = "meeting-tui-audit"
VERSION = 1


class AuditCase:
    """A counted poll in the session's transaction, with all that an audit of it asks for."""

    def __init__(self, office: Office, session: Session, poll: str) -> None:
        self.case = frozen.case(session, poll)
        self.register = self.case.register(office, session)
        self.report = counting.as_stands(office, session, self.case)
        self.stakes = Stakes(self.report.facts, self.report.results)

    @property
    def last(self) -> Audit | None:
        """The audit that was begun last."""
        return self.register.audits[-1] if self.register.audits else None

    @cached_property
    def serials(self) -> tuple[int, ...]:
        """The counted papers, by serial."""
        return tuple(int(name) for name in self.stakes.papers)

    @cached_property
    def bounds(self) -> tuple[int, ...]:
        """Their bounds, in that order."""
        return tuple(self.stakes.bounds.values())

    def commitment(self, salt: str, risk: int) -> dict[str, object]:
        """What is fixed before the dice: every paper as it was counted, with its bound."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "poll": self.case.id,
            "report": self.report.digest,
            "risk": risk,
            "salt": salt,
            "papers": [
                {
                    "serial": name,
                    "bound": bound,
                    "valid": paper.valid,
                    "marks": {asked: list(ticks) for asked, ticks in sorted(paper.choices.items())},
                }
                for (name, paper), bound in zip(self.stakes.papers.items(), self.bounds, strict=True)
            ],
        }

    def fixed(self, salt: str, risk: int) -> str:
        """The digest that is printed and signed before anything is thrown."""
        return digest(self.commitment(salt, risk))

    def drawn(self, audit: Audit) -> Mapping[int, int]:
        """How often each paper was drawn; where all are counted again, all of them once."""
        if audit.full:
            return dict.fromkeys(self.serials, 1)
        if not audit.seed or not audit.draws:
            return {}
        places = drawn(audit.digest, audit.seed, audit.draws, self.bounds)
        return Counter(self.serials[place] for place in places)

    def view(self, audit: Audit) -> AuditView:
        """The audit as it stands."""
        unchanged = self.fixed(audit.salt, audit.risk) == audit.digest
        papers = self.drawn(audit) if unchanged else {}
        return AuditView(
            poll=self.case.id,
            definition=self.report.definition,
            audit=audit,
            stage=self._stage(audit, papers) if unchanged else "changed",
            leads=tuple(map(self._lead, self.stakes.leads)),
            drawn=self._in_piles(audit, papers),
            risk=percent_up(self.risk(audit, papers)) if unchanged else "100.00",
            differences=tuple(self._differences(audit)),
            between=tuple(serial for serial in sorted(audit.looks) if audit.differs(serial)),
        )

    def _stage(self, audit: Audit, papers: Mapping[int, int]) -> Stage:
        if audit.found:
            return "confirmed" if audit.found.outcome == "confirmed" else "overturned"
        if not audit.full and audit.draws and not audit.seed:
            return "throw"
        if any(audit.agreed(serial) is None for serial in papers):
            return "key"
        if audit.full:
            return "confirmed" if self._stands(audit) else "overturned"
        return "confirmed" if self.risk(audit, papers) <= Fraction(audit.risk, 100) else "more"

    def risk(self, audit: Audit, papers: Mapping[int, int]) -> Fraction:
        """How likely a wrong result gets as far as this; a paper that waits is taken as misread."""
        if audit.full:
            waits = any(audit.agreed(serial) is None for serial in papers)
            return Fraction(waits)
        if not papers:
            return Fraction(audit.draws > 0)
        looks = [
            (self._bound(serial), self.error(audit, serial))
            for serial in papers
            for _ in range(papers[serial])
        ]
        return p_value(sum(self.bounds), looks)

    def _bound(self, serial: int) -> int:
        return self.stakes.bounds[name(serial)]

    def error(self, audit: Audit, serial: int) -> int:
        """What a paper took from a margin, in millionths; what is not found took all it could."""
        look = self._agreed(audit, serial)
        if look is None or look.missing:
            return self._bound(serial)
        return 0 if self.stakes.unfit else self.stakes.error(_ballot(serial, look))

    def _agreed(self, audit: Audit, serial: int) -> SecondLook | None:
        """What people saw on a paper in the end, with names as they are counted."""
        look = audit.agreed(serial)
        return look and replace(look, marks=as_counted(self.register.names, look.marks))

    def _stands(self, audit: Audit) -> bool:
        """Whether the results come out the same with every paper as people saw it the second time."""
        looks = {serial: self._agreed(audit, serial) for serial in self.serials}
        again = tuple(_ballot(serial, look) for serial, look in looks.items() if look)
        facts = replace(self.report.facts, ballots=again)
        return all(
            came_of(one) == came_of(other)
            for one, other in zip(results(facts), self.report.results, strict=True)
        )

    def _differences(self, audit: Audit) -> list[AuditDifferenceForm]:
        found: list[AuditDifferenceForm] = []
        for serial in sorted(audit.looks):
            look, counted = self._agreed(audit, serial), self.stakes.papers.get(name(serial))
            if look is None or counted is None or look.seen == _seen(counted):
                continue
            found.append(
                {
                    "serial": name(serial),
                    "counted": _marks(counted.choices) if counted.valid else None,
                    "seen": _marks(look.marks) if look.valid else None,
                    "missing": look.missing,
                    "by": [person.name for person in look.by],
                    "error": self.error(audit, serial),
                }
            )
        return found

    def _lead(self, lead: Lead) -> AuditLeadForm:
        measure = self.case.profile.measures[lead.measure]
        return {
            "question": lead.question,
            "offer": lead.offer or None,
            "over": lead.over or None,
            "measure": lead.measure,
            "num": lead.num,
            "of": lead.of or None,
            "margin": decimal(lead.margin.numerator // lead.margin.denominator, measure.decimals),
            "unit": unit_json(measure),
        }

    def _in_piles(self, audit: Audit, papers: Mapping[int, int]) -> tuple[AuditPaperForm, ...]:
        """The papers in the order in which they lie."""
        order = self._keyed() if papers else {}
        listed = [self._listed(audit, serial, papers[serial], order.get(serial, 0)) for serial in papers]
        return tuple(
            sorted(listed, key=lambda each: (each["box"], each["source"], each["sheet"], each["keyed"]))
        )

    def _listed(self, audit: Audit, serial: int, times: int, keyed: int) -> AuditPaperForm:
        paper = self.register.papers[serial]
        first = paper.readings[0] if paper.readings else None
        return {
            "serial": name(serial),
            "box": paper.returned.box if paper.returned else "",
            "source": first.source if first else "",
            "sheet": first.sheet if first else 0,
            "keyed": keyed,
            "times": times,
            "state": _state(audit, serial),
        }

    def _keyed(self) -> dict[int, int]:
        """Of papers that nobody scanned, as which of its box each was keyed in."""
        by_hand = [paper for paper in self.register.papers.values() if paper.entered and not paper.readings]
        counts: Counter[str] = Counter()
        places = {}
        for paper in sorted(by_hand, key=lambda each: each.entered.seq if each.entered else 0):
            box = paper.returned.box if paper.returned else ""
            counts[box] += 1
            places[paper.serial] = counts[box]
        return places


def _marks(marks: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {question: list(ticks) for question, ticks in marks.items()}


def _state(audit: Audit, serial: int) -> str:
    """`agreed`, `differs`, seen `once`, or `waits`."""
    if audit.agreed(serial):
        return "agreed"
    if audit.differs(serial):
        return "differs"
    return "once" if audit.looks.get(serial) else "waits"


def _ballot(serial: int, look: SecondLook) -> Ballot:
    """A paper as people saw it; one that is not found is invalid."""
    return Ballot(name(serial), look.valid and not look.missing, look.marks)


def _seen(counted: Ballot) -> tuple[object, ...]:
    """As `SecondLook.seen`, of a paper as it was counted."""
    marks = {name: ticks for name, ticks in counted.choices.items() if ticks}
    return False, counted.valid, marks if counted.valid else {}
