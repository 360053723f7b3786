from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from types import ModuleType

import pyarrow as arrow
import pyarrow.parquet
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.errors import InputError, MissingPackageError, OutputError
from kg.inputs import Fields, Record, find_inputs, read_records, spooled
from kg.shards.files import shelf

ROWS = [
    {"id": "a/1", "title": "历下区植树", "text": "3月，历下区植树900棵。", "date": "2024-03-12", "publisher": "历下报"},
    {
        "id": "a/2",
        "title": "",
        "text": "历下区节水\n\n历下区节水3万吨。",
        "date": "2024-03-13T08:00:00Z",
        "url": "https://e.org/2",
    },
]
LINES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()

_FIELDS = Fields()


def read(*places: object, fields: Fields = _FIELDS) -> tuple[list[Record], list[InputError]]:
    inputs, failures = find_inputs([str(place) for place in places])
    found = [item for one in inputs for item in read_records(one, fields)]
    records = [item for item in found if isinstance(item, Record)]
    return records, [*failures, *(item for item in found if isinstance(item, InputError))]


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def frames(data: bytes) -> bytes:
    """Two Zstandard frames one after the other, as tools that append write them."""
    half = len(data) // 2
    return b"".join(zstandard.ZstdCompressor().compress(part) for part in (data[:half], data[half:]))


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("n.jsonl", bytes),
        ("n.ndjson", bytes),
        ("n.jsonl.gz", gzipped),
        ("n.jsonl.zst", frames),
        ("wrong.jsonl", gzipped),
    ],
)
def test_json_lines_are_read_however_they_are_packed(name: str, pack: object, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(pack(LINES))  # type: ignore[operator]
    records, failures = read(tmp_path / name)
    assert failures == []
    assert [record.name for record in records] == ["a-1", "a-2"]
    assert records[0].data.decode() == "历下区植树\n\n3月，历下区植树900棵。"
    assert (records[0].title, records[0].date, records[0].publisher) == (5, "2024-03-12", "历下报")
    assert records[1].title == 0
    assert records[1].place == f"{tmp_path / name} line 2"


def test_parquet_gives_the_same_records(tmp_path: Path) -> None:
    arrow.parquet.write_table(arrow.Table.from_pylist([{"url": "", **row} for row in ROWS]), tmp_path / "n.parquet")
    (tmp_path / "n.jsonl").write_bytes(LINES)
    from_parquet, failures = read(tmp_path / "n.parquet")
    assert failures == []
    assert [record.key for record in from_parquet] == [record.key for record in read(tmp_path / "n.jsonl")[0]]


def test_columns_may_have_other_names(tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_text('{"body": "历下区节水3万吨。", "key": 7}\n', encoding="utf8")
    assert "no text in 'text' (there is body, key)" in str(read(tmp_path / "n.jsonl")[1][0])
    [record], failures = read(tmp_path / "n.jsonl", fields=Fields.of({"text": "body", "id": "key"}))
    assert (record.name, record.data.decode(), failures) == ("7", "历下区节水3万吨。", [])
    with pytest.raises(InputError, match="no such field; use one of id, text"):
        Fields.of({"colour": "red"})


def test_an_article_without_id_is_named_after_its_text(tmp_path: Path) -> None:
    first, second = '{"text": "历下区节水。"}\n', '{"text": "历下区植树。"}\n'
    (tmp_path / "news.jsonl").write_text(first + second, encoding="utf8")
    names = [record.name for record in read(tmp_path / "news.jsonl")[0]]
    (tmp_path / "news.jsonl").write_text(second + first, encoding="utf8")
    assert [record.name for record in read(tmp_path / "news.jsonl")[0]] == names[::-1]
    assert all(name.startswith("news-") for name in names)


BAD_LINES = [
    ("{", "no JSON"),
    ("[1]", "a JSON list"),
    ('{"text": " "}', "no text in 'text'"),
    ('{"text": "\\ud800"}', "half of one"),
    ("[" * 100_000, "no JSON"),
]


@pytest.mark.parametrize(("line", "message"), BAD_LINES, ids=[message for _, message in BAD_LINES])
def test_a_bad_line_is_told_with_its_number_and_the_rest_is_read(line: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_bytes(line.encode() + b"\n\n" + LINES)
    records, [failure] = read(tmp_path / "n.jsonl")
    assert len(records) == 2
    assert f"{tmp_path / 'n.jsonl'} line 1: " in str(failure)
    assert message in str(failure)


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzipped), ("zst", frames)])
def test_what_stands_before_a_cut_is_read_and_the_cut_is_told(suffix: str, pack: object, tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"历下区节水{n}万吨。{n * n * n}"}) + "\n" for n in range(30_000)).encode()
    whole = pack(rows)  # type: ignore[operator]
    (tmp_path / f"n.jsonl.{suffix}").write_bytes(whole[: len(whole) * 9 // 10])
    records, failures = read(tmp_path / f"n.jsonl.{suffix}")
    assert 10_000 < len(records) < 30_000
    assert "damaged or cut off" in str(failures[-1])


def test_a_damaged_parquet_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "n.parquet").write_bytes(b"PAR1 no more")
    assert "no readable Parquet" in str(read(tmp_path / "n.parquet")[1][0])


def html(body: str) -> bytes:
    paragraphs = "".join(f"<p>{body}这一年，各街道持续推进节水改造，居民满意度提高。</p>" for _ in range(4))
    return f"<html><head><title>历下区节水</title></head><body><nav>首页</nav><article>{paragraphs}</article></body></html>".encode()


def test_pages_of_a_web_archive_are_articles_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    with (tmp_path / "crawl.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, kind, content in (
            ("https://e.org/1.html", "text/html; charset=utf-8", html("历下区节水3万吨。")),
            ("https://e.org/logo.png", "image/png", b"\x89PNG"),
            ("https://e.org/empty.html", "text/html", b"<html></html>"),
        ):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(content), http_headers=headers))
    [record], failures = read(tmp_path / "crawl.warc.gz")
    assert failures == []
    assert record.url == "https://e.org/1.html"
    assert "历下区节水3万吨" in record.data.decode()
    assert "首页" not in record.data.decode()


