"""What entries do to motions: who stands aside, votes, amendments, decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.items import Act, Texts, on_item
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import ORDER, HandCount, Item, Motion, Recusal, RoomVote
from meeting_tui.record.person import Person, people_of, person_of

ASIDE = ("postpone", "refer")
"""Forms of a motion which, adopted, lay aside what is still to be voted on."""
CLOSE = "close_debate"
NUMBERS = ("for", "against", "abstain", "invalid")


def _put(item: Item, entry: Entry, _texts: Texts) -> Item:
    body = entry.body
    motion = Motion(
        entry.seq,
        body["motion"],
        entry.at,
        body["text"],
        person_of(body, "mover"),
        seconder=person_of(body, "seconder") if "seconder" in body else None,
        amends=body.get("amends", 0),
        form=body.get("form", ""),
        rule=body.get("rule", ""),
    )
    return replace(item, motions=(*item.motions, motion))


def _declared(item: Item, entry: Entry, texts: Texts) -> Item:
    why = texts.get((entry.seq, "reason"))
    aside = Recusal(entry.seq, entry.at, person_of(entry.body, "name"), why)
    return replace(item, recusals=(*item.recusals, aside))


def _ended(item: Item, entry: Entry, _texts: Texts) -> Item:
    who = person_of(entry.body, "name")
    recusals = (
        replace(each, ended_at=entry.at) if each.person.is_(who) and not each.ended_at else each
        for each in item.recusals
    )
    return replace(item, recusals=tuple(recusals))


def _motion(
    change: Callable[[MeetingState, Motion, Entry], Motion],
    after: Callable[[Item, Motion], Item] = lambda item, _motion: item,
) -> Act:
    """A step that changes the motion whose number the entry holds; `after`: what follows in its item."""

    def act(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
        number = entry.body["motion"]

        def changed(item: Item) -> Item:
            motions = tuple(change(state, m, entry) if m.id == number else m for m in item.motions)
            now = next((motion for motion in motions if motion.id == number), None)
            return item if now is None else after(replace(item, motions=motions), now)

        return replace(state, items=tuple(map(changed, state.items)))

    return act


def _opened(state: MeetingState, motion: Motion, entry: Entry) -> Motion:
    """Voting begins, or begins anew: what was answered or counted before is no part of it."""
    body = entry.body
    room = state.room if state.roll else ()
    entitled, present, recused = (people_of(body, name) for name in ("entitled", "present", "recused"))
    vote = RoomVote(body["method"], entitled, present, recused, body["all"], body["rule"], room)
    earlier = (*motion.earlier, motion.decision) if motion.decision else motion.earlier
    return replace(
        motion, vote=vote, votes={}, answers={}, rest="", count=None, decision=None, earlier=earlier
    )


def _vote(_state: MeetingState, motion: Motion, entry: Entry) -> Motion:
    who, choice = person_of(entry.body, "name"), entry.body["choice"]
    if motion.vote is not None and motion.vote.room:
        asked = entry.body.get("voter", 0)
        voters = [each.voter for each in motion.vote.asking if asked in (0, each.voter)]
        return _answered(motion, _of(motion.vote, who, voters), choice)
    others = {person: said for person, said in motion.votes.items() if not person.is_(who)}
    return replace(motion, votes={**others, who: choice} if choice else others)


def _of(vote: RoomVote, who: Person, voters: Iterable[int]) -> tuple[int, ...]:
    """Of these voters those for whom somebody stands."""
    theirs = {each.voter for each in vote.asking if each.person.is_(who)}
    return tuple(voter for voter in voters if voter in theirs)


def _answered(motion: Motion, voters: Iterable[int], choice: str) -> Motion:
    mine = frozenset(voters)
    others = {voter: said for voter, said in motion.answers.items() if voter not in mine}
    return replace(motion, answers={**others, **dict.fromkeys(mine, choice)} if choice else others)


def _rest(state: MeetingState, motion: Motion, entry: Entry) -> Motion:
    """All who have not answered, and were not gone before, answer the same."""
    if motion.vote is None:
        return motion
    here = {each.voter for each in state.room}
    asked = (each.voter for each in motion.vote.asking)
    rest = [voter for voter in asked if voter in here and voter not in motion.answers]
    return replace(_answered(motion, rest, entry.body["choice"]), rest=entry.body["choice"])


def _counted(_state: MeetingState, motion: Motion, entry: Entry) -> Motion:
    body = entry.body
    numbers = {name: body[name] for name in NUMBERS if name in body}
    return replace(motion, count=HandCount(numbers, tuple(body.get("counted", ())), people_of(body, "by")))


def _decided(_state: MeetingState, motion: Motion, entry: Entry) -> Motion:
    body = entry.body
    return replace(
        motion,
        present=people_of(body, "present"),
        decision=body["decision"],
        method=body.get("method", ""),
        number=body.get("number", 0),
        decided_at=entry.at,
        decided_seq=entry.seq,
    )


def _follows(item: Item, decided: Motion) -> Item:
    """An adopted amendment rewords its motion; one to wait lays aside what waits for its vote; one to close
    debate leaves only points of order in the queue."""
    if not decided.passed:
        return item
    if decided.form == CLOSE:
        return _undebated(item, decided)
    if decided.amends:
        change = (decided.id, decided.text)
        motions = (
            replace(each, amended=(*each.amended, change)) if each.id == decided.amends else each
            for each in item.motions
        )
    else:
        motions = (
            replace(each, aside=decided.form, aside_by=decided.id)
            if decided.form in ASIDE and each.pending
            else each
            for each in item.motions
        )
    return replace(item, motions=tuple(motions))


def _undebated(item: Item, decided: Motion) -> Item:
    motions = (
        replace(each, debated=decided.id) if each is item.question and not each.debated else each
        for each in item.motions
    )
    queue = tuple(each for each in item.queue if each.side == ORDER)
    return replace(item.silent(decided.decided_at), motions=tuple(motions), queue=queue)


STEPS: Mapping[str, Act] = {
    "motion.put": on_item(_put),
    "recusal.declared": on_item(_declared),
    "recusal.ended": on_item(_ended),
    "vote.opened": _motion(_opened),
    "vote.cast": _motion(_vote),
    "vote.rest": _motion(_rest),
    "vote.counted": _motion(_counted),
    "motion.decided": _motion(_decided, _follows),
    "motion.withdrawn": _motion(lambda _state, motion, entry: replace(motion, withdrawn_at=entry.at)),
}
