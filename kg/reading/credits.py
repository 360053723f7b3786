"""By-lines: who wrote, who photographed, for which paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.lexicon import default_lexicon, either

_LONGEST = 120
_MARKS = "□■●◎◇◆○☆★▲△▼◀▶·•*-—"
_LISTS = "■●◆★▲▼"
_BRACKETS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕"}
_TOKEN = re.compile(r"/|:|[^\s/:]+")
_PAPER = re.compile(r"[\u3400-\u9fff]{1,9}[报网台社刊]")
_OF_NO_NAME = re.compile(r"[本区市县州省]?(?:级)?(?:融媒|全媒|新媒|新闻中心|传媒中心|电视台|广播)")
_CONTRIBUTED = re.compile(r"[（(][^（()）。，]{2,24}(?:供稿|来稿|综合|整理|报道|推荐)[）)]$")
_OFFICES = "部局委办厅"
#: When a report was sent, before who sent it: 某报3月5日讯（记者 …）.
_DAY_OF_REPORT = re.compile(r"(?<=[报网社台])(?:\d{4}年)?\d{1,2}月\d{1,2}日讯(?=\s*[（(])")
_NAME = re.compile(r"[\u3400-\u9fff]{1,4}$|[\u3400-\u9fff]{1,6}(?:[·•][\u3400-\u9fff]{1,8})+$")

Kind = Literal["author", "photo", "both", "editor", "media", "name", "filler", "mark"]
Token = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Credits:
    """Names of a by-line.

    Attributes:
        authors: reporters, correspondents, writers.
        photographers: who took the pictures.
        publisher: the paper, station or client that the by-line names first.
        date: ISO 8601 date of a date line that gives the year.
    """

    authors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None


def merged(parts: Iterable[Credits]) -> Credits:
    """Return all names of several by-lines, each once, and the first publisher and date."""
    parts = list(parts)
    return Credits(
        tuple(dict.fromkeys(name for part in parts for name in part.authors)),
        tuple(dict.fromkeys(name for part in parts for name in part.photographers)),
        next((part.publisher for part in parts if part.publisher), None),
        next((part.date for part in parts if part.date), None),
    )


NOBODY = Credits()


@dataclass(frozen=True)
class _Words:
    common: frozenset[str]
    surnames: frozenset[str]
    compound: tuple[str, ...]
    roles: re.Pattern[str]
    both: frozenset[str]
    photo: frozenset[str]
    author: frozenset[str]
    qualifiers: re.Pattern[str]
    editors: frozenset[str]
    fillers: frozenset[str]
    media: re.Pattern[str]
    bodies: tuple[str, ...]
    combined: re.Pattern[str]


@cache
def _words() -> _Words:
    names, table = default_lexicon().table("surnames"), default_lexicon().table("bylines")
    lists = {key: str(value).split() for key, value in table.items()}
    common, rare = str(names["common"]).split(), str(names["rare"]).split()
    long_roles = [word for word in lists["author_roles"] + lists["photo_roles"] if len(word) > 1]
    return _Words(
        frozenset(common),
        frozenset(common + rare),
        tuple(str(names["compound"]).split()),
        re.compile(either(long_roles)),
        frozenset(lists["both_roles"]),
        frozenset(lists["photo_roles"]),
        frozenset(lists["author_roles"]),
        re.compile(f"{either(lists['qualifiers'])}*$"),
        frozenset(lists["editors"]),
        frozenset(lists["fillers"]),
        re.compile(rf"(?:{either(lists['agencies'])}|[\u3400-\u9fffA-Za-z]{{1,10}}?{either(lists['media'])})"),
        tuple(lists["bodies"]),
        re.compile(rf"(?<![^\s/:\d]){either(lists['both_roles'])}(?=[\s/:]|$|本报|记者)|摄影报道"),
    )


def by_line(text: str, bare: bool = False) -> Credits | None:
    """Read a whole line as a by-line.

    Args:
        text: the line, with its spaces.
        bare: names alone, without a role, a bracket or a mark, make a by-line too; every one needs a surname then.

    Returns:
        None where the line is no by-line.
    """
    if len(text) > _LONGEST:
        return None
    inner, marked = _unwrapped(text)
    tokens = _tokens(inner)
    if tokens is None or not any(kind in ("name", "media") for kind, _ in tokens):
        return None
    if not any(kind in ("author", "photo", "both") for kind, _ in tokens):
        names = [value for kind, value in tokens if kind == "name"]
        if not (bare or marked) or not names or not all(map(_surely_name, names)):
            return None
    credits = _assigned(tokens)
    return credits if credits.authors or credits.photographers else None


def nameless(text: str) -> bool:
    """Tell whether a line is a by-line that names a role and nobody: 本报评论员, （区委组织部供稿）."""
    if _CONTRIBUTED.match(text):
        return True
    tokens = _tokens(_unwrapped(text)[0]) if len(text) <= 20 else None
    kinds = {kind for kind, _ in tokens or ()}
    return "author" in kinds and kinds <= {"author", "media", "filler"} and (text[0] in "本□" or "media" in kinds)


def _unwrapped(text: str) -> tuple[str, bool]:
    """Return the line with separators in one form, and whether a mark or brackets set it off."""
    text = _DAY_OF_REPORT.sub("", text.strip())
    inner = text.lstrip(_MARKS).strip()
    if inner[:1] in _BRACKETS and inner.endswith(_BRACKETS[inner[0]]):
        inner = inner[1:-1]
    marked = inner != text and (text[0] not in _LISTS or len(inner.split()) > 1)
    inner = re.sub(r"[｜|丨│／]", "/", inner)
    inner = re.sub(r"[（(【）)】、，,;；。]", " ", inner.replace("：", ":"))
    return " ".join(inner.split()), marked


def _tokens(text: str) -> list[Token] | None:
    text = _words().combined.sub(lambda found: f" {found[0].replace('/', '&')} ", text.replace("文 / 图", "文/图"))
    tokens: list[Token] = []
    singles = _paired(_TOKEN.findall(text))
    for raw in singles:
        read = _read(raw.replace("&", "/"))
        if read is None:
            return None
        tokens += read
    return tokens


def _paired(raw: list[str]) -> Iterator[str]:
    """Put names together that are printed as two single characters: 张 三."""
    words, at = _words(), 0
    alone = words.photo | {"文", "和", "与", "及", "等"}
    while at < len(raw):
        pair = raw[at : at + 2]
        if len(pair) == 2 and all(len(c) == 1 and _NAME.match(c) and c not in alone for c in pair):
            yield "".join(pair)
            at += 2
        else:
            yield raw[at]
            at += 1


def _read(raw: str) -> list[Token] | None:
    """Return what one word of a by-line says, or None where it cannot stand in one."""
    words = _words()
    if raw in "/:":
        return [("mark", raw)]
    if raw in words.both:
        return [("both", raw)]
    if raw in words.photo:
        return [("photo", raw)]
    if raw == "文" or raw in words.author:
        return [("author", raw)]
    if raw in words.editors:
        return [("editor", raw)]
    if raw in words.fillers or words.qualifiers.match(raw):
        return [("filler", raw)]
    return _with_role(raw) or _plain(raw)


def _plain(raw: str) -> list[Token] | None:
    words = _words()
    if (media := words.media.match(raw)) and (media.end() == len(raw) or words.qualifiers.match(raw[media.end() :])):
        return [("media", media[0])]
    if raw[-1] == "摄" and (names := _names(raw[:-1])):
        return [*(("name", name) for name in names), ("photo", raw[-1])]
    if (len(raw) > 3 and raw.endswith(words.bodies)) or "联盟" in raw or (len(raw) > 1 and raw[-1] in _OFFICES):
        return [("filler", raw)]
    told = raw.removesuffix("报道")
    if (told != raw or len(raw) > 3) and (names := _names(told)):
        return [("name", name) for name in names]
    named = _NAME.match(raw) and (len(raw) in (2, 3) or "·" in raw or raw.startswith(words.compound))
    return [("name", raw)] if named else None


def _with_role(raw: str) -> list[Token] | None:
    """Read a word that holds a role: 青岛日报记者, 记者张三, 首席记者."""
    words = _words()
    found = words.roles.search(raw)
    if not found:
        return None
    before, after = raw[: found.start()], raw[found.end() :]
    tokens: list[Token] = []
    if before:
        head = _before_role(before)
        if head is None:
            return None
        tokens += head
    tokens.append(("photo" if found[0] in words.photo else "author", found[0]))
    if after:
        tail = _behind_role(after)
        if tail is None:
            return None
        tokens += tail
    return tokens


def _behind_role(after: str) -> list[Token] | None:
    """Read what stands behind a role without a space: names, names with 摄, another role, a filler."""
    if after in _words().fillers or _words().roles.match(after):
        return _read(after)
    if after[-1] == "摄" and (named := _plain(after)):
        return named
    for size in (3, 2):
        rest = after[size:]
        if _surely_name(after[:size]) and _words().roles.search(rest) and (others := _with_role(rest)):
            return [("name", after[:size]), *others]
    return [("name", name) for name in _names(after)] or None


def _before_role(before: str) -> list[Token] | None:
    words = _words()
    if words.qualifiers.match(before):
        return []
    if media := words.media.match(before) or _PAPER.match(before):
        rest = before[media.end() :]
        if words.qualifiers.match(rest) or words.media.match(rest):
            return [("media", media[0])]
    if before.endswith(words.bodies) and len(before) <= 16:
        return [("filler", before)]
    names = _names(before)
    return [("name", name) for name in names] if names else None


def media_names() -> str:
    """Return a regular expression for the names of papers, stations and news clients."""
    return _words().media.pattern


def _names(text: str) -> tuple[str, ...]:
    """Return the names with surnames that a run of characters consists of, or nothing."""
    if "·" in text or "•" in text:
        return (text,) if _NAME.match(text) else ()
    if (len(text) in (2, 3) and _surely_name(text)) or (len(text) == 4 and text.startswith(_words().compound)):
        return (text,)
    for first in (3, 2) if 4 <= len(text) <= 9 else ():
        if _surely_name(text[:first]) and (rest := _names(text[first:])):
            return (text[:first], *rest)
    return ()


def is_common_name(text: str) -> bool:
    """Tell whether a text is a name of three characters with one of the hundred commonest surnames."""
    return len(text) == 3 and text[0] in _words().common and _surely_name(text)


def _surely_name(text: str) -> bool:
    words = _words()
    if "·" in text or "•" in text:
        return True
    surname = text[:1] in words.surnames or text.startswith(words.compound)
    return bool(_NAME.match(text)) and surname and 2 <= len(text) <= (4 if text.startswith(words.compound) else 3)


@dataclass(slots=True)
class _Group:
    """Names that share their roles."""

    roles: set[str]
    names: list[str]


def _assigned(tokens: list[Token]) -> Credits:
    """Give each name the role that stands before it (记者 张三) or behind it (张三 摄)."""
    groups = [_Group(set(), [])]
    for at, (kind, value) in enumerate(tokens):
        if kind == "name":
            groups[-1].names.append(value)
        elif kind in ("author", "photo", "both", "editor"):
            _turn(groups, {"author", "photo"} if kind == "both" else {kind}, tokens, at)
    authors = [name for group in groups for name in group.names if "author" in group.roles or not group.roles]
    photographers = [name for group in groups for name in group.names if "photo" in group.roles]
    papers = (value for kind, value in tokens if kind == "media" and not _OF_NO_NAME.match(value))
    publisher = next(papers, None)
    return Credits(tuple(dict.fromkeys(authors)), tuple(dict.fromkeys(photographers)), publisher)


def _turn(groups: list[_Group], roles: set[str], tokens: list[Token], at: int) -> None:
    """Take in a role word: it closes the names before it, or opens those behind it, or only adds to another role."""
    group = groups[-1]
    if group.names and _is_suffix(group, tokens, at):
        group.roles = roles
        groups.append(_Group(set(), []))
    elif group.names:
        groups.append(_Group(roles, []))
    elif len(group.roles) < 2 and (not group.roles or tokens[at - 1][0] != "mark"):
        group.roles = roles


def _is_suffix(group: _Group, tokens: list[Token], at: int) -> bool:
    """Tell whether a role word behind names belongs to them, not to names that follow."""
    kind, value = tokens[at]
    if kind == "editor" or (kind == "author" and value not in ("文", "撰文", "撰稿", "采写", "文字")):
        return False
    following = tokens[at + 1][0] if at + 1 < len(tokens) else None
    if tokens[at - 1][0] == "mark" or kind == "both" or following is None:
        return True
    return following != "mark" and not (group.roles and following == "name")
