"""What several test files share: small pages on real districts, and a graph built from them once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import ARGUMENTS, CHROMIUM
from hypothesis import settings

from kg.building import build

# No test is timed, and the same tree gives the same result: random search belongs into fuzzing.
settings.register_profile("zhili", deadline=None, derandomize=True)
settings.load_profile("zhili")


REPORT = """历下区书写网格治理新答卷

■记者 苏念 通讯员 何方

2023年5月，历下区委成立了“红帆”党建联盟，吸纳成员单位27家。历下区人社局出台《历下区青年就业扶持办法》。

历下区委书记林望舒说，前三季度全区规上工业增加值同比增长17.1%，新增岗位近1.2万个。

5月12日，红帆党建联盟启动大会在千佛山街道举行。千佛山街道与历下区人社局签约共建。
"""
BRIEF = """天桥区召开青年就业推进会

6月8日，天桥区召开青年就业推进会。区委书记程远帆要求，全年新增岗位8000个以上。天桥区人力资源和社会保障局启动“暖心帮办”行动。
"""
FOLLOW_UP = """历下区就业服务再升级

7月，历下区人力资源和社会保障局依托“红帆”党建联盟，举办招聘会16场次。
"""


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with two pages on 历下区 and one on 天桥区."""
    folder = tmp_path_factory.mktemp("pages")
    for name, text in (("report.txt", REPORT), ("brief.txt", BRIEF), ("follow-up.md", FOLLOW_UP)):
        (folder / name).write_text(text, encoding="utf8")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One headless Chromium for the tests of a file, as Playwright's loop would disturb others; each opens windows."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def graph(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of these pages, as `kg build` leaves it."""
    out = tmp_path_factory.mktemp("built") / "graph"
    build([pages], out)
    return out
