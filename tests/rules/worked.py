"""Worked cases on both sides of every limit, by law and rule, each with the text it was worked out from.

Numbers are chosen so that fractions of the base are not whole: 31 owners and 3100.01 m² beside 30 and 3000.
"""

from __future__ import annotations

from collections.abc import Iterator

Sets = dict[str, dict[str, object]]
Case = tuple[str, str, Sets, str]

SOURCES = {
    "cn-assembly": "民法典 278(2), 1259: 三分之二以上 includes it, 过半数 does not",
    "cn-assembly-shanghai": "上海市住宅物业管理规定 18, as 民法典 278(2)",
    "cn-committee": "业主大会和业主委员会指导规则 38, 过半数 as local law has it",
    "cn-committee-shanghai": "上海市住宅物业管理规定 26: 全体委员过半数",
    "de-weg": "WEG §25(1), §21(2) Nr. 1, §23(3)",
    "de-verein": "BGB §32(1), §33(1)",
    "fr-copropriete": "Loi 65-557 arts 24, 25, 25-1, 26, 26-1; décret 67-223 art 19-1",
    "au-nsw-strata": "SSMA 2015 (NSW) s 5, Sch 1 cll 14, 17",
    "uk-company": "Companies Act 2006 ss 282, 283; SI 2009/2767",
    "us-roberts": "RONR, majority vote, two-thirds vote",
    "hk-bmo": "Cap 344 s 3(2), Sch 2 paras 9-10, Sch 3 para 5",
    "tw-condominium": "公寓大廈管理條例 31, 32",
    "ca-bc-strata": "Strata Property Act (BC) s 48(2)",
    "ca-on-condominium": "Condominium Act, 1998 (Ontario) s 50",
    "ch-stockwerkeigentum": "ZGB 647b, 647d, 712p",
    "sg-strata": "BSMA 2004 (Singapore) First Schedule para 3",
    "us-ca-hoa": "Civil Code (California) 4070, 5605(c)",
    "us-fl-condominium": "718.112 (Florida); see test_lands",
    "jp-condominium": "区分所有法 31(1), 39(1), before and after 2026-04-01",
}


Row = dict[str, object]


def two(law: str, rule: str, second: str, heads: Row, other: Row, came: str) -> Case:
    """A case of two measures."""
    return law, rule, {"heads": heads, second: other}, came


def chinese(law: str) -> Iterator[Case]:
    """31 owners, 3100.01 m²: two thirds are 20.67 and 2066.6733; of 21 and 2066.68 half are 10.5 and 1033.34,
    three quarters 15.75 and 1550.01."""
    rows = [
        ("ordinary", 21, 11, "2066.68", "1033.35", "passed"),
        ("ordinary", 20, 20, "2066.68", "2066.68", "no_quorum"),
        ("ordinary", 21, 21, "2066.67", "2066.67", "no_quorum"),
        ("ordinary", 21, 10, "2066.68", "1033.35", "rejected"),
        ("ordinary", 21, 11, "2066.68", "1033.34", "rejected"),
        ("ordinary", 22, 11, "2066.68", "1033.35", "rejected"),
        ("special", 21, 16, "2066.68", "1550.01", "passed"),
        ("special", 21, 15, "2066.68", "1550.01", "rejected"),
        ("special", 21, 16, "2066.68", "1550.00", "rejected"),
        ("special", 20, 20, "2066.68", "2066.68", "no_quorum"),
        ("special", 21, 21, "2066.67", "2066.67", "no_quorum"),
    ]
    for rule, there, for_, area, area_for, came in rows:
        heads = {"all": 31, "participating": there, "for": for_}
        yield two(law, rule, "area", heads, {"all": "3100.01", "participating": area, "for": area_for}, came)


def committee(law: str) -> Iterator[Case]:
    rows = [(5, 2, 2, "no_quorum"), (5, 3, 2, "rejected"), (6, 4, 4, "passed"), (6, 4, 3, "rejected")]
    rows += [(9, 5, 5, "passed"), (9, 5, 4, "rejected"), (9, 4, 4, "no_quorum"), (20, 11, 11, "passed")]
    rows += [(20, 11, 10, "rejected"), (20, 10, 10, "no_quorum")]
    for every, there, for_, came in rows:
        yield law, "decision", {"heads": {"all": every, "present": there, "for": for_}}, came