def test_a_file_that_is_no_web_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(b"no archive at all\n" * 20)
    assert "no readable web archive" in str(read(tmp_path / "crawl.warc")[1][0])


def test_a_directory_stands_for_all_that_can_be_read_in_it(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("deep/n.jsonl", ".hidden/n.jsonl", "page.txt", "README.md", "photo.jpg"):
        (tmp_path / name).write_bytes(LINES)
    inputs, _ = find_inputs([tmp_path, tmp_path / "page.txt"])
    assert [one.place for one in inputs] == [str(tmp_path / "deep" / "n.jsonl"), str(tmp_path / "page.txt")]


def test_what_comes_in_can_be_read_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe:
        buffer = io.BufferedReader(io.BytesIO(gzipped(LINES)))

    monkeypatch.setattr(sys, "stdin", Pipe)
    [one], _ = find_inputs(["-"])
    copy = spooled(one, tmp_path)
    for _ in range(2):
        assert [record.place for record in read_records(copy, Fields())] == ["- line 1", "- line 2"]


def test_addresses_are_opened_by_fsspec() -> None:
    import fsspec

    with fsspec.open("memory://news/n.jsonl", "wb") as file:
        file.write(LINES)
    assert [record.name for record in read("memory://news/n.jsonl")[0]] == ["a-1", "a-2"]
    assert "not readable" in str(read("memory://news/none.jsonl")[1][0])


def test_an_address_of_no_known_kind_is_told() -> None:
    assert "no address that can be opened" in str(read("nowhere://news/n.jsonl")[1][0])


def test_what_fsspec_needs_for_an_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(address: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(MissingPackageError, match=r"s3://none/n.jsonl: .*Install s3fs"):
        read("s3://none/n.jsonl")


def test_a_service_that_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    def refused(*_: object, **__: object) -> None:
        raise exceptions.BotoCoreError("Unable to locate credentials")

    exceptions = ModuleType("botocore.exceptions")
    exceptions.BotoCoreError = type("BotoCoreError", (Exception,), {})
    monkeypatch.setitem(sys.modules, "botocore.exceptions", exceptions)
    monkeypatch.setattr(MemoryFileSystem, "_open", refused)
    monkeypatch.setattr(MemoryFileSystem, "pipe_file", refused)
    assert "not readable (Unable to locate credentials)" in str(read("memory://news/n.jsonl")[1][0])
    with pytest.raises(OutputError, match="the facts cannot be kept there"):
        shelf("memory://news/facts").write("a", b"")


@pytest.mark.parametrize(("name", "package"), [("n.parquet", "pyarrow"), ("n.warc", "warcio")])
def test_a_package_that_is_not_there_is_told(
    name: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(b"x")
    for module in (package, "pyarrow.parquet", "warcio.archiveiterator"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingPackageError, match=rf"needs {package} .*pip install 'zhili\["):
        read(tmp_path / name)
