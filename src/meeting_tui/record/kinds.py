"""Every kind of entry, in one list: it checks what is written and makes docs/formats/record.md's table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from meeting_tui.record.kind import Kind, Type
from meeting_tui.record.kind import a_kind as _kind
from meeting_tui.refusal import Key, Record, Refusal

KINDS: tuple[Kind, ...] = (
    _kind(
        "meeting",
        "meeting.created",
        "id title kind place planned_at profile rule members:persons seats:int speech:int?",
        "立会：名称、形式、时间、地点、适用规则、全体委员、每次发言限时（分钟）",
        "a meeting is planned: title, kind, time, place, the rule that decides, the committee's members, how "
        "many minutes one speech may take where the meeting says so itself",
    ),
    _kind(
        "meeting",
        "meeting.changed",
        "title? place? planned_at? speech:int?",
        "变更会议名称、地点、时间或每次发言限时",
        "title, place, time or the minutes of one speech change",
    ),
    _kind(
        "meeting",
        "agenda.added",
        "no:int title kind presenter:person parent:int? planned:int? matter:int? proposal:int? of?",
        "列入议程：上级议题、预计分钟数、所涉事项和提案、所审定纪要的会议",
        "an item goes on the agenda, last under `parent` (0, or missing: under none): minutes planned, the "
        "matter and proposal it is about, the meeting whose minutes it approves",
    ),
    _kind(
        "meeting",
        "agenda.changed",
        "no:int title? kind? presenter:person? parent:int? planned:int? matter:int? proposal:int? of?",
        "变更议题；改换上级的，列为其最后一项",
        "an item is changed; with another `parent` it becomes the last under it",
    ),
    _kind(
        "meeting",
        "agenda.moved",
        "no:int after:int",
        "调整议题次序：移至同级议题 after 之后（0 为最前）",
        "an item with all under it moves behind `after` of the same parent, 0: to the front",
    ),
    _kind(
        "meeting",
        "agenda.removed",
        "no:int reason?",
        "撤下议题及其下级议题",
        "an item that was never taken up comes off the agenda, with all under it",
    ),
    _kind(
        "meeting",
        "office.assigned",
        "role name:person",
        "确定主持人或记录人",
        "who chairs (`chair`), who records (`recorder`)",
    ),
    _kind(
        "meeting",
        "meeting.opened",
        "members:persons seats:int all:int present:int quorum:object",
        "宣布开会：全体委员、席位数、到会人数、法定人数核对",
        "the meeting opens: members, seats, the base of the rule, how many are present, the quorum explained",
    ),
    _kind(
        "meeting",
        "presence.in",
        "name:person capacity organ?",
        "到会：委员（member）、列席（invited）、旁听（observer）、业主（owner，限业主大会）",
        "someone comes: `member` votes; `invited`, `observer` and, in an assembly, `owner` don't vote here",
    ),
    _kind("meeting", "presence.out", "name:person", "离会", "someone leaves"),
    _kind(
        "meeting",
        "presence.righted",
        "of:int came_at? left_at? capacity? never:bool?",
        "更正第 of 条到会：到会、离会时间或身份；never 为从未到会",
        "when someone came (entry `of`) and left and as what, as it should have been entered; `never`: they "
        "were not there at all",
    ),
    _kind(
        "meeting",
        "presence.added",
        "name:person capacity organ? came_at left_at?",
        "补记到会",
        "someone was there and it was not entered; without `left_at` they still are",
    ),
    _kind("meeting", "item.opened", "no:int", "进入议题", "an item is taken up"),
    _kind(
        "meeting",
        "remark",
        "no:int speaker:person text:personal form?",
        "发言；form：提问（question）、答复（answer）、程序问题（order）、裁定（ruling）、记录人说明（note），无则为发言",
        "someone speaks on the open item; as a `question`, an `answer`, a point of `order`, a `ruling`, a "
        "`note` of the recorder, else simply",
    ),
    _kind(
        "meeting",
        "remark.righted",
        "of:int speaker:person? no:int? form? said_at?",
        "更正第 of 条发言的发言人、议题、性质或时间",
        "who said what remark `of` holds, on which item, as what or when: as it should have been entered",
    ),
    _kind(
        "meeting",
        "remark.confirmed",
        "of:int by:person",
        "发言人确认第 of 条记录无误",
        "the speaker confirms remark `of` as it stands then; a later correction needs that again",
    ),
    _kind(
        "meeting",
        "motion.put",
        "no:int motion:int text mover:person seconder:person? amends:int? form?",
        "提出动议：附议人；修正案所修正的动议（正文为修正后的全文）；程序性动议的种类",
        "a motion is put on the open item: who seconds it; the motion it amends (`text` is then its whole "
        "new wording); `form`: `postpone`, `refer`, `close_debate`, missing where it is about the matter",
    ),
    _kind(
        "meeting",
        "recusal.declared",
        "no:int name:person reason:personal",
        "回避：不参加本议题表决的委员及理由",
        "a member stands aside: has no vote on this item, and why",
    ),
    _kind(
        "meeting", "recusal.ended", "no:int name:person", "回避终止", "a member votes on this item after all"
    ),
    _kind(
        "meeting",
        "vote.opened",
        "motion:int method entitled:persons present:persons recused:persons all:int rule",
        "开始表决：方式（none_objects 无异议、hands 举手、roll_call 唱名、slips 票决），"
        "当时有表决权、到会、回避的委员，规则及其基数",
        "voting begins, by `none_objects`, `hands`, `roll_call` or `slips`: who may vote on the item, who is "
        "there, who stands aside, as of now; the rule and its base. Opened again, voting begins anew",
    ),
    _kind(
        "meeting",
        "vote.cast",
        "motion:int name:person choice",
        "委员实名表决；以最后一次为准，空为收回",
        "a member votes by name; the last answer counts, an empty one takes it back",
    ),
    _kind(
        "meeting",
        "vote.counted",
        "motion:int for:int against:int abstain:int invalid:int? counted:texts? by:persons",
        "清点票数：赞成、反对、弃权、无效；实际清点的是哪几项（其余由到会人数推算）；计票人",
        "hands or slips are counted: the numbers; `counted` names those that were counted where the others "
        "follow from the number present; by whom",
    ),
    _kind(
        "meeting",
        "motion.decided",
        "motion:int present:persons decision:object method? number:int?",
        "动议表决结果及依据；表决方式；决定编号（当年顺序号）",
        "the motion is decided: who was present, the numbers, each condition with its clause; how it was "
        "voted; the decision's number, running in the year",
    ),
    _kind("meeting", "motion.withdrawn", "motion:int", "撤回动议", "a motion is taken back before the vote"),
    _kind(
        "meeting",
        "action.assigned",
        "no:int what who:person due",
        "交办事项：责任人、期限",
        "someone is to do something by a date",
    ),
    _kind(
        "meeting",
        "action.done",
        "of:int by:person",
        "交办事项办结",
        "what entry `of` assigned is done; said by whom",
    ),
    _kind(
        "meeting",
        "queue.joined",
        "no:int person:person side?",
        "要求发言；side：支持（for）、反对（against）、程序问题（order），无则不分",
        "someone asks for the floor on an item; `for` it, `against` it, on a point of `order`, or simply",
    ),
    _kind("meeting", "queue.left", "no:int person:person", "不再要求发言", "someone waits no longer"),
    _kind("meeting", "floor.given", "no:int person:person", "开始发言", "someone gets the floor"),
    _kind("meeting", "floor.ended", "no:int", "发言完毕", "whoever has the floor is done"),
    _kind("meeting", "item.closed", "no:int", "议题结束", "an item is done"),
    _kind(
        "meeting",
        "meeting.paused",
        "until? place? reason?",
        "休会；until 为续会时间，place 为续会地点",
        "the meeting is interrupted; adjourned, where it goes on `until` a day and time, at that place",
    ),
    _kind(
        "meeting",
        "meeting.resumed",
        "present:int quorum:object",
        "复会：到会人数、法定人数核对",
        "it goes on: how many are present, the quorum explained",
    ),
    _kind("meeting", "meeting.closed", "", "散会", "the meeting ends"),
    _kind(
        "poll",
        "poll.opened",
        "poll code definition:hash roll:hash profile:hash ballots:hash? voters:int heads:int area:int "
        "shares?",
        "表决开始：表决方案、业主清册、规则、表决票归属的指纹及总人数、总面积、份额合计",
        "a poll opens: fingerprints of definition, roll, rules and of whose ballots they are; voters, "
        "heads, area (0.01 m²) and shares in all",
    ),
    _kind(
        "poll",
        "ballots.printed",
        "first:int last:int pages:int large:bool? codes:hash? document:hash?",
        "印制表决票：起止票号、每张页数、是否大字版、全部二维码的指纹",
        "ballots are printed: first and last serial, pages of each ballot, large print or not, SHA-256 of "
        "all their QR texts (one a line) and of the PDF",
    ),
    _kind(
        "poll",
        "ballot.issued",
        "serial:int to:personal to_id:int? mode by:person",
        "送达表决票：领票人、送达方式、送达人",
        "a ballot is handed out: to whom, how (`hand`, `door`, `post`, `box`), by whom",
    ),
    _kind(
        "poll",
        "ballot.returned",
        "serial:int by:person box?",
        "回收表决票：经手人、票箱",
        "a ballot comes back: received by, box",
    ),
    _kind(
        "poll",
        "ballot.read",
        "serial:int page:int source sheet:int image:hash? status marks:marks reasons:texts",
        "机器读票：来源、票面、待复核原因",
        "the reader saw a page: file, sheet, `status` `read` or `review`, the sure marks, reasons for doubt",
    ),
    _kind(
        "poll",
        "ballot.entered",
        "serial:int marks:marks by:person",
        "人工录入票面：计票人",
        "a teller enters a ballot's marks by hand",
    ),
    _kind(
        "poll",
        "ballot.adjudicated",
        "serial:int valid:bool marks:marks reason by:persons",
        "票面认定：有效与否、票面、理由、认定人",
        "people decide a doubtful ballot: valid or not, its marks, why, who decided",
    ),
    _kind(
        "poll",
        "ballot.voided",
        "serial:int reason by:person new:int?",
        "作废表决票及换发的票号",
        "a ballot is made void before it counts; the serial that replaces it, if one does",
    ),
    _kind(
        "poll",
        "ballot.duplicate",
        "serial:int page:int source sheet:int marks:marks by:person",
        "同号第二张表决票，留待认定",
        "a second paper with a serial already counted; it waits for people",
    ),
    _kind(
        "poll",
        "proxy.given",
        "voter:int holder:personal holder_id:int? carrier:int? role instructed:bool by:person",
        "登记委托：委托人在清册上的序号、受托人（如为业主则附其序号）、受托人身份、是否逐项载明意见",
        "a voter (number on the roll) lets someone vote for them: the holder's name, their own number if "
        "they are on the roll, what they are, whether the authority says how to vote on each question",
    ),
    _kind(
        "poll",
        "proxy.withdrawn",
        "voter:int reason by:person",
        "撤销委托及理由",
        "a proxy is taken back, and why",
    ),
    _kind("poll", "poll.closed", "by:person", "停止收票", "no more papers are taken"),
    _kind(
        "poll",
        "lots.drawn",
        "question seed by:person",
        "得票相同，抽签：事项、抽签种子、经手人",
        "lots are drawn in a tie: the seed decides, once",
    ),
    _kind(
        "poll",
        "casting.given",
        "question choice by:person",
        "票数相同，主持人行使决定票",
        "on a tie the chair decides, `for` or `against`, once",
    ),
    _kind(
        "poll",
        "poll.counted",
        "report:hash outcomes:object",
        "计票结果",
        "the count: digest of the report, outcome by question",
    ),
    _kind(
        "meeting poll",
        "correction",
        "of:int text:personal",
        "更正第 of 条记录",
        "what entry `of` should say; the entry itself stays",
    ),
    _kind(
        "meeting poll",
        "erasure",
        "of:int fields:texts reason",
        "依法删除第 of 条的个人内容，记录链不变",
        "personal text of entry `of` was erased; the chain stays whole",
    ),
    _kind(
        "meeting poll",
        "clock.anomaly",
        "was now",
        "时钟倒退：上一条时间与当前时间",
        "the clock ran backwards: the last entry's time and the time now",
    ),
)
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
_WHOLE = {kind.name: (*kind.fields, *kind.beside) for kind in KINDS}


def _all(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list | tuple) and all(test(item) for item in value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64 and not set(value) - set("0123456789abcdef")


_TESTS: Mapping[Type, Callable[[Any], bool]] = {
    "text": _is_text,
    "person": _is_text,
    "personal": _is_hash,
    "hash": _is_hash,
    "int": _is_int,
    "bool": lambda value: isinstance(value, bool),
    "texts": _all(_is_text),
    "persons": _all(_is_text),
    "ints": _all(_is_int),
    "marks": lambda value: (
        isinstance(value, Mapping)
        and all(_is_text(key) and _all(_is_text)(item) for key, item in value.items())
    ),
    "object": lambda value: isinstance(value, Mapping),
}


def check(kind: str, body: Mapping[str, Any], stream: str = "") -> Kind:
    """The kind, if `body` fits it; `stream` (`meeting:…` or `poll:…`) must take this kind.

    Refusal record.kind, record.stream, or record.field naming the first field that doesn't fit.
    """
    known = BY_NAME.get(kind)
    if known is None:
        raise Refusal("record.kind", kind=kind)
    if stream and stream.partition(":")[0] not in known.streams:
        raise Refusal("record.stream", kind=kind, stream=Record(stream))
    for field in _WHOLE[kind]:
        if field.name not in body:
            if field.optional:
                continue
            raise Refusal("record.field", kind=kind, field=Key(field.name))
        if not _TESTS[field.type](body[field.name]):
            raise Refusal("record.field", kind=kind, field=Key(field.name))
    extra = body.keys() - {field.name for field in _WHOLE[kind]}
    if extra:
        raise Refusal("record.field", kind=kind, field=Key(min(extra)))
    return known