def half_or_more() -> Iterator[Case]:
    """半数以上 to the letter: exactly half is enough, one fewer is not."""
    rows = [(6, 4, 3, "passed"), (6, 4, 2, "rejected"), (7, 4, 4, "passed"), (7, 7, 3, "rejected")]
    rows += [(6, 3, 3, "no_quorum"), (20, 11, 10, "passed"), (20, 11, 9, "rejected")]
    for every, there, for_, came in rows:
        yield "cn-committee", "decision-half", {"heads": {"all": every, "present": there, "for": for_}}, came


def votes(law: str, rule: str, measure: str, rows: list[tuple[int, int, str]]) -> Iterator[Case]:
    """For and against of those who voted."""
    for for_, against, came in rows:
        yield law, rule, {measure: {"for": for_, "against": against}}, came


def of_all(law: str, rule: str, measure: str, rows: list[tuple[int, int, str]]) -> Iterator[Case]:
    """All, and for."""
    for every, for_, came in rows:
        yield law, rule, {measure: {"all": every, "for": for_}}, came


def german() -> Iterator[Case]:
    yield from votes("de-weg", "resolution", "heads", [(100, 99, "passed"), (99, 99, "rejected")])
    for for_, against, share, came in (
        (67, 33, 500, "passed"),
        (66, 33, 1000, "rejected"),  # exactly two thirds are not more
        (67, 33, 499, "rejected"),
        (5, 2, 500, "passed"),
        (20, 10, 900, "rejected"),
        (21, 10, 500, "passed"),
    ):
        heads = {"for": for_, "against": against}
        yield two("de-weg", "cost-sharing", "share", heads, {"all": 1000, "for": share}, came)
    yield two(
        "de-weg", "cost-sharing", "share", {"for": 3, "against": 1}, {"all": 1001, "for": 500}, "rejected"
    )
    yield two(
        "de-weg", "cost-sharing", "share", {"for": 3, "against": 1}, {"all": 1001, "for": 501}, "passed"
    )
    yield from of_all(
        "de-weg", "written", "heads", [(1, 1, "passed"), (20, 19, "rejected"), (20, 20, "passed")]
    )
    yield from votes("de-verein", "resolution", "heads", [(51, 50, "passed"), (50, 50, "rejected")])
    rows = [(75, 25, "passed"), (74, 25, "rejected"), (6, 2, "passed"), (5, 2, "rejected"), (16, 4, "passed")]
    yield from votes("de-verein", "statute-change", "heads", rows)
    yield from of_all("de-verein", "purpose-change", "heads", [(1, 1, "passed"), (20, 19, "rejected")])


def french() -> Iterator[Case]:
    yield from votes("fr-copropriete", "art-24", "share", [(501, 500, "passed"), (500, 500, "rejected")])
    yield from votes("fr-copropriete", "art-24", "share", [(11, 10, "passed"), (10, 10, "rejected")])
    rows = [(10_001, 5001, "passed"), (10_001, 5000, "second_vote"), (10_001, 3334, "second_vote")]
    rows += [(10_001, 3333, "rejected"), (1000, 501, "passed"), (1000, 500, "second_vote")]
    yield from of_all("fr-copropriete", "art-25", "share", rows)
    yield from of_all(
        "fr-copropriete", "art-26-1", "share", [(10_001, 5001, "passed"), (10_001, 5000, "rejected")]
    )
    for there, for_, share, came in (
        (8, 6, 600, "passed"),
        (8, 5, 600, "second_vote"),  # half of the heads is not more than half
        (8, 6, 599, "second_vote"),
        (9, 4, 600, "rejected"),  # four of nine taking part are less than half
        (8, 4, 300, "second_vote"),
        (8, 4, 299, "rejected"),
        (8, 8, 299, "rejected"),
    ):
        heads = {"all": 10, "present": there, "for": for_}
        yield two("fr-copropriete", "art-26", "share", heads, {"all": 900, "for": share}, came)


