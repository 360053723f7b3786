"""The explorer in a browser, as a person uses it, with every host but this machine cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import pytest
from browsing import axe_script, needs_browser
from serve.invented_build import COMMITTEE, EVIL, EVIL_TITLE, HUB, INDICATOR, build_district, serving

from kg.errors import OutputError
from kg.serve.yasgui import FILES, install, installed

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = needs_browser

BASE = "https://zhili.example/id/"
ALLIANCE = "/id/Alliance/麦浪联盟"
PAGES = {
    "home": "/",
    "search": "/search?q=麦浪",
    "thing": ALLIANCE,
    "hub": f"/id/Place/{HUB}",
    "article": "/id/article/small",
    "graph": f"/graph?iri={BASE}Alliance/麦浪联盟",
    "beginning": "/graph",
    "overview": "/overview",
    "query": "/query?question=alliances",
    "error": "/id/Place/nowhere",
}
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@dataclass
class Visit:
    """A page with what went wrong on it."""

    page: playwright.Page
    host: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._stay_here)
        self.page.on("console", lambda message: self._hear(message))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("requestfailed", self._miss)
        self.page.on("dialog", lambda dialog: (self.faults.append(dialog.message), dialog.dismiss()))

    def _hear(self, message: playwright.ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "404" not in message.text:
            self.faults.append(message.text)

    def _miss(self, request: playwright.Request) -> None:
        # A page that is left before its icon has come gives the icon up.
        if "ERR_ABORTED" not in str(request.failure):
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _stay_here(self, request: playwright.Request) -> None:
        if not request.url.startswith((f"{self.host}/", "data:", f"blob:{self.host}/")):
            self.faults.append(f"foreign: {request.url}")

    def go(self, address: str) -> playwright.Page:
        self.page.goto(self.host + address)
        return self.page

    def text(self, selector: str) -> str:
        return self.page.locator(selector).first.inner_text()

    def leave(self) -> None:
        self.page.evaluate("localStorage.clear()")
        self.page.context.clear_cookies()
        self.page.close()

    def drawn(self) -> playwright.Page:
        """Wait until the graph view says what it shows."""
        self.shows("显示")
        return self.page

    def shows(self, words: str) -> None:
        playwright.expect(self.page.locator("#shown")).to_contain_text(words, timeout=15_000)

    def pick(self, name: str) -> None:
        """Open a thing of the graph view from the list of what is shown."""
        if not self.page.locator(".shown-things[open]").count():
            self.page.click(".shown-things summary")
        self.page.locator(".shown-things button", has_text=name).first.click()


@pytest.fixture(scope="module")
def yasgui(request: pytest.FixtureRequest) -> Path:
    """The directory with YASGUI's files, fetched once."""
    cached = Path(str(request.config.cache.mkdir("yasgui"))) / "yasgui"
    found = installed() or (cached if all((cached / name).exists() for name in FILES) else None)
    try:
        return found or install(cached)
    except OutputError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_district(tmp_path_factory.mktemp("district"))


@pytest.fixture(scope="module")
def address(district: Path, yasgui: Path) -> Iterator[str]:
    with serving(district, yasgui) as host:
        yield host


@pytest.fixture(scope="module")
def contexts(browser: playwright.Browser) -> Iterator[dict[str, playwright.BrowserContext]]:
    """Sessions of the browser by their options; they share what they have loaded, and nothing that a page keeps."""
    made: dict[str, playwright.BrowserContext] = {}
    yield made
    for context in made.values():
        context.close()


@pytest.fixture
def visit(
    browser: playwright.Browser, address: str, contexts: dict[str, playwright.BrowserContext]
) -> Iterator[Callable[..., Visit]]:
    """Open a window; at the end nothing may have gone wrong in it."""
    visits: list[Visit] = []

    def start(host: str = address, **options: object) -> Visit:
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
            contexts[key].set_default_timeout(20_000)  # only a busy machine comes near it
        visits.append(Visit(contexts[key].new_page(), host))
        return visits[-1]

    yield start
    for one in visits:
        one.leave()
    assert [fault for one in visits for fault in one.faults] == []


