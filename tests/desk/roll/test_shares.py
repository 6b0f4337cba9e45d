"""Shares in a roll file: every country's words, exact numbers, and sums that must be right."""

import hashlib
from contextlib import closing
from pathlib import Path

import pytest
from tests.desk.rolls import write_csv, write_xlsx

from meeting_tui.desk import communities
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.roll.columns import find_tables
from meeting_tui.desk.roll.doubt import Answers
from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.desk.roll.people import NameAnswer
from meeting_tui.desk.roll.preview import preview
from meeting_tui.desk.roll.rows import read_units
from meeting_tui.refusal import Refusal
from meeting_tui.rules import shipped_profile

HEAD = "Building,Room,{},Owner"


def held(folder: Path, *cells: str, heading: str = "Unit entitlement") -> list[str]:
    """The shares of units with these cells, or the codes of the faults."""
    rows = [f'A;{no};"{cell}";Owner {no}' for no, cell in enumerate(cells, 101)]
    path = write_csv(folder, *rows, head=f"Building;Room;{heading};Owner")
    found = read_units(find_tables(path.name, read_grids(RollFile.read(path))).tables)
    units, faults = found.units, found.faults
    return [fault.code for fault in faults] or [unit.share for unit in units]


@pytest.mark.parametrize(
    "heading",
    [
        "Unit entitlement",
        "MEA",
        "Miteigentumsanteile",
        "Tantièmes",
        "MILLIÈMES",
        "持分",
        "議決権",
        "应有部分",
        "應有部分",
        "份额",
        "不可分割份數",
        "Undivided shares",
        "Shares held",
        "区分所有权比例",
        "MEA (ohne Garage)",
    ],
)
def test_the_column_bears_the_word_of_its_country(heading: str, tmp_path: Path) -> None:
    assert held(tmp_path, "120", "110", heading=heading) == ["120", "110"]


@pytest.mark.parametrize("heading", ["MEA/1000", "Tantièmes (sur 1 000)", "MEA in 1/1000", "Shares of 1,000"])
def test_a_heading_can_name_the_whole(heading: str, tmp_path: Path) -> None:
    assert held(tmp_path, "83,5", "120", heading=heading) == ["83.5/1000", "120/1000"]


@pytest.mark.parametrize(
    ("cells", "shares"),
    [
        (("83/1000", "83,5/1000"), ["83/1000", "83.5/1000"]),
        (("83,5/1.000", "1 / 1.000"), ["83.5/1000", "1/1000"]),
        (("1.024,50", "1.024"), ["1024.5", "1024"]),  # the first says how the second is meant
        (("1,024.50", "1,024"), ["1024.5", "1024"]),
        (("1'024", "1 024"), ["1024", "1024"]),
        (("0.0833333333333", "0.9166666666667"), ["0.0833333333333", "0.9166666666667"]),
        (("８３／１０００", "8,30 %"), ["83/1000", "8.3/100"]),
        (("120.0", "0"), ["120", "0"]),
        (("1/3", "1/2"), ["1/3", "1/2"]),
    ],
)
def test_numbers_are_exact_in_every_writing(
    cells: tuple[str, ...], shares: list[str], tmp_path: Path
) -> None:
    assert held(tmp_path, *cells) == shares


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (("1,024", "980"), ["roll.share_unclear"]),
        (("1.024", "980"), ["roll.share_unclear"]),
        (("zwölf", "1e3"), ["roll.share", "roll.share"]),
        (("-5", "5/0"), ["roll.share", "roll.share"]),
        (("120", ""), ["roll.blank"]),
        (("83/1000", "17"), ["roll.share_mixed"]),
        (("583/1000", "418/1000"), ["roll.share_over"]),
        (("1/999999999989", "1/999999999961"), ["roll.share_wholes"]),
        (("999999999999", "1"), ["roll.share_wholes"]),
        (("0.1234567890123456789", "1000000000000"), ["roll.share", "roll.share"]),
    ],
)
def test_what_is_no_share_is_told(cells: tuple[str, ...], codes: list[str], tmp_path: Path) -> None:
    assert held(tmp_path, *cells) == codes


