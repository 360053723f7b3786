"""Hold a graph against the SHACL shapes of the ontology, and say which shapes had nothing to judge.

The graph is checked in rdflib's memory: pySHACL on an Oxigraph store takes time quadratic in the findings.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph
import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kg.errors import GraphError
from kg.resources import ontology_dir

#: How many examples of a finding a report keeps, unless it is asked for another number.
EXAMPLES = 5

_SHAPES = "https://w3id.org/zhili/shapes#"
_STRING = pyoxigraph.NamedNode("http://www.w3.org/2001/XMLSchema#string")
_FORMATS = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".trig": pyoxigraph.RdfFormat.TRIG,
}


@dataclass(frozen=True, slots=True, order=True)
class Example:
    """One place where a rule is broken.

    Attributes:
        node: IRI of the node that breaks it.
        path: the property concerned, such as `zl:kind`; empty where that is the node itself or no single property.
        value: the value that is wrong, in Turtle; empty where one is missing.
        message: where the rule's own message names the values; else empty.
    """

    node: str
    path: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule with the places where it is broken.

    Attributes:
        rule: local name of the shape or constraint, such as "Outcome-kind".
        constraint: the SHACL component that failed, such as "MinCount".
        count: how many times.
        examples: the first of them, sorted.
    """

    rule: str
    name: str
    name_en: str
    constraint: str
    message: str
    message_en: str
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A shape with the number of nodes that it judged."""

    shape: str
    name: str
    name_en: str
    nodes: int


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the shapes say of a graph.

    Attributes:
        triples: size of the graph.
        findings: broken rules, the most frequent first.
        judged: every shape that picks its own nodes, in the order of names.
    """

    triples: int
    findings: tuple[Finding, ...]
    judged: tuple[Judged, ...]

    @property
    def conforms(self) -> bool:
        """Tell whether no rule is broken."""
        return not self.findings

    @property
    def exit_code(self) -> int:
        """Return what the command line ends with: 0 if the graph conforms, else 1."""
        return 0 if self.conforms else 1

    @property
    def idle(self) -> tuple[Judged, ...]:
        """Return the shapes that had nothing to judge, so that their silence proves nothing."""
        return tuple(shape for shape in self.judged if not shape.nodes)

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return {"conforms": self.conforms, **asdict(self), "idle": [shape.shape for shape in self.idle]}

    def lines(self) -> Iterator[str]:
        """Return the report as lines of text."""
        for finding in self.findings:
            yield f"{finding.count} × {finding.name} ({finding.name_en}, {finding.rule}): {finding.message}"
            for example in finding.examples:
                yield "    " + (example.message or f"{example.node} {example.path} {example.value}".strip())
            if finding.count > len(finding.examples):
                yield f"    … and {finding.count - len(finding.examples)} more"
        for shape in self.idle:
            yield f"nothing to judge: {shape.name} ({shape.name_en}, {shape.shape})"
        verdict = "the graph conforms" if self.conforms else f"{len(self.findings)} rules are broken"
        judged = len(self.judged) - len(self.idle)
        yield f"{self.triples} triples: {verdict}; {judged} of {len(self.judged)} shapes had something to judge"


def check(graph: Path | str | Graph, *, examples: int = EXAMPLES) -> CheckReport:
    """Check a graph against the shapes of the ontology.

    Args:
        graph: an rdflib graph, a file (.ttl, .nt, .nq, .trig; named graphs are taken together) or a directory
            that holds `graph.ttl`.
        examples: how many places to keep of each finding.

    Raises:
        GraphError: if there is no such graph or it cannot be parsed.
    """
    with _quiet_about_literals():
        data = graph if isinstance(graph, Graph) else load(Path(graph))
        _, results, text = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    if not isinstance(results, Graph):
        raise GraphError(f"the shapes could not be applied: {text}")
    return CheckReport(len(data), _findings(results, examples), _judged(data))


def load(path: Path) -> Graph:
    """Read a graph into rdflib's memory.

    Raises:
        GraphError: if there is no such graph or it cannot be parsed.
    """
    file = path / "graph.ttl" if path.is_dir() else path
    if not file.exists():
        raise GraphError(f"{file}: there is no such graph; make one with `kg build`")
    if file.suffix not in _FORMATS:
        raise GraphError(f"{file}: not a graph by its name; give a directory made by `kg build` or a {_known()} file")
    graph = Graph()
    try:
        for quad in pyoxigraph.parse(path=str(file), format=_FORMATS[file.suffix]):
            graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    except OSError as error:
        raise GraphError(
            f"{file}: cannot be read ({error.strerror or error}); check the file and its rights"
        ) from error
    except (SyntaxError, ValueError) as error:
        raise GraphError(f"{file}: broken RDF, {error}; build the graph again") from error
    return graph


