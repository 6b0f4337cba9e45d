"""Two hours in the record's words: who is there, what is on the agenda, what is said; and what must be true
afterwards. One committee of seven with 33 neighbours: proxies are another meeting's, a committee's law
knows none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

MEMBERS = (
    ("王建国", "1-101"),
    ("李秀英", "1-102"),
    ("张伟", "2-101"),
    ("杨芳", "2-202"),
    ("赵刚", "3-301"),
    ("何秀珍", "4-502"),
    ("Anna Berg", "4-601"),
)
"""The chair, the recorder, and five more."""
NEIGHBOURS = (
    *("张伟 5-302", "刘洋 5-303", "周敏 5-401", "吴涛 5-402", "郑洁 5-501", "孙磊 5-502", "马超 6-101"),
    *("朱丹 6-102", "胡军 6-201", "郭静 6-202", "林晓 6-301", "高翔 6-302", "罗勇 6-401", "梁燕 6-402"),
    *("宋佳 6-501", "唐波 6-502", "许文 7-101", "韩雪 7-102", "冯凯 7-201", "邓超 7-202", "曹颖 7-301"),
    *("彭飞 7-302", "曾强 7-401", "肖华 7-402", "田甜 7-501", "董倩 7-502", "袁野 8-101", "潘悦 8-102"),
    *("蒋欣 8-201", "蔡明 8-202", "余音 8-301", "杜鹃 8-302", "欧阳明 8-401"),
)
"""Two of them bear a name together with a member or with nobody: 张伟 is two people."""
PEOPLE = (*(" ".join(each) for each in MEMBERS), *NEIGHBOURS)
TWO = "张伟"
LATE = ("蔡明 8-202", "余音 8-301", "杜鹃 8-302")
"""Who comes when the meeting runs already."""
TITLE, PLACE = "第六次会议", "物业活动室"
AGENDA = (
    ("通过上次纪要", 1, "decision"),
    ("物业工作通报", 1, "report"),
    ("电梯维修", 1, "discussion"),
    ("检测", 2, "decision"),
    ("付款", 2, "decision"),
    ("停车秩序", 1, "discussion"),
    ("地面划线", 2, "decision"),
    ("充电棚", 2, "decision"),
    ("绿化", 1, "discussion"),
    ("补种桂花", 2, "decision"),
    ("公共收益", 1, "decision"),
    ("其他事项 other business", 1, "discussion"),
)
"""Titles, how deep each stands, and of what kind."""
SAYINGS = (
    "电梯应当先检测，再谈钱。",
    "The quotation is from 2024，价格早就变了",
    "我家在顶楼，天天走１２层，不能再等了",
    "三点：\n一、检测报告要公开\n二、报价要三家\n三、钱从维修资金出",
    "请把“{no}号楼”的账单贴出来；I want to see it in print.",
    "同意，但费用不要超过２０,０００元（含税）",
    "老人上不去，轮椅也进不来",
    "那一年也说过同样的话：先查清楚再动手",
    "#3 pump = broken? 没有人回答过",
    "我反对：噪声太大，<b>夜里</b>睡不着 & 白天也吵",
)
"""What people say; each is made a remark of its own by a number before it."""
FORMS = ("speech", "speech", "speech", "question", "answer", "speech", "order", "ruling", "note", "speech")
"""As what, in turn. What the clerk notes and the chair rules is theirs."""
MARKS = {"speech": "", "question": "？", "answer": "？？", "order": "!", "ruling": "＝", "note": "=="}


@dataclass
class Spoken:
    """A remark as it must stand in the record."""

    who: str
    text: str
    form: str = "speech"


@dataclass
class Moved:
    """A motion as it must have ended: `numbers` for, against, abstaining."""

    text: str
    mover: str
    method: str
    numbers: tuple[int, int, int]
    outcome: str = "passed"


@dataclass
class Dealt:
    """What was said and moved on an item."""

    title: str
    said: list[Spoken] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)


Moments = tuple[datetime, datetime]


@dataclass
class Stay:
    """Somebody in the room: as what, and between which moments they came and left; none where that was
    before the opening, or never."""

    who: str
    capacity: str
    came: Moments | None = None
    left: Moments | None = None


@dataclass
class Script:
    """What was typed, told by whoever typed it: nothing here comes from the program."""

    items: list[Dealt] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    """In the order they came."""
    tasks: list[tuple[str, str]] = field(default_factory=list)

    @property
    def here(self) -> list[str]:
        """Who is in the room."""
        return [stay.who for stay in self.stays if not stay.left]
