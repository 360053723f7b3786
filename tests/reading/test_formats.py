from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.reading import page_files, read_page, read_source
from kg.reading.formats import MAX_LINE, decode

TEXT = "石桥社区办起邻里食堂\n\n近日，石桥社区的邻里食堂开门迎客，每天接待老人一百二十人次。\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("gb18030", "gb18030"), ("gbk", "gb18030")],
)
def test_text_is_the_same_in_every_encoding(tmp_path: Path, codec: str, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode(codec))
    source = read_source(file)
    assert (source.text, source.encoding) == (TEXT, encoding)


def test_big_endian_utf16_is_read(tmp_path: Path) -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), tmp_path) == (TEXT, "utf-16")


def test_line_ends_count_one_character_as_text_files_give_them(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert read_source(file).text == file.read_text(encoding="utf-8") == TEXT


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_as_written(text: str) -> None:
    assert decode(text.encode("utf-8"), Path("a.txt"))[0] == text.removeprefix("\ufeff")


@given(st.text(st.sampled_from("党建引领社区街道服务群众，。的在了和年月日“”《》")).map("近日".__add__))
def test_common_chinese_in_gb18030_is_believed(text: str) -> None:
    assert decode(text.encode("gb18030"), Path("a.txt")) == (text, "gb18030")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an empty file"),
        (b" \n\t\n", "an empty file"),
        (b"\xef\xbb\xbf", "an empty file"),
        (b"\x00\x01\x02PNG" * 40, "binary data"),
        (bytes(range(128, 256)) * 8, "neither UTF-8"),
        ("Les députés ont été élus à Nîmes, à côté de Gières.".encode("latin-1"), "neither UTF-8"),
        ("東京都は新しい計画を発表しました。".encode("shift_jis"), "neither UTF-8"),
        ("社區服務中心為長者提供午餐與健康檢查".encode("big5"), "neither UTF-8"),
        (b"\xff\xfeabc", "not utf-16"),
        (("党" * (MAX_LINE + 1)).encode(), "a line of 1,000,001 characters"),
        ("■■■\n".encode(), "no article"),
    ],
)
def test_what_is_no_page_is_told_in_one_sentence(tmp_path: Path, content: bytes, found: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    with pytest.raises(InputError, match=found) as caught:
        read_page(file)
    assert "a.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_beyond_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as stream:
        stream.truncate(81_000_000)
    with pytest.raises(InputError, match="more than 20,000,000 characters"):
        read_page(file)


def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not readable"):
        read_page(tmp_path)
    with pytest.raises(InputError, match="not readable"):
        read_page(tmp_path / "missing.txt")


def test_files_come_sorted_and_once(tmp_path: Path) -> None:
    for name in ("b.md", "a.TXT", "notes.pdf", "README.md", ".hidden.txt", "deeper/c.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    files = page_files([tmp_path / "b.md", tmp_path, tmp_path / "deeper" / ".." / "a.TXT"])
    assert [file.name for file in files] == ["a.TXT", "b.md", "c.txt"]


@pytest.mark.parametrize(
    ("path", "found"), [("missing", "no such file"), ("empty", "no .txt or .md file"), ("a.docx", "the kind .docx")]
)
def test_paths_without_articles_are_refused(tmp_path: Path, path: str, found: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.docx").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match=found):
        page_files([tmp_path / path])
