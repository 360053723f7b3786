"""Stored questions: SPARQL queries with a title, described parameters and headings, in `ontology/queries/`.

A file is complete SPARQL and lists everything as it stands. Its header, comments of the form `# key: a | b | c`,
names the parameters; for each there is one line `VALUES ?variable { UNDEF } # param NAME`, which gives way to a
condition on that variable when the parameter is set, and there may be lines `# with NAME: PATTERNS`, comments that
become patterns then. Values go in as escaped literals, never as SPARQL. What stands between the lines `# page begins`
and `# page ends` yields a statement a row; a page limits it to some of them. A file of the same name in `summarised/`
gives the same answers from the summary of a store (`kg.store_summary`) where no name is given; a line `# values` in it
stands for the VALUES of the question. `ontology/README.md` describes the format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, partial
from pathlib import Path

from pyoxigraph import Literal, QuerySolutions, Store

from kg.errors import QueryError
from kg.resources import ontology_dir
from kg.store_summary import has_summary, summary_form

_HEADER = re.compile(r"# (?P<key>[a-z-]+): *(?P<value>.*)")
_SLOT = re.compile(r"^[ \t]*VALUES \?(?P<variable>\w+) \{ UNDEF \} # param (?P<name>\w+)\n", re.MULTILINE)
_WITH = re.compile(r"^[ \t]*# with (?P<name>\w+): (?P<patterns>.*\n)", re.MULTILINE)
_PAGED = re.compile(r"^[ \t]*# page begins\n(?P<patterns>.*?)^[ \t]*# page ends\n", re.MULTILINE | re.DOTALL)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LABELS = "<http://www.w3.org/2004/02/skos/core#prefLabel>|<http://www.w3.org/2004/02/skos/core#altLabel>"
#: The most statements of an answer about names. Told that there are no more, the engine looks up what belongs to each
#: of them instead of reading whole tables, which it takes to hold a million triples.
MOST_NAMED = 999_999
_KEYS = frozenset({"title", "title-en", "description", "description-en", "param", "column"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked about.

    Attributes:
        name: as set by the user (`--set body=柳溪区委`).
        kind: how a value is matched: "name" (a thing by a label, or else by part of a label), "text" (part of a
            text, upper and lower case alike), "since" and "until" (ISO 8601 year, month or day).
        label: in Chinese.
        label_en: in English.
        required: whether the question makes no sense without it.
    """

    name: str
    kind: str
    label: str
    label_en: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A variable of the answer with its headings in Chinese and English."""

    variable: str
    heading: str
    heading_en: str


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the statements that a question is about, in the order of the store: each answer comes in one page.

    Attributes:
        number: counted from 1.
        rows: statements of a page; an answer may join several.
    """

    number: int = 1
    rows: int = 100

    def around(self, patterns: str) -> str:
        """Return patterns that match this part alone."""
        return f"{{ SELECT * WHERE {{\n{patterns}}} LIMIT {self.rows} OFFSET {self.rows * (self.number - 1)} }}\n"