def australian() -> Iterator[Case]:
    """A quarter of the lots or of the entitlement; a quarter, or half, of the value may not be against."""
    law = "au-nsw-strata"
    for rule in ("ordinary", "ordinary-poll", "special", "sustainability", "unanimous"):
        for lots, value, came in ((5, 1, "passed"), (4, 250, "passed"), (4, 249, "no_quorum")):
            heads = {"all": 20, "present": lots, "for": lots, "against": 0}
            share = {"all": 1000, "present": value, "for": value, "against": 0}
            yield two(law, rule, "share", heads, share, came)
        for every, there, value, came in (
            (8, 2, 10, "passed"),  # a quarter of the persons
            (9, 2, 10, "no_quorum"),
            (20, 2, 250, "passed"),  # two persons who hold a quarter of the entitlement
            (3, 1, 900, "no_quorum"),  # a quarter of three is one, but two persons must be there
            (1, 1, 1000, "passed"),
        ):
            persons = {"all": every, "present": there}
            heads = {"all": 20, "present": 9, "for": 9, "against": 0}
            share = {"all": 1000, "present": value, "for": value, "against": 0}
            yield law, rule, {"heads": heads, "share": share, "persons": persons}, came
    heads = {"all": 20, "present": 10}
    for rule, for_, against, came in (
        ("special", 300, 100, "passed"),
        ("special", 299, 101, "rejected"),
        ("special", 290, 110, "rejected"),
        ("sustainability", 201, 199, "passed"),
        ("sustainability", 200, 200, "rejected"),
        ("ordinary-poll", 201, 199, "passed"),
        ("ordinary-poll", 200, 200, "rejected"),
    ):
        share = {"all": 400, "present": 400, "for": for_, "against": against}
        voted = {**heads, "for": 9, "against": 1}
        yield two(law, rule, "share", voted, share, came)
    for rule, for_, against, came in (
        ("ordinary", 11, 9, "passed"),
        ("ordinary", 10, 10, "rejected"),
        ("unanimous", 20, 0, "passed"),
        ("unanimous", 19, 1, "rejected"),
    ):
        yield law, rule, {"heads": {"all": 20, "present": 20, "for": for_, "against": against}}, came


def english() -> Iterator[Case]:
    """A fifth of the members, and at least two."""
    law = "uk-company"
    for rule in ("ordinary", "special"):
        for every, there, came in (
            (10, 2, "passed"),
            (10, 1, "no_quorum"),
            (11, 3, "passed"),
            (11, 2, "no_quorum"),
        ):
            yield law, rule, {"heads": {"all": every, "present": there, "for": there, "against": 0}}, came
        for every, there, came in (
            (100, 20, "passed"),
            (100, 19, "no_quorum"),
            (3, 2, "passed"),
            (3, 1, "no_quorum"),
        ):
            yield law, rule, {"heads": {"all": every, "present": there, "for": there, "against": 0}}, came
    rows = (("ordinary", 51, 49, "passed"), ("ordinary", 50, 50, "rejected"), ("special", 75, 25, "passed"))
    for rule, for_, against, came in (*rows, ("special", 74, 25, "rejected"), ("special", 79, 20, "passed")):
        heads = {"all": 100, "present": 100, "for": 60, "against": 40}
        yield two(law, rule, "share", heads, {"all": 100, "for": for_, "against": against}, came)
    yield from of_all(law, "written-ordinary", "share", [(101, 51, "passed"), (101, 50, "rejected")])
    yield from of_all(law, "written-special", "share", [(101, 76, "passed"), (101, 75, "rejected")])


