from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sample_facts import both

from kg.extraction.pipeline import Extractor
from kg.model import Facts
from kg.reading import page_files, read_page
from kg.shards.codec import facts_from_json, facts_to_json, source_from_json, source_to_json

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"


def there_and_back(facts: Facts) -> Facts:
    source = json.loads(json.dumps(source_to_json(facts.article.source)))
    return facts_from_json(json.loads(json.dumps(facts_to_json(facts))), source_from_json(source))


def without_source_text(facts: Facts) -> Facts:
    return replace(facts, article=replace(facts.article, source=replace(facts.article.source, text="")))


@pytest.mark.parametrize("facts", both(), ids=lambda facts: str(facts.article.id))
def test_hand_made_facts_come_back_equal(facts: Facts) -> None:
    assert there_and_back(facts) == without_source_text(facts)


def test_facts_of_the_corpus_come_back_equal() -> None:
    extractor = Extractor()
    found = [extractor.facts(article) for file in page_files([CORPUS])[:6] for article in read_page(file).articles]
    assert sum(len(facts.figures) for facts in found) > 10
    for facts in found:
        assert there_and_back(facts) == without_source_text(facts)
