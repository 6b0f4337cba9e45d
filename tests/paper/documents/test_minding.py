"""What papers say of the law beside the votes: how to vote, what silence means, for how many one may act."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.paper.papers import EN, ZH, issuer, meeting

from meeting_tui.desk.roll.places import placed
from meeting_tui.paper.documents import notice, proxy
from meeting_tui.paper.documents.blocks import body_text
from meeting_tui.paper.documents.minding import advice
from meeting_tui.rules import shipped_profile
from meeting_tui.rules.profile import Invalid, NonResponse

LAW = shipped_profile("cn-assembly")


def test_a_notice_says_what_makes_a_ballot_invalid_and_what_silence_means() -> None:
    """As the profile has it, and until when to object only where that was announced."""
    told = "".join(advice(LAW, 7, ZH, secret=False))
    for part in ("未签名的表决票无效", "未作选择的事项计为弃权", "不计入参与表决", "延长", "7 日内书面提出"):
        assert part in told
    assert "异议" not in "".join(advice(LAW, 0, ZH, secret=False))
    other = replace(
        LAW,
        blank="not_cast",
        invalid=Invalid(scope="ballot"),
        nonresponse=NonResponse("abstain", "议事规则第12条"),
    )
    told = "".join(advice(other, 7, ZH, secret=True))
    for part in ("视为未投票", "整张表决票无效", "依据议事规则第12条", "内信封"):
        assert part in told
    assert "不计入参与表决" not in told


@pytest.mark.parametrize(
    ("law", "parts"),
    [
        ("fr-copropriete", ("3 owners at most", "within 1/10 of all", "Service company", "art 22")),
        ("sg-strata", ("2 owners at most", "1/50 of all units")),
        ("cn-assembly-shanghai", ("By law the owner says how to vote",)),
    ],
)
def test_a_proxy_form_has_the_limits_of_its_law(law: str, parts: tuple[str, ...]) -> None:
    asked = (proxy.Instructed("Lift", ("For", "Against", "Abstain")),)
    profile = shipped_profile(law)
    form = proxy.ProxyFacts(issuer(EN), "Vote", "2025-11-20T09:00", "2025-12-10T18:00", asked, profile)
    text = body_text(proxy.build(form, EN))
    assert all(part in text for part in (*parts, "the proxy's identity document"))
    assert ("as the proxy decides" in text) != profile.proxy.instruction_required


@pytest.mark.parametrize(
    ("law", "who"),
    [("cn-assembly", "抄送：居民委员会"), ("cn-assembly-shanghai", "抄送：房管机构、居民委员会")],
)
def test_a_notice_says_who_gets_a_copy_and_since_when_it_hangs(law: str, who: str) -> None:
    profile = shipped_profile(law)
    state = replace(meeting(), kind="assembly")
    facts = notice.MeetingNoticeFacts(issuer(), state, "2025-11-25", profile.rule("ordinary"), profile)
    text = body_text(notice.meeting_notice(facts, ZH))
    assert who in text
    assert "至少于会议召开 15 日前公示" in text


def test_a_unit_of_the_record_is_printed_as_on_the_roll() -> None:
    assert placed("1-2-301", "zh") == "1栋2单元301室"
    assert placed("1-301", "en") == "Building 1, 301"
    assert placed("P-017-B-2", "en") == "P-017-B-2"
