"""The page in a browser with the network cut: search, click, legend, and words that would like to be markup."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from browsing import needs_browser
from view.invented import District, Writer, resolve

from kg.model import Facts, Figure, Post
from kg.view import Scene, build_scene, write_page

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = needs_browser

EVIL = "<img src=x onerror=alert(1)>"


def small() -> list[Facts]:
    """Return a few facts, some of them with words that would like to be markup."""
    writer = Writer("a", EVIL, "2031-05-02", "清河日报")
    committee, alliance = ("中共清河区委", "PartyBody", "区委", "清河区委"), ("麦浪联盟", "Alliance", "麦联")
    spans = writer.sentence("面对新形势，", "清河区委成立麦浪联盟", "，共商发展。")
    writer.relate(committee, "establishes", alliance, spans, date="2031-05")
    writer.relate((EVIL, "Enterprise"), "participatesIn", alliance, writer.sentence("", f"{EVIL}加入联盟", "。"))
    spans = writer.sentence("联盟", "兑付资金约11.8亿元", "。")
    figure = partial(Figure, writer.entity(*alliance), "兑付资金", Decimal("1.18E+9"), "元", "level", approximate=True)
    writer.note(figure, spans)
    spans = writer.sentence("", "清河区委书记程远", "出席。")
    writer.note(partial(Post, writer.entity("程远", "Person"), writer.entity(*committee), "区委书记"), spans)
    writer.relate(committee, "leads", alliance, writer.sentence("", "区委牵头麦浪联盟", "。"))
    return [writer.facts()]


@dataclass
class Opened:
    """A page with what went wrong on it."""

    page: playwright.Page
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("requestfailed", lambda request: self.faults.append(request.url))
        self.page.on("request", self._only_files)
        self.page.on("dialog", lambda dialog: (self.faults.append(dialog.message), dialog.dismiss()))

    def _only_files(self, request: playwright.Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.faults.append(request.url)

    def find(self, words: str) -> None:
        """Search by keyboard alone and take the first suggestion."""
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    scenes = {"empty": Scene()}
    for name, facts in (("small", small()), ("district", District().facts())):
        scenes[name] = build_scene(facts, resolve(facts))
    for name, scene in scenes.items():
        write_page(scene, folder / f"{name}.html")
    return {name: folder / f"{name}.html" for name in scenes}


@pytest.fixture
def open_page(browser: playwright.Browser, files: dict[str, Path]) -> Iterator:
    """Open a page by its name; at the end nothing may have gone wrong."""
    contexts, opened = [], []

    def start(name: str, address: str = "", **options: object) -> Opened:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_offline(True)
        context.set_default_timeout(20_000)  # only a busy machine comes near it
        contexts.append(context)
        opened.append(Opened(context.new_page()))
        opened[-1].page.goto(files[name].as_uri() + address)
        return opened[-1]

    yield start
    for context in contexts:
        context.close()
    assert [fault for one in opened for fault in one.faults] == []


def test_search_finds_a_thing_by_its_alias(open_page) -> None:
    opened = open_page("small")
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("麦联")
    assert "麦浪联盟" in opened.text("#suggestions li[aria-selected=true]")
    opened.page.keyboard.press("Enter")
    assert opened.text("#panel h2") == "麦浪联盟"
    assert opened.page.locator("#suggestions").is_hidden()
    assert "#Alliance/" in opened.page.url


def test_arrows_move_through_suggestions_and_escape_leaves(open_page) -> None:
    opened = open_page("district")
    opened.page.fill("#search", "街道")
    first = opened.text("#suggestions li[aria-selected=true] .suggestion-name")
    opened.page.keyboard.press("ArrowDown")
    second = opened.text("#suggestions li[aria-selected=true] .suggestion-name")
    opened.page.keyboard.press("ArrowUp")
    assert first != second
    assert opened.text("#suggestions li[aria-selected=true] .suggestion-name") == first
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#suggestions").is_hidden()
    assert opened.page.locator("#panel").is_hidden()


def test_a_search_without_match_says_so(open_page) -> None:
    opened = open_page("small")
    opened.page.fill("#search", "并无此事")
    assert opened.text("#suggestions") == "没有找到这个名称"


def test_a_panel_tells_facts_figures_and_their_sentences(open_page) -> None:
    opened = open_page("small")
    opened.find("麦浪联盟")
    panel = opened.text("#panel")
    assert "设立者" in panel
    assert "牵头者" in panel
    assert "约11.8亿元" in panel
    assert "面对新形势，清河区委成立麦浪联盟，共商发展。" in panel
    assert "清河日报 · 2031年5月2日" in panel
    assert "清河区委成立麦浪联盟" in opened.page.locator("#panel mark").all_inner_texts()


def test_a_post_reads_from_both_sides(open_page) -> None:
    opened = open_page("small")
    opened.find("程远")
    assert re.search(r"任职\s*1\s*中共清河区委\s*区委书记", opened.text("#panel"))
    opened.page.click("#panel .thing >> text=中共清河区委")
    assert re.search(r"任职者\s*1\s*程远\s*区委书记", opened.text("#panel"))


def test_a_click_on_the_drawing_opens_a_node_and_an_edge(open_page) -> None:
    opened = open_page("small", reduced_motion="reduce")
    opened.find("程远")
    # The node that was found stands in the middle, and stays there when a click on the ground closes the panel.
    canvas = opened.page.locator("#graph canvas")
    box = canvas.bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    canvas.click(position={"x": 5, "y": 300})
    opened.page.wait_for_selector("#panel", state="hidden")
    # The drawing answers clicks by what it has drawn last.
    opened.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    opened.page.mouse.click(*middle)
    assert opened.text("#panel h2") == "程远"
    across, down = direction(opened, "程远", "中共清河区委")
    opened.page.mouse.click(middle[0] + 28 * across, middle[1] + 28 * down)
    assert opened.text("#panel .triple").split() == ["程远", "区委书记", "→", "中共清河区委"]
    assert opened.page.locator("#panel mark").all_inner_texts() == ["清河区委书记程远"]


def direction(opened: Opened, start: str, end: str) -> tuple[float, float]:
    """Return the way from one node to another as a vector of length one."""
    nodes = json.loads(opened.page.locator("#scene").text_content())["nodes"]
    places = {node["label"]: (node["x"], node["y"]) for node in nodes}
    across, down = (b - a for a, b in zip(places[start], places[end], strict=True))
    return across / math.hypot(across, down), down / math.hypot(across, down)


def test_the_legend_hides_a_class_and_says_how_much_is_left(open_page) -> None:
    opened = open_page("district")
    assert opened.text("#shown") == "显示 271 个节点 · 409 条关系"
    opened.page.uncheck("#legend [data-key=Community]")
    assert re.fullmatch(r"显示 251 / 271 个节点 · \d+ / 409 条关系", opened.text("#shown"))
    opened.page.click("#show-all")
    assert opened.text("#shown") == "显示 271 个节点 · 409 条关系"
    assert opened.page.is_checked("#legend [data-key=Community]")


def test_one_relation_alone_leaves_its_network(open_page) -> None:
    opened = open_page("district")
    row = opened.page.locator(".legend-row", has=opened.page.locator("[data-key=holdsPost]"))
    row.hover()
    row.locator(".only").click()
    shown = re.match(r"显示 (\d+) / 271 个节点 · 20 / 409 条关系", opened.text("#shown"))
    assert shown is not None
    assert 20 < int(shown[1]) < 80


def test_an_article_shows_its_own_part(open_page) -> None:
    opened = open_page("district")
    opened.page.click(".article >> nth=3")
    assert opened.page.get_attribute(".article >> nth=3", "aria-pressed") == "true"
    assert re.match(r"显示 \d{2} / 271", opened.text("#shown"))


def test_searching_for_what_is_hidden_reveals_it(open_page) -> None:
    opened = open_page("district")
    opened.page.uncheck("#legend [data-key=Community]")
    opened.find("银杏社区")
    assert opened.text("#panel h2") == "银杏社区"
    assert opened.page.is_checked("#legend [data-key=Community]")


def test_words_that_look_like_markup_show_as_words(open_page) -> None:
    opened = open_page("small")
    assert opened.text(".article-title") == EVIL
    opened.find(EVIL)
    assert opened.text("#panel h2") == EVIL
    assert opened.text("#panel cite >> nth=0") == EVIL
    assert opened.page.locator("img").count() == 0


def test_an_address_restores_a_selection_and_back_leaves_it(open_page) -> None:
    opened = open_page("small", "#Alliance/%E9%BA%A6%E6%B5%AA%E8%81%94%E7%9B%9F")
    assert opened.text("#panel h2") == "麦浪联盟"
    opened.page.click("#panel .thing >> text=中共清河区委")
    assert opened.text("#panel h2") == "中共清河区委"
    opened.page.go_back()
    opened.page.wait_for_selector("#panel h2 >> text=麦浪联盟")


def test_the_picture_can_be_saved(open_page) -> None:
    opened = open_page("district")
    with opened.page.expect_download() as saved:
        opened.page.click("#png")
    picture = Path(saved.value.path()).read_bytes()
    assert saved.value.suggested_filename == "graph.png"
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000


def test_an_empty_graph_says_so(open_page) -> None:
    opened = open_page("empty")
    assert opened.text("#empty").startswith("图谱是空的")
    assert opened.page.locator(".tools").is_hidden()


def test_a_phone_has_legend_and_panel_over_the_drawing(open_page) -> None:
    opened = open_page("district", viewport={"width": 390, "height": 844}, has_touch=True, color_scheme="dark")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    opened.page.click("#legend-toggle")
    opened.page.uncheck("#legend [data-key=PartyBranch]")
    opened.page.click("#legend-toggle")
    opened.page.fill("#search", "区委组织部")
    opened.page.keyboard.press("Enter")
    sheet = opened.page.locator("#panel").bounding_box()
    assert sheet["width"] == 390
    assert sheet["y"] > 300


def test_a_rich_page_opens_quickly(open_page) -> None:
    opened = open_page("district")
    # Half a second on an idle machine; the rest is room for a busy one.
    assert opened.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") < 3000
