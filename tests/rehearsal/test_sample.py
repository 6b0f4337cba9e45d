"""The sample community: its files are what the source makes, its papers add up, its vote ends as it must."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
from openpyxl import load_workbook
from tests.conftest import SHANGHAI, Clock

from meeting_tui.desk import communities
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.roll.voters import Electorate, derive
from meeting_tui.lang import Lang
from meeting_tui.rehearsal.sample import found_sample, sample_file, sample_matters, sample_text
from meeting_tui.rehearsal.sample_files import TITLES, roll_table, write_csv, write_xlsx
from meeting_tui.rehearsal.sample_meeting import hold_meeting, sample_script
from meeting_tui.rehearsal.sample_roll import sample_units
from meeting_tui.rehearsal.sample_votes import (
    CLOSEST,
    CONTRACT,
    FARTHEST,
    LIFT,
    QUESTIONS,
    SHED,
    sample_votes,
)
from meeting_tui.resources import asset
from meeting_tui.rules import Ballot, Decision, Question, Voter, decide, shipped_profile, tally

LANGS: tuple[Lang, ...] = get_args(Lang)
RULES = {LIFT: "ordinary", SHED: "special", CONTRACT: "ordinary"}
EVENING = datetime(2026, 10, 16, 18, 45, tzinfo=SHANGHAI)


@pytest.fixture(scope="module", params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def electorate(lang: Lang) -> Electorate:
    return derive(sample_units(lang))


@pytest.fixture(scope="module")
def office(lang: Lang, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    clock = Clock(EVENING)
    opened = found_sample(tmp_path_factory.mktemp(lang) / "a.meeting", lang, world=clock.world())
    hold_meeting(opened, lang, lambda _step: clock.tick())
    yield opened
    opened.close()


def cells(path: Path) -> list[tuple[object, str]]:
    sheet = load_workbook(path).active
    return [(cell.value, cell.data_type) for row in sheet.iter_rows() for cell in row]


def decision(electorate: Electorate, question: str) -> Decision:
    profile = shipped_profile("cn-assembly")
    voters = [
        Voter(str(voter.no), {"heads": voter.heads, "area": voter.area}, voter.kind)
        for voter in electorate.voters
    ]
    papers = [
        Ballot(str(paper.voter), paper.signed, paper.marks) for paper in sample_votes(electorate.voters)
    ]
    asked = Question(question, RULES[question])
    return decide(profile, asked.rule, tally(profile, asked, voters, papers).binding)


def test_the_roll_files_are_what_the_source_makes(lang: Lang, tmp_path: Path):
    table = roll_table(lang)
    write_csv(table, tmp_path / "roll.csv")
    assert (tmp_path / "roll.csv").read_bytes() == sample_file(lang, "roll.csv").read_bytes()
    write_xlsx(table, TITLES[lang], tmp_path / "roll.xlsx")
    assert cells(tmp_path / "roll.xlsx") == cells(sample_file(lang, "roll.xlsx"))


@pytest.mark.parametrize("name", ["roll.xlsx", "roll.csv"])
def test_either_file_reads_back_as_the_same_roll(lang: Lang, electorate: Electorate, name: str):
    seen = roll.preview(sample_file(lang, name))
    assert not seen.faults
    assert not seen.undecided
    assert (seen.units, seen.owners, seen.voters) == (326, len(electorate.persons), len(electorate.voters))
    assert seen.area == sum(voter.area for voter in electorate.voters) == 29_164_46


def test_the_roll_has_all_that_real_rolls_have(lang: Lang, electorate: Electorate):
    lines, voters = electorate.lines, electorate.voters
    assert Counter(line.kind for line in lines) == {"home": 288, "parking": 24, "shop": 14}
    assert len({line.building for line in lines}) == 9
    kinds = Counter(voter.kind for voter in voters)
    assert kinds["developer"] == kinds["company"] == 1
    assert kinds["co-owners"] > 90
    homes = [
        sum(lines[unit].kind == "home" for unit in voter.units) for voter in voters if voter.kind == "person"
    ]
    assert Counter(homes)[2] == 9
    assert Counter(homes)[3] == 3
    assert [voter.area for voter in voters].count(0) == 2  # they own a stall and nothing else
    assert {line.area_source for line in lines} == {"registry", "survey", "contract"}
    assert sum(line.area % 100 != 0 for line in lines) > 300


def test_two_people_share_a_name_and_rare_characters_are_in_the_font(lang: Lang, electorate: Electorate):
    from reportlab.pdfbase.ttfonts import TTFontFile

    (twins,) = electorate.same_names
    assert (len(twins.places), len(set(twins.references)), twins.undecided) == (2, 2, False)
    names = "".join(person.name for person in electorate.persons)
    assert set("㛃") <= set(names)
    if lang == "zh":
        assert set("㛃䶮𬭎") <= set(names)
    drawn = TTFontFile(str(asset("fonts/NotoSansSC-Regular.ttf"))).charToGlyph
    texts = names + "".join(
        sample_text(lang, f"{name}.toml") for name in ("matters", "script", "poll", "meeting")
    )
    assert not {char for char in texts if char.isprintable() and ord(char) not in drawn}


def test_both_languages_share_every_number():
    one, other = (derive(sample_units(each)) for each in LANGS)
    assert [voter.area for voter in one.voters] == [voter.area for voter in other.voters]
    assert sample_votes(one.voters) == sample_votes(other.voters)


@pytest.mark.parametrize("question", QUESTIONS)
def test_enough_take_part_in_each_question(electorate: Electorate, question: str):
    assert all(fact.holds for fact in decision(electorate, question).facts if fact.part == "quorum")


def test_lift_and_contract_pass(electorate: Electorate):
    assert [decision(electorate, question).outcome for question in (LIFT, CONTRACT)] == ["passed", "passed"]


def test_the_shed_fails_by_a_hair_on_area_while_passing_on_heads(electorate: Electorate):
    shed = decision(electorate, SHED)
    heads, area = (fact for fact in shed.facts if fact.part == "approval")
    assert shed.outcome == "rejected"
    assert (heads.measure, heads.holds, area.measure, area.holds) == ("heads", True, "area", False)
    assert 4 * heads.num_value >= 3 * heads.of_value
    missing = 3 * area.of_value - 4 * area.num_value
    assert 4 * CLOSEST <= missing <= 4 * FARTHEST
    assert CLOSEST <= area.short_by <= FARTHEST + 1


def test_papers_come_back_with_the_usual_slips(electorate: Electorate):
    papers = sample_votes(electorate.voters)
    assert papers == sample_votes(tuple(reversed(electorate.voters)))
    assert len({paper.voter for paper in papers}) == len(papers) == 216
    flaws = Counter(paper.flaw for paper in papers)
    assert flaws == {"": 206, "blank": 1, "blank_item": 3, "overvote": 3, "unsigned": 1, "twice": 2}
    over = [paper for paper in papers if any(len(ticks) > 1 for ticks in paper.marks.values())]
    assert {paper.flaw for paper in over} == {"overvote"}
    assert all(len(paper.marks[SHED]) < 2 for paper in papers)
    assert sum(paper.copies for paper in papers) == 218


def test_what_a_proposal_costs_adds_up(lang: Lang):
    for matter in sample_matters(lang):
        amounts = [
            int(found.replace(",", ""))
            for found in re.findall(r"：([\d,]+) 元|: ¥([\d,]+)", matter.draft.budget)
            for found in found
            if found
        ]
        if matter.key != CONTRACT:
            assert sum(amounts[:-1]) == amounts[-1] > 0
        else:
            assert amounts == [round(29_164_46 * rate * 12 / 100_00) for rate in (248, 265)]


def test_what_a_proposal_means_for_one_home_is_worked_out_on_the_roll(lang: Lang):
    lift, _, contract = (matter.draft for matter in sample_matters(lang))
    share = [round(area * 289_000 / 29_164_46) for area in (89_12, 98_57)]
    assert "9.91" in lift.effect
    assert all(f"{each}" in lift.effect for each in share)
    for area in (89_12, 98_57):
        for rate in (230, 248, 265):
            cents = (area * rate + 50) // 100
            assert f"{cents // 100}.{cents % 100:02}" in contract.effect


def test_every_proposal_has_what_an_owner_wants_to_know(lang: Lang):
    rules = shipped_profile("cn-assembly")
    kinds = [(matter.key, rules.matter(matter.draft.code).rule) for matter in sample_matters(lang)]
    assert kinds == list(RULES.items())
    for matter in sample_matters(lang):
        draft = matter.draft
        assert all((draft.title, draft.text, draft.budget, draft.funding, draft.effect))
        assert len(draft.options) >= 2


def test_the_community_is_ready_to_work_with(office: Office, lang: Lang, electorate: Electorate):
    here = communities.community(office)
    assert (here.lang, here.term, here.seats) == (lang, 3, 7)
    assert roll.totals(office) == roll.RollTotals(326, 380, 274, 274, 29_164_46)
    committee = communities.members(office)
    assert [member.office for member in committee] == ["chair", "vice", *["member"] * 5]
    owners = {person.name for person in electorate.persons}
    spec = poll_spec(sample_text(lang, "poll.toml"))
    assert {member.name for member in committee} | set(spec.tellers) <= owners
    assert {view.id for matter in matters.matters(office) for view in matter.proposals} == {1, 2, 3}


def test_the_stored_voters_vote_as_the_derived_ones(office: Office, electorate: Electorate):
    assert sample_votes(roll.roll(office, limit=1000)) == sample_votes(electorate.voters)


def test_the_meeting_is_held_through_the_desks(office: Office, lang: Lang):
    (line,) = meetings.meetings(office)
    state = meetings.meeting(office, line.id)
    assert state.closed_at
    assert all(item.closed_at for item in state.items)
    assert [item.kind for item in state.items] == ["report", "discussion", *["decision"] * 4]
    assert Counter(stay.capacity for stay in state.attendance) == {"member": 7, "invited": 2, "observer": 1}
    motions = [(len(motion.present), Counter(motion.votes.values())) for motion in state.motions]
    assert motions == [
        (7, {"for": 7}),
        (7, {"for": 5, "against": 1, "abstain": 1}),
        (7, {"for": 6, "against": 1}),
        (6, {"for": 6}),
    ]
    assert all(motion.decision["outcome"] == "passed" for motion in state.motions)
    assert sum(step["do"] == "say" for step in sample_script(lang)) == sum(
        len(item.remarks) for item in state.items
    )


def test_the_poll_freezes_the_three_proposals(office: Office, lang: Lang):
    spec = poll_spec(sample_text(lang, "poll.toml"))
    view = polls.poll(office, polls.new_poll(office, spec))
    assert [asked.id for asked in view.asked] == list(QUESTIONS)
    assert [asked.question.rule for asked in view.asked] == list(RULES.values())
    assert (view.voters, view.heads, view.area) == (274, 274, 29_164_46)
    assert all(asked.proposal_digest for asked in view.asked)
    assert spec.opens.date() - EVENING.date() >= timedelta(days=16)
    titles = [matter.draft.title for matter in sample_matters(lang)]
    assert [asked.title for asked in view.asked] == titles


def test_the_csv_opens_in_a_spreadsheet(lang: Lang):
    with sample_file(lang, "roll.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 327
    assert {len(row) for row in rows} == {11}
