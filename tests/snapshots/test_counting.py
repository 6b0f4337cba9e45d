"""Pictures of the count: an audit whose dice fell, one paper's history, and piles of which one differs."""

from __future__ import annotations

import shutil
from datetime import datetime

import pytest
from tests.cli.test_audit import DICE, founded
from tests.conftest import SHANGHAI
from tests.snapshots.conftest import codes

from meeting_tui.desk.office import open_office
from meeting_tui.desk.polls import audits, piles
from meeting_tui.lang import _, audit, use

VOTERS = 60
TELLERS = ("李计票", "赵监票")
ON_THE_DAY = datetime(2026, 12, 9, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """A poll that is closed and counted."""
    return founded(tmp_path_factory.mktemp("counted"), VOTERS, VOTERS)


@pytest.fixture
def evening(counted, tmp_path, clock):
    """The counted poll in a file of its own, opened; and the poll."""
    shutil.copy(counted[0], tmp_path / "test.meeting")
    clock.at = ON_THE_DAY
    office = open_office(tmp_path / "test.meeting", "王建国", world=clock.world())
    yield office, counted[1]
    office.close()


def test_the_papers_the_dice_drew(evening, clock, screen, lang, monkeypatch):
    monkeypatch.setattr(audit, "check_code", codes("QWSS-GHD4-6F5V-70AZ"))
    office, poll = evening
    audits.begin(office, poll, 5)
    for who in TELLERS:
        audits.throw(office, poll, DICE, who)
    first = audits.show(office, poll).drawn[0]["serial"]
    for who, marks in zip(TELLERS, ("for", "against"), strict=True):
        audits.key(office, poll, first, (who,), {"q1": (marks,)})
    office.close()
    use(lang)
    assert screen(lang, clock.world(), "f6", "enter", "ctrl+o", (_("Audit by public dice"),), "enter")


def test_all_that_became_of_one_paper(evening, clock, screen, lang):
    office, _poll = evening
    office.close()
    assert screen(lang, clock.world(), "f6", "enter", "ctrl+f", "1", "2", "enter")


def test_piles_of_which_one_differs(evening, clock, screen, lang):
    office, poll = evening
    for box, papers in (("A", 30), ("B", 29)):
        for who in TELLERS:
            piles.count_pile(office, poll, box, {"papers": papers}, who)
    office.close()
    assert screen(lang, clock.world(), "f6", "enter", "f8")
