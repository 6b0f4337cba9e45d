"""The kinds of entry of an audit by public dice; `kinds` puts them into the one list."""

from __future__ import annotations

from meeting_tui.record.kind import Kind, a_kind

AUDIT: tuple[Kind, ...] = (
    a_kind(
        "poll",
        "audit.begun",
        "audit:int report:hash digest:hash salt risk:int papers:int total:int draws:int full? by:person",
        "抽样核验开始：计票报告与全部票面的指纹及其盐值、风险上限（%）、票数、上界之和、首轮抽取次数；"
        "不能抽样而须全部重点的，其原因（full）",
        "an audit begins: digests of the report and of all readings (with its salt), the risk limit in %, "
        "how many papers, the sum of their bounds, how many draws; why all must be counted again (`full`)",
    ),
    a_kind(
        "poll",
        "audit.thrown",
        "audit:int digits by:person",
        "公开掷骰所得数字，由一人录入；另一人录入相同数字后生效",
        "the digits thrown in public, as one person typed them; they hold once a second one typed the same",
    ),
    a_kind(
        "poll",
        "audit.keyed",
        "audit:int serial:int missing:bool valid:bool marks:marks reason by:persons",
        "抽中之票：一人独立录入，或两人共同复看后认定；找不到票的记 missing",
        "a drawn paper as one person keyed it alone, or as two settled it together; `missing`: not found",
    ),
    a_kind(
        "poll",
        "audit.extended",
        "audit:int draws:int full? by:person",
        "增加抽取次数至 draws，或改为全部重点及其原因（full）",
        "more draws, `draws` in all; or all are counted again, and why (`full`)",
    ),
    a_kind(
        "poll",
        "audit.found",
        "audit:int outcome risk draws:int differ:ints",
        "核验结论：confirmed 或 overturned、所余风险（%）、抽取次数、与读票不同的票号",
        "what the audit found: `confirmed` or `overturned`, the risk left in %, draws, serials that differ",
    ),
)
