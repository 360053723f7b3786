"""Where fuzzing begins: the project's own pages, words and files, cut small."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PAGES = ("corpus/articles", "corpus/heldout")
_NUMERALS = (
    "1,200",
    "13.6万",
    "两千零八",
    "廿三",
    "四十八点五",
    "二〇二二",
    "一百五",
    "三点二亿",
    "１２",
    "十万八千",
    "0.5",
)
_VALUES = ("1\t01", "溪口区\t-5", "a\t1.50", "甲乙\ttrue", '甲\n乙\t"\\', "x_y\t2023", "\t", "a'b\t1e3\n一\t\u2028")


def seeds(name: str) -> Iterator[bytes]:
    """Yield the inputs that the harness `name` begins with."""
    yield from {
        "numerals": lambda: (numeral.encode() for numeral in _NUMERALS),
        "turtle": lambda: (value.encode() for value in _VALUES),
        "exports": lambda: (value.encode() for value in _VALUES),
        "lexicon": _lexicons,
        "gold": _annotations,
        "questions": lambda: (bytes([number]) + "溪口区".encode() for number in range(40)),
    }.get(name, _texts if name != "reading" else _files)()


def _pages() -> Iterator[Path]:
    for folder in _PAGES:
        yield from sorted(path for path in (ROOT / folder).iterdir() if path.suffix in (".txt", ".md"))


def _files() -> Iterator[bytes]:
    for path in _pages():
        yield path.read_bytes()[:1500]
    yield "---\ntitle: 甲\ndate: 2022-07\n---\n# 甲\n\n乙。\n".encode()
    yield "# 甲\n\n本报讯（记者 张三）乙。\n".encode("utf-16")


def _texts() -> Iterator[bytes]:
    for path in _pages():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        for start in range(0, min(len(text), 1600), 400):
            yield text[start : start + 400].encode()


def _lexicons() -> Iterator[bytes]:
    for path in sorted((ROOT / "ontology" / "lexicon").glob("*.toml")):
        for part in re.split(r"\n(?=\[)", path.read_text("utf8"))[:12]:
            yield re.sub(r"^(\[+)", rf"\1{path.stem}.", part, count=1, flags=re.MULTILINE)[:600].encode()


def _annotations() -> Iterator[bytes]:
    for path in sorted((ROOT / "corpus" / "heldout").glob("*.json")):
        gold = json.loads(path.read_text("utf8"))
        yield json.dumps({key: value[:2] for key, value in gold.items() if isinstance(value, list)}).encode()


def words() -> list[str]:
    """Return words that fuzzing puts in: signs of the layouts, units, verbs and endings of names."""
    signs = [
        "# ",
        "## ",
        "---\n",
        "title: ",
        "■",
        "●",
        "（记者 ",
        "摄",
        "\n\n",
        "“",
        "”",
        "《",
        "》",
        "[[",
        "]]",
        '"""',
        "\r\n",
    ]
    said = [
        "成立",
        "牵头",
        "同比增长",
        "万元",
        "亿元",
        "%",
        "余",
        "近",
        "联盟",
        "街道",
        "社区",
        "区委",
        "书记",
        "第三季度",
        "今年以来",
        "至",
        "年",
        "月",
        "日",
        "第一",
        "名",
        "个",
        "家",
        "点",
        "分之",
        "成",
    ]
    return [*signs, *said, *"零一二三十百千万亿两〇廿0123456789.,"]
