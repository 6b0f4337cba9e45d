"""The guide on the screen: the page of the place one came from, and every other from there."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from meeting_tui import lang
from meeting_tui.lang import N_, _, guides
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.place import Place


class Guide(Place):
    """A page of the guides; Esc goes back, at last to where F1 was pressed."""

    CSS_PATH = "guide.tcss"
    NAME = N_("The guide")
    HELP = N_("One page a desk. Arrow keys and PgDn read on; Ctrl+O opens the contents, F8 the next page.")
    BINDINGS: ClassVar = [
        chord("f8", "next", N_("Next page"), N_("The page that follows in the guide")),
        chord("ctrl+o", "pages", N_("Contents"), N_("Pick a page of the guide")),
        key("escape", "back", N_("Back"), N_("To the page before, or to where you came from")),
    ]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._way = [guides.page(name, lang.screen().lang)]

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page"):
            yield Markdown(open_links=False)

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        page = self._way[-1]
        self.alone(lambda: page.flowing, self._draw)

    async def _draw(self, text: str) -> None:
        scroll = self.query_one("#page", VerticalScroll)
        await self.query_one(Markdown).update(text)
        scroll.scroll_home(animate=False, immediate=True)
        scroll.focus()

    def _go(self, page: guides.Page) -> None:
        self._way.append(page)
        self._show()

    def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        page = self._way[-1].linked(event.href)
        if page:
            self._go(page)
        else:
            self.house.say(_("This link leads out of the guide: {link}", link=event.href))

    def action_next(self) -> None:
        at, names = self._way[-1].name, guides.NAMES
        following = names[(names.index(at) + 1) % len(names)] if at in names else names[0]
        self._go(guides.page(following, lang.screen().lang))

    def action_pages(self) -> None:
        pages = [PickOption(page.name, page.title, page.name) for page in guides.pages(lang.screen().lang)]
        self.ask(Pick(_("The guide"), pages), lambda name: self._go(guides.page(name, lang.screen().lang)))

    def action_back(self) -> None:
        if len(self._way) > 1:
            self._way.pop()
            self._show()
        else:
            super().action_back()
