"""A proposal of every kind has where to begin, in both languages, with the majority the law gives it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.refused import refused

from meeting_tui.desk.proposals.kinds import kind_of
from meeting_tui.desk.proposals.templates import template, templates
from meeting_tui.desk.proposals.written import from_markdown, to_markdown
from meeting_tui.lang import translator
from meeting_tui.record.proposal.values import ProposalDraft
from meeting_tui.rules import shipped_profile


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_has_its_majority_its_papers_and_its_questions(lang):
    law, t = shipped_profile("cn-assembly"), translator(lang)
    found = templates(law, t)
    assert {each.name for each in found} >= {
        *(
            "fund",
            "renewal",
            "contract",
            "rules",
            "covenant",
            "election",
            "revenue",
            "parking",
            "works",
            "survey",
        )
    }
    for each in found:
        assert each.rule
        assert each.papers
        assert each.asks
        assert law.matters[each.draft.code]
        read = from_markdown(to_markdown(each.draft, t, law), ProposalDraft("", "", ""), "CNY")
        assert replace(read, code=kind_of(read.code, law)) == each.draft


def test_another_law_leaves_its_kind_to_people_and_an_unknown_name_is_refused():
    law, t = shipped_profile("de-weg"), translator("en")
    assert template("fund", law, t).draft.code == ""
    with refused("proposals.template", name="roof"):
        template("roof", law, t)
