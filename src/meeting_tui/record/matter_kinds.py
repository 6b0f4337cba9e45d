"""Kinds of entries of a matter's record: where it stands, what is asked, who works on it, its money."""

from __future__ import annotations

from meeting_tui.record.kind import Kind, a_kind

MATTER: tuple[Kind, ...] = (
    a_kind(
        "matter",
        "matter.raised",
        "title summary:personal by:person category parts:texts?",
        "提出事项：名称、情况、提出人（仅供内部）、类别、涉及部位（楼栋、单元、户）",
        "a matter is raised: title, what it is about, by whom (never public), category, the buildings, "
        "stairs and units it concerns",
    ),
    a_kind(
        "matter",
        "matter.adopted",
        "title summary:personal state since",
        "旧版事项转入记录：名称、情况、当时状态、何时提出",
        "a matter of before there were records is taken up: title, what it is about, its state then, since "
        "when",
    ),
    a_kind(
        "matter",
        "matter.changed",
        "title? category? parts:texts? reason?",
        "变更事项名称、类别或涉及部位及理由",
        "title, category or the parts concerned change, and why",
    ),
    a_kind(
        "matter",
        "matter.described",
        "summary:personal reason?",
        "变更事项情况说明及理由",
        "what the matter is about is told anew, and why",
    ),
    a_kind(
        "matter",
        "matter.moved",
        "act state reason? of_stream? of:int?",
        "事项状态变更：办理动作（act）、变更后状态、理由；依据的记录流及条号",
        "a matter moves on: by which act, to which state, why; the stream and number of the entry it rests "
        "on",
    ),
    a_kind(
        "matter",
        "matter.asked",
        "text:personal by:person",
        "提出待答问题及提问人",
        "a question is asked, and by whom",
    ),
    a_kind(
        "matter",
        "matter.answered",
        "of:int text:personal by:person",
        "答复第 of 条所提问题及答复人",
        "the question of entry `of` is answered, and by whom",
    ),
    a_kind(
        "matter",
        "matter.linked",
        "ref what?",
        "关联：会议、表决、事项、提案（名词:编号）或其他材料名称，及说明",
        "it is linked with a meeting, poll, matter or proposal (`noun:number`) or something else by its "
        "name; what that is",
    ),
    a_kind(
        "matter",
        "matter.enclosed",
        "name sha256:hash size:int what?",
        "附入材料或照片：文件名、SHA-256、字节数、说明；文件本身不存",
        "a paper or picture goes with it: name of the file, SHA-256, size in bytes, what it is; the file "
        "itself is not kept",
    ),
    a_kind(
        "matter",
        "group.formed",
        "members:persons mandate until",
        "成立临时工作组：成员、职责、期限",
        "a working group: its members, what for, until when",
    ),
    a_kind(
        "matter",
        "group.dissolved",
        "of:int reason",
        "第 of 条所设工作组终止及理由",
        "the working group of entry `of` ends, and why",
    ),
    a_kind(
        "matter",
        "money.entered",
        "kind source fen:int on party voucher decision what?",
        "记账：种类（budget 预算、contract 合同、income 收入、payment 付款、refund 退款）、资金来源"
        "（fund 维修资金、revenue 公共收益、other 其他）、金额（分，即货币单位的百分之一）、"
        "日期、对方、凭证号、依据的决定、摘要",
        "money: what it is (`budget`, `contract`, `income`, `payment`, `refund`), of which account "
        "(`fund`: the maintenance fund, `revenue`: common revenue, `other`), how much in hundredths of the "
        "currency, on which day, with whom, number of the voucher, by which decision, what for",
    ),
    a_kind(
        "matter",
        "money.reversed",
        "of:int reason",
        "冲销第 of 条记账及理由",
        "what entry `of` entered counts no more, and why",
    ),
)
