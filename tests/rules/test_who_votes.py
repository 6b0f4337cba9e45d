"""Companies and co-owners by each law, worked out by hand: a company is one holder, whatever the law weighs
of it; co-owners are one voter, and papers of theirs that contradict each other say nothing.

Every law stands on both sides of its limit. The other reading (a vote a unit for a vote an owner, a vote each
for co-owners) would come out otherwise in at least one of the two.
"""

from __future__ import annotations

import pytest
from tests.rules.holders import decided

from meeting_tui.rules import shipped, shipped_profile

Row = tuple[str, str]
"""Papers, and what comes of them."""

EIGHT = "Firm* 3x100, A 100, B 100, C 100, D 100, E 100, F 100, G 100"
FEW = "Firm* 3x100, A 100, B 100, C 100, D 100"

COMPANIES: dict[str, tuple[str, str, str, tuple[Row, ...]]] = {
    # 8 heads and 1000 m²: two thirds are 6 and 666.67; by parts 5 of 8 would have passed
    "cn-assembly": (
        "法释〔2020〕17号 9: 同一买受人拥有一个以上专有部分的，按一人计算",
        "ordinary",
        EIGHT,
        (
            ("Firm f, A f, B f, C a, D a, E a", "rejected"),
            ("Firm f, A f, B f, C a, D a, E a, F f", "passed"),
            ("Firm f, A f, B f, C f, D f", "no_quorum"),
        ),
    ),
    "cn-assembly-shanghai": (
        "沪规 18 with 法释〔2020〕17号 9",
        "ordinary",
        EIGHT,
        (
            ("Firm f, A f, B f, C a, D a, E a", "rejected"),
            ("Firm f, A f, B f, C a, D a, E a, F f", "passed"),
        ),
    ),
    "de-weg": (
        "WEG §25(2) S. 1: jeder Wohnungseigentümer hat eine Stimme",
        "resolution",
        FEW,
        (("Firm f, A a, B a", "rejected"), ("Firm f, A a, B a, C f, D f", "passed")),
    ),
    "de-verein": (
        "BGB §§32(1), 38: each member, also a legal person, has one vote",
        "resolution",
        FEW,
        (("Firm f, A a", "rejected"), ("Firm f, A a, B f", "passed")),
    ),
    # art 22: 400 of 700 are more than half and fall to the 300 of all others; 400 : 300 would have passed
    "fr-copropriete": (
        "Loi 65-557 art 22 al 2",
        "art-24",
        "Firm* 4x100, A 100, B 100, C 100",
        (("Firm f, A a, B a, C a", "rejected"), ("Firm f, A a, B a", "passed")),
    ),
    "au-nsw-strata": (
        "SSMA 2015 (NSW) Sch 1 cll 14, 17: a vote a lot; alone it is one person, and two must be there",
        "ordinary",
        FEW,
        (
            ("Firm f, A a, B a", "passed"),
            ("Firm f, A a, B a, C a", "rejected"),
            ("Firm f", "no_quorum"),
        ),
    ),
    "uk-company": (
        "Companies Act 2006 ss 284, 323: on a poll every share, by one representative",
        "ordinary",
        FEW,
        (("Firm f, A a, B a", "passed"), ("Firm f, A a, B a, C a", "rejected")),
    ),
    "us-roberts": (
        "RONR: a vote a member",
        "majority",
        FEW,
        (("Firm f, A a, B a", "rejected"), ("Firm f, A f, B a", "passed")),
    ),
    "hk-bmo": (
        "Cap 344 Sch 3 para 3: shares",
        "resolution",
        FEW,
        (("Firm f, A a, B a", "passed"), ("Firm f, A a, B a, C a", "rejected")),
    ),
    # ten parts, of which it holds a fifth: seven come, three quarters of them are 5.25
    "tw-condominium": (
        "公寓大廈管理條例 27: 各專有部分之區分所有權人有一表決權",
        "art-31",
        "Firm* 2x100, A 100, B 100, C 100, D 100, E 100, F 100, G 100, H 100",
        (
            ("Firm f, A f, B f, C f, D f, E a", "passed"),
            ("Firm f, A f, B f, C f, D a, E a", "rejected"),
            ("Firm f, A f, B f, C f, D f", "no_quorum"),
        ),
    ),
    "jp-condominium": (
        "区分所有法 39(1), 38: each 区分所有者 once, the votes by share",
        "ordinary",
        EIGHT,
        (("Firm f, A f, B a, C a", "rejected"), ("Firm f, A f, D f, B a, C a", "passed")),
    ),
    # ZGB 712m(2), 67: heads; half of the five owners (three) with half of 700
    "ch-stockwerkeigentum": (
        "ZGB 712m(2), 67(1), 712p",
        "ordinary",
        FEW,
        (
            ("Firm f, A a, B a", "rejected"),
            ("Firm f, A f, B a", "passed"),
            ("Firm f, A f", "no_quorum"),
        ),
    ),
    "sg-strata": (
        "BSMA 2004 (Singapore) First Schedule: a vote a lot",
        "ordinary",
        FEW,
        (("Firm f, A a, B a", "passed"), ("Firm f, A a, B a, C a", "rejected")),
    ),
    "us-ca-hoa": (
        "Civil Code (California) 4160, 5105: a vote a separate interest",
        "majority",
        FEW,
        (("Firm f, A a, B a", "passed"), ("Firm f, A a, B a, C a", "rejected")),
    ),
    # four of seven voting interests must be there
    "us-fl-condominium": (
        "Fla. Stat. 718.104(4)(j), 718.112(2)(b)1: a voting interest a unit",
        "decision",
        FEW,
        (
            ("Firm f, A a", "passed"),
            ("Firm f, A a, B a, C a", "rejected"),
            ("Firm f", "no_quorum"),
        ),
    ),
    "ca-bc-strata": (
        "SPA (BC) s 53(1): a vote a lot",
        "majority",
        FEW,
        (("Firm f, A a, B a", "passed"), ("Firm f, A a, B a, C a", "rejected")),
    ),
    "ca-on-condominium": (
        "Condominium Act, 1998 (ON) s 51(2): a vote a unit",
        "majority",
        FEW,
        (("Firm f, A a, B a", "passed"), ("Firm f, A a, B a, C a", "rejected")),
    ),
}

