"""Stored questions answer what they say, list everything without parameters, and take no SPARQL from a user."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from rdflib import Graph, Namespace
from rdflib.namespace import RDFS, SKOS

from kg.errors import QueryError
from kg.questions import Page, Question, question, stored_questions
from kg.resources import ontology_dir
from kg.vocabulary import NAMESPACE

SMALL = Path(__file__).parent / "data" / "small.ttl"
NAMES = [
    "about",
    "alliances",
    "articles",
    "awards-by-giver",
    "awards-of",
    "disagreements",
    "evidence",
    "holders-of-post",
    "indicator",
    "located-in",
    "names",
    "outcomes",
    "overview",
    "parts-of",
    "policies-by-issuer",
    "posts-of-person",
    "products",
    "ranks",
    "timeline",
    "who-founds",
    "who-guides",
    "who-implements",
    "who-joins",
    "who-leads",
    "who-targets",
    "who-works-with-whom",
]
EVERY = stored_questions()
#: A term with its label in a VALUES list; a value for each required parameter.
LABELLED = re.compile(r"\((zl:\w+|\"\w+\") \"([^\"]+)\"\)")
REQUIRED = {"what": "柳溪区", "indicator": "上门", "one": "暖巷行动"}
Row = tuple[str | None, ...]


@pytest.fixture(scope="module")
def store() -> Store:
    small = Store()
    small.load(path=SMALL, format=RdfFormat.TURTLE, base_iri="https://zhili.example/id/")
    return small


def rows(store: Store, sparql: str, *columns: str) -> list[Row]:
    """Return the answers, only the given columns if there are any."""
    answer = store.query(sparql)
    wanted = columns or [variable.value for variable in answer.variables]
    return [tuple(cell.value if (cell := row[name]) else None for name in wanted) for row in answer]


def ask(store: Store, name: str, columns: str = "", **values: str) -> list[Row]:
    return rows(store, question(name).sparql(**values), *columns.split())


def required(asked: Question) -> dict[str, str]:
    return {parameter.name: REQUIRED[parameter.name] for parameter in asked.parameters if parameter.required}


def test_the_list_of_questions_is_complete() -> None:
    assert [stored.name for stored in EVERY] == NAMES


@pytest.mark.parametrize("asked", EVERY, ids=lambda asked: asked.name)
def test_a_stored_file_is_complete_sparql_that_lists_everything(store: Store, asked: Question) -> None:
    everything = rows(store, asked.text)
    assert everything
    if not required(asked):
        assert rows(store, asked.sparql()) == everything


@pytest.mark.parametrize("asked", EVERY, ids=lambda asked: asked.name)
def test_the_header_names_the_columns_of_the_answer(store: Store, asked: Question) -> None:
    variables = [variable.value for variable in store.query(asked.sparql(**required(asked))).variables]
    assert [column.variable for column in asked.columns] == variables
    assert list(asked.headings()) == variables


@pytest.mark.parametrize("asked", EVERY, ids=lambda asked: asked.name)
def test_titles_and_headings_are_chinese_with_english_beside(asked: Question) -> None:
    chinese = [asked.title, asked.description, *(parameter.label for parameter in asked.parameters)]
    chinese += [column.heading for column in asked.columns if column.variable != "node"]
    english = [asked.title_en, asked.description_en, *(parameter.label_en for parameter in asked.parameters)]
    assert all(any("\u4e00" <= character <= "\u9fff" for character in text) for text in chinese)
    assert all(text.isascii() for text in [*english, *(column.heading_en for column in asked.columns)])


@pytest.mark.parametrize("asked", EVERY, ids=lambda asked: asked.name)
def test_answers_have_one_order(store: Store, asked: Question) -> None:
    shuffled = Store()
    shuffled.extend(sorted(store, key=lambda quad: str(quad)[::-1]))
    sparql = asked.sparql(**required(asked))
    assert rows(shuffled, sparql) == rows(store, sparql)


# (question, parameters, columns, answers)
ANSWERS: list[tuple[str, dict[str, str], str, list[Row]]] = [
    ("who-leads", {"what": "养老联盟"}, "who what article", [
        ("柳溪区民政局", "柳溪养老联盟", "暖巷行动半年小结"),
        ("柳溪区民政局", "柳溪养老联盟", "柳溪区织密养老服务网"),
    ]),
    ("who-leads", {"body": "柳溪区委"}, "who", []),
    ("who-founds", {"what": "柳溪养老联盟"}, "who", [("柳溪区",)]),
    ("who-guides", {"what": "养老联盟"}, "who", [("柳溪区委组织部",)]),
    ("who-joins", {"what": "养老联盟"}, "who", [("云杉科技有限公司",), ("柳溪区人民医院",)]),
    ("who-joins", {"body": "沈知远"}, "what", [("柳溪区养老服务推进会",)]),
    ("who-implements", {"body": "青禾街道"}, "what", [("敲门问安",)]),
    ("who-targets", {"what": "银发产业"}, "who", [("暖巷行动",)]),
    ("policies-by-issuer", {"body": "柳溪区"}, "what", [("养老服务实施方案",)]),
    ("products", {"what": "溪山一号"}, "who", [("石桥村茶叶合作社",)]),
    ("awards-of", {"body": "顾大勇"}, "what", [("敬老先锋",)]),
    ("awards-by-giver", {"body": "区委"}, "award who", [("敬老先锋", "白鹭社区"), ("敬老先锋", "顾大勇")]),
    ("who-works-with-whom", {"body": "白鹭社区"}, "who partner", [("白鹭社区", "柳溪区人民医院")]),
    ("who-works-with-whom", {"body": "区人民医院"}, "who partner", [("柳溪区人民医院", "白鹭社区")]),
    ("posts-of-person", {"person": "沈知远"}, "role body", [("区委书记", "柳溪区委")]),
    ("holders-of-post", {"role": "书记"}, "body role who", [("柳溪区委", "区委书记", "沈知远")]),
    ("holders-of-post", {"body": "石桥村村委会"}, "who", [("顾大勇",)]),
    ("holders-of-post", {"body": "石桥村村委会", "role": "书记"}, "who", []),
    ("outcomes", {"what": "暖巷行动", "indicator": "增收"}, "value upTo unit kind approximate period", [
        ("400000", "600000", "元", "增长", None, "2031年1月至4月"),
    ]),
    ("outcomes", {"what": "养老联盟"}, "indicator value unit", [("成员单位", "18", "家"), ("成员单位", "21", "家")]),
    ("indicator", {"indicator": "上门服务"}, "who end value approximate", [
        ("暖巷行动", "2031-04-30", "3600", "true"),
        ("暖巷行动", "2031-04-30", "3800", None),
    ]),
    ("ranks", {}, "rank who indicator", [("1", "暖巷行动", "满意率")]),
    ("disagreements", {}, "who indicator value article otherValue otherArticle", [
        ("暖巷行动", "上门服务", "3600", "柳溪区织密养老服务网", "3800", "暖巷行动半年小结"),
        ("柳溪养老联盟", "成员单位", "18", "柳溪区织密养老服务网", "21", "暖巷行动半年小结"),
    ]),
    ("parts-of", {"whole": "柳溪区"}, "part within", [
        ("柳溪区委", "柳溪区"),
        ("柳溪区民政局", "柳溪区"),
        ("青禾街道", "柳溪区"),
        ("柳溪区委组织部", "柳溪区委"),
    ]),
    ("parts-of", {"part": "柳溪区委组织部"}, "whole", [("柳溪区",), ("柳溪区委",)]),
    ("located-in", {"place": "青禾街道"}, "part class", [
        ("云杉科技有限公司", "Enterprise"),
        ("白鹭社区", "Community"),
    ]),
    ("timeline", {}, "date mark name", [
        ("2031", "开始日期", "暖巷行动"),
        ("2031-05-08", "日期", "柳溪区养老服务推进会"),
    ]),
    ("timeline", {"what": "推进会"}, "leader place", [("柳溪区民政局", "青禾街道")]),
    ("alliances", {}, "alliance founders leaders named stated", [
        ("柳溪养老联盟", "柳溪区", "柳溪区民政局", "2", "21"),
    ]),
    ("evidence", {"one": "柳溪区委", "other": "沈知远"}, "who relation whom file start end", [
        ("沈知远", "任职", "柳溪区委", "liuxi-养老.txt", "271", "280"),
    ]),
    ("evidence", {"one": "白鹭社区", "other": "柳溪区人民医院"}, "who relation whom", [
        ("柳溪区人民医院", "合作", "白鹭社区"),
    ]),
    ("about", {"what": "顾大勇"}, "relation whom", [("任职", "石桥村村委会"), ("获得", "敬老先锋")]),
    ("names", {"what": "中共柳溪区委"}, "name class", [("柳溪区委", "PartyBody")]),
    ("articles", {"author": "程远"}, "title date publisher statements", [
        ("柳溪区织密养老服务网", "2031-05-09", "柳溪日报", "28"),
    ]),
    ("articles", {"title": "小结"}, "file", [("liuxi-小结.txt",)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "values", "columns", "answers"), ANSWERS)
def test_a_question_is_answered(
    store: Store, name: str, values: dict[str, str], columns: str, answers: list[Row]
) -> None:
    assert ask(store, name, columns, **values) == answers


@pytest.mark.parametrize(("name", "values", "columns", "answers"), ANSWERS)
def test_names_that_are_looked_up_first_give_the_same_answers(
    store: Store, name: str, values: dict[str, str], columns: str, answers: list[Row]
) -> None:
    asked = question(name)
    assert rows(store, asked.bound(store, **values), *columns.split()) == answers
    assert rows(store, asked.bound(store, **values)) == rows(store, asked.sparql(**values))


@pytest.mark.parametrize("asked", [asked for asked in EVERY if "# page begins" in asked.text], ids=lambda one: one.name)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_pages_together_hold_every_answer_once(store: Store, asked: Question, size: int) -> None:
    whole = rows(store, asked.sparql(**required(asked)))
    read: list[Row] = []
    for number in range(1, 400):
        answers = rows(store, asked.bound(store, Page(number, size), **required(asked)))
        read += answers
        if not answers and number > 100 // size:
            break
    assert sorted(read, key=repr) == sorted(whole, key=repr)


def test_an_answer_about_a_name_goes_as_far_as_its_limit(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = question("parts-of")
    assert len(rows(store, asked.bound(store, whole="柳溪区"))) == 4
    monkeypatch.setattr("kg.questions.MOST_NAMED", 3)
    assert len(rows(store, asked.bound(store, whole="柳溪区"))) == 3
    assert len(rows(store, asked.bound(store))) > 3


def test_a_question_without_pages_says_so(store: Store) -> None:
    with pytest.raises(QueryError, match="overview has no pages"):
        question("overview").bound(store, Page())


def test_every_question_is_asked_above() -> None:
    assert {name for name, *_ in ANSWERS} | {"overview"} == set(NAMES)


def test_the_overview_counts_every_class(store: Store) -> None:
    counts = {row[0]: row[1:] for row in ask(store, "overview")}
    assert counts["Person"] == ("人物", "3")
    assert counts["Article"] == ("文章", "2")


def test_facts_come_with_the_whole_sentence(store: Store) -> None:
    assert ask(store, "who-founds", "sentence") == [
        ("今年三月，柳溪区成立柳溪养老联盟，柳溪区民政局牵头，柳溪区委组织部指导，成员单位18家。",)
    ]


def test_a_sentence_put_together_from_separate_places_is_one_answer(store: Store) -> None:
    answer = ask(store, "located-in", "sentence article", what="云杉科技")
    assert answer == [("云杉科技有限公司坐落在青禾街道。", "暖巷行动半年小结")]


def test_labels_in_questions_are_those_of_the_ontology() -> None:
    ontology = Graph().parse(ontology_dir() / "zhili.ttl")
    terms, labels = Namespace(NAMESPACE), {}
    for term, label in ontology.subject_objects(RDFS.label):
        if label.language == "zh":
            labels[f"zl:{str(term).removeprefix(NAMESPACE)}"] = str(label)
    for kind in ontology.subjects(SKOS.inScheme, terms.Kinds):
        (label,) = (str(text) for text in ontology.objects(kind, SKOS.prefLabel) if text.language == "zh")
        labels[f'"{ontology.value(kind, SKOS.notation)}"'] = label
    pairs = [pair for asked in EVERY for pair in LABELLED.findall(asked.text)]
    assert len(pairs) > 70
    for term, label in pairs:
        assert labels[term] == label


# How a value meets a name


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("柳溪区委", ["柳溪区委"]),  # not 柳溪区委组织部, which only holds it
        ("区委", ["柳溪区委"]),  # another name of it
        ("区委组织", ["柳溪区委组织部"]),  # part of a name, where nothing bears it whole
        ("“暖巷行动”", ["暖巷行动"]),
        ("《养老服务实施方案》", ["养老服务实施方案"]),
        (" 暖巷行动\n", ["暖巷行动"]),
        ("养老", ["养老服务实施方案", "柳溪养老联盟", "柳溪区养老服务推进会"]),
        ("不存在", []),
    ],
)
def test_a_name_is_matched_by_label_or_else_by_part_of_a_label(store: Store, value: str, found: list[str]) -> None:
    assert [row[0] for row in ask(store, "names", "name", what=value)] == sorted(found)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2031", None, ["2031", "2031-05-08"]),
        ("2031-05", None, ["2031", "2031-05-08"]),
        ("2031-05-09", None, ["2031"]),
        ("2032", None, []),
        (None, "2030-12-31", []),
        (None, "2031", ["2031", "2031-05-08"]),
        (None, "2031-05", ["2031", "2031-05-08"]),
        (None, "2031-05-07", ["2031"]),
        ("2031-05-08", "2031-05-08", ["2031", "2031-05-08"]),
    ],
)
def test_dates_are_limited_as_precisely_as_they_are_given(
    store: Store, since: str | None, until: str | None, found: list[str]
) -> None:
    values = {name: value for name, value in (("since", since), ("until", until)) if value}
    assert [row[0] for row in ask(store, "timeline", "date", **values)] == found


HOSTILE = [
    '"',
    "'",
    "\\",
    '\\"',
    "}} } UNION { ?leader ?p ?o",
    '" } SELECT * WHERE { ?s ?p ?o } #',
    '"))) } } ; DROP ALL #',
    "a\nb\r\tc",
    "\\u0022",
    "$1 \\g<0> {0}",
    "{ UNDEF } # param body",
    "<https://example.org/> ?x",
    "\x00\x07",
    "名字🙂",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_value_is_a_value_whatever_it_holds(name: str) -> None:
    kept = name.strip(' \t\r\n　“”"《》')
    store = Store()
    prefix = "http://www.w3.org/2004/02/skos/core#"
    for number, label in enumerate([name, "another"]):
        node = NamedNode(f"https://zhili.example/id/Person/{number}")
        store.add(
            Quad(node, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), NamedNode(f"{NAMESPACE}Person"))
        )
        store.add(Quad(node, NamedNode(f"{prefix}prefLabel"), Literal(label, language="zh")))
    if kept:
        assert ask(store, "names", "name", what=name) == [(name,)]
    else:
        with pytest.raises(QueryError, match="is empty"):
            ask(store, "names", what=name)


@given(st.text(min_size=1))
def test_any_text_makes_a_query_that_parses_or_is_refused(value: str) -> None:
    empty = Store()
    for name, parameter in (("who-leads", "body"), ("indicator", "indicator"), ("timeline", "since")):
        try:
            sparql = question(name).sparql(**{parameter: value})
        except QueryError:
            continue
        assert list(empty.query(sparql)) == []


# What is refused


def test_an_unknown_question_is_refused_with_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"'who-lead'; did you mean who-leads"):
        question("who-lead")


def test_a_question_like_no_other_is_refused_with_all() -> None:
    with pytest.raises(QueryError, match=r"there are about, alliances, .*who-works-with-whom"):
        question("天气")


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("who-leads", {"leader": "柳溪区"}, "has no parameter 'leader'; its parameters are body, what"),
        ("who-leads", {"self": "柳溪区"}, "has no parameter 'self'"),
        ("overview", {"what": "柳溪区"}, "it has no parameters"),
        ("evidence", {"other": "柳溪区"}, r"needs the parameter one .*--set one="),
        ("who-leads", {"body": "  "}, "body of the question who-leads is empty"),
        ("who-leads", {"body": "“”"}, "is empty"),
        ("who-leads", {"body": "\udcff"}, "is not valid text"),
        ("timeline", {"since": "去年"}, "write a date as"),
        ("timeline", {"until": "2031-5-8"}, "write a date as"),
    ],
)
def test_wrong_parameters_are_refused(name: str, values: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError, match=said):
        question(name).sparql(**values)


GOOD = """# title: 谁
# title-en: Who
# description: 谁。
# description-en: Who.
# param: who | name | 谁 | who
# column: who | 谁 | who

