"""What fuzzing once found stays mended, and every harness holds on seeds and on a few texts of hypothesis."""

from __future__ import annotations

from pathlib import Path

import pytest
from harnesses import HARNESSES
from hypothesis import given, settings
from hypothesis import strategies as st
from seeds import seeds, words

FINDINGS = sorted((Path(__file__).parent / "findings").glob("*/*"))
FEW = {"lexicon": 3, "exports": 10}  # the slow ones
texts = (
    st.lists(st.sampled_from(words()) | st.text(max_size=5), max_size=30)
    .map("".join)
    .map(lambda text: text.encode("utf-8", errors="ignore"))
)


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_finding_stays_mended(finding: Path) -> None:
    HARNESSES[finding.parent.name](finding.read_bytes())


@pytest.mark.parametrize("name", HARNESSES)
def test_seeds_keep_every_promise(name: str) -> None:
    for data in list(seeds(name))[:: 1 if name not in FEW else 8]:
        HARNESSES[name](data)


@pytest.mark.parametrize("name", HARNESSES)
def test_any_text_keeps_every_promise(name: str) -> None:
    @settings(max_examples=FEW.get(name, 40), database=None)
    @given(texts | st.binary(max_size=60))
    def hold(data: bytes) -> None:
        HARNESSES[name](data)

    hold()
