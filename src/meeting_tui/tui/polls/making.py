"""Make a poll: which proposals, from when to when, and who counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from meeting_tui.lang import N_, N_p, _
from meeting_tui.lang.nouns import VOTERS
from meeting_tui.lang.spoken_times import END_OF_DAY
from meeting_tui.record.matter.allowed import why_not
from meeting_tui.tui import said_times
from meeting_tui.tui.ask import Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.grid import Column, Row, RowGrid
from meeting_tui.tui.keys import SPACE, chord, key
from meeting_tui.tui.place import Place
from meeting_tui.tui.shell import KeyBar, WordBar
from meeting_tui.tui.text import line
from meeting_tui.tui.words import moment, names, word
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from meeting_tui.desk.matters.values import MatterView
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.spec import PollSpec, QuestionSpec
    from meeting_tui.desk.proposals.pack import Lacking
    from meeting_tui.desk.proposals.values import ProposalView
    from meeting_tui.rules.profile import Profile

Values = Mapping[str, str]
WINDOW_DAYS = 15
ENDS = time(18, 0)


class Choose(WorkScreen["list[ProposalView] | None"]):
    """Tick the proposals that go on one ballot."""

    BINDINGS: ClassVar = [
        key(f"{SPACE},enter", "tick", N_("Tick"), N_("Put this proposal on the ballot, or take it off")),
        chord("f8", "take", N_p("poll", "Go on"), N_("Make a poll of what is ticked")),
        key("escape", "leave", N_("Back")),
    ]

    def __init__(self, matters: Sequence[MatterView]) -> None:
        super().__init__(classes="dialog")
        self._all = {
            str(proposal.id): (matter, proposal)
            for matter in matters
            if _offered(matter)
            for proposal in matter.proposals
        }
        self._ticked: list[str] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(_("Which proposals go on the ballot?")), classes="box-title")
            yield RowGrid(
                (Column("", 5), Column(_("Proposal"), 24, grow=2), Column(_("Matter"), 14, grow=1)),
                openable=False,
            )
            yield WordBar()
            yield KeyBar()

    def on_mount(self) -> None:
        self._show()
        self.query_one(RowGrid).focus()

    def _show(self) -> None:
        self.query_one(RowGrid).fill(
            Row(
                key,
                (
                    f"[{self._ticked.index(key) + 1}]" if key in self._ticked else "[ ]",
                    proposal.draft.title,
                    matter.title,
                ),
            )
            for key, (matter, proposal) in self._all.items()
        )
        self.refresh_bindings()

    def why_not(self, action: str) -> str | None:
        return None if action != "take" or self._ticked else _("Nothing is ticked: Space ticks a proposal.")

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        self.action_tick()

    def action_tick(self) -> None:
        key = self.query_one(RowGrid).chosen
        if key in self._ticked:
            self._ticked.remove(key)
        elif key is not None:
            self._ticked.append(key)
        self._show()

    def action_take(self) -> None:
        self.dismiss([self._all[key][1] for key in self._ticked])

    def action_leave(self) -> None:
        self.dismiss(None)


def _offered(matter: MatterView) -> bool:
    """On no ballot yet, and neither settled nor dropped."""
    return why_not(matter.stands, "ballot") is None


def make_poll(place: Place, opened: Callable[[str], object]) -> None:
    """Choose proposals, fill in the form; `opened` gets the new poll's id."""

    def choose(seen: tuple[tuple[MatterView, ...], Profile, Lacking]) -> None:
        matters, law = seen[0], seen[1:]
        if any(matter.proposals and _offered(matter) for matter in matters):
            place.ask(Choose(matters), lambda proposals: place.ask(poll_form(proposals, place, *law), opened))
        else:
            place.house.say(_("There is no proposal to vote on. Write one in Matters (F4)."), bad=True)

    place.do(_seen, choose)


def _seen(office: Office) -> tuple[tuple[MatterView, ...], Profile, Lacking]:
    from meeting_tui.desk import communities
    from meeting_tui.desk.matters import acts as matters
    from meeting_tui.desk.proposals.pack import lacking
    from meeting_tui.rules.law_in_time import on

    found = matters.matters(office)
    law = on(communities.profile(office), office.world.now().date().isoformat())
    offered = (each.id for view in found if _offered(view) for each in view.proposals)
    return found, law, lacking(office, offered, law)


