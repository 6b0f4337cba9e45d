"""The maintenance fund is known by its names in laws and in daily life, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from meeting_tui.rules import shipped_profile
from meeting_tui.rules.repair_fund import speaks

NAMED = (
    *("动用维修资金", "专项维修资金余额", "列支大修基金", "从公维金出", "公共维修基金", "物业专项维修金"),
    *("修缮基金", "維修資金", "儲備基金", "修繕積立金", "维 修 资 金", "维修\n资金", "维修**资金**"),
    *("the maintenance fund", "Maintenance\u00a0Funds", "RESERVE FUND", "the reserve-fund", "sinking\nfund"),
    *("sinking fund account", "repair and maintenance fund", "capital works fund", "less than full reserves"),
    *("contingency reserve fund", "replacement reserve account", "ｒｅｓｅｒｖｅ ｆｕｎｄ"),
    *("Erhaltungsrücklage", "Erneuerungsfonds", "fonds de travaux"),
)
OTHERS = (
    *("维修电梯的资金由公共收益支付", "维修合同", "年度资金计划", "大修电梯", "储备粮"),
    *("the committee reserves the right to refuse", "maintenance of the lift is funded by income"),
    *("a fund for the garden", "reserved parking", "to reserve a room"),
)


@pytest.mark.parametrize("text", NAMED)
def test_the_fund_is_known_by_its_names(text: str) -> None:
    assert speaks("", text)


@pytest.mark.parametrize("text", OTHERS)
def test_nothing_else_is_the_fund(text: str) -> None:
    assert not speaks(text)


def test_in_every_language_of_a_law_the_same_kinds_are_about_it() -> None:
    """The titles were translated by people: a word known in one language alone would show here."""
    for name in ("cn-assembly", "cn-assembly-shanghai", "ca-bc-strata"):
        found = {
            lang: {code for code, kind in shipped_profile(name).matters.items() if speaks(kind.title[lang])}
            for lang in ("zh", "en")
        }
        assert found["zh"] == found["en"] != set()
