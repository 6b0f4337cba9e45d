"""The script of an evening: what is typed, and what is true when the lights go out."""

from __future__ import annotations

from dataclasses import dataclass

ROLL = """\
楼栋,单元,房号,建筑面积,业主,电话
1,1,101,80,陈丽华,
1,1,102,90.5,许文 高洁,
1,1,201,80,王建国,
1,1,202,88,张伟,13800000001
2,1,101,70,张伟,13800000002
2,1,102,70,Anna Berg,
"""
VOTERS = 6
"""Two names in a cell are two co-owners with one ballot; two homes of one name are two people."""
COMMUNITY = "梧桐苑 Phoenix Court"
CHAIR, RECORDER, TELLER = "陈丽华 1-1-101", "王建国 1-1-201", "Anna Berg 2-1-102"
NEAR, FAR = "张伟 1-1-202", "张伟 2-1-101"
GUEST, ORGAN = "刘洋", "居委会"
MEMBERS = (CHAIR, FAR, NEAR, TELLER, RECORDER)

TITLE = "业主委员会第一次会议 committee no. 1"
WHEN = "明晚７点半"
PLANNED = "2026-11-11T19:30"
ITEMS = (("通报物业费 fees", "１"), ("充电棚选址", "３"))
"""Titles, and the digit of the kind: a discussion, a decision."""


@dataclass(frozen=True)
class Remark:
    """What is typed, who is on record with it, and with which words; where two may be meant, `asked` is
    the beginning that fits both, and the second of them is."""

    typed: str
    who: str
    text: str
    asked: str = ""


SAID = (
    (
        Remark("大家好，今天有两件事。", CHAIR, "大家好，今天有两件事。"),
        Remark("王：物业费的账 is not clear，请说明", RECORDER, "物业费的账 is not clear，请说明"),
        Remark("Anna Berg: I agree，但要 a written 说明", TELLER, "I agree，但要 a written 说明"),
        Remark("刘洋：居委会支持。", GUEST, "居委会支持。"),
        Remark("三点：\n一、检测\n二、２:30 报价", GUEST, "三点：\n一、检测\n二、２:30 报价"),
    ),
    (
        Remark("张：我反对，ｃｈａｒｇｅ 太贵", NEAR, "我反对，ｃｈａｒｇｅ 太贵", asked="张"),
        Remark("　陈丽华　：　请大家表态", CHAIR, "请大家表态"),
        Remark("费用为 1２,000 元", CHAIR, "费用为 1２,000 元"),
    ),
)
"""What is said on each item."""
CORRECTED = "纠正：费用为 ２1,000 元"
"""What the last of all should have said."""
MOTION = "在南门东侧建充电棚, cost up to ２万元"
VOTES = {CHAIR: 1, FAR: 2, NEAR: 1, TELLER: 1, RECORDER: 3}
"""The digit each member answers with, in the order of the roll call."""
TASK = "三天内 get ３ 家报价"
DUE = "下周五"
DUE_ON = "2026-11-20"

MATTER = "充电棚 charging shed"
UNTRIED = "打印机、扫描仪都是上次用过的"
EARLY = "其余业主已搬离"
PROPOSAL = "在南门建充电棚"
TEXT = "在南门东侧建一座有顶的充电棚，费用不超过２万元。"
PACK = """
## 必要性
楼道停放，飞线充电。
## 只提一个方案的理由
只有南门东侧有空地。
## 预算
不超过２万元。
## 资金来源
公共收益。
## 对各户的影响
不另收费。
## 归类理由
改变共有部分的用途。
"""
"""What a proposal says beyond its text before it goes on a ballot."""
OUT = (1, 2, 3, 4, 5)
"""The papers that are handed out."""
MARKS = {1: 1, 2: 2, 3: 1, 4: 3}
"""Those that come back, and the digit of what stands on them."""
SECOND, SAYS = 2, 1
"""Another paper of this number turns up, and says this; the first is the right one."""
CHOICES = {1: "for", 2: "against", 3: "abstain"}
"""What a digit means, in the roll call and on the ballots."""