def poll_form(
    proposals: Sequence[ProposalView], place: Place, profile: Profile, lacking: Lacking
) -> Form[str]:
    """The form of a poll on these proposals; what their packs are `lacking` is said before anything."""
    from meeting_tui.tui.polls.asking import first_question

    first = tuple(first_question(n, proposal, profile) for n, proposal in enumerate(proposals, 1))
    return form_of(first, place, profile, ",".join(str(each.id) for each in proposals), lacking)


def form_of(
    first: Sequence[QuestionSpec], place: Place, profile: Profile, about: str, lacking: Lacking | None = None
) -> Form[str]:
    """The form of a poll on these questions, which it lets change."""
    short = {each.title: lacking[each.proposal] for each in first if lacking and each.proposal in lacking}
    seen: list[PollSpec] = []
    frozen = _("Proposals, roll and rule are frozen: nothing about them changes afterwards.")

    def sure(office: Office, values: Values) -> Sure | None:
        seen[:] = [poll_of(office, values, first)]  # what is confirmed is what is made: days were spoken
        _check_packs(office, seen[0], profile)
        return _freezing(office, seen[0])

    def act(office: Office, _values: Values) -> str:
        from meeting_tui.desk.polls import acts as polls

        return polls.new_poll(office, seen[0])

    return Form(
        _("A new poll"),
        (*poll_fields(first, place, profile), *_unpacked(bool(short))),
        act,
        "\n".join((frozen, *_missing(short))),
        sure,
        about=about,
    )


def poll_fields(questions: Sequence[QuestionSpec], place: Place, profile: Profile) -> tuple[FormField, ...]:
    """What is asked for: the window, how each question is put, the people, and what is rarely said."""
    opens = datetime.combine(place.house.world.now().date(), time.min) + timedelta(days=1)
    closes = datetime.combine(opens.date() + timedelta(days=WINDOW_DAYS), ENDS)
    community = place.house.community
    return (
        FormField("title", _("Title"), questions[0].title if len(questions) == 1 else ""),
        FormField("opens", _("Begins"), opens.isoformat(" ", "minutes"), says=said_times.of_poll),
        FormField("closes", _("Ends"), closes.isoformat(" ", "minutes"), says=said_times.of_end),
        *(_part(n, question, profile) for n, question in enumerate(questions, 1)),
        FormField(
            "identity",
            _("Ballots"),
            profile.identity,
            kind="choice",
            options=tuple((i, word(i)) for i in ("signed", "secret")),
        ),
        FormField("place", _("Ballot box at"), hint=_("where the ballot box stands")),
        FormField("contact", _("Questions to"), community.contact if community else ""),
        FormField("tellers", _("Tellers"), kind="persons"),
        FormField("scrutineers", _("Scrutineers"), kind="persons"),
        *_rarely(),
    )


def _part(n: int, question: QuestionSpec, profile: Profile) -> FormField:
    from meeting_tui.desk.polls.spec_out import question_toml
    from meeting_tui.tui.polls.asking import question_form, told

    return FormField(
        f"question{n}",
        _("Question {n}", n=n),
        question_toml(question),
        kind="part",
        about=question.id,
        opens=lambda value: question_form(value, profile),
        tells=told,
    )


def _rarely() -> Iterator[FormField]:
    """How it is counted, asked for once somebody wants it otherwise."""
    usual = ("", _("as usual"))
    yield FormField("more", _("Counting"), kind="choice", options=(usual, ("more", _("otherwise"))))
    rarely: dict[str, Any] = {"when": lambda values: bool(values["more"])}
    yield FormField("counting", _("Boxes opened"), hint=_("when and where"), **rarely)
    yield FormField("objection_days", _("Objections"), hint=_("how many days after the count"), **rarely)
    yield FormField(
        "open_count",
        _("Meanwhile"),
        kind="choice",
        options=(("", _("how it stands is hidden")), ("open", _("how it stands is shown"))),
        **rarely,
    )
    yield FormField(
        "keyed_twice",
        _("Keying in"),
        kind="choice",
        options=(("", _("once")), ("twice", _("twice, by two people, blind"))),
        **rarely,
    )
    reason = _("printer and scanner are known: why; it stands on the result")
    yield FormField("without_rehearsal", _("No rehearsal"), hint=reason, **rarely)


