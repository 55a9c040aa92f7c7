"""Chinese, Japanese and Korean heads of pages: titles without spaces, and names of two to four characters."""

from __future__ import annotations

import re

from attest.ingest.citation import Part

_SIGN = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
SIGN = re.compile(_SIGN)
# Characters that end a sentence or open a section: what has one of them is no title.
PROSE = re.compile(
    r"[。;；]|^[\[【(（]?(?:摘\s?要|目的|方法|結果|结果|結論|结论|关键词|關鍵詞|キーワード|要旨|抄録|基金|作者|收稿|投稿|首页|目次|来源|论著|初録)"
)
LONGEST_NAME = 4  # characters
NAME = re.compile(rf"{_SIGN}{{2,4}}|{_SIGN}[ \u3000]{_SIGN}(?!{_SIGN})")
BETWEEN = re.compile(r"[\s\d*,，、;；·†‡()（）\u3000]+")
# The commonest family names.
FAMILY = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田"
    "董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦付方白邹孟熊秦邱江尹"
    "薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤安葛莉鄢洪"
)


def is_east_asian(content: str) -> bool:
    """Whether most of a line is in these scripts."""
    signs = len(SIGN.findall(content))
    return signs > 3 and signs * 2 > len(content.replace(" ", ""))


def names_in(text: str, start: int, end: int) -> tuple[Part, ...]:
    """The names of a line that has nothing but names; none where anything else stands on it."""
    names: list[Part] = []
    at = start
    while at < end:
        found = NAME.match(text, at, end)
        if not found:
            return ()
        names.append(("".join(found.group().split()), found.start(), found.end()))
        gap = BETWEEN.match(text, found.end(), end)
        if not gap and found.end() < end:
            return ()
        at = gap.end() if gap else end
    known = sum(name[0][0] in FAMILY for name in names)
    return tuple(names) if len(names) > 1 and known * 2 >= len(names) else ()


def can_be_title(content: str) -> bool:
    """Whether a line is long enough for a title, and neither prose nor a list of names."""
    tokens = content.split()
    names = len(tokens) > 1 and all(len(token) <= LONGEST_NAME for token in tokens)
    return 10 <= len(content) <= 80 and not PROSE.search(content) and not names