PAIR = "Ann+Bob 100, C 100, D 100"
BALANCED = (
    ("Ann+Bob f, C a", "rejected"),  # a vote each would be two against one
    ("Ann+Bob f, C a, D f", "passed"),
    ("Ann+Bob fa, C f", "passed"),  # they counted neither for nor against
    ("Ann+Bob fa, C f, D a", "rejected"),
)
"""Where those who voted decide."""

THERE = (
    ("Ann+Bob f, C a", "rejected"),
    ("Ann+Bob f, C a, D f", "passed"),
    ("Ann+Bob fa, C f", "rejected"),  # their paper is there, and says nothing
    ("Ann+Bob fa, C f, D f", "passed"),
)
"""Where those who are there decide."""

CO_OWNERS: dict[str, tuple[str, str, tuple[Row, ...]]] = {
    # two thirds of three heads and of 300 m² must take part
    "cn-assembly": (
        "业主大会和业主委员会指导规则 25",
        "ordinary",
        (*BALANCED[:2], ("Ann+Bob fa, C f", "no_quorum"), ("Ann+Bob fa, C f, D f", "passed"), BALANCED[3]),
    ),
    "cn-assembly-shanghai": (
        "沪规 18, 指导规则 25",
        "ordinary",
        (*BALANCED[:2], ("Ann+Bob fa, C f", "no_quorum"), BALANCED[3]),
    ),
    "de-weg": ("WEG §25(2) S. 2: nur einheitlich", "resolution", BALANCED),
    "de-verein": ("BGB §32(1): a membership has one vote", "resolution", BALANCED),
    "fr-copropriete": ("Loi 65-557 art 23 al 2: un mandataire commun", "art-24", BALANCED),
    "au-nsw-strata": ("SSMA 2015 (NSW) Sch 1 cl 25", "ordinary", BALANCED),
    "uk-company": ("Companies Act 2006 s 286", "ordinary", BALANCED),
    # an illegal vote of somebody entitled is one that was cast
    "us-roberts": (
        "RONR: a membership has one vote",
        "majority",
        (*BALANCED[:2], ("Ann+Bob fa, C f", "rejected"), ("Ann+Bob fa, C f, D f", "passed")),
    ),
    "hk-bmo": ("Cap 344 Sch 3 para 3(4)", "resolution", BALANCED),
    "sg-strata": ("BSMA 2004 (Singapore) First Schedule para 2", "ordinary", BALANCED),
    "us-ca-hoa": ("Civil Code (California) 5105, the bylaws", "majority", BALANCED),
    "ca-bc-strata": ("SPA (BC) s 57: who disagree are not counted", "majority", BALANCED),
    "ca-on-condominium": ("Condominium Act, 1998 (ON) s 51(3), (4)", "majority", BALANCED),
    "us-fl-condominium": ("Fla. Stat. 718.103: the voting certificate names one", "decision", THERE),
    "jp-condominium": ("区分所有法 40: 一人を定めなければならない", "ordinary", THERE),
    "ch-stockwerkeigentum": ("ZGB 712o(1): nur eine Stimme", "ordinary", THERE),
    # three quarters of those there: three of three
    "tw-condominium": (
        "公寓大廈管理條例 27(2): 應推由一人行使",
        "art-31",
        (
            ("Ann+Bob f, C f, D f", "passed"),
            ("Ann+Bob f, C f, D a", "rejected"),
            ("Ann+Bob fa, C f, D f", "rejected"),
        ),
    ),
}