def _known() -> str:
    return ", ".join(_FORMATS)


def _node(term: Any) -> Node:
    """Return a term of Oxigraph as one of rdflib."""
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if isinstance(term, pyoxigraph.Literal):
        # pySHACL compares terms: a plain string must not carry its datatype, nor a tagged text.
        plain = term.language or term.datatype == _STRING
        return Literal(term.value, lang=term.language, datatype=None if plain else URIRef(term.datatype.value))
    raise ValueError(f"a triple inside a triple: {term}")


@contextmanager
def _quiet_about_literals() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-typed literal; the shapes report them."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


@cache
def _shapes() -> Graph:
    return Graph().parse(ontology_dir() / "shapes.ttl")


def _judged(data: Graph) -> tuple[Judged, ...]:
    """Count the nodes that each shape with targets picks."""
    shapes = _shapes()
    targets = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
    targeted = {subject for target in targets for subject in shapes.subjects(target)}
    return tuple(
        Judged(_local(shape), *_texts(shape, SH.name), len(_focus(shape, data))) for shape in sorted(targeted, key=str)
    )


def _focus(shape: Node, data: Graph) -> set[Node]:
    shapes = _shapes()
    found: set[Node] = set()
    for target in shapes.objects(shape, SH.targetClass):
        found.update(data.subjects(RDF.type, target))
    for target in shapes.objects(shape, SH.targetSubjectsOf):
        found.update(data.subjects(target))
    for target in shapes.objects(shape, SH.targetObjectsOf):
        found.update(data.objects(predicate=target))
    # A shape on a fixed node judges nothing where the graph does not use that node.
    found.update(node for node in shapes.objects(shape, SH.targetNode) if _occurs(node, data))
    return found


def _occurs(node: Node, data: Graph) -> bool:
    return any(pattern in data for pattern in ((node, None, None), (None, node, None), (None, None, node)))


def _findings(results: Graph, examples: int) -> tuple[Finding, ...]:
    """Group the results of a validation by the rule that is broken."""
    places: dict[tuple[Node, str], list[Example]] = defaultdict(list)
    for result in results.objects(None, SH.result):  # not the details inside a result
        rule = results.value(result, SH.sourceConstraint) or results.value(result, SH.sourceShape)
        component = _local(results.value(result, SH.sourceConstraintComponent)).removesuffix("ConstraintComponent")
        places[rule or BNode(), component].append(_example(results, result))
    findings = [_finding(rule, component, sorted(all_), examples) for (rule, component), all_ in places.items()]
    return tuple(sorted(findings, key=lambda finding: (-finding.count, finding.rule, finding.constraint)))


def _finding(rule: Node, component: str, places: list[Example], examples: int) -> Finding:
    name, name_en = _texts(rule, SH.name)
    message, message_en = _texts(rule, SH.message)
    return Finding(
        rule=_local(rule),
        name=name,
        name_en=name_en,
        constraint=component,
        message=message or name,
        message_en=message_en or name_en,
        count=len(places),
        examples=tuple(places[:examples]),
    )


def _example(results: Graph, result: Node) -> Example:
    # Messages with values filled in carry no language; all others stand at the finding.
    filled = [str(text) for text in results.objects(result, SH.resultMessage) if not getattr(text, "language", None)]
    node, path, value = (results.value(result, term) for term in (SH.focusNode, SH.resultPath, SH.value))
    return Example(_shown(node), _path(path), "" if value == node else _shown(value), "; ".join(sorted(filled)))


def _texts(rule: Node, property_: URIRef) -> tuple[str, str]:
    """Return the Chinese and the English text of a rule; "" where there is none."""
    texts = {text.language: str(text) for text in _shapes().objects(rule, property_) if isinstance(text, Literal)}
    return texts.get("zh", ""), texts.get("en", "")


def _local(node: Node | None) -> str:
    return str(node).removeprefix(_SHAPES).rpartition("#")[2]


def _shown(node: Node | None) -> str:
    """Return an IRI as it is and a literal in Turtle."""
    return "" if node is None else _turtle(node) if isinstance(node, Literal) else str(node)


def _turtle(term: Literal | URIRef) -> str:
    return term.n3(_shapes().namespace_manager)


def _path(path: Node | None) -> str:
    """Return the property of a result; a path of several is told by the rule's name."""
    return _turtle(path) if isinstance(path, URIRef) else ""
