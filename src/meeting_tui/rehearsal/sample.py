"""The sample community, ready to work with: 梧桐苑 in Chinese, Sycamore Court in English.

What a committee would have on its laptop lies in `assets/community`: the roll, the committee, three matters
with their proposals, a meeting with what is said in it, and a poll.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from meeting_tui.desk import communities
from meeting_tui.desk.board import occasions
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import settled
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals import hearing
from meeting_tui.desk.proposals.values import ProposalDraft
from meeting_tui.desk.roll import acts as roll
from meeting_tui.lang import Lang
from meeting_tui.resources import asset
from meeting_tui.world import REAL, World

FOLDERS: dict[Lang, str] = {"zh": "wutong", "en": "sycamore"}


@dataclass(frozen=True)
class SampleOpinion:
    """What households said of a proposal before the vote; `heard`: how, in which building, how many."""

    said: str
    answer: str
    heard: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class SampleMatter:
    """A matter with the proposal put to the vote; `key` is its question's id on the ballot."""

    key: str
    title: str
    summary: str
    category: str
    parts: tuple[str, ...]
    draft: ProposalDraft
    opinions: tuple[SampleOpinion, ...] = ()


def sample_file(lang: Lang, name: str) -> Path:
    """A file of the sample: roll.xlsx, roll.csv, community, meeting, matters, poll or script .toml."""
    return asset(f"community/{FOLDERS[lang]}/{name}")


def sample_text(lang: Lang, name: str) -> str:
    """The text of one of the sample's TOML files: specs to be read as if a person had written them."""
    return sample_file(lang, name).read_text("utf-8")


def sample_matters(lang: Lang) -> tuple[SampleMatter, ...]:
    """The lift, the charging shed, the service contract."""
    found = tomllib.loads(sample_text(lang, "matters.toml"))["matter"]
    return tuple(
        SampleMatter(
            *(each["key"], each["title"], each["summary"].strip(), each["category"], tuple(each["parts"])),
            _draft(each),
            _opinions(each),
        )
        for each in found
    )


def _draft(matter: dict[str, Any]) -> ProposalDraft:
    proposal: dict[str, Any] = matter["proposal"]
    told = {key: value.strip() if isinstance(value, str) else value for key, value in proposal.items()}
    return ProposalDraft(**told | {"options": tuple(proposal["options"])})


def _opinions(matter: dict[str, Any]) -> tuple[SampleOpinion, ...]:
    found = matter["opinion"]
    return tuple(
        SampleOpinion(each["said"], each["answer"], tuple((way, where, n) for way, where, n in each["heard"]))
        for each in found
    )


def found_sample(target: str | Path, lang: Lang, who: str = "", world: World = REAL) -> Office:
    """A new store with community, committee, roll and matters; the proposals are numbered 1 to 3."""
    facts = tomllib.loads(sample_text(lang, "community.toml"))
    members = [communities.MemberView(**member) for member in facts.pop("member")]
    who = who or members[0].name
    office = communities.found(target, facts.pop("name"), facts.pop("profile"), who=who, world=world, **facts)
    office = settled(office, who)
    communities.set_members(office, members)
    year = world.now().year  # in the middle of its term, whenever somebody looks
    occasions.tell(office, {"term_begin": date(year - 1, 1, 1), "term_end": date(year + 2, 12, 31)})
    roll.import_roll(office, sample_file(lang, "roll.xlsx"))
    for matter in sample_matters(lang):
        number = matters.new_matter(
            office, matter.title, matter.summary, category=matter.category, parts=matter.parts
        )
        _hear(office, proposals.propose(office, number, matter.draft), matter.opinions)
    return office


def _hear(office: Office, proposal: int, opinions: Iterable[SampleOpinion]) -> None:
    """What was said of it before the vote, and answered."""
    for each in opinions:
        group = hearing.group(office, proposal, each.said)
        for way, building, count in each.heard:
            hearing.hear(office, proposal, way, count=count, building=building, group=group)
        hearing.reply(office, proposal, group, each.answer)