Owing = tuple[str, str, str, str, tuple[tuple[str, tuple[str, ...], str], ...]]
"""Law, source, rule, roll; papers with who owes, and what comes of them."""

SYDNEY = "Debt 200, A 120, B 129, C 1, " + ", ".join(f"{name} 50" for name in "DEFGHIJKLMN")
TEN = ", ".join(f"{name} 100" for name in "ABCDEFGHIJ")
ARREARS: tuple[Owing, ...] = (
    # (5): in no total. Of seven interests three are no majority; of five they are, of six they are not
    (
        "us-fl-condominium",
        "Fla. Stat. 718.303(5), 718.112(2)(b)1",
        "decision",
        "A 100, B 100, C 100, D 100, E 100, F 100, G 100",
        (
            ("A f, B f, C f", (), "no_quorum"),
            ("A f, B f, C f", ("G",), "no_quorum"),
            ("A f, B f, C f", ("F", "G"), "passed"),
            ("A f, B f, G f", ("F", "G"), "no_quorum"),  # whose votes are suspended is not there
        ),
    ),
    # two thirds of ten are seven, of nine six
    (
        "us-fl-condominium",
        "Fla. Stat. 718.303(5), 718.110(1)(a)",
        "declaration",
        TEN,
        (
            ("A f, B f, C f, D f, E f, F f", (), "rejected"),
            ("A f, B f, C f, D f, E f, F f", ("J",), "passed"),
            ("A f, B f, C f, D f, E f, J f", ("J",), "rejected"),
        ),
    ),
    # 48(2): a third of the strata corporation's votes is 3.34 of ten whoever owes
    (
        "ca-bc-strata",
        "SPA (BC) ss 48(2), 53(2)",
        "majority",
        TEN,
        (
            ("A f, B f, C f", ("J",), "no_quorum"),
            ("A f, B f, C f, J f", ("J",), "no_quorum"),
            ("A f, B f, C f, J f", (), "passed"),
            ("A f, B f, C f, D a", ("J",), "passed"),
            ("A f, B f, C a, D a", ("J",), "rejected"),
            ("A f, B f, C a, J a", (), "rejected"),
        ),
    ),
    # 50(1): a quarter of ten units are three, be one in arrears or not; eight would need two
    (
        "ca-on-condominium",
        "Condominium Act, 1998 (ON) ss 49(1), 50(1), (2)",
        "majority",
        TEN,
        (
            ("A f, B f", ("I", "J"), "no_quorum"),
            ("A f, B f, J f", ("I", "J"), "no_quorum"),
            ("A f, B f, C f", ("I", "J"), "passed"),
            ("A f, B f, J f", (), "passed"),
        ),
    ),
    # 56(10): owners of a majority of the units: six of ten, not five of eight
    (
        "ca-on-condominium",
        "Condominium Act, 1998 (ON) ss 49(1), 56(10)(a)",
        "by-law",
        TEN,
        (
            ("A f, B f, C f, D f, E f", ("I", "J"), "rejected"),
            ("A f, B f, C f, D f, E f, F f", ("I", "J"), "passed"),
            ("A f, B f, C f, D f, E f, J f", ("I", "J"), "rejected"),
        ),
    ),
    # cl 17(2): a quarter of the persons entitled, or of the scheme's entitlement: 250 of 1000, not 200 of 800
    (
        "au-nsw-strata",
        "SSMA 2015 (NSW) Sch 1 cll 17(2), 23",
        "special",
        SYDNEY,
        (
            ("A f, B f", ("Debt",), "no_quorum"),
            ("A f, B f, C f", ("Debt",), "passed"),
            ("A f, B f, Debt f", ("Debt",), "no_quorum"),
            ("A f, B f, Debt f", (), "passed"),
            ("A f, Debt a, D f", (), "rejected"),  # 200 of 370 against
            ("A f, B f, Debt a, D f", ("Debt",), "passed"),  # theirs is not counted
        ),
    ),
    # clause 17(2)(a): of the persons entitled to vote, four of fifteen are more than a quarter, three are not
    (
        "au-nsw-strata",
        "SSMA 2015 (NSW) Sch 1 cll 17(2)(a), 23",
        "ordinary",
        SYDNEY,
        (
            ("C f, D f, E f, F f", (), "passed"),
            ("C f, D f, E f", (), "no_quorum"),
            ("C f, D f, E f", ("Debt", "M", "N"), "passed"),  # of twelve
            ("C f, D f, E f", ("Debt", "N"), "no_quorum"),  # of thirteen
        ),
    ),
    # 30 % of the share value of all lots
    (
        "sg-strata",
        "BSMA 2004 (Singapore) First Schedule paras 2, 3",
        "ordinary",
        "Debt 200, A 299, B 1, C 250, D 250",
        (
            ("A f", ("Debt",), "no_quorum"),
            ("A f, B f", ("Debt",), "passed"),
            ("A f, Debt f", ("Debt",), "no_quorum"),
            ("A f, Debt f", (), "passed"),
        ),
    ),
)


