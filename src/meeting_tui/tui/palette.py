"""Ctrl+P: every command that is valid now, by name, in the screen's language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode

from meeting_tui.lang import _
from meeting_tui.tui import themes
from meeting_tui.tui.keys import shown
from meeting_tui.tui.place import FIND_ALL, PaletteEntry, Place
from meeting_tui.tui.shell import PLACES

if TYPE_CHECKING:
    from meeting_tui.tui.house import House


class Commands(Provider):
    """The keys of the screen under the palette, the places, the looks, the languages."""

    @property
    def _house(self) -> House:
        return cast("House", self.app)

    def _commands(self) -> Iterator[PaletteEntry]:
        yield from (own := list(self._of_screen()))
        tip = _(FIND_ALL.tooltip)
        if isinstance(self.screen, Place) and tip not in (each.tip for each in own):
            yield PaletteEntry(_("Find in the whole file"), tip, self._house.action_find_all)
        if isinstance(self.screen, Place):
            yield from self.screen.further()
        for name, (key, label) in PLACES.items():
            yield PaletteEntry(
                _("Go to: {place}", place=_(label)), shown(key), partial(self.app.switch_mode, name)
            )
        for name, words in themes.NAMES.items():
            if name != self.app.theme:
                yield PaletteEntry(_(words), "", partial(self._house.wear, name))
        yield PaletteEntry(_("Language: 中文 / English"), "", self._house.other_language)
        yield PaletteEntry(_("Who is at the keyboard?"), self._house.who, self._house.action_who)

    def _of_screen(self) -> Iterator[PaletteEntry]:
        seen: set[str] = set()
        for node, binding, enabled, _tip in self.screen.active_bindings.values():
            if binding.tooltip and binding.description and enabled and binding.action not in seen:
                seen.add(binding.action)
                yield self._of_binding(node, binding)

    def _of_binding(self, node: DOMNode, binding: Binding) -> PaletteEntry:
        words = f"{_(binding.description)}  ({shown(binding.key)})"
        return PaletteEntry(words, _(binding.tooltip), partial(self.app.run_action, binding.action, node))

    async def discover(self) -> Hits:
        for command in self._commands():
            yield DiscoveryHit(Content(command.words), command.run, command.words, Content(command.tip))  # type: ignore[arg-type]

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(f"{command.words} {command.tip}")
            if score > 0:
                shown_words = matcher.highlight(command.words)
                yield Hit(score, shown_words, command.run, command.words, Content(command.tip))  # type: ignore[arg-type]