SELECT ?who WHERE {
  VALUES ?who { UNDEF } # param who
  ?who ?is ?what .
}
"""


def test_users_may_keep_questions_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(GOOD, encoding="utf-8")
    asked = question("mine", tmp_path)
    assert asked.title == "谁"
    assert "UNDEF" not in asked.sparql(who="甲")


TWICE = GOOD.replace("?who ?is", "{ SELECT ?who { VALUES ?who { UNDEF } # param who\n ?who ?was ?that } }\n  ?who ?is")
WITH = GOOD.replace("?who ?is", '# with who: FILTER (?is = "so")\n  ?who ?is')


def test_a_parameter_may_stand_in_several_places(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(TWICE.replace("{ VALUES", "{\nVALUES"), encoding="utf-8")
    asked = question("mine", tmp_path)
    assert asked.sparql(who="甲").count('"甲"@zh') == 4  # each place names it twice
    assert "UNDEF" not in asked.sparql()


def test_patterns_may_be_there_only_when_a_parameter_is_set(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(WITH, encoding="utf-8")
    asked = question("mine", tmp_path)
    assert 'FILTER (?is = "so")\n' in asked.sparql(who="甲")
    assert "# with" not in asked.sparql(who="甲")
    assert "?is =" not in asked.sparql()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("# title: 谁\n", "", "the header lacks title"),
        ("# title-en:", "# titel-en:", "the header lacks title-en"),
        ("# column:", "# colour: 红\n# column:", "the unknown key colour"),
        ("| name |", "| iri |", "needs a kind of name, text"),
        ("| who\n# column", "| who | maybe\n# column", "needs a kind of name, text"),
        ("# column: who | 谁 | who", "# column: who | 谁", "has 2 parts"),
        ("  VALUES ?who { UNDEF } # param who\n", "", "the lines `VALUES"),
        ("# param who\n", "# param whom\n", "the lines `VALUES"),
    ],
)
def test_a_file_that_breaks_the_format_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (tmp_path / "mine.rq").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(QueryError, match=said) as error:
        stored_questions(tmp_path)
    assert "mine.rq" in str(error.value)
