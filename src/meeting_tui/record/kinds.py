"""Every kind of entry, in one list: it checks what is written and makes docs/formats/record.md's table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from meeting_tui.record.assembly_kinds import ASSEMBLY
from meeting_tui.record.audit_kinds import AUDIT
from meeting_tui.record.board_kinds import BOARD
from meeting_tui.record.closing_kinds import CLOSING
from meeting_tui.record.key_kinds import KEYS
from meeting_tui.record.kind import Kind, Type
from meeting_tui.record.kind import a_kind as _kind
from meeting_tui.record.matter_kinds import MATTER
from meeting_tui.record.pile_kinds import PILES
from meeting_tui.record.poll_kinds import POLL
from meeting_tui.record.proposal_kinds import PROPOSAL
from meeting_tui.record.roll_kinds import ROLL
from meeting_tui.record.station_kinds import STATIONS
from meeting_tui.refusal import Key, Record, Refusal

KINDS: tuple[Kind, ...] = (
    _kind(
        "meeting",
        "meeting.created",
        "id title kind place planned_at profile rule members:persons seats:int speech:int? law? second_of?",
        "立会：名称、形式、时间、地点、适用规则、全体委员、每次发言限时（分钟）；本小区自有规则的全文（law）；"
        "再次召集的，原会议（second_of）",
        "a meeting is planned: title, kind, time, place, the rule that decides, the committee's members, how "
        "many minutes one speech may take where the meeting says so itself; the whole text of the rules "
        "where the community has its own (`law`); which meeting had no quorum and is called again "
        "(`second_of`)",
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
        "no:int title kind presenter:person parent:int? planned:int? matter:int? proposal:int? of? "
        "enclosures:texts? enclosure_digests:texts? enclosure_sizes:ints?",
        "列入议程：上级议题、预计分钟数、所涉事项和提案、所审定纪要的会议、附件的文件名、SHA-256 和字节数",
        "an item goes on the agenda, last under `parent` (0, or missing: under none): minutes planned, the "
        "matter and proposal it is about, the meeting whose minutes it approves; enclosed files by name, "
        "SHA-256 and size in bytes",
    ),
    _kind(
        "meeting",
        "agenda.changed",
        "no:int title? kind? presenter:person? parent:int? planned:int? matter:int? proposal:int? of? "
        "enclosures:texts? enclosure_digests:texts? enclosure_sizes:ints?",
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
        "members:persons seats:int all:int present:int quorum:object council:persons? attest:object?",
        "宣布开会：全体委员、席位数、到会人数、法定人数核对；业主大会的会议记录除主持人外由谁确认：attest "
        "中的记录人（recorder）和到会业主人数（owners），以及到会的业委会主任、副主任中的第一人（council）",
        "the meeting opens: members, seats, the base of the rule, how many are present, the quorum; who "
        "confirms the minutes of an assembly beside the chair: in `attest` whether the `recorder` does "
        "and how many `owners` who came, of `council` the first who came",
    ),
    _kind(
        "meeting",
        "presence.in",
        "name:person capacity organ? voter:int? weights:object?",
        "到会：委员（member）、列席（invited）、旁听（observer）、业主（owner，限业主大会）；"
        "业主大会中本人在清册上的序号及其人数、面积、份额",
        "someone comes: `member` votes in a committee; `invited` and `observer` don't vote. In an assembly: "
        "which voter of the roll that is, with what they weigh in the smallest unit of each measure",
    ),
    _kind("meeting", "presence.out", "name:person", "离会", "someone leaves"),
    _kind(
        "meeting",
        "presence.anew",
        "",
        "续会在另一日：休会时在场的人自休会起离会，到会重新登记",
        "the meeting goes on on another day: everybody who was there when it was interrupted left then, and "
        "who is there is taken anew",
    ),
    *ASSEMBLY,
    _kind(
        "meeting",
        "presence.righted",
        "of:int came_at? left_at? capacity? never:bool? voter:int? weights:object?",
        "更正第 of 条到会：到会、离会时间或身份；never 为从未到会；更正为业主的，自此代表清册上的 voter",
        "when someone came (entry `of`) and left and as what, as it should have been entered; `never`: they "
        "were not there at all. In an assembly, put right to owner: which voter they are from now on",
    ),
    _kind(
        "meeting",
        "presence.added",
        "name:person capacity organ? came_at left_at? voter:int? weights:object?",
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
        "no:int motion:int text mover:person seconder:person? amends:int? form? rule?",
        "提出动议：附议人；修正案所修正的动议（正文为修正后的全文）；程序性动议的种类；所适用的规则",
        "a motion is put on the open item: who seconds it; the motion it amends (`text` is then its whole "
        "new wording); `form`: `postpone`, `refer`, `close_debate`, missing where it is about the matter; "
        "the `rule` that decides it, where that is not the meeting's",
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
        "motion:int method entitled:persons present:persons recused:persons all:int rule voters:hash? "
        "totals:object?",
        "开始表决：方式（none_objects 无异议、hands 举手、roll_call 唱名、slips 票决），"
        "当时有表决权、到会、回避的委员，规则及其基数；业主大会：到会和被代表的表决人名单的指纹及各项合计",
        "voting begins, by `none_objects`, `hands`, `roll_call` or `slips`: who may vote on the item, who is "
        "there, who stands aside, as of now; the rule and its base. Opened again, voting begins anew. In an "
        "assembly: fingerprint of the voters there or represented, with what they weigh (`totals`)",
    ),
    _kind(
        "meeting",
        "vote.cast",
        "motion:int name:person choice voter:int?",
        "实名表决；以最后一次为准，空为收回；业主大会中为其代表的全部表决人，或仅为 voter",
        "somebody votes by name; the last answer counts, an empty one takes it back. In an assembly for "
        "every voter they stand for, or for `voter` alone",
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
        "meeting matter",
        "action.assigned",
        "no:int? what who:person due",
        "交办：会议议题（事项记录中无）、内容、责任人、期限",
        "someone is to do something by a date; at a meeting, under which item",
    ),
    _kind(
        "meeting matter",
        "action.done",
        "of:int by:person evidence? evidence_digest:hash? evidence_size:int?",
        "交办事项办结；证明材料的文件名、SHA-256 和字节数",
        "what entry `of` assigned is done; said by whom; the file that shows it, by name, SHA-256 and size",
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
        "until? place? reason? second_call:bool?",
        "休会；until 为续会时间，place 为续会地点；second_call：未达法定人数，续会为再次召集",
        "the meeting is interrupted; adjourned, where it goes on `until` a day and time, at that place; "
        "`second_call`: for want of a quorum, so that it is then called a second time",
    ),
    _kind(
        "meeting",
        "meeting.resumed",
        "present:int quorum:object",
        "复会：到会人数、法定人数核对",
        "it goes on: how many are present, the quorum explained",
    ),
    _kind("meeting", "meeting.closed", "", "散会", "the meeting ends"),
    *CLOSING,
    *POLL,
    *PILES,
    *STATIONS,
    *AUDIT,
    *BOARD,
    *KEYS,
    *PROPOSAL,
    *ROLL,
    *MATTER,
    _kind(
        "meeting poll",
        "correction",
        "of:int text:personal",
        "更正第 of 条记录",
        "what entry `of` should say; the entry itself stays",
    ),
    _kind(
        "meeting poll matter proposal",
        "erasure",
        "of:int fields:texts reason",
        "依法删除第 of 条的个人内容，记录链不变",
        "personal text of entry `of` was erased; the chain stays whole",
    ),
    _kind(
        "meeting poll board matter proposal",
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
    """The kind, if `body` fits it; `stream` (`meeting:…`, `poll:…`, …) must take this kind.

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
