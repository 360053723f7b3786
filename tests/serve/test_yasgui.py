"""YASGUI is taken as it is known, or not at all, and what stands in the way is told."""

from __future__ import annotations

import hashlib
import io
import stat
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from kg.cli import main
from kg.errors import OutputError
from kg.serve import yasgui
from kg.serve.app import application
from kg.serve.served import Served


def package(path: Path, names: tuple[str, ...] = yasgui.FILES) -> Path:
    with tarfile.open(path, "w:gz") as packed:
        for name in names:
            member = tarfile.TarInfo(f"package/build/{name}")
            member.size = 2
            packed.addfile(member, io.BytesIO(b"//"))
    return path


def npm(folder: Path, script: str) -> Path:
    """Write a program that stands in for npm."""
    folder.mkdir()
    (folder / "npm").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "npm").chmod(stat.S_IRWXU)
    return folder


def test_another_package_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="its SHA-256 is"):
        yasgui.unpack(package(tmp_path / "other.tgz"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_package_of_the_known_hash_is_installed_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = package(tmp_path / "yasgui.tgz")
    bin_ = npm(tmp_path / "bin", f'for last; do :; done; cp {made} "$last/"')
    monkeypatch.setenv("PATH", f"{bin_}:/usr/bin:/bin")
    monkeypatch.setattr(yasgui.sys, "executable", str(tmp_path / "python"))
    with pytest.raises(OutputError, match="SHA-256"):
        yasgui.install(tmp_path / "there")
    monkeypatch.setattr(yasgui, "SHA256", hashlib.sha256(made.read_bytes()).hexdigest())
    assert {one.name for one in yasgui.install(tmp_path / "there").iterdir()} == set(yasgui.FILES)
    assert {one.name for one in yasgui.install(tmp_path / "there").iterdir()} == set(yasgui.FILES)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bin", "there", "yasgui.tgz"]


@pytest.mark.parametrize(
    ("script", "told"),
    [("echo no network >&2; exit 1", "no network"), ("exit 0", "exit code 0"), (None, "npm is not on the search path")],
)
def test_what_stands_in_the_way_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, told: str
) -> None:
    bin_ = npm(tmp_path / "bin", script) if script else tmp_path / "nothing"
    monkeypatch.setenv("PATH", str(bin_))
    monkeypatch.setattr(yasgui.sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(yasgui.sys, "prefix", str(tmp_path / "env"))
    ran = CliRunner().invoke(main, ["serve", "--install-yasgui"])
    assert ran.exit_code == 2
    assert told in ran.stderr
    assert yasgui.installed() is None


def test_its_files_are_served_from_here_under_the_same_rules(graph: Path, tmp_path: Path) -> None:
    yasgui_folder = tmp_path / "yasgui"
    yasgui_folder.mkdir()
    for name in yasgui.FILES:
        (yasgui_folder / name).write_text("/* here */")
    app = application(Served(graph), yasgui=yasgui_folder)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        page = client.get("/query")
        assert 'src="/static/yasgui/yasgui.min.js"' in page.text
        script = client.get("/static/yasgui/yasgui.min.js")
        assert script.text == "/* here */"
        assert "script-src 'self';" in script.headers["content-security-policy"]
        assert "unsafe" not in page.headers["content-security-policy"]
        assert client.get("/static/yasgui/../app.py").status_code == 404


def test_without_it_the_page_says_how_to_get_it(client: TestClient) -> None:
    page = client.get("/query").text
    assert yasgui.COMMAND in page
    assert "yasgui.min.js" not in page