def test_the_file_s_own_total_must_be_right(tmp_path: Path) -> None:
    rows = ["A,101,583/1000,Ann", "A,102,416/1000,Bob", "Total,,1000/1000,"]
    seen = preview(write_csv(tmp_path, *rows, head=HEAD.format("MEA")))
    fault = next(each for each in seen.faults if each.code == "roll.share_sum")
    assert (fault.row, fault.facts["sum"], fault.facts["away"]) == (4, "999/1000", "1/1000")
    right = preview(
        write_csv(
            tmp_path, "A,101,583/1000,Ann", "A,102,417/1000,Bob", "Total,,1000,", head=HEAD.format("MEA")
        )
    )
    assert "roll.share_sum" not in {each.code for each in right.faults}
    assert right.share == "1000/1000"


def test_a_number_of_a_spreadsheet_stays_what_it_is(tmp_path: Path) -> None:
    rows = [("Block", "Flat", "Shares", "Owner"), ("A", "1", 83.5, "Ann"), ("A", "2", 120, "Bob")]
    seen = preview(write_xlsx(tmp_path, rows))
    assert (seen.share, seen.area, seen.faults) == ("203.5", 0, ())


def test_co_owners_and_owners_of_several_units_hold_the_sum(tmp_path: Path) -> None:
    rows = ["A,1,10/100,Ann", "A,1,10/100,Bob", "A,2,20/100,Cleo", "A,3,5/100,Cleo", "A,4,1/200,Dan"]
    path = write_csv(tmp_path, *rows, head=HEAD.format("MEA"))
    seen = preview(path, Answers({"Cleo": NameAnswer("same")}))
    assert (seen.voters, seen.share) == (3, "71/200")


def test_a_co_owner_s_row_may_not_say_another_share(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "A,1,10/100,Ann", "A,1,20/100,Bob", head=HEAD.format("MEA"))
    assert [fault.code for fault in preview(path).faults] == ["roll.differs"]


def test_rules_that_weigh_area_want_an_area_and_read_no_share(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "A,101,1/2,Ann", head=HEAD.format("份额"))
    with pytest.raises(Refusal) as refused:
        preview(path, law=shipped_profile("cn-assembly"))
    assert refused.value.code == "roll.no_column"
    both = write_csv(tmp_path, "A,101,89.12,1/2,Ann", head="Building,Room,Area,份额,Owner")
    assert preview(both, law=shipped_profile("cn-assembly")).share == ""


def test_rules_that_weigh_shares_want_no_area(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "A,101,583,Ann", "A,102,417,Bob", head=HEAD.format("Tantièmes"))
    assert preview(path, law=shipped_profile("fr-copropriete")).faults == ()


def test_where_no_area_weighs_an_area_of_nothing_is_none(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "1,0,Ann", "2,0.00,Bob", head="Room,Area,Members")
    seen = preview(path, law=shipped_profile("de-verein"))
    assert (seen.units, seen.area, seen.faults) == (2, 0, ())
    weighed = preview(path, law=shipped_profile("cn-assembly"))
    assert [fault.code for fault in weighed.faults] == ["roll.area", "roll.area"]


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_an_export_is_read_back_to_the_same_roll(name: str, tmp_path: Path) -> None:
    with closing(communities.found(tmp_path / "a.meeting", "A", "de-weg", "en", who="Ann")) as office:
        roll.import_roll(
            office, write_csv(tmp_path, "A,1,3/2000,Ann", "A,2,1/3,Bob", head=HEAD.format("MEA"))
        )
        before = roll.fingerprint(office)
        roll.export_roll(office, tmp_path / name)
        roll.import_roll(office, tmp_path / name)
        assert roll.fingerprint(office) == before
        assert roll.totals(office).share == "2009/6000"


def test_the_fingerprint_of_a_roll_with_shares_says_so(tmp_path: Path) -> None:
    """The lines of docs/formats/roll.md, written out by hand."""
    lines = (
        '["roll",2]',
        '["unit","A","","1","home",0,"registry",[["Ann","person",""]],"83.5/1000"]',
        '["voter",1,"person",[1],1,0,"","83.5/1000"]',
    )
    with closing(communities.found(tmp_path / "a.meeting", "A", "de-weg", "en", who="Ann")) as office:
        roll.import_roll(office, write_csv(tmp_path, 'A,1,"83,5/1000",Ann', head=HEAD.format("MEA")))
        text = "".join(f"{line}\n" for line in lines)
        assert roll.fingerprint(office) == hashlib.sha256(text.encode()).hexdigest()
