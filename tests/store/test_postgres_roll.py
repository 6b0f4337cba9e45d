"""The roll on a server is the roll in a file: same voters, same finds, same fingerprint."""

from __future__ import annotations

from pathlib import Path

import pytest

from meeting_tui.desk import communities
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.roll import acts as roll
from meeting_tui.rehearsal.sample import sample_file
from meeting_tui.world import World


def test_a_roll_is_the_same_on_a_server(url: str, tmp_path: Path, world: World):
    offices = [
        communities.found(where, "梧桐苑", "cn-assembly", world=world)
        for where in (url, tmp_path / "a.meeting")
    ]
    for office in offices:
        roll.import_roll(office, sample_file("zh", "roll.csv"))
        roll.import_roll(office, sample_file("zh", "roll.xlsx"))
    server, file = offices
    assert roll.totals(server) == roll.totals(file)
    assert roll.fingerprint(server) == roll.fingerprint(file)
    for query in ("", "王伟", "ww", "3-2-501", "b1", "%"):
        assert roll.roll(server, query) == roll.roll(file, query), query
    for query in ("", "王伟", "ww 302", "5-1-701"):
        assert persons.search(server, query, 1000) == persons.search(file, query, 1000), query
    for office in offices:
        assert persons.register(office, "冯立", organ="物业").id == len(persons.people(office))
    (chair,) = communities.set_members(server, [communities.MemberView("王伟 5-1-302", "chair")])
    assert (chair.name, chair.label) == ("王伟", "王伟 5-1-302")
    assert communities.change(server, lang="en").lang == "en"
    assert roll.voter(server, 1).voter.label.startswith("1栋, ")
    for office in offices:
        office.close()


def test_a_faulty_roll_leaves_the_server_as_it_was(url: str, tmp_path: Path, world: World):
    office = communities.found(url, "梧桐苑", "cn-assembly", world=world)
    roll.import_roll(office, sample_file("zh", "roll.csv"))
    before = roll.fingerprint(office)
    bad = tmp_path / "bad.csv"
    bad.write_text("楼栋,房号,面积,业主\n1栋,101,x,王伟\n", "utf-8")
    with pytest.raises(Exception, match=r"roll\.faults"):
        roll.import_roll(office, bad)
    assert roll.fingerprint(office) == before
    office.close()
