"""Whether a text speaks of the money put by for repairs, in the words of laws and of daily life."""

from __future__ import annotations

import re
import unicodedata

_HANZI = (
    "(?:维修|維修|大修|修缮|修繕)(?:专项|專項)?(?:资金|資金|基金|准备金|準備金|公积金|公積金|积立金|積立金|金)",
    "公维金|公維金|房修基金|(?:储备|儲備)(?:基金|金)",
)
_LATIN = (
    r"\b(?:maintenance|repairs?|renewal|replacement|reserve|sinking|capital works|contingency)"
    r" (?:(?:and|or) \w+ )?(?:reserve )?(?:funds?|accounts?)\b",
    r"\breserves\b(?! (?:the|its|all) rights?\b)",
    r"\b\w*rücklagen?\b|\berneuerungsfonds\b|\bfonds de (?:travaux|réserve|renouvellement)\b",
)
_FUND = re.compile("|".join((*_HANZI, *_LATIN)))
_BETWEEN = re.compile(r"(?<=[\u3400-\u9fff])[\s*_·-]+(?=[\u3400-\u9fff])")
"""What may lie between two hanzi of one word: a line's end, a space, the marks of Markdown."""
_SPACE = re.compile(r"[\s*_‐‑–-]+")


def speaks(*texts: str) -> bool:
    """Whether one of them names the maintenance fund: 公维金, 維修基金, Sinking-Fund, Erhaltungsrücklage."""
    return any(_FUND.search(_plain(text)) for text in texts)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _SPACE.sub(" ", _BETWEEN.sub("", folded))
