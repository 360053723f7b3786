"""Stored questions on the query page: what their fields hold goes into the query as it does on the command line."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

from kg.questions import question, stored_questions

ALLIANCE = "红帆党建联盟"


def opened(client: TestClient, **fields: str) -> dict[str, str]:
    """Return what the page was opened with, by attribute."""
    page = client.get("/query", params=fields)
    assert page.status_code == 200
    bench = re.search(r'<section class="bench"[^>]*>', page.text)
    assert bench
    return {name: html.unescape(value) for name, value in re.findall(r'data-(\w+)="([^"]*)"', bench[0])}


def body(sparql: str) -> str:
    return sparql[sparql.index("PREFIX") :]


@pytest.mark.parametrize("stored", stored_questions(), ids=lambda one: one.name)
def test_every_question_has_a_page_with_its_fields(client: TestClient, stored) -> None:
    page = client.get("/query", params={"question": stored.name}).text
    assert stored.title in page
    for parameter in stored.parameters:
        assert f'name="{parameter.name}"' in page
        assert parameter.label in page


def test_values_go_in_as_on_the_command_line(client: TestClient) -> None:
    given = opened(client, question="about", what=ALLIANCE)
    assert given["query"] == body(question("about").sparql(what=ALLIANCE))
    assert (given["run"], given["title"]) == ("yes", "关于某事物知道什么")


def test_empty_fields_list_everything(client: TestClient) -> None:
    assert opened(client, question="alliances", what=" ")["query"] == body(question("alliances").sparql())


def test_of_a_large_graph_a_page_is_asked_about_things_looked_up(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = opened(client, question="about", what=ALLIANCE)["query"]
    monkeypatch.setattr("kg.serve.asking._LARGE", 0)
    query = opened(client, question="about", what=f" “{ALLIANCE}”")["query"]
    assert query.startswith("# 第 1 页")
    assert "VALUES ?thing { <" in query
    assert "LIMIT 100 OFFSET 0" in query
    assert client.get("/sparql", params={"query": query}).text == client.get("/sparql", params={"query": small}).text
    assert "VALUES ?thing {  }" in opened(client, question="about", what="没有的")["query"]
    monkeypatch.setattr("kg.serve.asking._FEW", 0)
    assert opened(client, question="about", what=ALLIANCE)["query"] == small


@pytest.mark.parametrize("name", ["overview", "disagreements"])
def test_of_a_large_graph_the_summary_is_asked(client: TestClient, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    small = opened(client, question=name)["query"]
    monkeypatch.setattr("kg.serve.asking._LARGE", 0)
    query = opened(client, question=name)["query"]
    assert "zl:summary" in query
    assert "zl:summary" not in small
    assert client.get("/sparql", params={"query": query}).text == client.get("/sparql", params={"query": small}).text
    if name == "disagreements":
        assert "zl:summary" not in opened(client, question=name, what=ALLIANCE)["query"]


def test_a_question_waits_for_what_it_needs(client: TestClient) -> None:
    assert opened(client, question="about")["run"] == "no"
    assert "填好再提问" in client.get("/query", params={"question": "about"}).text


def test_a_wrong_date_is_told_and_not_run(client: TestClient) -> None:
    fields = {"question": "timeline", "since": "去年"}
    assert opened(client, **fields)["run"] == "no"
    assert "日期请写成" in client.get("/query", params=fields).text
    assert "write a date as" in client.get("/query", params=fields, headers={"Cookie": "lang=en"}).text


def test_quotes_in_a_field_stay_a_literal(client: TestClient) -> None:
    query = opened(client, question="about", what='"} INSERT')["query"]
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    assert answer.status_code == 200
    assert len(answer.text.splitlines()) == 1


def test_there_are_no_other_questions(client: TestClient) -> None:
    assert client.get("/query", params={"question": "../../etc/passwd"}).status_code == 404
