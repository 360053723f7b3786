"""What the overview counts leads to lists that hold as much."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from serve.conftest import client_of
from serve.invented_build import build_district
from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from client_of(build_district(tmp_path_factory.mktemp("district")))


def test_every_month_lists_its_articles_newest_first(district: TestClient) -> None:
    months = district.get("/api/overview").json()["months"]
    assert len(months) > 2
    for one in months:
        found = district.get("/api/search", params={"month": one["month"], "limit": 100}).json()
        dates = [hit["article"]["date"] for hit in found["articles"]]
        assert len(dates) == found["article_pages"]["total"] == one["articles"]
        assert {date[:7] for date in dates} == {one["month"]}
        assert dates == sorted(dates, reverse=True)


def test_a_month_is_shown_in_parts(district: TestClient) -> None:
    month = max(district.get("/api/overview").json()["months"], key=lambda one: one["articles"])
    parts = [
        district.get("/api/search", params={"month": month["month"], "limit": 1, "article_offset": at}).json()
        for at in range(month["articles"] + 1)
    ]
    titles = [hit["article"]["iri"] for part in parts for hit in part["articles"]]
    assert len(titles) == len(set(titles)) == month["articles"]


@pytest.mark.parametrize("month", ["2099-01", "x' OR 1", "<script>"])
def test_a_month_without_articles_is_empty(district: TestClient, month: str) -> None:
    assert district.get("/api/search", params={"month": month}).json()["articles"] == []
    assert "<script>alert" not in district.get("/search", params={"month": month}).text


def test_classes_and_indicators_count_what_their_lists_hold(district: TestClient) -> None:
    overview = district.get("/api/overview").json()
    for one in overview["classes"][:5]:
        hits = district.get("/api/suggest", params={"class": one["type"], "limit": 100}).json()["hits"]
        assert len(hits) == min(one["count"], 100)