def _unpacked(short: bool) -> Iterator[FormField]:
    """Why it goes on, asked for where a pack lacks something."""
    asked: dict[str, Any] = {"when": lambda _values: short}
    yield FormField("without_pack", _("Pack not full"), hint=_("why it is put all the same"), **asked)
    yield FormField("without_pack_by", _("Two people say so"), kind="persons", **asked)


def _missing(short: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for title, codes in short.items():
        missing = names([word(code) for code in codes])
        yield _("The pack of “{title}” lacks: {missing}.", title=title, missing=missing)


def _check_packs(office: Office, spec: PollSpec, profile: Profile) -> None:
    """What lacks is refused before anybody confirms."""
    from meeting_tui.desk.proposals import pack

    pack.check(office, profile, spec.planned, spec.without_pack, spec.without_pack_by)


def _freezing(office: Office, spec: PollSpec) -> Sure | None:
    """What is frozen; an empty roll is refused by the act itself."""
    from meeting_tui.desk.polls.spec_out import question_toml
    from meeting_tui.desk.roll import acts as roll
    from meeting_tui.tui.polls.asking import told

    voters = roll.totals(office).voters
    titles = "\n".join(f"{n}. {told(question_toml(each))}" for n, each in enumerate(spec.questions, 1))
    facts = _(
        "{title}\n{questions}\n{opens} – {closes}\nThe texts, the rules and the roll of {voters} are frozen.",
        title=spec.title,
        questions=titles,
        opens=moment(spec.opens),
        closes=moment(spec.closes),
        voters=_(VOTERS, n=voters),
    )
    said = "\n".join((facts, *_without_vote(office, spec)))
    return Sure(_("Put to the vote"), said, (voters,)) if voters else None


def _without_vote(office: Office, spec: PollSpec) -> Iterator[str]:
    """Who has no vote for arrears, before that is frozen; each once, with the questions."""
    from meeting_tui.desk.polls.unpaid import foreseen

    found: dict[tuple[str, str], list[str]] = {}
    for each in foreseen(office, spec):
        found.setdefault((each.label, each.reason), []).append(each.question)
    for (label, reason), asked in found.items():
        yield _(
            "No vote on {questions}: {name}, {reason}.", questions=names(asked), name=label, reason=reason
        )


def poll_of(office: Office, values: Values, first: Sequence[QuestionSpec]) -> PollSpec:
    """The poll that stands in the form's fields; refused where no poll could be made of it."""
    from meeting_tui.desk.polls.spec import PollSpec, check, question_spec
    from meeting_tui.tui.reading_fields import a_number, a_time

    spec = PollSpec(
        title=values["title"].strip() or first[0].title,
        questions=tuple(question_spec(values[f"question{n}"]) for n, _each in enumerate(first, 1)),
        opens=a_time(values["opens"], office, time.min),
        closes=a_time(values["closes"], office, END_OF_DAY),
        identity=values["identity"],
        place=values["place"].strip(),
        contact=values["contact"].strip(),
        counting=values["counting"].strip(),
        objection_days=a_number(values["objection_days"] or "0", _("Objections")),
        tellers=tuple(values["tellers"].split("\n")) if values["tellers"] else (),
        scrutineers=tuple(values["scrutineers"].split("\n")) if values["scrutineers"] else (),
        open_count=bool(values["open_count"]),
        keyed_twice=bool(values["keyed_twice"]),
        without_rehearsal=values["without_rehearsal"].strip(),
        without_pack=values["without_pack"].strip(),
        without_pack_by=tuple(values["without_pack_by"].split("\n")) if values["without_pack_by"] else (),
    )
    check(spec)
    return spec
