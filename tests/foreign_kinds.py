"""Texts of kinds that nobody tuned for: `python tests/foreign_kinds.py 2000 --out texts` writes so many files.

Encyclopaedia, classical prose, traditional characters, English, mixed languages, tables, code, mark-up, emoji, lines without
end, repetition, nesting, control characters, every encoding with and without its mark, nothing at all. Invented for this
purpose; the same number gives the same text.
"""

from __future__ import annotations

import codecs
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import click

_NAMES = [
    "溪口区",
    "柳溪镇",
    "云岭市",
    "青禾街道",
    "白鹭社区",
    "溪口区委",
    "云岭市民政局",
    "“溪约”联盟",
    "《溪口办法》",
    "沈知远",
]
_SAID = ["位于", "成立", "始建于", "面积", "牵头", "参加", "获评", "下辖", "实施", "同比增长"]
_FIGURES = [
    "1,204.5平方公里",
    "三万五千余人",
    "2031年5月8日",
    "17.1%",
    "第三位",
    "12个",
    "近1.2亿元",
    "⅔",
    "１２３",
    "0x1F",
]
_CLASSICAL = [
    "子曰",
    "夫天地者",
    "万物之逆旅",
    "光阴者百代之过客",
    "而浮生若梦",
    "为欢几何",
    "古人秉烛夜游",
    "良有以也",
    "臣闻之",
    "是以圣人不行而知",
]
_TRADITIONAL = [
    "臺灣",
    "廣東省",
    "發展",
    "黨建聯盟",
    "區委書記",
    "實施計劃",
    "圖書館",
    "學會",
    "總額達",
    "億元",
    "舉辦",
    "與會人員",
]
_ENGLISH = [
    "The district committee",
    "established",
    "an alliance of",
    "27 members",
    "in May 2031,",
    "growth of 3.5%",
    "Mr. Smith's",
    "e.g.",
    "(see p. 12)",
]
_CODE = [
    "def read(path):",
    "    return path.read_text()",
    "SELECT * FROM t WHERE a > 1;",
    "<div class='x'>&nbsp;</div>",
    "#include <stdio.h>",
    "{}[]();",
    "\\u4e00\\n",
    "https://example.org/?a=1&b=%E4%B8%80",
]
_EMOJI = [
    "😀",
    "👩‍👩‍👧‍👦",
    "🇨🇳",
    "👍🏽",
    "✅",
    "①②③",
    "㈱",
    "Ⅻ",
    "\U0001f9d1‍\U0001f680",
    "e\u0301",
    "\u200b",
    "\ufeff",
    "\u2028",
    "𠮷",
    "\ue000",
]
_MARKS = ["，", "。", "；", "：", "、", "！", "？", "\n", "\n\n", " ", "\t", "　", "……", "——", "（", "）", "“", "”"]


def _mixed(chance: random.Random, *parts: list[str], size: int = 120) -> str:
    """Return so many parts in random order with marks between them."""
    pool = [part for some in parts for part in some]
    return "".join(chance.choice(pool) + (chance.choice(_MARKS) if chance.random() < 0.4 else "") for _ in range(size))


def _encyclopaedia(chance: random.Random) -> str:
    sections = ("历史", "地理", "行政区划", "经济", "人口", "参考文献")
    body = "\n".join(
        f"== {section} ==\n{_mixed(chance, _NAMES, _SAID, _FIGURES)}[{chance.randrange(99)}]" for section in sections
    )
    return f"{chance.choice(_NAMES)}（拼音：xī kǒu），{_mixed(chance, _SAID, _NAMES, size=20)}\n\n{body}\n"


def _table(chance: random.Random) -> str:
    rows = ["| 单位 | 指标 | 数值 |", "|---|---|---|"]
    rows += [f"| {chance.choice(_NAMES)} | {chance.choice(_SAID)} | {chance.choice(_FIGURES)} |" for _ in range(60)]
    tabs = ["\t".join(chance.choice(_NAMES + _FIGURES) for _ in range(8)) for _ in range(40)]
    return "# 表一\n\n" + "\n".join(rows) + "\n\n" + "\n".join(tabs)