@pytest.mark.parametrize(
    ("law", "rule", "roll", "marks", "owing", "came"),
    [(law, rule, roll, *row) for law, _source, rule, roll, rows in ARREARS for row in rows],
)
def test_who_owes_has_no_vote_and_the_law_says_of_whom_a_quorum_is(
    law: str, rule: str, roll: str, marks: str, owing: tuple[str, ...], came: str
) -> None:
    assert decided(law, rule, roll, marks, owing).outcome == came


def test_every_law_that_takes_a_vote_for_arrears_has_its_cases() -> None:
    assert {law for law, *_rest in ARREARS} == {law for law in shipped() if shipped_profile(law).arrears}


@pytest.mark.parametrize(
    ("law", "marks", "came"), [(law, *row) for law, (*_said, rows) in COMPANIES.items() for row in rows]
)
def test_a_company_is_one_holder(law: str, marks: str, came: str) -> None:
    _source, rule, roll, _rows = COMPANIES[law]
    assert decided(law, rule, roll, marks).outcome == came


@pytest.mark.parametrize(
    ("law", "marks", "came"), [(law, *row) for law, (*_said, rows) in CO_OWNERS.items() for row in rows]
)
def test_co_owners_are_one_voter(law: str, marks: str, came: str) -> None:
    _source, rule, _rows = CO_OWNERS[law]
    found = decided(law, rule, PAIR, marks)
    assert found.outcome == came
    flags = [flag.reason for flag in found.tally.flags if flag.voter == "Ann+Bob"]
    assert flags == (["duplicate", "contradictory"] if "Ann+Bob fa" in marks else [])


def test_every_law_of_owners_has_its_cases() -> None:
    owners = {law for law in shipped() if not law.startswith("cn-committee")}
    assert set(COMPANIES) == set(CO_OWNERS) == owners
