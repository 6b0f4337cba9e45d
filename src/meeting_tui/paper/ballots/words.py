"""The fixed words of a ballot in the community's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from meeting_tui.lang import N_, Translator
from meeting_tui.paper.ballots.design import Words

_ENGLISH = Words(
    serial=N_("Ballot no."),
    owner=N_("Owner"),
    units=N_("Unit(s)"),
    area=N_("Area"),
    heads=N_("Votes by head"),
    how=N_("Tick or cross INSIDE one box a question, in dark ink. A circle does not count."),
    correct=N_("Made a mistake? Do not correct it: hand this ballot in for a new one."),
    ticks=N_("Mark no more than {n} boxes."),
    deadline=N_("Return before"),
    return_to=N_("Return to"),
    signature=N_("Signature of the owner"),
    proxy=N_("Proxy (with authority)"),
    date=N_("Date"),
    continued=N_(" (continued)"),
    page=N_("Page {page} of {pages}"),
    tear=N_("Tear off here when handing out; the stub stays with the deliverer."),
    stub=N_("Stub"),
    recipient=N_("Received by (signature)"),
    phone=N_("Phone"),
    received=N_("Received on"),
    delivery=N_("Delivery"),
    deliverer=N_("Deliverer"),
    test=N_("TEST – NOT A BALLOT"),
    share=N_("Shares"),
    write_in=N_("Another name:"),
    parts=N_("Weight by question"),
    more=N_("More on the next page"),
)


_SEVERAL = N_(
    "Tick or cross INSIDE one box a question, more only where it says so, in dark ink. "
    "A circle does not count."
)
_SHARED = N_("Owner (one signs for all)")


def ballot_words(
    t: Translator,
    weights: Mapping[str, str] | None = None,
    *,
    several: bool = False,
    lines: bool = False,
    parts: bool = False,
    proxies: bool = True,
    shared: bool = False,
) -> Words:
    """The words of a ballot as the translator says them.

    `weights`: what voters weigh by (`heads` always) with its name, empty for the usual one;
    left out: the area. `several`: some question takes more marks; `lines`: some has lines for further names;
    `parts`: some is about a part; `proxies`: voters may be represented; `shared`:
    some own together.
    """
    words = Words(**{field.name: t(getattr(_ENGLISH, field.name)) for field in fields(Words)})
    named = {"area": ""} if weights is None else weights
    named = {name: given or getattr(words, name) for name, given in named.items()}
    unused = ({} if lines else {"write_in": ""}) | ({} if parts else {"parts": ""})
    unused |= {} if proxies else {"proxy": ""}
    words = replace(words, **({"area": "", "share": ""} | named | unused))
    words = replace(words, signature=t(_SHARED)) if shared else words
    return replace(words, how=t(_SEVERAL)) if several else words