def american() -> Iterator[Case]:
    rows = [("majority", 51, 26, 14, 12, 0, "passed"), ("majority", 51, 25, 25, 0, 0, "no_quorum")]
    rows += [("majority", 50, 26, 13, 12, 0, "passed"), ("majority", 50, 26, 13, 13, 0, "rejected")]
    rows += [("majority", 50, 26, 13, 11, 2, "rejected"), ("majority", 50, 26, 13, 11, 1, "passed")]
    rows += [("two-thirds", 50, 30, 20, 9, 1, "passed"), ("two-thirds", 50, 31, 20, 9, 2, "rejected")]
    rows += [("two-thirds", 50, 25, 25, 0, 0, "no_quorum"), ("two-thirds", 51, 26, 18, 8, 0, "passed")]
    rows += [("two-thirds", 51, 26, 17, 9, 0, "rejected"), ("two-thirds", 60, 60, 40, 20, 0, "passed")]
    for rule, every, there, for_, against, illegal, came in rows:
        sets = {"all": every, "present": there, "for": for_, "against": against, "invalid": illegal}
        yield "us-roberts", rule, {"heads": {**sets, "abstain": there - for_ - against - illegal}}, came


def hong_kong() -> Iterator[Case]:
    law = "hk-bmo"
    for rule in ("resolution", "committee-appointment", "large-scale-maintenance"):
        for every, there, came in (
            (100, 10, "passed"),
            (100, 9, "no_quorum"),
            (101, 11, "passed"),
            (101, 10, "no_quorum"),
        ):
            heads = {"all": every, "present": there, "voted_in_person": there}
            yield two(law, rule, "share", heads, {"all": 1000, "for": 301, "against": 300}, came)
    heads = {"all": 100, "present": 50, "voted_in_person": 50}
    for rule, for_, against, came in (
        ("resolution", 11, 10, "passed"),
        ("resolution", 10, 10, "rejected"),
        ("committee-appointment", 300, 299, "passed"),
        ("committee-appointment", 299, 298, "rejected"),
        ("committee-appointment", 300, 300, "rejected"),
        ("committee-appointment", 330, 300, "passed"),
        ("large-scale-maintenance", 11, 10, "passed"),
        ("large-scale-maintenance", 10, 10, "rejected"),
    ):
        yield two(law, rule, "share", heads, {"all": 1000, "for": for_, "against": against}, came)
    rows = (
        (100, 5, "passed"),
        (100, 4, "rejected"),
        (3000, 100, "passed"),
        (3000, 99, "rejected"),
        (101, 5, "rejected"),
    )
    for every, there, came in rows:
        heads = {"all": every, "present": every, "voted_in_person": there}
        yield two(
            law, "large-scale-maintenance", "share", heads, {"all": 1000, "for": 11, "against": 10}, came
        )
    for every, there, for_, against, came in (
        (9, 5, 3, 2, "passed"),
        (9, 4, 4, 0, "no_quorum"),
        (5, 3, 2, 1, "passed"),
        (5, 2, 2, 0, "no_quorum"),
        (20, 10, 6, 4, "passed"),
        (20, 9, 9, 0, "no_quorum"),
        (20, 20, 11, 9, "passed"),
        (20, 20, 10, 10, "rejected"),
    ):
        sets = {"all": every, "present": there, "for": for_, "against": against}
        yield law, "committee", {"heads": sets}, came


def apart(law: str, rule: str, every: int, rows: list[tuple[int, int, int, int, str]]) -> Iterator[Case]:
    """Of heads and shares those present, then those for: each may fail alone."""
    for heads, share, heads_for, share_for, came in rows:
        yield two(
            law,
            rule,
            "share",
            {"all": every, "present": heads, "for": heads_for},
            {"all": every, "present": share, "for": share_for},
            came,
        )


def taiwanese() -> Iterator[Case]:
    law = "tw-condominium"
    rows = [(20, 20, 15, 15, "passed"), (19, 20, 19, 20, "no_quorum"), (20, 19, 20, 19, "no_quorum")]
    yield from apart(law, "art-31", 30, [*rows, (20, 20, 14, 15, "rejected"), (20, 20, 15, 14, "rejected")])
    rows = [(20, 20, 11, 11, "passed"), (19, 20, 19, 20, "no_quorum"), (20, 19, 20, 19, "no_quorum")]
    yield from apart(law, "art-32", 100, [*rows, (20, 20, 10, 11, "rejected"), (20, 20, 11, 10, "rejected")])
    yield from apart(law, "art-32", 10, [(3, 3, 3, 3, "passed"), (2, 3, 2, 3, "no_quorum")])
    for heads, share, came in ((51, 51, "rejected"), (50, 51, "passed"), (51, 50, "passed")):
        row = {"all": 100, "present": 20, "for": 11}
        yield two(law, "art-32", "share", row | {"objecting": heads}, row | {"objecting": share}, came)


