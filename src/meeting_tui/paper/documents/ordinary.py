"""Names on a roll that are words of any paper: what is never a person's, and where a word is only a word.

A room of the committee stands on many a roll under "业委会", and an owner may be called May or Hall. Hanzi
have no capitals: a person whose name is another word (高兴, 安全) is hidden wherever that word stands.
"""

from __future__ import annotations

import re

_ORGANS = """
业委会 业主委员会 业主大会 居委会 居民委员会 村委会 街道 街道办 街道办事处 房管所 房管办
派出所 社区 物业 物业处 物业公司 物业服务中心 物业服务企业 物业管理处 建设单位 开发商
筹备组 管委会 公共 公用 公建 电梯 会议 会议室 业主 住户 居民 委员 主任
committee council management manager developer
community owners residents lift elevator meeting
"""
NOBODY = frozenset(_ORGANS.split())
"""Organs, offices and things, in small letters: no roll means a person by them."""
_NAMES = """
able abbey archer art ash baker banks bell berry bill black blossom bond boon booth bridge brook
brown bush carpenter carter case chance chase church clay close cook cooper court cross dale day
dean dollar drew early english fair faith farmer field fields fisher flood ford forest fox frank
french gate gardener glass gold good grace grant gray green grey grove guard guy hall hand
harbour hardy heath heather hill hills holder home hope house hunt hunter ivy jack jewel joy
judge key king knight lake lane law little lock long love low major marina mark marsh mason mile
mill miller mister more moss noble old page paige park parker pat patience peace pearl piece
poole pool pond porter post potter price prior prudence queen rain ray read reed rich ridge
rivers rob robin rock rose rosemary ruby ruth sage sale sand sharp shepherd short silver singer
small smart sparks spring stairs star steel stone street strong sue summer sunny swan taylor
temple towers turner victor violet wall walker wards water waters weaver wells west white wild
will wills winter wise wood woods worth young
"""
_WORDS = frozenset(_NAMES.split())
_MONTHS = frozenset({"april", "may", "june", "august"})
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?,?\s+(?:of\s+)?$", re.IGNORECASE)
_DATE_BEHIND = re.compile(r",?\s+(?:\d{1,2}|(?:19|20)\d\d)(?!\d)")


def is_word(text: str, start: int, end: int) -> bool:
    """Whether a name of one word that was found there is a word, and nobody: it is no person's at all, is
    written small though it is a word, or is the month of a date."""
    here = text[start:end]
    low = "".join(here.casefold().split())
    if low in NOBODY:
        return True
    if low in _MONTHS and (_DAY_BEFORE.search(text, 0, start) or _DATE_BEHIND.match(text, end)):
        return True
    return low in _WORDS | _MONTHS and here[:1].islower()
