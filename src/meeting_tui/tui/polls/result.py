"""The count: papers that must add up, and every condition of the law with its arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meeting_tui.cells import width as cells
from meeting_tui.cells import wrap
from meeting_tui.lang import N_, _, _n, _p, piles, screen
from meeting_tui.lang.courses import course
from meeting_tui.lang.envelopes import envelope_facts
from meeting_tui.lang.taking_part import taking_part
from meeting_tui.lang.waiting import noted
from meeting_tui.record.poll.phase import WITHDRAWN
from meeting_tui.refusal import Refusal
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.facts import FactList, Pair
from meeting_tui.tui.keys import chord
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.polls.changing import two
from meeting_tui.tui.polls.deciding import scanned
from meeting_tui.tui.polls.settling import settle_form, tied
from meeting_tui.tui.text import fit, line, spread
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import moment, titled, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.audit_view import AuditView
    from meeting_tui.desk.polls.counting import CountReport
    from meeting_tui.desk.polls.spec import PollSpec
    from meeting_tui.lang.outcome import ConditionLine
    from meeting_tui.rules.contest import Standing
    from meeting_tui.rules.profile import Profile
    from meeting_tui.rules.verdict import Result

_NAME, _WEIGHT = 22, 20
"""Cells of a choice, at least, and of what it weighs."""


class ResultScreen(Place):
    """How it stands; and, when all papers are in, the result for the record."""

    CSS_PATH = "result.tcss"
    NAME = N_("The count")
    GUIDE = "polls"
    HELP = N_(
        "Above, the papers: printed, handed out, back, valid. They must add up. Below, each question: "
        "what each "
        "choice weighs, and every condition the law sets, with its arithmetic and its clause; where one "
        "fails, "
        "what is missing.\n\n"
        "What came of the questions is hidden until it is on record, unless the poll was made with an open "
        "count; how many take part is shown at any time. Once the poll is closed and the papers add up, F8 "
        "asks for the number of valid ballots, puts the result on record and shows it."
    )
    BINDINGS: ClassVar = [
        chord(
            "f8",
            "record",
            N_("Put the result on record"),
            N_("The count becomes an entry of the poll's record; asks for a number first"),
        ),
        chord("f8", "notice", N_("Result notice"), N_("The notice of the result as text, then as PDF")),
        chord(
            "ctrl+o", "settle", N_("Settle a tie"), N_("Lots drawn in public, or the chair's casting vote")
        ),
        chord("ctrl+n", "again", N_("Vote again"), N_("A new poll between those who are level")),
        BACK,
    ]

    def __init__(self, poll: str) -> None:
        super().__init__()
        self._poll = poll
        self._report: CountReport | None = None

    def body(self) -> ComposeResult:
        yield Static("", classes="heading", id="title")
        with VerticalScroll(classes="panel"):
            yield FactList()
            yield Static("", id="questions")
            audited = Static("", id="audit")
            audited.display = False
            yield audited

    def reload(self) -> None:
        from meeting_tui.desk.polls import audits, counting

        self.do(lambda office: counting.standing(office, self._poll), self.show)
        self.do(lambda office: audits.standing(office, self._poll), self._show_audit)

    def show(self, report: CountReport) -> None:
        self._report = report
        said = _("how it stands now")
        if report.complete and report.shown:
            said = _("provisional result") if report.provisional else _("result")
            said = _("objections came since; F8 counts again") if report.outdated else said
        self.query_one("#title", Static).update(line(titled(report.definition.title, said)))
        self.query_one(FactList).tell(reconciled(report))
        blocks = list(_questions(report, self.size.width - 4))
        self.query_one("#questions", Static).update(Content("\n").join(blocks))
        self.query_one(VerticalScroll).focus()
        self.refresh_bindings()

    def _show_audit(self, found: AuditView | None) -> None:
        """What the dice made of it; what differed is in sight for ever."""
        from meeting_tui.lang.audit import report

        if found is None:
            return
        labels = {asked.id: asked.labels for asked in found.definition.asked}
        width = max(self.size.width - 6, 20)
        said = [piece for text in report(found.as_json(), labels, screen()) for piece in wrap(text, width)]
        rows = (
            Content(""),
            line(_("Audit by public dice"), "bold $accent"),
            *(line(f"  {row}") for row in said),
        )
        audited = self.query_one("#audit", Static)
        audited.update(Content("\n").join(rows))
        audited.display = True

    def why_not(self, action: str) -> str | None:
        report = self._report
        counted = report is not None and report.state == "counted"
        outdated = report is not None and report.outdated
        if action == "notice":
            return None if counted and not outdated else ""
        if action in ("settle", "again"):
            left = tied if action == "settle" else _level
            return None if report is not None and left(report) else ""
        if action == "record" and (report is None or (counted and not outdated)):
            return ""
        if action == "record" and report is not None and report.state == WITHDRAWN:
            return _("The poll was withdrawn: nothing is counted.")
        if action == "record" and report is not None and not report.complete:
            return _("This is not final: close the poll first, and decide every paper that waits.")
        return None

    def action_record(self) -> None:
        report = self._report
        if report is not None:
            valid = _n("{n} valid ballot is counted.", "{n} valid ballots are counted.", report.numbers.valid)
            said = report.by_hand if report.provisional else None
            told = [piles.verdict(said, screen())] if said else []
            unseen = [noted(report.noted)] if report.noted else []
            shown = tuple(self._outcomes())
            if report.outdated:
                shown = (_("A further result weighs the objections; the earlier one stays on record."),)
            facts = "\n".join((*shown, valid, *unseen, *told))
            sure = Sure(_("Put the result on record"), facts, (report.numbers.valid,))
            self.ask(Ask(sure), lambda _yes: self.do(lambda office: _count(office, report), self._recorded))

    def _recorded(self, report: CountReport) -> None:
        self.show(report)
        self.house.say(_("The result is on record. F8 shows the notice."))

    def action_settle(self) -> None:
        if self._report is not None:
            self.ask(settle_form(self._report, two(self)), lambda _done: self.reload())

    def action_again(self) -> None:
        """Ask for the window and the people of a poll between those who are level."""
        from meeting_tui.desk import communities
        from meeting_tui.desk.polls import again
        from meeting_tui.tui.polls.making import form_of

        def ready(found: tuple[PollSpec, Profile]) -> None:
            form = form_of(found[0].questions, self, found[1], f"{self._poll}+")
            self.ask(form, lambda _made: self.house.say(_("The poll is made: it is in the list of polls.")))

        self.do(lambda office: (again.spec_again(office, self._poll), communities.profile(office)), ready)

    def action_notice(self) -> None:
        from meeting_tui.desk.board.documents import DocumentRef
        from meeting_tui.tui.board.preview import Preview

        self.app.push_screen(Preview(DocumentRef("result", self._poll)))

    def _outcomes(self) -> Iterator[str]:
        if self._report is not None and self._report.shown:
            for result in self._report.results:
                title = self._report.definition.question(result.question.id).title
                yield _("{title}: {outcome}", title=title, outcome=word(result.outcome or ""))

    def projection(self) -> Projection:
        report = self._report
        if report is None:
            return super().projection()
        back = ((_("back"), str(report.numbers.returned)), (_("handed out"), str(report.numbers.issued)))
        return Projection(report.definition.title, back, tuple(self._outcomes()) if report.final else ())


def reconciled(report: CountReport) -> list[Pair]:
    """The numbers that must add up."""
    numbers = report.numbers
    return [
        (
            _("Printed"),
            _(
                "{n} ({unissued} not handed out, {void} void)",
                n=numbers.printed,
                unissued=numbers.unissued,
                void=numbers.void,
            ),
        ),
        (_("Handed out"), _("{n} ({out} still out)", n=numbers.issued, out=numbers.outstanding)),
        (
            _("Came back"),
            _(
                "{n} ({valid} valid, {invalid} invalid, {waiting} waiting)",
                n=numbers.returned,
                valid=numbers.valid,
                invalid=numbers.invalid,
                waiting=numbers.waiting,
            ),
        ),
        *([(_("Late"), numbers.late)] if numbers.late else []),
        *([(_("Written beside, unseen"), report.noted)] if report.noted else []),
        *(envelope_facts(report.envelopes.as_json(), screen()) if report.envelopes else ()),
        *_counted_by_hand(report),
        *taking_part(report.participation_json(), report.units(), screen()),
        *_on_record(report),
        *_course(report),
        *(scanned(report.sheets) if report.sheets.seen else ()),
    ]


def _counted_by_hand(report: CountReport) -> Iterator[Pair]:
    """What does not add up by the record alone, and what people counted."""
    numbers = report.numbers
    odd = (
        (_("Seen, return not registered"), numbers.unreturned),
        (_("Here, not handed out"), numbers.unregistered),
        (_("Never printed"), numbers.unknown),
    )
    for label, serials in odd:
        if serials:
            yield label, piles.spans(serials, screen())
    if report.piles and report.complete:
        form = report.piles.as_json()
        told = (piles.verdict(form, screen()), *piles.to_look_for(form, screen()))
        yield _("Counted by hand"), "\n".join(told)


def _on_record(report: CountReport) -> list[Pair]:
    """Which results are on record, where there are several."""
    several = len(report.earlier) > 1
    return [(_("Results"), "\n".join(f"{n.no}. {moment(n.at)}" for n in report.earlier))] if several else []


def _course(report: CountReport) -> list[Pair]:
    """What two people changed before it was counted."""
    told = "\n".join(course(*each.told, screen()) for each in report.changes)
    return [(_p("poll", "Changed"), told)] if told else []


def _questions(report: CountReport, width: int) -> Iterator[Content]:
    if report.shown:
        for result in report.results:
            yield from question(report, result, width)
        return
    yield Content("")
    hidden = _("How it stands is hidden until the papers add up and the result is on record.")
    yield from (line(f"  {piece}", "bold") for piece in wrap(hidden, max(width - 2, 20)))


def question(report: CountReport, result: Result, width: int) -> Iterator[Content]:
    """One question: what came of it, in sight first; what each choice weighs, and every condition."""
    from meeting_tui.lang.result import kept_empty, tell

    asked = report.definition.question(result.question.id)
    yield Content("")
    yield line(asked.title, "bold $accent")
    if report.complete:
        for text in (*tell(result, screen(), asked.labels), *kept_empty(result.kept_empty, screen())):
            yield from (line(f"  {piece}", "bold") for piece in wrap(text, max(width - 2, 20)))
    else:
        yield from _outlooks(report, result)
    yield from _choices(result, asked.labels, width)
    if report.complete:
        yield from _steps(result, asked.labels, width)
    yield from _decided(report, result, width)


def _steps(result: Result, labels: Mapping[str, str], width: int) -> Iterator[Content]:
    """How names that were put in order were counted: their votes alone would not tell who is elected."""
    from meeting_tui.lang.orders import steps
    from meeting_tui.rules.contest import Contest

    if isinstance(result.binding, Contest) and result.binding.counted:
        for pieces in steps(result.binding.counted, labels, screen()).lines(max(width - 2, 20)):
            yield spread("  ", *pieces)


def _choices(result: Result, labels: Mapping[str, str], width: int) -> Iterator[Content]:
    from meeting_tui.lang.outcome import amount
    from meeting_tui.rules.exact import decimal
    from meeting_tui.rules.outcome import unit_json

    def weight(measure: str, number: int) -> str:
        digits = result.profile.measures[measure].decimals
        return amount(decimal(number, digits), unit_json(result.profile.measures[measure]), screen())

    measures = result.profile.measures
    counted = result.tally.choices[next(iter(measures))]
    longest = max((cells(label) for label in labels.values()), default=0)
    room = max(_NAME, min(longest, width - 2 - (_WEIGHT + 1) * len(measures)))
    for choice in (*(each for each in labels if each in counted), "blank", "invalid"):
        weighs = [weight(measure, row.get(choice, 0)) for measure, row in result.tally.choices.items()]
        if choice in labels or any(row.get(choice) for row in result.tally.choices.values()):
            yield spread(
                ("  " + fit(labels.get(choice) or word(choice), room), ""),
                *((fit(text, _WEIGHT, "right"), "bold") for text in weighs),
            )


def _decided(report: CountReport, result: Result, width: int) -> Iterator[Content]:
    """Every condition; of several offers first what was asked of all alike, then each under its name.

    A rating decides nothing.
    """
    from meeting_tui.lang.outcome import explain
    from meeting_tui.rules.contest import Contest
    from meeting_tui.rules.outcome import Decision

    finding = result.binding
    if isinstance(finding, Decision):
        yield from _conditions(explain(finding, screen()), width)
    elif isinstance(finding, Contest):
        told = [explain(each.decision, screen()) for each in finding.standings]
        alike = [row for row in told[0] if len(told) > 1 and all(row in rows for rows in told)]
        yield from _conditions(alike, width)
        for each, rows in zip(finding.standings, told, strict=True):
            yield spread(("  ", ""), (_standing(report, result, each), "bold"))
            own = [row for row in rows if row not in alike]
            yield from _conditions(own, width, alike[-1].clause if alike else "")


def _standing(report: CountReport, result: Result, standing: Standing) -> str:
    """A candidate or offer, and once all is counted where it ended."""
    from meeting_tui.lang.result import place

    labels = report.definition.question(result.question.id).labels
    name = labels.get(standing.id, standing.id)
    if not report.complete:
        return name
    return _("{name}: {said}", name=name, said=place(result.question.kind, standing.place, screen()))


def _conditions(lines: Sequence[ConditionLine], width: int, cited: str = "") -> Iterator[Content]:
    """Each with its clause, where that is not `cited` above."""
    for at, told in enumerate(lines):
        mark, style = ("  ", "") if told.holds else ("! ", "bold $error")
        for n, piece in enumerate(wrap(told.text, max(width - 4, 20))):
            yield spread((f"  {mark if not n else '  '}", style), (piece, style))
        if told.clause != cited and (at + 1 == len(lines) or lines[at + 1].clause != told.clause):
            yield spread(("    ", ""), (told.clause, "$text-muted"))


def _outlooks(report: CountReport, result: Result) -> Iterator[Content]:
    """How the question stands, or each of its offers by name."""
    from meeting_tui.lang.result import outlooks

    labels = report.definition.question(result.question.id).labels
    forms = report.outlooks_json()[result.question.id]
    for said in outlooks(forms, screen(), labels, result.profile.nonresponse.policy):
        yield line(f"  {said}", "bold")


def _level(report: CountReport) -> bool:
    from meeting_tui.desk.polls.again import level

    return bool(level(report))


def _count(office: Office, seen: CountReport) -> CountReport:
    """Put what was seen on record, not another count."""
    from meeting_tui.desk.polls import counting

    poll = seen.definition.code
    if counting.standing(office, poll).digest != seen.digest:
        raise Refusal("tui.changed")
    return counting.count(office, poll)