def test_from_a_name_to_its_sentence_its_article_its_graph_and_back(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go("/")
    page.keyboard.press("/")
    page.keyboard.type("麦浪")
    page.wait_for_selector("#suggestions [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{quote(ALLIANCE)}")
    assert one.text("h1") == "麦浪联盟"
    page.locator("#establishes-by .why summary").click()
    assert one.text("#establishes-by mark") == "清河区委成立麦浪联盟"
    page.locator("#establishes-by .quote footer a").click()
    page.wait_for_selector(".told.lit")
    assert "".join(page.locator(".told.lit").all_inner_texts()) == "清河区委成立麦浪联盟"
    page.locator(".text a.mention", has_text=COMMITTEE).first.click()
    assert one.text("h1") == COMMITTEE
    page.locator(".actions a").first.click()
    one.drawn()
    one.shows("显示 2 个事物")
    one.pick("麦浪联盟")
    assert "+1" in one.text("#expand")
    page.click("#expand")
    one.shows("显示 3 个事物")
    page.go_back()
    one.shows("显示 2 个事物")
    page.go_back()
    assert one.text("h1") == COMMITTEE


def test_suggestions_know_pinyin_initials_and_are_grouped_by_class(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go("/")
    page.fill("#search", "mllm")
    page.wait_for_selector("#suggestions [role=option]")
    assert "麦浪联盟" in one.text("#suggestions [role=group][aria-label=联盟]")
    page.keyboard.press("Escape")
    assert page.locator("#suggestions").is_hidden()


def test_enter_without_a_choice_searches_names_and_texts(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go("/")
    page.fill("#search", "共商发展")
    page.press("#search", "Enter")
    page.wait_for_url("**/search?q=*")
    assert one.text(".snippet mark") == "共商发展"


def test_an_indicator_over_years_is_a_table_and_a_chart(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go(ALLIANCE)
    assert page.locator("table.figures tbody tr").count() == 3
    assert one.text(".chart figcaption").startswith(INDICATOR)
    heights = [float(bar.get_attribute("height")) for bar in page.locator(".chart-bar").all()]
    assert heights == pytest.approx([92 * value / 260 for value in (120, 180, 260)], abs=0.1)


def test_long_lists_go_on(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go(PAGES["hub"])
    rows = page.locator("#locatedIn-by .fact")
    before = rows.count()
    page.locator("#locatedIn-by .more").click()
    playwright.expect(rows).not_to_have_count(before)
    names = [row.locator(".thing").inner_text() for row in rows.all()]
    assert len(set(names)) == len(names)


def test_hostile_words_stay_words(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go("/id/article/small")
    assert one.text("h1") == EVIL_TITLE
    assert EVIL in one.text(".text")
    one.go("/search?q=" + quote(EVIL))
    assert EVIL in one.text("h1")
    page.fill("#search", "<img")
    page.wait_for_selector("#suggestions [role=option]")
    one.go(f"/graph?iri={BASE}Alliance/麦浪联盟")
    one.drawn()
    one.pick(EVIL)
    assert one.text("#panel h2") == EVIL
    one.go("/query?query=" + quote('SELECT ("<b onclick=alert(3)>" AS ?x) {}'))
    page.wait_for_selector(".yasr td")
    assert one.text(".yasr td") == "<b onclick=alert(3)>"
    page.click(".select_response")
    page.wait_for_selector(".yasr_results .CodeMirror")
    assert page.locator("main img, main b, .text script").count() == 0


def test_a_large_neighbourhood_says_how_much_it_leaves_out(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.go(f"/graph?iri={BASE}Place/{HUB}")
    one.drawn()
    assert re.search(r"显示 300 / 3\d\d 个事物", one.text("#shown"))


def test_the_address_restores_what_was_done(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go(PAGES["graph"])
    one.drawn()
    one.pick(EVIL)
    page.click("#hide")
    one.shows("显示 2 个事物")
    one.pick(COMMITTEE)
    page.click("#pin")
    page.wait_for_selector("#pin[aria-pressed=true]")
    page.locator("input[data-key=leads]").uncheck()
    one.shows("1 条事实")
    again = visit()
    again.page.goto(page.url)
    again.drawn()
    assert again.text("#shown") == one.text("#shown")
    again.pick(COMMITTEE)
    again.page.wait_for_selector("#pin[aria-pressed=true]")
    for words in ("2 条事实", "2 条事实", "3 个事物"):
        page.click("#undo")
        one.shows(words)


def test_a_path_between_two_things(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go(PAGES["graph"])
    one.drawn()
    one.pick(EVIL)
    page.click("#path")
    page.fill("#path-end", COMMITTEE)
    page.wait_for_selector("#path-ends [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    one.shows("路径 2 步")


def test_a_link_shows_its_sentence(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go(PAGES["graph"])
    one.drawn()
    one.pick("麦浪联盟")
    page.locator("#panel .verb-button", has_text="牵头").click()
    page.wait_for_selector("#panel .quote")
    assert one.text("#panel .quote mark") == "清河区委牵头麦浪联盟"


def test_pictures_can_be_saved(visit: Callable[..., Visit], tmp_path: Path) -> None:
    one = visit()
    page = one.go(PAGES["graph"])
    one.drawn()
    for kind in ("png", "svg"):
        with page.expect_download() as started:
            page.click(f"#{kind}")
        started.value.save_as(tmp_path / f"graph.{kind}")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")
    words = "".join(ElementTree.parse(tmp_path / "graph.svg").getroot().itertext())
    assert EVIL[:11] in words
    assert "麦浪联盟" in words


def test_a_stored_question_is_answered_as_table_graph_and_csv(visit: Callable[..., Visit], tmp_path: Path) -> None:
    one = visit()
    page = one.go("/query")
    page.click("[data-question=who-leads]")
    page.wait_for_selector(".yasr td")
    assert [head.inner_text() for head in page.locator(".yasr th").all()] == [
        "牵头者",
        "牵头的事",
        "依据的句子",
        "文章",
    ]
    row = page.locator(".yasr tr", has_text="麦浪联盟").first
    assert row.locator("a").all_inner_texts() == [COMMITTEE, "麦浪联盟"]
    with page.expect_download() as started:
        page.click(".yasr_downloadIcon")
    started.value.save_as(tmp_path / "answer.csv")
    assert f'"{COMMITTEE}","麦浪联盟"' in (tmp_path / "answer.csv").read_text("utf-8-sig")
    page.click(".select_graph")
    page.wait_for_selector(".answer-graph canvas")
    assert "事物" in one.text(".yasr .note")
    page.locator(".yasr .note a").click()
    one.drawn()
    one.pick("麦浪联盟")


def test_the_fields_of_a_question_suggest_names_and_narrow_the_answer(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go("/query?question=about")
    assert page.locator(".yasr td").count() == 0
    page.click(".ask button[type=submit]")
    assert page.evaluate("document.querySelector('#ask-what').validity.valueMissing")
    page.fill("#ask-what", "mllm")
    page.wait_for_selector("#ask-what-list [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    playwright.expect(page.locator("#ask-what")).to_have_value("麦浪联盟")
    page.click(".ask button[type=submit]")
    page.wait_for_selector(".yasr td")
    assert "麦浪联盟" in unquote(page.url)
    assert all("麦浪联盟" in row for row in page.locator(".yasr tbody tr").all_inner_texts())
    one.go("/query?question=timeline&since=gestern")
    assert "日期" in one.text(".ask [role=alert]")


def test_a_wrong_query_is_told_in_the_servers_words_and_columns_sort(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go("/query?query=" + quote("SELECT * { VALUES ?n { 10 9 100 } }"))
    page.wait_for_selector(".yasr td")
    page.click(".sort")
    assert page.locator(".yasr td").all_inner_texts() == ["9", "10", "100"]
    page.click(".sort")
    assert page.locator(".yasr td").all_inner_texts() == ["100", "10", "9"]
    one.go("/query?query=" + quote("SELECT nonsense"))
    page.wait_for_selector(".yasr .wrong")
    assert "line 1" in one.text(".yasr .wrong")
    one.faults = [fault for fault in one.faults if "400" not in fault]


def test_the_editor_knows_the_ontology_and_asks_nobody_else(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go("/query")
    page.evaluate(
        "void yasgui.getTab().setQuery('PREFIX zl: <https://w3id.org/zhili/ontology#>\\nSELECT * { ?s zl:lead')"
    )
    page.evaluate("yasgui.getTab().getYasqe().focus(); yasgui.getTab().getYasqe().execCommand('goDocEnd')")
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".CodeMirror-hint")
    assert page.locator(".CodeMirror-hint").all_inner_texts() == ["zl:leads"]


def test_a_construct_query_can_be_seen_as_a_graph(visit: Callable[..., Visit]) -> None:
    one = visit()
    query = "PREFIX zl: <https://w3id.org/zhili/ontology#> CONSTRUCT { ?a zl:leads ?b } { ?a zl:leads ?b }"
    page = one.go("/query?query=" + quote(query))
    page.wait_for_selector(".yasr td a")
    page.click(".select_graph")
    page.wait_for_selector(".yasr .answer-graph canvas")


def test_the_plain_editor_stays_where_yasgui_is_not_installed(
    browser: playwright.Browser, district: Path, visit: Callable[..., Visit]
) -> None:
    with serving(district) as host:
        one = visit(host=host)
        page = one.go("/query?question=alliances")
        page.wait_for_selector("#answer td")
        assert page.locator("#answer td a", has_text="麦浪联盟").count() == 1
        assert "--install-yasgui" in one.text(".bench")
        page.fill("#query", 'SELECT ("<b onclick=alert(3)>" AS ?x) {}')
        page.click("#run")
        page.wait_for_selector("text=<b onclick=alert(3)>")
        assert page.locator("main b").count() == 0
        page.fill("#query", "SELECT nonsense")
        page.click("#run")
        page.wait_for_selector("#outcome.wrong")
        one.faults = [fault for fault in one.faults if "400" not in fault]


def test_the_overview_leads_on(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go("/overview")
    page.wait_for_selector("#community-map .community")
    page.locator("main a", has_text="设立").first.click()
    page.wait_for_selector(".yasr td")
    assert "麦浪联盟" in one.text(".yasr tbody")
    one.go("/overview")
    page.locator(".months a", has_text="2031-05").click()
    assert one.text("h1") == "2031年5月的报道"
    assert EVIL_TITLE in page.locator(".article-list").inner_text()
    one.go("/overview")
    page.locator("#h-indicators + .table-frame a[href*=question]").first.click()
    page.wait_for_selector(".yasr td")
    one.go("/overview")
    page.locator("main a", has_text="联盟").first.click()
    assert one.text("h1") == "联盟"


def test_a_graph_without_a_beginning_offers_some(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go("/graph")
    page.locator("#beginnings a", has_text=HUB).first.click()
    one.drawn()
    assert one.text("h1") == HUB


def test_english_is_one_click_away_and_stays(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.go(ALLIANCE)
    page.click(".language")
    assert "Figures" in one.text("#figures h2")
    page = one.go("/overview")
    assert one.text("h1") == "What is in the graph"


def test_light_and_dark_are_one_click_apart_and_stay(visit: Callable[..., Visit]) -> None:
    one = visit(color_scheme="light")
    page = one.go(PAGES["graph"])
    one.drawn()
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click(".theme")
    dark = page.evaluate(ground)
    assert dark != light
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDE["width"]
    one.go(ALLIANCE)
    assert page.evaluate(ground) == dark
    page.emulate_media(color_scheme="dark")
    page.click(".theme")
    assert page.evaluate(ground) == light
    one.go("/")
    assert page.evaluate(ground) == light


@pytest.fixture(scope="module")
def axe(request: pytest.FixtureRequest) -> str:
    return axe_script(Path(str(request.config.cache.mkdir("axe-core"))))


RULES = ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]


def violations(page: playwright.Page) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds on a page, worse than minor."""
    options = {"runOnly": RULES, "resultTypes": ["violations"], "selectors": False, "preload": False}
    found = page.evaluate("(options) => axe.run(document, options)", options)
    worse = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical", "moderate")]
    return [(rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in worse]


def open_up(one: Visit, name: str) -> None:
    """Open what a page keeps closed: suggestions, sentences, the panel of the graph, an answer."""
    if name == "home":
        one.page.focus("#search")
        one.page.wait_for_selector("#suggestions [role=option]")
    elif name == "thing":
        one.page.locator(".why summary").first.click()
    elif name == "graph":
        one.drawn()
        one.page.locator("#filters").click() if one.page.locator("#filters").is_visible() else None
        one.pick(COMMITTEE)
        one.page.wait_for_selector("#panel .fact-line")


@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_a_phone_hold_still_and_are_accessible(visit: Callable[..., Visit], axe: str, name: str) -> None:
    one = visit(viewport=NARROW, color_scheme="light")
    one.page.add_init_script(
        "window.jumps = 0;"
        "new PerformanceObserver((list) => { for (const shift of list.getEntries()) window.jumps += shift.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page = one.go(PAGES[name])
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert page.evaluate("window.jumps") < 0.02
    open_up(one, name)
    page.evaluate(axe)
    found = {}
    # Structure can differ by width and contrast by theme, so two of the four cases tell it all.
    for size, scheme in ((NARROW, "light"), (WIDE, "dark")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found[size["width"], scheme] = violations(page)
    assert {key: value for key, value in found.items() if value} == {}


def test_addresses_in_pages_are_readable(visit: Callable[..., Visit]) -> None:
    page = visit().go(ALLIANCE)
    assert unquote(page.url).endswith(ALLIANCE)
