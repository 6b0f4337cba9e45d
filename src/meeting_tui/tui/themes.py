"""The look: ink on paper with one seal-red accent; the same in the dark, and in high contrast."""

from __future__ import annotations

from textual.theme import Theme

from meeting_tui.lang import N_

PAPER = Theme(
    name="paper",
    dark=False,
    primary="#2B2722",
    secondary="#6B6257",
    accent="#A8201A",
    error="#A8201A",
    warning="#8A5A00",
    success="#2F5D3A",
    foreground="#211D18",
    background="#F6F1E6",
    surface="#FCF9F2",
    panel="#EAE2D2",
    variables={
        "text": "#211D18",
        "text-muted": "#5F574C",
        "text-disabled": "#8B8274",
        "border": "#A8201A",
        "border-blurred": "#CFC4B0",
        "block-cursor-foreground": "#FCF9F2",
        "block-cursor-background": "#2B2722",
        "block-cursor-blurred-foreground": "#211D18",
        "block-cursor-blurred-background": "#DDD2BD",
        "input-cursor-background": "#A8201A",
        "input-cursor-foreground": "#FCF9F2",
        "input-selection-background": "#E4BDB4",
        "scrollbar": "#CFC4B0",
        "scrollbar-hover": "#A99D87",
        "scrollbar-active": "#A8201A",
        "scrollbar-background": "#F0E9DB",
        "seal-text": "#FCF9F2",
    },
)

INK = Theme(
    name="ink",
    dark=True,
    primary="#E9E1D2",
    secondary="#B4AA98",
    accent="#F0695C",
    error="#F0695C",
    warning="#E2B25B",
    success="#8FBF98",
    foreground="#EDE6D8",
    background="#171512",
    surface="#1F1C18",
    panel="#2C2823",
    variables={
        "text": "#EDE6D8",
        "text-muted": "#B4AA98",
        "text-disabled": "#8A8172",
        "border": "#F0695C",
        "border-blurred": "#4A443B",
        "block-cursor-foreground": "#171512",
        "block-cursor-background": "#E9E1D2",
        "block-cursor-blurred-foreground": "#EDE6D8",
        "block-cursor-blurred-background": "#3D372F",
        "input-cursor-background": "#F0695C",
        "input-cursor-foreground": "#171512",
        "input-selection-background": "#5C332D",
        "scrollbar": "#4A443B",
        "scrollbar-hover": "#6B6355",
        "scrollbar-active": "#F0695C",
        "scrollbar-background": "#1F1C18",
        "seal-text": "#171512",
    },
)

CONTRAST = Theme(
    name="contrast",
    dark=False,
    primary="#000000",
    secondary="#000000",
    accent="#9B0000",
    error="#9B0000",
    warning="#000000",
    success="#000000",
    foreground="#000000",
    background="#FFFFFF",
    surface="#FFFFFF",
    panel="#FFFFFF",
    variables={
        "text": "#000000",
        "text-muted": "#000000",
        "text-disabled": "#333333",
        "border": "#000000",
        "border-blurred": "#000000",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-background": "#000000",
        "block-cursor-blurred-foreground": "#000000",
        "block-cursor-blurred-background": "#D0D0D0",
        "block-cursor-blurred-text-style": "bold underline",
        "input-cursor-background": "#000000",
        "input-cursor-foreground": "#FFFFFF",
        "input-selection-background": "#C8C8C8",
        "scrollbar": "#000000",
        "scrollbar-hover": "#000000",
        "scrollbar-active": "#9B0000",
        "scrollbar-background": "#E0E0E0",
        "seal-text": "#FFFFFF",
    },
)

THEMES = (PAPER, INK, CONTRAST)
NAMES = {
    "paper": N_("Look: ink on paper (light)"),
    "ink": N_("Look: dark"),
    "contrast": N_("Look: high contrast, for projectors and tired eyes"),
}
