"""A poll's spec read back from what it froze makes the same poll again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.desk.polling import SPEC, estate

from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.definition import Definition
from meeting_tui.desk.polls.export import spec_of
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.polls.spec_out import to_toml
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals.values import ProposalDraft
from meeting_tui.rules import load_profile

RULES = load_profile(
    'format = 1\nid = "ours"\nextends = "cn-assembly"\nbylaw = "第9条"\n[election]\nwrite_in = true\n', "ours"
)
MORE = """
[[question]]
id = "own"
title = "一栋的事"
text = "只问两户。\\n第二行。"
matter = "cc278.8"
electorate = { rooms = ["1栋1单元101室", "1栋1单元102室"] }
excluded = [{ voter = 2, reason = "合同相对方" }]
[[question]]
id = "seats"
title = "选举"
matter = "cc278.3"
kind = "elect"
seats = 2
max_ticks = 2
reserve = 1
write_ins = 1
choices = [{ id = "li", label = "李四" }, { id = "b", label = "王五" }]
"""


def test_what_was_frozen_makes_the_same_poll_again(tmp_path: Path) -> None:
    office = estate(tmp_path, profile=RULES)
    draft = ProposalDraft(title="充电棚", text="建充电棚。", code="cc278.8")
    number = proposals.propose(office, matters.new_matter(office, "充电"), draft)
    spec = poll_spec(SPEC.replace('id = "q2"', f'id = "q2"\nproposal = {number}') + MORE)
    spec = replace(spec, tellers=("李计票",), scrutineers=("赵监票",), keyed_twice=True, objection_days=3)

    def frozen_as(poll: str) -> Definition:
        with office.store.read() as session:
            return replace(frozen.case(session, poll).definition, code="")

    first = polls.new_poll(office, spec)
    again = polls.new_poll(office, poll_spec(to_toml(spec_of(office, first))))
    assert [each.write_ins for each in frozen_as(first).asked][-1] == 1
    assert frozen_as(again) == frozen_as(first)
    assert spec_of(office, again) == spec_of(office, first)
    office.close()
