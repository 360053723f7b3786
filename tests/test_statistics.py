from __future__ import annotations

from sample_facts import both

from kg.graph import quads
from kg.resolution import resolve
from kg.statistics import statistics
from kg.store import memory_store


def test_counts_over_two_articles_count_shared_things_once() -> None:
    found = statistics(memory_store(quads(both(), resolve(both()))))
    assert found.totals["articles"] == 2
    assert found.totals["posts"] == 1
    assert found.totals["outcomes"] == 3
    assert found.classes == {"PartyBody": 1, "Subdistrict": 1, "Alliance": 1, "Event": 1, "Place": 1, "Person": 1}
    assert found.relations == {"establishes": 1, "cooperatesWith": 1, "heldAt": 1}
    assert found.central[0] == ("青石区委", 3)
    assert found.record()["things"] == 6
    assert "       1   联盟 alliance" in list(found.lines())


def test_an_empty_graph_has_nothing_to_count() -> None:
    found = statistics(memory_store(()))
    assert (found.triples, found.classes, found.relations, found.central) == (0, {}, {}, ())
    assert list(found.lines())
