"""What a ballot says of itself above its signatures, by the rules it is cast under."""

from __future__ import annotations

import pytest

from meeting_tui.lang import translator
from meeting_tui.paper.ballots.closing import closing
from meeting_tui.paper.ballots.words import ballot_words
from meeting_tui.rules import shipped_profile

ZH, EN = translator("zh"), translator("en")


def test_a_signed_ballot_says_what_its_law_makes_of_it() -> None:
    law = shipped_profile("cn-assembly")
    said = closing(law, {"ordinary"}, ZH, signed=True, contact="5栋一层")
    assert said == (
        "未签名的表决票无效。未作选择的事项视为弃权，计入参与表决。逾期送达的表决票不计入。",
        "联系方式：5栋一层",
    )


@pytest.mark.parametrize(
    ("profile", "signed", "told"),
    [
        ("us-roberts", True, "Not signed: invalid. No mark: no vote cast. Late: not counted."),
        ("us-ca-hoa", False, "inner envelope, and sign the outer one. No mark: no vote"),
        ("fr-copropriete", True, "Not signed: invalid. No mark: you abstain. Late: not counted."),
    ],
)
def test_no_ballot_says_what_its_law_does_not(profile: str, signed: bool, told: str) -> None:
    law = shipped_profile(profile)
    (said,) = closing(law, law.rules, EN, signed=signed, contact="")
    assert told in said
    assert law.blank in ("abstain", "not_cast")
    (survey,) = closing(law, (), EN, signed=True, contact="")
    assert survey == "Not signed: invalid. Late: not counted."


def test_who_signs_stands_where_they_sign() -> None:
    joint = ballot_words(EN, shared=True)
    assert (joint.signature, joint.proxy) == ("Owner (one signs for all)", "Proxy (with authority)")
    assert shipped_profile("us-roberts").proxy.allowed is False
    alone = ballot_words(EN, proxies=False)
    assert (alone.signature, alone.proxy) == ("Signature of the owner", "")
