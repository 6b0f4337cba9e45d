"""Where a proposal of each kind begins: its kind of matter, its papers, and what owners ask about it.

A community's own are files it keeps: any proposal that was exported begins another.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from meeting_tui.lang import Translator
from meeting_tui.record.proposal.values import ProposalDraft
from meeting_tui.refusal import Key, Keys, Refusal
from meeting_tui.rules.profile import Profile


@dataclass(frozen=True)
class ProposalTemplate:
    """What a proposal of a kind begins with; `rule` is the majority it takes, in the law's words."""

    name: str
    title: str
    rule: str
    papers: tuple[str, ...]
    asks: tuple[str, ...]
    draft: ProposalDraft


def templates(law: Profile, t: Translator) -> tuple[ProposalTemplate, ...]:
    """All of them; a kind of matter the law doesn't know is left for people to pick."""
    return tuple(_template(name, said, law, t) for name, said in _all().items())


def template(name: str, law: Profile, t: Translator) -> ProposalTemplate:
    """One of them. Refusal proposals.template."""
    if name not in _all():
        raise Refusal("proposals.template", name=Key(name), known=Keys(_all()))
    return _template(name, _all()[name], law, t)


@cache
def _all() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("templates.toml").read_text("utf-8"))


def _template(name: str, said: dict[str, Any], law: Profile, t: Translator) -> ProposalTemplate:
    matter = law.matters.get(said["code"])
    rule = law.rule(matter.rule) if matter else None
    papers, asks = said[f"papers_{t.lang}"], said[f"asks_{t.lang}"]
    text = "\n".join([*asks, "", t("Annexes: {names}", names=t(", ").join(papers))])
    draft = ProposalDraft(said[t.lang], text, said["code"] if matter else "", basis=said["basis"])
    words = t.pick(dict(rule.wording)) if rule else ""
    return ProposalTemplate(name, said[t.lang], words, tuple(papers), tuple(asks), draft)
