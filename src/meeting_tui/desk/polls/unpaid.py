"""Who has no vote on a question for arrears, by the record of the roll: before and while a poll is made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from meeting_tui.desk.communities import community, profile
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.electorate import Held, Places
from meeting_tui.desk.polls.spec import ExclusionSpec, PollSpec, QuestionSpec
from meeting_tui.desk.roll import arrears, storage
from meeting_tui.desk.roll.people import UnitLine
from meeting_tui.desk.roll.voters import Electorate
from meeting_tui.lang import Translator, translator
from meeting_tui.lang.formats import day
from meeting_tui.record.arrears import ArrearsNote
from meeting_tui.refusal import Refusal, Several
from meeting_tui.rules.law_in_time import on
from meeting_tui.rules.profile import Profile

Owes = Sequence[tuple[UnitLine, ArrearsNote | None]]


@dataclass(frozen=True)
class Unpaid:
    """The roll with who is in arrears on it."""

    roll: Electorate
    owing: Mapping[int, Owes]
    places: Places

    @classmethod
    def of(cls, office: Office, session: Session, roll: Electorate, places: Places) -> Unpaid:
        """As the record of the roll says now."""
        return cls(roll, arrears.of_voters(roll, arrears.notes(office, session)), places)

    def added(self, question: QuestionSpec, law: Profile, t: Translator) -> QuestionSpec:
        """The question without those who owe, where its rule takes their votes; whom the question excludes
        itself stays as it says. Refused: `polls.arrears_part`."""
        rule = question.rule or (law.matter(question.matter).rule if question.matter else "")
        if law.arrears is None or rule not in law.arrears.rules or not self.owing:
            return question
        held = self.places.held(question.electorate, question.id) if question.electorate else None
        said = {self.places.excluded(one, question.id) for one in question.excluded}
        found = tuple(self._found(question, held, said, t))
        return replace(question, excluded=(*question.excluded, *found))

    def left_out(
        self, spec: PollSpec, law: Profile, t: Translator
    ) -> tuple[tuple[QuestionSpec, ...], frozenset[int]]:
        """The questions without those who owe; of a secret poll, whose papers are alike, as they are, and
        who gets none.

        Refused: `polls.secret_electorate` where these would vote on some of its questions.
        """
        added = tuple(self.added(each, law, t) for each in spec.questions)
        if spec.identity != "secret":
            return added, frozenset()
        whose = [
            frozenset(one.voter for one in now.excluded[len(was.excluded) :])
            for was, now in zip(spec.questions, added, strict=True)
        ]
        most = max(whose, key=len)
        if len(set(whose)) > 1:
            raise Refusal("polls.secret_electorate", question=spec.questions[whose.index(most)].id)
        return spec.questions, most

    def _found(
        self, question: QuestionSpec, held: Held | None, said: Collection[int], t: Translator
    ) -> Iterator[ExclusionSpec]:
        for no, units in self.owing.items():
            if no in said or (held is not None and no not in held):
                continue
            here = self._here(units, None if held is None else held[no])
            owes = [note for _line, note in here if note]
            if owes and len(owes) < len(here):
                paid = Several(arrears.code_of(line) for line, note in here if not note)
                facts = {"units": Several(each.unit for each in owes), "paid": paid}
                raise Refusal("polls.arrears_part", question=question.id, voter=no, **facts)
            if owes:
                since = day(min(each.since for each in owes), t.lang)
                yield ExclusionSpec(t("in arrears since {day}", day=since), voter=no, arrears=True)

    def _here(self, units: Owes, held: Collection[int] | None) -> Owes:
        """Of a voter's units those a question is about."""
        if held is None:
            return units
        lines = {id(self.roll.lines[unit]) for unit in held}
        return [each for each in units if id(each[0]) in lines]


@dataclass(frozen=True)
class NoVote:
    """Who will have no vote on a question for arrears: the label on the roll and why."""

    question: str
    label: str
    reason: str


def foreseen(office: Office, spec: PollSpec) -> tuple[NoVote, ...]:
    """Who has no vote for arrears on the questions of a poll that is not made yet, by the roll's record."""
    law, lang = on(profile(office), spec.opens.date().isoformat()), community(office).lang
    with office.store.read() as session:
        roll = storage.load(session)
        found = Unpaid.of(office, session, roll, Places(roll))
        if not found.owing:
            return ()
        labels = {voter.no: storage.label_of(roll, voter, lang) for voter in roll.voters}
        return tuple(
            NoVote(each.id, labels[one.voter], one.reason)
            for each in spec.questions
            for one in found.added(each, law, translator(lang)).excluded[len(each.excluded) :]
        )


def last_day(law: Profile, closes: date) -> date:
    """The last day on which paying gives the vote back."""
    return law.arrears.last_day(closes) if law.arrears else closes
