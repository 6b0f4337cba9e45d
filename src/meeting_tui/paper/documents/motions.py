"""Motions in the minutes: who moved what, how it was voted, what came out, and what that did to others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.outcome import sentence, weights_of
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents import assembly
from meeting_tui.paper.documents.blocks import Block, Change, Paragraph, Table, Verdict
from meeting_tui.paper.documents.few import withheld
from meeting_tui.paper.documents.people import in_a_row
from meeting_tui.paper.documents.wording import NOT_SHOWN, guarded, reason
from meeting_tui.published import DecisionForm
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item, Motion
from meeting_tui.record.person import Person
from meeting_tui.rules.disclosure import NOTHING, Hidden

CHOICES = ("for", "against", "abstain")
_ADOPTED = {
    "postpone": N_("Motion {no} is postponed and not voted on now."),
    "refer": N_("Motion {no} is referred for study and not voted on now."),
    "close_debate": N_("Debate on motion {no} is closed; the vote follows."),
}
_ASIDE = {
    "postpone": N_("Postponed by motion {no}; not voted on."),
    "refer": N_("Referred for study by motion {no}; not voted on."),
}


def adopted(item: Item, motion: Motion, t: Translator) -> Iterator[str]:
    """What a motion on how to go on did to the others on its item, a sentence each."""
    for each in item.motions:
        if motion.id in (each.aside_by, each.debated):
            words = _ADOPTED[motion.form]
            yield t(words, no=each.id)


def casting(decision: DecisionForm, t: Translator) -> str:
    """What the chair said on a tie; empty where there was none to decide."""
    if not decision["tied"]:
        return ""
    if not decision["casting"]:
        return t("For and against were equal; the chair gave no casting vote.")
    vote = term(decision["casting"], t)
    return t("For and against were equal; the chair gave the casting vote: {vote}.", vote=vote)


def untraced(said: str, _entry: int) -> str:
    """What was said, of a paper that names no entries."""
    return said


@dataclass(frozen=True)
class MotionsOnPaper:
    """The motions of one meeting for one copy of its minutes; `person` is how somebody is printed there.

    `concealed`: by motion, the sums that this copy does not show. `traced` marks what was said with the entry
    it stands in, on papers that do."""

    state: MeetingState
    t: Translator
    public: bool
    person: Callable[[Person], str]
    concealed: Mapping[int, Hidden]
    traced: Callable[[str, int], str] = untraced

    def blocks(self, item: Item) -> Iterator[Block]:
        """All motions of an item, in the order they were put; amendments stand under what they amend."""
        for motion in item.motions:
            if not motion.amends:
                yield from self.motion(item, motion)

    def motion(self, item: Item, motion: Motion) -> Iterator[Block]:
        t = self.t
        yield self.put(item, motion)
        amendments = [each for each in item.motions if each.amends == motion.id]
        for each in amendments:
            yield from self.motion(item, each)
        if amendments:
            yield from self.as_amended(motion)
        yield from self.earlier(motion)
        if motion.decision is None:
            yield Paragraph(self.undecided(motion))
            return
        yield from self.votes(motion)
        told = (casting(motion.decision, t), *adopted(item, motion, t))
        yield from (Paragraph(said, leads=True) for said in told if said)
        if motion.filed:
            yield Paragraph(t("Decision {number}.", number=motion.filed), "strong")
        yield self.verdict(motion.decision, self.hides(motion), motion.decided_seq)

    def hides(self, motion: Motion) -> Hidden:
        """What of the numbers of a vote this copy does not show."""
        return self.concealed.get(motion.id, NOTHING)

    def verdict(self, decision: DecisionForm, hides: Hidden, entry: int = 0) -> Verdict:
        t, against = self.t, decision.get("objection") or []
        told = (
            guarded(t, fact, decision["units"], t(NOT_SHOWN))
            if withheld(fact, hides)
            else reason(t, fact, decision["units"])
            for fact in (*decision["conditions"], *against)
        )
        fell = against and decision["outcome"] == "rejected"
        undone = (t("Not passed: the objections suffice."),) if fell else ()
        reasons = (*told, *undone, *self.basis(decision))
        outcome = self.traced(term(str(decision["outcome"]), t), entry)
        return Verdict(outcome, reasons, small=True)

    def basis(self, decision: DecisionForm) -> tuple[str, ...]:
        """The clauses it was decided by, in a line; none where none is known."""
        found = (
            fact.get("clause") or {"zh": fact["cite"]} for fact in decision["conditions"] if fact["cite"]
        )
        cites = dict.fromkeys(map(self.t.pick, found))
        return (self.t("By {cite}.", cite=self.t(", ").join(cites)),) if cites else ()

    def earlier(self, motion: Motion) -> Iterator[Block]:
        """The vote, or votes, before the one that holds."""
        for decision in motion.earlier:
            hides = weights_of(decision) if self.public else NOTHING
            said = sentence(decision, self.t, final=True, hides=hides)
            yield Paragraph(self.t("First vote: {result}", result=said))
        if motion.earlier and motion.decision:
            rule = self.t.pick(dict(motion.decision["title"]))
            yield Paragraph(self.t('Second vote, by the rule "{rule}":', rule=rule))

    def undecided(self, motion: Motion) -> str:
        """Why nothing was decided on it."""
        if motion.withdrawn_at:
            return self.t("Withdrawn before the vote.")
        if motion.aside:
            words = _ASIDE[motion.aside]
            return self.t(words, no=motion.aside_by)
        return self.t("Not voted on.")

    def put(self, item: Item, motion: Motion) -> Block:
        """Who moved what, as it was put; of an amendment what it changes. With its number among several."""
        t, by = self.t, self.traced(self.moved(motion), motion.seq)
        found = self.state.motion(motion.amends)
        if found is not None:
            of, old = found[1], found[1].wording_before(motion.id)
            lead = t("Motion {no}, amendment to motion {of}, {moved}:", no=motion.id, of=of.id, moved=by)
            return Change(lead, old, motion.text, t.lang)
        text = motion.text
        if motion.form:
            form = term(motion.form, t)
            said = t("Motion {no} ({form}), {moved}: {text}", no=motion.id, form=form, moved=by, text=text)
        elif len(item.motions) > 1:
            said = t("Motion {no}, {moved}: {text}", no=motion.id, moved=by, text=text)
        else:
            said = t("Motion {moved}: {text}", moved=by, text=text)
        return Paragraph(said, "strong")

    def as_amended(self, motion: Motion) -> Iterator[Block]:
        """How a motion read when it was voted on, behind what was moved to change it."""
        t = self.t
        by = t(", ").join(str(no) for no, _text in motion.amended)
        if motion.amended and motion.decision:
            lead = t("Motion {no}, voted on as amended by motion {by}:", no=motion.id, by=by)
        elif motion.amended:
            lead = t("Motion {no}, as amended by motion {by}:", no=motion.id, by=by)
        elif motion.decision:
            yield Paragraph(
                t("Motion {no}, voted on as put: {text}", no=motion.id, text=motion.text), "strong"
            )
            return
        else:
            return
        yield Change(lead, motion.text, motion.wording, t.lang)

    def moved(self, motion: Motion) -> str:
        """By whom it was moved and seconded."""
        t, mover = self.t, self.person(motion.mover)
        if motion.seconder is None:
            return t("moved by {mover}", mover=mover)
        return t("moved by {mover}, seconded by {name}", mover=mover, name=self.person(motion.seconder))

    def votes(self, motion: Motion) -> Iterator[Block]:
        t = self.t
        yield from self.held(motion)
        if motion.vote is not None and motion.vote.room and motion.count is None:
            person = None if self.public else self.person
            yield from assembly.votes(self.state, motion, t, person, self.hides(motion))
            return
        by_choice = {c: tuple(n for n, vote in motion.votes.items() if vote == c) for c in CHOICES}
        voters = motion.vote.voters if motion.vote else motion.present
        named = bool(motion.votes) or motion.vote is None
        if self.public or not named:
            sets = motion.decision["measures"]["heads"] if motion.decision and not named else {}
            numbers = {c: sets.get(c, len(names)) for c, names in by_choice.items()}
            counts = t(", ").join(f"{term(c, t)} {number}" for c, number in numbers.items())
            yield Paragraph(t("Present and voting: {n}. {counts}.", n=len(voters), counts=counts), leads=True)
        else:
            rows = (
                (term(c, t), str(len(names)), in_a_row(self.t, self.person, names))
                for c, names in by_choice.items()
            )
            head = (t("Vote cast"), t("Votes"), t("Who voted so"))
            yield Table(head, tuple(rows), (2, 2, 12), "lcl", dense=True)

    def held(self, motion: Motion) -> Iterator[Block]:
        """How it was voted, who counted what, and who stood aside."""
        t = self.t
        if motion.method:
            said = t("Voted by: {method}.", method=term(motion.method, t))
            if motion.count is not None:
                said += t(" Counted by {names}.", names=in_a_row(self.t, self.person, motion.count.by))
                counted = t(", ").join(term(choice, t) for choice in motion.count.counted)
                said += (
                    t(" Counted: {what}; all others present make up the rest.", what=counted)
                    if counted
                    else ""
                )
            yield Paragraph(said, leads=True)
        if motion.vote is not None and motion.vote.recused:
            names = in_a_row(self.t, self.person, motion.vote.recused)
            yield Paragraph(t("Stood aside, without a vote: {names}.", names=names), leads=True)
