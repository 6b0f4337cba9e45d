"""Kinds of entries once a matter is settled: objections, what becomes of actions, minutes confirmed."""

from __future__ import annotations

from meeting_tui.record.kind import Kind, a_kind

CLOSING: tuple[Kind, ...] = (
    a_kind(
        "meeting",
        "motion.righted",
        "of:int text? mover:person? seconder:person?",
        "更正第 of 条动议的正文、动议人或附议人，限表决前",
        "wording, mover or seconder of the motion that entry `of` put, as it should have been entered; only "
        "before it is voted on",
    ),
    a_kind(
        "meeting matter",
        "action.righted",
        "of:int what? who:person? due?",
        "更正第 of 条交办事项的内容、责任人或期限",
        "what, who or until when of the action that entry `of` assigned, as it is meant",
    ),
    a_kind(
        "meeting matter",
        "action.dropped",
        "of:int reason by:person",
        "第 of 条交办事项不再办理及理由",
        "what entry `of` assigned is not done any more, and why; said by whom",
    ),
    a_kind(
        "meeting",
        "objection.entered",
        "name:person text:personal motion:int?",
        "异议：对第 motion 号动议的决定，无 motion 则对会议记录",
        "somebody objects, to what was decided on `motion`, else to the record",
    ),
    a_kind(
        "meeting",
        "objection.written",
        "name:person motion:int voter:int weights:object delivered by:person decision:object",
        "表决人（清册序号 voter）对第 motion 号动议的决定提出书面反对：weights 为其权重，delivered 为"
        "决议送达该人之日，by 为收件人，decision 为计入该反对后的决定",
        "a voter (number on the roll) objects in writing to what was decided on `motion`: what they weigh, "
        "the day on which it was delivered to them, who took the objection, and the decision with it",
    ),
    a_kind(
        "meeting",
        "objection.retracted",
        "of:int by:person decision:object",
        "撤回第 of 条书面反对：by 为收件人，decision 为不计该反对的决定",
        "the objection in writing of entry `of` is taken back: who took that, and the decision without it",
    ),
    a_kind(
        "meeting",
        "minutes.read",
        "",
        "宣读会议记录",
        "the record is read back: decisions, actions, who was there, objections",
    ),
    a_kind(
        "meeting",
        "minutes.confirmed",
        "by:person",
        "确认会议记录无误",
        "somebody who was there confirms the minutes as they stand; what changes them later undoes that",
    ),
    a_kind(
        "meeting",
        "minutes.declared",
        "by:persons missing:persons reason?",
        "会议记录定稿：由主持人、记录人宣布；未确认的委员及原因",
        "chair and recorder declare the minutes final; which members have not confirmed them, and why",
    ),
    a_kind(
        "meeting",
        "minutes.approved",
        "meeting title motion:int number?",
        "会议记录由以后的会议审定：会议、动议、决定编号",
        "a later meeting approves the minutes: which one, by which motion, the decision's number",
    ),
)
