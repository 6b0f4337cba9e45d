"""What never hangs on the board, by its shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.paper.documents.copies import masked
from meeting_tui.paper.documents.known import InClear, Known
from meeting_tui.paper.documents.masking import person, twin, unit
from meeting_tui.rules import shipped, shipped_profile

NOBODY = Known()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("13812345678", "138****5678"),
        ("电话 138 1234 5678。", "电话 138 **** 5678。"),
        ("１３８１２３４５６７８", "１３８****５６７８"),
        ("一三八一二三四五六七八", "一三八****五六七八"),
        ("138.1234.5678", "138.****.5678"),
        ("021-64001234", "021-****1234"),
        ("（021）6400 1234", "（021）**** 1234"),
        ("310101199001011234", "310***********1234"),
        ("31010119900101123X", "310***********123X"),
        ("310101 19900101 1234", "310*** ******** 1234"),
        ("310101900101123", "310********1123"),
        ("6222 0212 3456 7890 123", "**** **** **** ***0 123"),
        ("3-2-1201 和 1201室", "3-2-**** 和 ****室"),
        ("12-1201", "12-****"),
        ("8栋1单元802、8号楼802、八〇二室", "8栋1单元***、8号楼***、***室"),
        ("88弄12号601，８８弄１２号６０１室", "88弄12号***，８８弄１２号***室"),
        ("A座1203，三号楼八百零二室", "A座****，三号楼****室"),
        ("Block A Flat 3, Building 8, 802; #12-345", "Block A Flat *, Building 8, ***; #**-***"),
        (
            "Tower East, stair 2, 1201; bldg. 4 #12B; Block12 701",
            "Tower East, stair 2, ****; bldg. 4 #***; Block12 ***",
        ),
        (
            "48 Oak Avenue, 3B and 12 Main St. #5; 3/48 Oak Road",
            "48 Oak Avenue, ** and 12 Main St. #*; */48 Oak Road",
        ),
        (
            "Stairwell 3, 12; stair 2-12; entrance B 12; Stair 2 No 12",
            "Stairwell 3, **; stair 2-**; entrance B **; Stair 2 No **",
        ),
        ("Flat No. 12, Villa 7, Penthouse 2", "Flat No. **, Villa *, Penthouse *"),
        ("微信：wxiao_88，QQ 12345678", "微信：********，QQ ********"),
        ("沪A·12345 沪AD12345", "沪A·***** 沪A******"),
        ("wang@example.com", "************.***"),
    ],
)
def test_what_is_hidden_by_its_shape(typed: str, shown: str) -> None:
    assert masked(typed, NOBODY) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "2025-12-10 付 128,600.00 元，面积 1201.55 ㎡，2025-12，2026-1-28 上午 9:00–11:00",
        "lift 通过 155/160 118182.18/123210.12",
        "赞成面积 17,462.50／23,285.12 ㎡，占参与表决面积的 74.99%，还差 1.34 ㎡",
        "11月3号15点 3号楼12层 三室一厅 88弄的小区 会议室 办公一室 25户",
        "3 号楼 2 单元电梯大修方案，第278条第2款，法释〔2020〕17号，梧业委公〔2025〕6 号",
        "全体业主 274 户，215 户参加，166 户赞成；10–12 人，2026-07 号决定",
        "记录指纹 3f3f3f3f 3f3f3f3f 12345678 12345678 12345678 12345678 12345678 12345678",
        "The ramps at Buildings 4 and 6; the building has 12 floors; the block of 1998; Tower B, 90 owners",
        "the stairs are wet; stair 2 is dark; stairs 2/3; Stair A 12 lamps",
        "Building 5, stair 2, 3 households",
        "Main Street repaving, 12 lamps; 12 Main Street, 14 December 2026, 19:00",
        "Stair 2, 5,000.00; flat roof 3",
        "10 units at 12 Main Street, 3 of them empty",
        "12 Main Street, 2nd floor, 7 pm; the entrance to 12 flats",
        "Floor area: 23,456.78 / 30,000.00 = 78.18%; 3 of 7 present; 12 December 2026, 19:00",
    ],
)
def test_dates_amounts_counts_and_fingerprints_stay(typed: str) -> None:
    assert masked(typed, NOBODY) == typed


@pytest.mark.parametrize(
    ("name", "shown"),
    [("王建国", "王**"), ("李", "李*"), ("𬭎明", "𬭎*"), ("Ada Byron", "A** B****"), ("", "")],
)
def test_names(name: str, shown: str) -> None:
    assert person(name) == shown


def test_units() -> None:
    assert [unit(name) for name in ("3-2-1201", "A座1201", "车位 B17")] == ["3-2-****", "A座****", "车位 B**"]


KNOWN = Known(
    names=frozenset({"王小二", "王小明", "赵六", "Ada Byron", "王建国"}),
    labelled=frozenset({("王建国", "3-2-1201")}),
    units=frozenset({"8-1-802", "车位 B17", "5-101", "9栋, 1单元, 801室"}),
    phones=frozenset({"64001234", "13812345678"}),
    references=frozenset({"K-77120"}),
    clear=(
        InClear("王建国", "member"),
        InClear("周六，5栋102室、5栋101室，021-55667788 或 138 1234 5678", "contact"),
    ),
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("赵六说", "赵*说"),
        ("赵 六、王建国", "赵*、王建国"),
        ("ADA  byron left, Adabyron did not", "A** B**** left, A** B**** did not"),
        ("王建国 3-2-1201", "王** 3-2-****"),
        ("找K77120，车位B17", "找K-****0，车位B**"),
        ("打 6400 1234 即可", "打 64** **34 即可"),
        ("到5栋102室或电 021-55667788", "到5栋102室或电 021-55667788"),
        ("到5栋101室或电 13812345678", "到5栋***室或电 138****5678"),
        ("3栋102室", "3栋***室"),
        ("9栋1单元801室业主", "9栋1单元***室业主"),
        ("赵六802 与 802（赵六）", "赵**** 与 ***（赵*）"),
        ("王建国 802.pdf，Ada Byron802", "王建国 ***.pdf，A** B*******"),
        ("赵六说802元，赵六 803", "赵*说802元，赵* 803"),
    ],
)
def test_who_is_known_is_hidden_unless_in_office(typed: str, shown: str) -> None:
    assert masked(typed, KNOWN) == shown


@given(st.text("0123456789- 室号栋弄〇八零王小二+", max_size=40))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = masked(text, KNOWN)
    assert masked(once, KNOWN) == once


@given(st.from_regex(r"[^0-9]?1[3-9][0-9]{9}[^0-9]?", fullmatch=True))
def test_no_mobile_number_survives(text: str) -> None:
    digits = "".join(c for c in twin(text) if c in "0123456789")
    assert len(digits) < 11 or digits[-11:] not in twin(masked(text, NOBODY))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("高秀英 19:48 离会", "高秀英 19:48 离会"),
        (
            "自 2026-10-17 起，2026 年，共 1948 户，1948.50 ㎡",
            "自 2026-10-17 起，2026 年，共 1948 户，1948.50 ㎡",
        ),
        ("户号 1948，（2026）", "户号 1**8，（2**6）"),
    ],
)
def test_a_short_reference_is_no_time_date_or_amount(typed: str, shown: str) -> None:
    assert masked(typed, Known(references=frozenset({"1948", "2026", "10"}))) == shown


@pytest.mark.parametrize("profile", shipped())
def test_no_clause_of_a_law_is_hidden(profile: str) -> None:
    law = shipped_profile(profile)
    said = [words for rule in law.rules.values() for words in (rule.cite, rule.wording, rule.title)]
    said += [words for duty in law.duties for words in (duty.cite, duty.title)]
    told = [text for words in said for text in dict(words).values()]
    assert [masked(text, NOBODY) for text in told] == told


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("现每月 221.02 元，2-2-102 不变", "现每月 221.02 元，2-2-*** 不变"),
        ("22,102 yuan, ¥22.102, 22.102 ㎡", "22,102 yuan, ¥22.102, 22.102 ㎡"),
        ("221.02、2.2.102、22102、22.102", "221.02、2.2.***、*****、22.***"),
        ("共 22102 元，22102 ㎡", "共 22102 元，22102 ㎡"),
    ],
)
def test_an_amount_with_the_digits_of_a_unit_is_no_unit(typed: str, shown: str) -> None:
    assert masked(typed, Known(units=frozenset({"2-2-102"}))) == shown


def test_a_name_in_a_longer_one_that_stands_in_clear_is_nobodys() -> None:
    """The chair 王建国 is not masked for a neighbour 王建, nor 梧桐苑 for one called 梧桐."""
    clear = InClear("王建国", "chair"), InClear("电话 王建", "contact")
    known = Known(names=frozenset({"王建", "梧桐"}), clear=clear)
    own = known.of("梧桐苑")
    assert masked("王建国主持，王建发言", own) == "王建国主持，王*发言"
    assert masked("梧桐苑的梧桐", own) == "梧桐苑的梧*"
    assert masked("梧桐苑，电话 王建", known) == "梧*苑，电话 王*"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("业委会与电梯公司开会，业主大会决定修电梯", "业委会与电梯公司开会，业主大会决定修电梯"),
        ("电梯的维修由物业负责，高兴说", "电梯的维修由物业负责，高*说"),
        (
            "The owners will meet in the hall; you may vote.",
            "The owners will meet in the hall; you may vote.",
        ),
        ("12 May 2026, May 14, the 3rd of May", "12 May 2026, May 14, the 3rd of May"),
        ("May said that Hall pays; may she? byron left", "M** said that H*** pays; may she? B**** left"),
        ("Will Hall and will; May 802", "W*** H*** and will; M** 802"),
    ],
)
def test_a_name_that_is_a_word_of_any_paper_is_hidden_where_it_is_a_name(typed: str, shown: str) -> None:
    """Small letters and months tell words from people; organs are nobody; hanzi have no capitals."""
    roll = frozenset({"业委会", "电梯", "物业", "高兴", "May", "Will", "Hall", "Byron"})
    assert masked(typed, Known(names=roll)) == shown
