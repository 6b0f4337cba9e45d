"""The envelopes of a secret poll in numbers and words, as command line and screens show them."""

from __future__ import annotations

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import weight
from meeting_tui.published import EnvelopesForm, WeightDiffersForm


def envelope_facts(numbers: EnvelopesForm | None, t: Translator) -> list[tuple[str, str]]:
    """What became of the envelopes, and whether as many papers are counted as came back in them."""
    if numbers is None:
        return []
    mixed = t("not opened") if numbers["papers"] is None else str(numbers["papers"])
    facts = [
        (t("Envelopes handed out"), str(numbers["out"])),
        (t("Envelopes back"), str(numbers["returned"])),
        (t("Envelopes still out"), str(numbers["outstanding"])),
        *([(t("Envelopes late"), str(numbers["late"]))] if numbers["late"] else []),
        *([(t("Envelopes void"), str(numbers["void"]))] if numbers["void"] else []),
        (t("Papers taken out"), mixed),
        (t("Papers looked at"), str(numbers["seen"])),
    ]
    if numbers["papers"] is not None:
        facts.append((t("Envelopes and papers"), t("agree") if numbers["agrees"] else t("DO NOT AGREE")))
    if numbers["weights"]:
        facts.append((t("Wrong weight"), "\n".join(_weight(each, t) for each in numbers["weights"])))
    return facts


def _weight(each: WeightDiffersForm, t: Translator) -> str:
    """One weight: how many papers of it were seen, and how many envelopes of such voters came back."""
    return t(
        "{weight}: papers {papers}, envelopes {envelopes}",
        weight=weight(int(each["area"].replace(".", "")), each["share"], t),
        papers=each["papers"],
        envelopes=each["envelopes"],
    )
