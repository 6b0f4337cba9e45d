"""A secret election of the sample's committee, for the guide's pictures: its envelopes, then its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import envelopes
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import frozen, piles
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.lang import Lang
from meeting_tui.rehearsal.sample_dice import Dice
from meeting_tui.store import tables

DICE = Dice("Sycamore Court, the election")
RULES = """
format = 1
id = "ours"
extends = "cn-assembly"
merge_areas = true
bylaw = {bylaw}
"""
BYLAWS: Mapping[Lang, str] = {"zh": '"业主大会议事规则第12条"', "en": '"Bylaws, art. 12"'}
SPEC = """
title = {title}
matter = "cc278.3"
opens = 2026-11-02T09:00:00
closes = 2026-11-22T20:00:00
identity = "secret"
without_rehearsal = {without}
objection_days = 7
tellers = {tellers}
scrutineers = {scrutineers}

[[question]]
id = "seats"
title = {question}
kind = "elect"
seats = {seats}
reserve = 2
choices = {names}
"""
WORDS: Mapping[Lang, Mapping[str, str]] = {
    "zh": {
        "title": '"选举第四届业主委员会"',
        "without": '"沿用上次表决的打印机和扫描仪"',
        "tellers": '["赵军", "彭长河"]',
        "scrutineers": '["田凤仪", "丁涛"]',
        "question": '"选举业主委员会委员"',
    },
    "en": {
        "title": '"Election of the fourth committee"',
        "without": '"the printer and scanner of the last vote"',
        "tellers": '["Anna Eze", "Leo Grant"]',
        "scrutineers": '["Irene Vaughn", "Beth Marsh"]',
        "question": '"The members of the committee"',
    },
}
NAMES: Mapping[Lang, tuple[str, ...]] = {
    "zh": ("唐锦绣", "徐卫东", "董玉芳", "叶志强", "高秀英", "蒋文斌", "程娟", "韩涛"),
    "en": (
        *("Walter Archer", "Sanjay Keller", "Yusuf Webb", "Kirsten Gupta"),
        *("Grace Ellis", "Sofia Doyle", "Irene Haddad", "Nadia Osei"),
    ),
}
FAVOUR = (91, 87, 80, 77, 72, 66, 61, 34)
"""So many of a hundred voters tick each of the names."""
OUT, BACK = 252, 209
SEATS = 5
IDS = tuple(f"c{n}" for n in range(1, len(FAVOUR) + 1))


def spec(lang: Lang) -> str:
    """The poll as a person would write it."""
    names = ", ".join(f'{{id = "{id}", label = "{name}"}}' for id, name in zip(IDS, NAMES[lang], strict=True))
    return SPEC.format(**WORDS[lang], seats=SEATS, names=f"[{names}]")


def call(office: Office, lang: Lang, folder: Path) -> str:
    """The bylaws allow merged areas; the poll is made, its papers printed, its envelopes handed out."""
    communities.change_profile(office, RULES.format(bylaw=BYLAWS[lang]), "ours.toml")
    poll = polls.new_poll(office, poll_spec(spec(lang)))
    ballots.print_ballots(office, poll, folder / "election.pdf")
    ballots.issue(office, poll, [f"1-{OUT}"], outer=True)
    return poll


def bring(office: Office, poll: str) -> None:
    """Envelopes come back into the box, in no order of the roll."""
    voters = [voter.no for voter in roll.roll(office, limit=1_000_000)][:OUT]
    ballots.return_(office, poll, DICE.shuffled(voters, "back")[:BACK], box="1", outer=True)


def open_all(office: Office, poll: str, names: tuple[str, str]) -> None:
    """The envelopes are opened, the papers mixed, keyed in and counted by hand.

    Out of each envelope comes a paper of its voter's weight, any one.
    """
    envelopes.mix(office, poll, names, BACK)
    printed, out = _papers(office, poll)
    for serial in out:
        liked = [name for n, name in enumerate(IDS) if DICE.below(100, serial, "name", n) < FAVOUR[n]]
        ballots.enter(office, serial, {"seats": tuple(DICE.shuffled(liked, serial)[:SEATS])}, poll)
    for name in names:
        piles.count_pile(office, poll, "1", {"envelopes": BACK}, name)
        piles.count_pile(office, poll, "", {"papers": BACK, "unused": len(printed) - OUT}, name)


def _papers(office: Office, poll: str) -> tuple[list[int], list[int]]:
    """The serials of all papers, and of those that came out: as many of each weight as envelopes came back of
    voters of that weight."""
    with office.store.read() as session:
        found = frozen.case(session, poll)
        register = found.register(office, session)
        voters, papers = found.live(session, tables.PollEnvelope), found.live(session)
    back = Counter(voters[no].area for no, envelope in register.envelopes.items() if envelope.back)
    out = []
    for serial in DICE.shuffled(sorted(papers), "mixed"):
        if back[papers[serial].area] > 0:
            back[papers[serial].area] -= 1
            out.append(serial)
    return sorted(papers), sorted(out)


def order(count: int) -> list[int]:
    """Papers as the printer's pile would lie: shuffled, alike in every run."""
    return DICE.shuffled(range(count), "pile")
