"""What people write on ballots instead of marking them, beside it, and for nobody to count."""

from __future__ import annotations

from collections.abc import Mapping

FOR, AGAINST, ABSTAIN = "for", "against", "abstain"
ANSWERS: Mapping[str, tuple[str, ...]] = {
    FOR: ("同意", "赞成", "可", "是", "好", "行", "无异议", "√", "yes", "Yes", "YES", "agree", "in favour"),
    AGAINST: ("反对", "不同意", "否", "不行", "不可", "no", "NO", "No", "never", "not agreed"),
    ABSTAIN: ("弃权", "无意见", "abstain", "no view", "don't know"),
    "": ("同意", "赞成", "可", "是", "√", "yes", "this one", "my choice", "YES"),
}
"""By choice; under "" for a name."""
IN_BOX = ("可", "是", "好", "同", "Y", "A", "1", "ok")
"""Written in a box instead of a mark: it is the choice, in so many words."""
CONTRARY = ("否", "不", "错", "N", "no", "?")
"""The same, and nobody can say what it means there."""
SENTENCES = (
    "以上都同意", "全同意", "都不同意", "全反对", "以上都可以", "yes to all", "no to all of these",
    "I agree with all", "none of the above", "as my wife votes", "同上",
)  # fmt: skip
"""Instead of all marks."""
COMMENTS = (
    "太贵", "贵", "再议", "公示", "太高", "too dear", "what about the roof", "see my letter", "at last!",
    "who pays?", "not before May", "再公示", "see over",
)  # fmt: skip
"""Beside the marks."""
VOIDS = ("错", "作废", "改", "wrong", "void", "mistake", "sorry", "not this", "ignore")
NAMES = (
    "王成", "李公", "张林", "陈一", "周全", "林权", "J Smith", "A Patel", "P Wright", "M Okoro", "S Hughes",
)  # fmt: skip
INITIALS = ("JS", "AP", "PW", "MO", "SH", "王", "李", "陈")
DATES = ("5/12/26", "12-5", "2026.12.3", "3 Dec", "6/12", "2026-12-1")