@dataclass(frozen=True, slots=True)
class Question:
    """A stored question.

    Attributes:
        name: the file name without `.rq`.
        text: the SPARQL text as stored.
        summarised: the text that asks the summary of a store, of questions that have one, and where no name is given.
    """

    name: str
    title: str
    title_en: str
    description: str
    description_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    summarised: str | None = None

    def sparql(self, /, **values: str) -> str:
        """Return the query with the parameters set; those not given list everything.

        Args:
            values: parameter names with what they are set to.

        Raises:
            QueryError: if a parameter is unknown, a required one is missing, or a value cannot be used.
        """
        return self._filled(self.text, values, _CONDITIONS)

    def bound(self, store: Store, page: Page | None = None, /, **values: str) -> str:
        """Return the query as it is asked of one store, which is many times faster.

        Names are looked up there first, and what the summary of the store holds is not worked out again.

        Args:
            store: where it will be asked; elsewhere it would answer otherwise.
            page: which of the statements; all by default, but of those about names no more than `MOST_NAMED`.
            values: parameter names with what they are set to.

        Raises:
            QueryError: as `sparql`, and where a page is wanted of a question that always answers as a whole.
        """
        return self.bound_by(
            partial(_called, store), page, self.summarised is not None and has_summary(store), **values
        )

    def bound_by(
        self,
        find: Callable[[str], Iterable[str]],
        page: Page | None = None,
        has_summary: bool = False,
        /,
        **values: str,
    ) -> str:
        """Return the query as `bound` does, with names looked up in another way.

        Args:
            find: takes a name and returns the IRIs of what is called so or, where nothing is, of what holds it.
            page: as in `bound`.
            has_summary: whether the store that it will be asked of has a summary.
            values: as in `bound`.

        Raises:
            QueryError: as `bound`.
        """
        is_named = any(one.kind == "name" and one.name in values for one in self.parameters)
        stored = self.summarised if has_summary and not is_named else None
        text = self._filled(stored or self.text, values, _CONDITIONS | {"name": partial(_by_nodes, find)})
        if page and not self.has_pages:
            raise QueryError(f"the question {self.name} has no pages; it answers as a whole")
        taken = page or (Page(rows=MOST_NAMED) if is_named else None)
        return _PAGED.sub(lambda block: taken.around(block["patterns"]), text) if taken else text

    @property
    def has_pages(self) -> bool:
        """Whether the question can be answered page by page."""
        return bool(_PAGED.search(self.text))

    def _filled(self, stored: str, values: dict[str, str], conditions: Mapping[str, Callable[[str, str], str]]) -> str:
        """Return the query with a condition in the place of each parameter that is set, and nothing for the others."""
        kinds = {parameter.name: parameter.kind for parameter in self.parameters}
        self._refuse_unknown(values, known=sorted(kinds))
        self._refuse_missing(values)

        def fill(slot: re.Match[str]) -> str:
            name, kind = slot["name"], kinds[slot["name"]]
            if name not in values:
                return ""
            return conditions[kind](slot["variable"], self._value(name, kind, values[name])) + "\n"

        text = _WITH.sub(lambda line: line["patterns"] if line["name"] in values else "", stored)
        return _SLOT.sub(fill, text)

    def headings(self) -> dict[str, str]:
        """Return the Chinese heading of each variable."""
        return {column.variable: column.heading for column in self.columns}

    def _refuse_unknown(self, values: dict[str, str], known: list[str]) -> None:
        unknown = sorted(set(values) - set(known))
        if unknown:
            choice = f"its parameters are {', '.join(known)}" if known else "it has no parameters"
            raise QueryError(f"the question {self.name} has no parameter {unknown[0]!r}; {choice}")

    def _refuse_missing(self, values: dict[str, str]) -> None:
        for parameter in self.parameters:
            if parameter.required and parameter.name not in values:
                raise QueryError(
                    f"the question {self.name} needs the parameter {parameter.name} "
                    f"({parameter.label}, {parameter.label_en}); add --set {parameter.name}=…"
                )

    def _value(self, name: str, kind: str, value: str) -> str:
        """Return a value as it is compared: names without the marks that labels do not have."""
        text = value.strip(' \t\r\n　“”"《》') if kind == "name" else value.strip()
        which = f"the parameter {name} of the question {self.name}"
        if not text:
            raise QueryError(f"{which} is empty; give it a value or leave it out")
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise QueryError(f"{which} is not valid text: {value!r}")
        if kind in ("since", "until") and not _DATE.fullmatch(text):
            raise QueryError(f"{which} is {value!r}; write a date as 2024, 2024-05 or 2024-05-08")
        return text


@cache
def stored_questions(directory: Path | None = None) -> tuple[Question, ...]:
    """Return all stored questions by name.

    Args:
        directory: where the `.rq` files stand; the project's own by default.

    Raises:
        QueryError: if a file breaks the format.
    """
    folder = directory or ontology_dir() / "queries"
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def question(name: str, directory: Path | None = None) -> Question:
    """Return the stored question `name`.

    Raises:
        QueryError: if there is none; the message names the nearest.
    """
    questions = {stored.name: stored for stored in stored_questions(directory)}
    if name not in questions:
        near = get_close_matches(name, questions, n=3, cutoff=0.5)
        advice = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(questions)}"
        raise QueryError(f"no stored question is called {name!r}; {advice}")
    return questions[name]


