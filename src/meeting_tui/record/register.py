"""The paper register: what became of every ballot, folded from a poll's entries.

Bodies (see `kinds.KINDS`): `serial` is an integer; `marks` maps a question to the list of its ticked
choices (an empty list: blank); `reasons` are the reader's documented codes; `by` names people. A reading
or an entry by hand also proves that the paper was issued and came back; such papers are counted so, and
listed in `Reconciliation.unregistered`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from meeting_tui.record import audit, piles, written
from meeting_tui.record.ballot import BallotPaper, ProxyGiven, State
from meeting_tui.record.chain import Entry, later
from meeting_tui.record.counts import IN_BOX, counts_of, numbers_of, reconciled
from meeting_tui.record.paper_acts import PAPER_ACTS, Texts, labels
from meeting_tui.record.papers import Papers
from meeting_tui.record.piles import Explained, PileCount
from meeting_tui.record.poll import envelopes as outer
from meeting_tui.record.poll import ties, voters
from meeting_tui.record.poll.equations import Equation, Unequal, differing, equations, of_weights
from meeting_tui.record.poll.values import Batch, CourseChange, Reconciliation, Rehearsal, ResultOnRecord
from meeting_tui.record.sheets import (
    SeenSheet,
    SheetNumbers,
    decision_of,
    named,
    set_aside,
    sheet_of,
    unnamed,
)
from meeting_tui.record.stations import Stations

MOVED = ("ballot.moved", "envelope.moved")


class BallotRegister:
    """All papers of a poll after `count` entries. `step` changes it in place; treat it as read-only.

    `sheets` are pictures that gave no reading, by fingerprint; `proxies` are by the voter who gave them;
    `paid`: who was in arrears and is no more; `objections`: voters by question; `seeds` and `castings` settle
    ties, by question, as `announced` where lots are. `traced`: marks prove no return. `closes`: the last
    minute, where people changed it. `settled_seq`: the last tie settled. `hand`: what people counted, by what
    and pile; `explained`: why that is not what is on record, as two said last. `envelopes`: those of a secret
    poll, by number; `mixed`: when their papers were taken out, as two saw last; `weights`: those of which the
    result on record has other papers than envelopes. `names`: those written in. `latest`: the last time told.
    """

    def __init__(self) -> None:
        self.papers = Papers(self.blank, self.took)
        self.envelopes: dict[int, BallotPaper] = {}
        self.mixed: outer.Mixing | None = None
        self.weights: Unequal = {}
        self.sheets: dict[str, SeenSheet] = {}
        self.proxies: dict[int, ProxyGiven] = {}
        self.paid: frozenset[int] = frozenset()
        self.objections: Mapping[str, frozenset[int]] = {}
        self.seeds: dict[str, str] = {}
        self.reserve_seeds: dict[str, str] = {}
        self.castings: dict[str, str] = {}
        self.announced: dict[str, ties.AnnouncedLots] = {}
        self.batches: tuple[Batch, ...] = ()
        self.opening: Mapping[str, Any] = {}
        self.opened_at = self.closed_at = self.closes = ""
        self.withdrawn: CourseChange | None = None
        self.recounting = False
        self.rehearsal: Rehearsal | None = None
        self.changes: tuple[CourseChange, ...] = ()
        self.results: tuple[ResultOnRecord, ...] = ()
        self.settled_seq = 0
        self.audits: tuple[audit.Audit, ...] = ()
        self.hand: Mapping[piles.Of, PileCount] = {}
        self.explained: Explained | None = None
        self.corrections: tuple[tuple[int, int, str | None], ...] = ()
        self.stations = Stations()
        self.names: written.Names = {}
        self.count = 0
        self.head = self.latest = ""
        self._numbers: Counter[str] | None = None

    @property
    def traced(self) -> bool:
        """Whether papers count only where their return is on record: in polls since version 0.2."""
        return bool(self.opening.get("traced"))

    @property
    def unrehearsed(self) -> bool:
        """Whether no paper may go out yet; polls of earlier versions ask for no rehearsal."""
        return bool(self.opening.get("rehearse")) and self.rehearsal is None

    def blank(self, serial: int, pages: int, printed: bool) -> BallotPaper:
        """A paper of this poll that nothing happened to yet."""
        twice = bool(self.opening.get("twice"))
        known = {"traced": self.traced, "twice": twice, "secret": self.enveloped}
        return BallotPaper(serial, pages=pages, printed=printed, **known)

    def took(self, paper: BallotPaper, entry: Entry, texts: Texts) -> BallotPaper:
        """The paper after one more entry about it."""
        after = PAPER_ACTS[entry.kind](paper, entry, texts)
        return self.stations.compared(paper, after, entry) if "from" in entry.body else after

    @property
    def enveloped(self) -> bool:
        """Whether its papers come in envelopes, and whose is whose is known of the envelopes alone."""
        return "envelopes" in self.opening

    @property
    def envelope_numbers(self) -> outer.EnvelopeNumbers | None:
        """What became of the envelopes; None where the poll has none."""
        if not self.enveloped:
            return None
        at = self._buckets
        seen = at["valid"] + at["invalid"] + at["waiting"]
        return outer.numbers(self.envelopes.values(), self.mixed, seen)

    @property
    def counted_at(self) -> str:
        """When the last result went on record."""
        return self.results[-1].at if self.results else ""

    def paper(self, serial: int) -> BallotPaper | None:
        """The paper of a serial; None when it was never printed nor seen."""
        return self.papers.get(serial)

    def in_state(self, *states: State) -> Iterator[BallotPaper]:
        """The papers in these states, by serial."""
        return (self.papers[serial] for serial in self.where(lambda paper: paper.state in states))

    def noted(self) -> Iterator[BallotPaper]:
        """The papers whose votes stand though something is written beside, undecided; by serial."""
        return (self.papers[serial] for serial in self.where(lambda paper: paper.noted))

    def reconcile(self) -> Reconciliation:
        """The table of numbers; costs nothing but the listing of oddities."""
        numbers = reconciled(self._buckets, self.where)
        return outer.of_papers(numbers, self.envelope_numbers) if self.envelope_numbers else numbers

    @property
    def equations(self) -> tuple[Equation, ...]:
        """What people counted by hand against the record, and what weighs otherwise than its envelopes."""
        return self._equations(self.weights)

    def _equations(self, weights: Unequal) -> tuple[Equation, ...]:
        boxes = {word.removeprefix(IN_BOX): n for word, n in self._buckets.items() if word.startswith(IN_BOX)}
        covers = outer.boxes(self.envelopes.values()) if self.enveloped else None
        return (*equations(self.reconcile(), boxes, self.hand, covers), *of_weights(weights))

    @property
    def reconciled(self) -> bool:
        """Whether two persons counted all of it as the record has it, or two said why it differs."""
        return self.reconciled_with(self.weights)

    def reconciled_with(self, weights: Unequal) -> bool:
        """As `reconciled`, where these weights are odd."""
        differ = differing(self._equations(weights))
        return not differ or (self.explained is not None and self.explained.differ == differ)

    def sheet(self, seq: int) -> SeenSheet | None:
        """The sheet that entry `seq` put on record, as it stands now."""
        return next((sheet for sheet in self.sheets.values() if sheet.seq == seq), None)

    def sheet_numbers(self) -> SheetNumbers:
        """Every sheet that went through a reader, by what became of it."""
        aside = set_aside(self.sheets.values())
        read = self._buckets["sheets_read"]
        unnamed = sum(sheet.waiting for sheet in self.sheets.values())
        waiting = self._buckets["sheets_waiting"] + unnamed
        return SheetNumbers(read + waiting + sum(aside.values()), read, waiting, unnamed, aside)

    def where(self, wanted: Callable[[BallotPaper], bool]) -> tuple[int, ...]:
        """The serials of papers of which that is true, asked of one of each sort: not of votes or times."""
        return tuple(sorted(no for paper, alike in self.papers.sorts() if wanted(paper) for no in alike))

    @property
    def counting(self) -> bool:
        """Whether the numbers were asked for, and are kept up to date with each entry."""
        return self._numbers is not None

    def recount(self) -> None:
        """Count anew when next asked, where many papers change at once; for `step` alone."""
        self._numbers = None

    @property
    def _buckets(self) -> Counter[str]:
        """So many papers of each kind: counted once when first asked for, kept up to date from then on."""
        if self._numbers is None:
            self._numbers = numbers_of(self.papers.sorts())
        return self._numbers

    def put(self, paper: BallotPaper) -> None:
        """Keep a paper as it is now; for `step` alone."""
        if self._numbers is not None:
            if old := self.papers.get(paper.serial):
                self._numbers.subtract(counts_of(old))
            self._numbers.update(counts_of(paper))
        self.papers.put(paper)


def step(register: BallotRegister, entry: Entry, texts: Texts) -> BallotRegister:
    """Take one more entry into the register, and return it."""
    if entry.at != register.latest:
        register.latest = later(register.latest, entry.at)
    if "from" in entry.body:
        entry = register.stations.told(entry)
    if entry.kind in PAPER_ACTS:
        _paper_act(register, entry, texts)
    elif entry.kind in outer.KINDS:
        register.envelopes |= outer.step(register.envelopes, entry, texts)
    elif entry.kind in _POLL_ACTS:
        _POLL_ACTS[entry.kind](register, entry, texts)
    else:
        register.stations.step(entry)
    if entry.kind in MOVED:
        _settled(register, entry)
    register.count, register.head = entry.seq, entry.hash
    return register


def _paper_act(register: BallotRegister, entry: Entry, texts: Texts) -> None:
    serial = entry.body["serial"]
    if register.counting:  # so that the numbers stay up to date
        paper = register.papers.get(serial) or register.blank(serial, 1, printed=False)
        register.put(register.took(paper, entry, texts))
    else:
        register.papers.do(serial, entry, texts)
    if register.sheets and "from" not in entry.body:
        register.sheets.pop(entry.body.get("image", ""), None)


def _sheet_seen(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    sheet = sheet_of(entry)
    twin = "from" in entry.body and sheet.image in register.sheets  # two stations had one picture
    register.sheets[f"{sheet.image}/{sheet.seq}" if twin else sheet.image] = sheet


def _sheet_decided(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    of, decision = entry.body["of"], decision_of(entry)
    key, sheet = next((each for each in register.sheets.items() if each[1].seq == of), ("", None))
    if sheet is None:
        return
    before = sheet.decided
    given = register.papers.get(before.serial) if before and before.serial is not None else None
    if before and given and sheet.read:
        register.put(unnamed(given, before))
    paper = None if decision.serial is None else register.papers.get(decision.serial)
    register.sheets[key], given = named(sheet, decision, paper)
    if paper:
        register.put(register.stations.compared(paper, given or paper, entry))


def _opened(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    register.opening, register.opened_at = entry.body, entry.at
    if why := entry.body.get("unrehearsed"):
        register.rehearsal = Rehearsal(entry.at, entry.author, waived=why)
    if register.enveloped:
        numbers = range(1, entry.body["voters"] + 1)
        register.envelopes = {number: BallotPaper(number, traced=True) for number in numbers}


def _mixed(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    register.mixed = outer.mixing(entry)


def _rehearsed(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    body = entry.body
    numbers = body.get("pages", 0), body.get("answers", 0), body.get("asked", 0)
    register.rehearsal = Rehearsal(entry.at, body["by"], *numbers, body.get("reason", ""))


def _printed(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    body = entry.body
    larger = frozenset(body.get("larger", ())), body.get("larger_pages", 0)
    more = body.get("document", ""), body.get("large", False), *larger
    batch = Batch(body["first"], body["last"], body["pages"], entry.at, *more)
    register.batches = (*register.batches, batch)
    register.recount()
    register.papers.print({no: batch.pages_of(no) for no in range(batch.first, batch.last + 1)})


def _closed(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    register.closed_at = entry.at
    if entry.kind == "poll.shortened":
        _course(register, entry)


def _counted(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    body, no = entry.body, len(register.results) + 1
    told = body["report"], body["outcomes"], body.get("posted", 0), body.get("reconciled")
    register.weights = {weight: (pair[0], pair[1]) for weight, pair in body.get("weights", {}).items()}
    new = ResultOnRecord(no, entry.seq, entry.at, *told)
    register.results, register.recounting = (*register.results, new), False


def _course(register: BallotRegister, entry: Entry) -> CourseChange:
    body, kind = entry.body, entry.kind.removeprefix("poll.")
    more = body.get("closes", ""), body.get("posted", 0)
    change = CourseChange(entry.seq, kind, entry.at, labels(body, "by"), body["reason"], *more)
    register.changes = (*register.changes, change)
    return change


def _extended(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    register.closes, register.closed_at = _course(register, entry).closes, ""


def _withdrawn(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    register.withdrawn = _course(register, entry)


def _recounted(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    _course(register, entry)
    register.recounting, register.weights = True, {}


def _pile_counted(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    register.hand = piles.counted(register.hand, entry)
    _settled(register, entry)


def _piles_explained(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    register.explained = piles.explained(entry)
    _settled(register, entry)


def _settled(register: BallotRegister, entry: Entry) -> None:
    """The result on record is final or provisional by what was counted until a recount begins."""
    if not register.results or register.recounting:
        return
    *earlier, last = register.results
    if last.reconciled is None or last.reconciled == register.reconciled:
        return
    now = replace(last, reconciled=register.reconciled, posted=max(last.posted, entry.body.get("posted", 0)))
    register.results = (*earlier, now)


def _audited(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    register.audits = audit.step(register.audits, entry)


def _written(register: BallotRegister, entry: Entry, texts: Texts) -> None:
    register.names = written.step(register.names, entry, texts)


def _corrected(register: BallotRegister, entry: Entry, texts: Texts) -> None:
    register.corrections += ((entry.seq, entry.body["of"], texts.get((entry.seq, "text"))),)


def _erased(register: BallotRegister, entry: Entry, _texts: Texts) -> None:
    register.names = written.erased(register.names, entry.body["of"])
    for given in register.proxies.values():
        if given.seq == entry.body["of"]:
            register.proxies[given.voter] = replace(given, holder=None)
            return
    for paper in (*register.papers.values(), *register.envelopes.values()):
        if any(issue.seq == entry.body["of"] for issue in paper.issues):
            kept = (each._replace(to=None) if each.seq == entry.body["of"] else each for each in paper.issues)
            without = paper.but(issues=tuple(kept))
            if register.enveloped:
                register.envelopes[paper.serial] = without
            else:
                register.put(without)
            return


_POLL_ACTS: Mapping[str, Callable[[BallotRegister, Entry, Texts], None]] = {
    "sheet.seen": _sheet_seen,
    "sheet.decided": _sheet_decided,
    "poll.opened": _opened,
    "papers.mixed": _mixed,
    "ballots.printed": _printed,
    **dict.fromkeys(("rehearsal.held", "rehearsal.waived"), _rehearsed),
    **dict.fromkeys(("poll.closed", "poll.shortened"), _closed),
    **dict.fromkeys(("poll.extended", "poll.reopened"), _extended),
    "poll.withdrawn": _withdrawn,
    "poll.recount": _recounted,
    "proxy.given": voters.proxy_given,
    "proxy.withdrawn": voters.proxy_withdrawn,
    "arrears.paid": voters.paid,
    "arrears.unfounded": voters.paid,
    **{"objection.filed": voters.objected, "objection.withdrawn": voters.took_back},
    "lots.announced": ties.announced,
    **dict.fromkeys(("lots.drawn", "reserve.drawn"), ties.drawn),
    "casting.given": ties.cast,
    "poll.counted": _counted,
    "pile.counted": _pile_counted,
    "piles.explained": _piles_explained,
    **dict.fromkeys(audit.KINDS, _audited),
    **dict.fromkeys(written.KINDS, _written),
    "correction": _corrected,
    "erasure": _erased,
}