def japanese() -> Iterator[Case]:
    law = "jp-condominium"
    rows = [(20, 20, 11, 11, "passed"), (20, 20, 10, 11, "rejected"), (20, 20, 11, 10, "rejected")]
    yield from apart(law, "ordinary", 30, rows)
    rows = [(20, 20, 15, 15, "passed"), (20, 20, 14, 15, "rejected"), (20, 20, 15, 14, "rejected")]
    rows += [(19, 20, 19, 20, "no_quorum"), (20, 19, 20, 19, "no_quorum")]
    yield from apart(law, "special", 38, rows)
    rows = [(30, 30, 16, 16, "passed"), (30, 30, 15, 16, "rejected"), (30, 30, 16, 15, "rejected")]
    yield from apart(law, "ordinary-before", 30, rows)
    rows = [(40, 40, 30, 30, "passed"), (40, 40, 29, 30, "rejected"), (40, 40, 30, 29, "rejected")]
    yield from apart(law, "special-before", 40, rows)


def there(every: int, present: int, for_: int, against: int = 0) -> Row:
    """Of all, so many are there; who is neither for nor against abstains."""
    rest = present - for_ - against
    return {"all": every, "present": present, "for": for_, "against": against, "abstain": rest}


def more_quorums() -> Iterator[Case]:
    """Quorums of the laws in `test_lands`, whose limits of approval stand there."""
    for rule in ("majority", "three-quarters"):  # a third; of fewer than four lots two thirds
        for every, came_of in ((60, (20, 19)), (4, (2, 1)), (3, (2, 1)), (2, (2, 1)), (5, (2, 1))):
            for present, came in zip(came_of, ("passed", "no_quorum"), strict=True):
                yield "ca-bc-strata", rule, {"heads": there(every, present, present)}, came
    for rule in (
        "by-law",
        "removal",
        "substantial-change",
    ):  # a quarter is there, and more than that must agree
        for present, came in ((25, "rejected"), (24, "no_quorum")):
            yield "ca-on-condominium", rule, {"heads": there(100, present, present)}, came
    for rule in ("ordinary-poll", "special", "ninety", "unanimous"):  # thirty per cent of the share value
        for share, came in ((300, "passed"), (299, "no_quorum")):
            yield two("sg-strata", rule, "share", there(100, 40, 40), there(1000, share, share), came)
    for for_, against in ((28, 30), (30, 30)):  # of those voting; more than a quarter of all in both
        yield "us-ca-hoa", "assessment", {"heads": there(100, 60, for_, against)}, "rejected"


def swiss() -> Iterator[Case]:
    """Half of the owners, at least two, with half of the shares (ZGB 712p)."""
    law = "ch-stockwerkeigentum"
    for rule, whole in (("ordinary", "passed"), ("qualified", "rejected"), ("qualified-present", "passed")):
        for every, heads, share, came in (
            (12, 6, 500, whole),  # half of all is no majority of all
            (12, 5, 500, "no_quorum"),
            (12, 6, 499, "no_quorum"),
            (13, 7, 500, whole),
            (13, 6, 500, "no_quorum"),
            (3, 2, 600, "passed"),
            (3, 1, 600, "no_quorum"),
            (2, 1, 600, "no_quorum"),
        ):
            yield two(law, rule, "share", there(every, heads, heads), there(1000, share, share), came)
    for heads, for_, against in ((11, 5, 6), (10, 5, 5)):
        yield two(
            law,
            "qualified-present",
            "share",
            there(12, heads, for_, against),
            there(1000, 920, 461, 459),
            "rejected",
        )


WORKED: list[Case] = [
    *more_quorums(),
    *swiss(),
    *chinese("cn-assembly"),
    *chinese("cn-assembly-shanghai"),
    *committee("cn-committee"),
    *half_or_more(),
    *committee("cn-committee-shanghai"),
    *german(),
    *french(),
    *australian(),
    *english(),
    *american(),
    *hong_kong(),
    *taiwanese(),
    *japanese(),
]