def _long_line(chance: random.Random) -> str:
    return _mixed(chance, _NAMES, _SAID, _FIGURES, size=4000).replace("\n", "")


def _repetition(chance: random.Random) -> str:
    part = chance.choice(
        [
            *_NAMES,
            *_FIGURES,
            "的",
            "“",
            "《",
            "(",
            "一",
            "9",
            "第",
            "、",
            "年",
            "同比增长",
            "溪口区委溪口区",
            "# ",
            "■",
            "-",
        ]
    )
    return part * chance.randrange(500, 3000)


def _nesting(chance: random.Random) -> str:
    depth = chance.randrange(50, 600)
    opened, closed = chance.choice([("“", "”"), ("《", "》"), ("（", "）"), ("[", "]"), ("> ", "\n"), ("- ", "\n")])
    return opened * depth + chance.choice(_NAMES) + closed * depth


def _list_of_names(chance: random.Random) -> str:
    return (
        "参加活动的有" + "、".join(chance.choice(_NAMES) + chance.choice("甲乙丙丁戊") for _ in range(800)) + "等单位。"
    )


def _control_characters(chance: random.Random) -> str:
    return _mixed(chance, _NAMES, ["\x0b", "\x0c", "\x85", "\x1c", "\u202e", "\u2066", "\ufffd", "\u0000"[:0], "\x7f"])


_TEXTS: dict[str, Callable[[random.Random], str]] = {
    "encyclopaedia": _encyclopaedia,
    "classical": lambda chance: _mixed(chance, _CLASSICAL),
    "traditional": lambda chance: _mixed(chance, _TRADITIONAL, _FIGURES),
    "english": lambda chance: " ".join(chance.choice(_ENGLISH) for _ in range(200)),
    "languages": lambda chance: _mixed(
        chance, _ENGLISH, _TRADITIONAL, _NAMES, ["カタカナ", "한국어", "Привет", "مرحبا", "ไทย"]
    ),
    "table": _table,
    "code": lambda chance: "\n".join(chance.choice(_CODE) for _ in range(120)),
    "emoji": lambda chance: _mixed(chance, _EMOJI, _NAMES, _FIGURES),
    "long-line": _long_line,
    "repetition": _repetition,
    "nesting": _nesting,
    "names": _list_of_names,
    "controls": _control_characters,
    "news": lambda chance: _mixed(chance, _NAMES, _SAID, _FIGURES),
}
_ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8-bom": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-be": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "gb18030": lambda text: text.encode("gb18030"),
    "big5": lambda text: text.encode("big5", errors="ignore"),
    "mixed": lambda text: text[: len(text) // 2].encode() + text[len(text) // 2 :].encode("gb18030"),
    "cut": lambda text: text.encode()[:-1],
    "dos": lambda text: text.replace("\n", "\r\n").encode(),
    "half-bom": lambda text: b"\xef\xbb" + text.encode(),
    "empty": lambda text: b"",
    "blank": lambda text: b" \n\t\r\n",
}


def foreign_texts(count: int) -> Iterator[tuple[str, bytes]]:
    """Yield so many files as name and bytes: every kind in turn, every ninth in another encoding than UTF-8."""
    kinds, encodings = list(_TEXTS.items()), list(_ENCODINGS.items())
    for number in range(count):
        kind, text = kinds[number % len(kinds)]
        encoding, encode = encodings[number // 9 % len(encodings)] if number % 9 == 8 else encodings[0]
        yield f"{number:05}-{kind}-{encoding}.{'md' if number % 2 else 'txt'}", encode(text(random.Random(number)))


@click.command()
@click.argument("count", type=click.IntRange(1))
@click.option("--out", required=True, type=click.Path(path_type=Path))
def main(count: int, out: Path) -> None:
    """Write COUNT texts into a directory."""
    out.mkdir(parents=True)
    for name, data in foreign_texts(count):
        (out / name).write_bytes(data)


if __name__ == "__main__":
    main()
