"""A formula whose first part is cut by the beginning of the text once made the finder of names fail."""

import pytest
import spacy

# Imported for its registration with spaCy.
import kg.extraction.naming.component  # noqa: F401


@pytest.mark.parametrize(
    "text",
    [
        "听民声、帮解难题、办好实事“三步”工作法在青榆镇推开。",
        "记：进万家、察看民情、化解民忧“三步走”机制在青榆镇推开。",
    ],
)
def test_a_part_shorter_than_the_others_is_none_of_a_formula(text: str) -> None:
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("kg_names")
    names = [mention.name for mention in pipeline(text)._.mentions]
    assert names
    assert all(name in text.replace("“", "").replace("”", "") for name in names)
