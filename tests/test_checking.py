"""Graphs that keep the contract conform; each broken rule is found, named and counted."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rdflib import Graph

from kg.checking import EXAMPLES, CheckReport, Finding, check, load
from kg.errors import GraphError

SMALL = Path(__file__).parent / "data" / "small.ttl"
TEXT = SMALL.read_text(encoding="utf-8")
BASE = "https://zhili.example/id/"

# What is broken, by what; the rule that must tell; the node that it must name.
BREAKS = [
    # things
    ('"顾闻溪"@zh .', '"顾闻溪"@zh , "闻溪"@zh .', "Thing-prefLabel", "Person/顾闻溪"),
    ('"沈知远"@zh .', '"“沈知远”"@zh .', "Thing-prefLabel", "Person/沈知远"),
    ('"溪山一号"@zh .', '"Xishan 1"@en .', "Thing-prefLabel", "Product/溪山一号"),
    ("a zl:Industry ;", "a zl:Industry , zl:Project ;", "Thing-class", "Industry/银发产业"),
    ("a zl:Alliance ;", "a zl:Alliance , zl:Body ;", "Thing-superclass", "Alliance/柳溪养老联盟"),
    ('altLabel "云杉科技"@zh', 'altLabel "云杉科技有限公司"@zh', "Thing-altLabel", "Enterprise/云杉科技有限公司"),
    ('zl:date "2031-05-08"^^xsd:date', 'zl:date "2031-02-30"^^xsd:date', "Thing-date", "Event/柳溪区养老服务推进会"),
    ('zl:startDate "2031"^^xsd:gYear', 'zl:startDate "二〇三一年"', "Thing-startDate", "Initiative/暖巷行动"),
    # ends of relations
    (
        "zl:leads <Event/柳溪区养老服务推进会>",
        "zl:leads <Person/沈知远>",
        "leads-object",
        "GovernmentBody/柳溪区民政局",
    ),
    ("<Initiative/暖巷行动> zl:targets", "<Initiative/无此行动> zl:targets", "targets", "Initiative/无此行动"),
    ("zl:confers <Award/敬老先锋>", "zl:confers <Policy/养老服务实施方案>", "confers-object", "PartyBody/柳溪区委"),
    (
        "<Award/敬老先锋> a zl:Award",
        "<Award/敬老先锋> zl:issues <Person/顾大勇> ; a zl:Award",
        "issues",
        "Award/敬老先锋",
    ),
    (
        "<Institution/柳溪区人民医院> zl:cooperatesWith <Community/白鹭社区> .",
        "<Institution/柳溪区人民医院> zl:cooperatesWith <Community/白鹭社区> .\n"
        "<Community/白鹭社区> zl:cooperatesWith <Institution/柳溪区人民医院> .",
        "cooperatesWith-once",
        "Community/白鹭社区",
    ),
    (
        "<PartyBody/柳溪区委> zl:partOf <Place/柳溪区> .",
        "<PartyBody/柳溪区委> zl:partOf <Place/柳溪区> .\n<Place/柳溪区> zl:partOf <PartyBody/柳溪区委> .",
        "partOf-acyclic",
        "Place/柳溪区",
    ),
    # posts
    ("zl:postIn <PartyBody/柳溪区委>", "zl:postIn <Event/柳溪区养老服务推进会>", "Post-body", "Post/沈知远-区委书记"),
    ('; zl:role "局长"@zh', "", "Post-role", "Post/顾闻溪-局长"),
    (
        "# Outcomes\n",
        '<Post/无人> a zl:Post ; zl:postIn <Place/柳溪区> ; zl:role "区长"@zh .\n',
        "Post-holder",
        "Post/无人",
    ),
    # outcomes
    ('"98.5"^^xsd:decimal', "98.5e0", "Outcome-value", "Outcome/暖巷行动-满意率-98.5"),
    ('"600000"^^xsd:decimal', '"6"^^xsd:decimal', "Outcome-value", "Outcome/暖巷行动-增收-400000"),
    (
        '"3800"^^xsd:decimal',
        '"3800"^^xsd:decimal , "3801"^^xsd:decimal',
        "Outcome-value",
        "Outcome/暖巷行动-上门服务-3800",
    ),
    ('zl:kind "growth"', 'zl:kind "up"', "Outcome-kind", "Outcome/暖巷行动-增收-400000"),
    ('zl:unit "名次" ;', "", "Outcome-unit", "Outcome/暖巷行动-满意率-1"),
    ("zl:approximate true", 'zl:approximate "yes"', "Outcome-approximate", "Outcome/暖巷行动-上门服务-3600"),
    ('"21"^^xsd:decimal ; zl:unit', '"21"^^xsd:decimal ; zl:indicator "成员"@zh ; zl:unit', "Outcome-indicator", "-21"),
    (
        "# Times\n",
        "<Place/柳溪区> zl:achieves <Outcome/柳溪养老联盟-成员单位-18> .\n",
        "Outcome-holder",
        "Outcome/柳溪养老联盟-成员单位-18",
    ),
    ('"2031-01-01"^^xsd:date', '"2031-01"^^xsd:gYearMonth', "Instant-date", "instant/2031-01-01"),
    # statements and evidence
    (
        "<Person/顾大勇> zl:receives <Award/敬老先锋> .",
        "<Person/顾大勇> zl:receives <Award/敬老先锋> .\n<Person/顾闻溪> zl:receives <Award/敬老先锋> .",
        "Evidenced-claim",
        "Person/顾闻溪 → https://zhili.example/id/Award/敬老先锋",
    ),
    (
        "<Enterprise/石桥村茶叶合作社> zl:produces <Product/溪山一号> .\n",
        "",
        "Evidenced-stated",
        "Enterprise/石桥村茶叶合作社 → https://zhili.example/id/Product/溪山一号",
    ),
    ("# Dates\n", "<Place/柳溪区> zl:targets <Place/柳溪区> .\n", "Evidenced-self", "Place/柳溪区"),
    ("zl:date ; rdf:object", "zl:day ; rdf:object", "Statement-predicate", "claim/"),
    ("<article/liuxi-1/evidence/50-61>", "<article/liuxi-1/evidence/nowhere>", "Statement-evidence", "claim/"),
    ("oa:start 62 ;", "oa:start 99 ;", "Selector-start", "article/liuxi-1/evidence/62-70/1"),
    ("oa:start 16 ; oa:end 33", "oa:start 16 ; oa:end 34", "SelectorLength-characters", "/evidence/16-33/1"),
    # articles
    ('; zl:sourceFile "liuxi-小结.txt"', "", "Article-sourceFile", "article/liuxi-2"),
    ('zl:sha256 "', 'zl:sha256 "x', "Article-sha256", "article/liuxi-1"),
    ('dcterms:date "2031-05-09"^^xsd:date', 'dcterms:date "5月9日"@zh', "Article-date", "article/liuxi-1"),
]


def broken(text: str) -> str:
    """Return the small graph with everything of the table broken at once."""
    for old, new, rule, _ in BREAKS:
        assert old in text, rule
        text = text.replace(old, new, 1)
    return text


@pytest.fixture(scope="module")
def clean() -> CheckReport:
    return check(SMALL)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> CheckReport:
    directory = tmp_path_factory.mktemp("broken")
    (directory / "graph.ttl").write_text(broken(TEXT), encoding="utf-8")
    return check(directory, examples=100)


def found(report: CheckReport, rule: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


def test_a_graph_that_keeps_the_contract_conforms(clean: CheckReport) -> None:
    assert clean.conforms
    assert clean.exit_code == 0
    assert clean.findings == ()


def test_offsets_of_the_small_graph_hold_in_its_texts() -> None:
    selectors = re.findall(
        r"<article/(liuxi-\d)/evidence/[\d_-]+/\d> a .*oa:start (\d+) ; oa:end (\d+) ;\n +oa:exact \"(.*?)\"", TEXT
    )
    files = dict(re.findall(r"<article/(liuxi-\d)> a(?s:.*?)zl:sourceFile \"(.*?)\"", TEXT))
    assert len(selectors) > 30
    for article, start, end, exact in selectors:
        text = (SMALL.parent / files[article]).read_text(encoding="utf-8")
        assert text[int(start) : int(end)] == exact


def test_no_shape_is_idle_on_a_graph_with_everything(clean: CheckReport) -> None:
    assert clean.idle == ()
    assert {shape.shape: shape.nodes for shape in clean.judged}["Article"] == 2


@pytest.mark.parametrize(("rule", "node"), [case[2:] for case in BREAKS])
def test_a_broken_rule_is_found_where_it_is_broken(report: CheckReport, rule: str, node: str) -> None:
    findings = found(report, rule)
    assert findings, f"{rule} was not found among {[finding.rule for finding in report.findings]}"
    places = [f"{example.node} {example.value} {example.message}" for of in findings for example in of.examples]
    assert any(node in place for place in places), places


def test_findings_end_with_exit_code_one(report: CheckReport) -> None:
    assert not report.conforms
    assert report.exit_code == 1


def test_a_finding_names_its_rule_and_says_what_is_wrong_in_both_languages(report: CheckReport) -> None:
    (finding,) = found(report, "Outcome-kind")
    assert (finding.name, finding.name_en, finding.constraint) == ("数字类别", "Kind of figure", "In")
    assert "growth" in finding.message
    assert "one of" in finding.message_en
    (example,) = finding.examples
    assert (example.path, example.value) == ("zl:kind", '"up"')


def test_every_finding_has_texts(report: CheckReport) -> None:
    for finding in report.findings:
        assert all((finding.rule, finding.name, finding.name_en, finding.message, finding.message_en)), finding


def test_many_cases_of_one_rule_are_one_finding_with_some_examples() -> None:
    report = check(Graph().parse(data=TEXT.replace("prov:wasDerivedFrom", "prov:wasQuotedFrom")))
    claims = TEXT.count("a rdf:Statement")
    (finding,) = found(report, "Evidenced-claim")
    assert finding.count == claims
    assert len(finding.examples) == EXAMPLES
    assert report.findings[0].count >= finding.count
    assert any(f"{claims - EXAMPLES} more" in line for line in report.lines())


def test_an_empty_graph_conforms_but_every_shape_is_idle() -> None:
    report = check(Graph())
    assert report.conforms
    assert len(report.idle) == len(report.judged) > 25
    assert sum(line.startswith("nothing to judge: ") for line in report.lines()) == len(report.judged)


def test_a_report_becomes_json(report: CheckReport) -> None:
    data = json.loads(json.dumps(report.as_dict(), ensure_ascii=False))
    assert data["conforms"] is False
    assert {finding["rule"] for finding in data["findings"]} == {finding.rule for finding in report.findings}
    assert data["idle"] == ["produces"], "the only product was taken away"


def test_a_report_is_the_same_every_time(report: CheckReport) -> None:
    again = check(Graph().parse(data=broken(TEXT), format="turtle"), examples=100)
    assert list(again.lines()) == list(report.lines())


def test_ill_typed_literals_leave_no_traceback_in_the_log(
    report: CheckReport, caplog: pytest.LogCaptureFixture
) -> None:
    check(Graph().parse(data='@prefix x: <x:> . x:a x:b "1"@zh .'))
    assert not caplog.records


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".nq", ".trig"])
def test_every_format_of_a_build_can_be_checked(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    triple = "<https://example.org/a> <https://example.org/b> <https://example.org/c>"
    path.write_text(f"{triple} <https://example.org/g> ." if suffix == ".nq" else f"{triple} .", encoding="utf-8")
    assert check(path).triples == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.ttl", None, "there is no such graph"),
        ("missing", None, "there is no such graph"),
        ("notes.txt", b"", "not a graph by its name"),
        ("bad.ttl", b"<a> <b>", "broken RDF"),
        ("bad.nt", bytes(range(256)), "broken RDF"),
    ],
)
def test_what_is_no_graph_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GraphError) as error:
        load(path)
    assert said in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_directory_without_a_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"graph\.ttl: there is no such graph"):
        check(tmp_path)