def _read(path: Path) -> Question:
    """Parse a `.rq` file."""
    text = path.read_text(encoding="utf-8")
    header: dict[str, list[str]] = {}
    for line in text.splitlines():
        found = _HEADER.fullmatch(line)
        if not found:
            break
        header.setdefault(found["key"], []).append(found["value"].strip())
    _refuse_bad_header(path, header)
    summarised = path.parent / "summarised" / path.name
    parameters = tuple(_parameter(path, line) for line in header.get("param", []))
    slots = {slot["name"] for slot in _SLOT.finditer(text)}
    if slots != {parameter.name for parameter in parameters}:
        raise QueryError(f"{path}: parameters of the header and of the lines `VALUES … # param NAME` differ")
    return Question(
        name=path.stem,
        title=header["title"][0],
        title_en=header["title-en"][0],
        description=header["description"][0],
        description_en=header["description-en"][0],
        parameters=parameters,
        columns=tuple(Column(*_parts(path, line, (3,))) for line in header["column"]),
        text=text,
        summarised=summary_form(summarised, text) if summarised.exists() else None,
    )


def _refuse_bad_header(path: Path, header: dict[str, list[str]]) -> None:
    missing = sorted(_KEYS - {"param"} - set(header))
    unknown = sorted(set(header) - _KEYS)
    if missing or unknown:
        what = f"lacks {', '.join(missing)}" if missing else f"has the unknown key {unknown[0]}"
        raise QueryError(f"{path}: the header {what}; ontology/README.md describes it")


def _parameter(path: Path, line: str) -> Parameter:
    name, kind, label, label_en, *rest = _parts(path, line, (4, 5))
    if kind not in _CONDITIONS or rest not in ([], ["required"]):
        raise QueryError(f"{path}: the header line {line!r} needs a kind of {', '.join(_CONDITIONS)}, then labels")
    return Parameter(name, kind, label, label_en, required=bool(rest))


def _parts(path: Path, line: str, lengths: tuple[int, ...]) -> list[str]:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) not in lengths or not all(parts):
        raise QueryError(f"{path}: the header line {line!r} has {len(parts)} parts; ontology/README.md describes it")
    return parts


def _literal(text: str, language: str | None = None) -> str:
    """Return `text` as a SPARQL literal, escaped."""
    return str(Literal(text, language=language))


def _by_name(variable: str, value: str) -> str:
    """Bind the variable to the things with this label or, where there is none, with a label that holds it."""
    exact = _literal(value, "zh")
    return (
        f"{{ SELECT DISTINCT ?{variable} WHERE {{ {{ ?{variable} {_LABELS} {exact} }} UNION "
        f"{{ ?{variable} {_LABELS} ?{variable}Label FILTER (CONTAINS(STR(?{variable}Label), {_literal(value)})) "
        f"FILTER NOT EXISTS {{ ?{variable}Named {_LABELS} {exact} }} }} }} }}"
    )


def _by_nodes(find: Callable[[str], Iterable[str]], variable: str, value: str) -> str:
    """Bind the variable to things that have been looked up."""
    return f"VALUES ?{variable} {{ {' '.join(f'<{iri}>' for iri in sorted(find(value)))} }}"


def _called(store: Store, value: str) -> set[str]:
    """Return the IRIs of what a store knows by a name; a whole name is found at once, a part slowly."""
    exact = f"SELECT DISTINCT ?node WHERE {{ ?node {_LABELS} {_literal(value, 'zh')} }}"
    holding = (
        f"SELECT DISTINCT ?node WHERE {{ ?node {_LABELS} ?label FILTER (CONTAINS(STR(?label), {_literal(value)})) }}"
    )
    return _nodes(store, exact) or _nodes(store, holding)


def _nodes(store: Store, sparql: str) -> set[str]:
    answer = store.query(sparql)
    assert isinstance(answer, QuerySolutions)
    return {solution["node"].value for solution in answer}


def _by_text(variable: str, value: str) -> str:
    return f"FILTER (CONTAINS(LCASE(STR(?{variable})), LCASE({_literal(value)})))"


def _since(variable: str, value: str) -> str:
    """Keep dates not before the value, and coarser ones that hold it (2031 for 2031-05)."""
    date = _literal(value)
    return f"FILTER (STR(?{variable}) >= {date} || STRSTARTS({date}, STR(?{variable})))"


def _until(variable: str, value: str) -> str:
    """Keep dates not after the value, and finer ones inside it (2031-05-08 for 2031)."""
    date = _literal(value)
    return f"FILTER (STR(?{variable}) <= {date} || STRSTARTS(STR(?{variable}), {date}))"


#: Kind of a parameter to the SPARQL that binds a variable by a value.
_CONDITIONS: dict[str, Callable[[str, str], str]] = {
    "name": _by_name,
    "text": _by_text,
    "since": _since,
    "until": _until,
}
