"""Writes compacted JSON-LD by a context of the project: flat, sorted, one object a node, the context inside.

Only what `ontology/context.jsonld` needs of JSON-LD 1.1 is done: prefixes, a vocabulary, and terms with an IRI, a type,
a language or a set container. Whatever a term cannot say is written out in full, so that no context loses anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import GraphError
from kg.iris import VOCABULARIES

Json: TypeAlias = str | bool | int | dict[str, Any]
_RDF_TYPE = f"{VOCABULARIES['rdf']}type"
_STRING = f"{VOCABULARIES['xsd']}string"
_BOOLEAN = f"{VOCABULARIES['xsd']}boolean"
_INTEGER = f"{VOCABULARIES['xsd']}integer"
# What every JSON reader keeps exactly.
_SAFE_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")


def read_context(path: Path) -> dict[str, Any]:
    """Return the context in a JSON-LD file.

    Raises:
        GraphError: if the file is missing or holds no context.
    """
    try:
        context = json.loads(path.read_text(encoding="utf-8"))["@context"]
    except OSError as error:
        raise GraphError(
            f"{path}: the JSON-LD context cannot be read ({error.strerror}); install zhili again"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise GraphError(f'{path}: not a JSON-LD context; it should be an object with "@context"') from error
    if not isinstance(context, dict):
        raise GraphError(f'{path}: "@context" should be one object')
    return context


def to_jsonld(triples: Iterable[Triple], context: Mapping[str, Any]) -> str:
    """Return triples as compacted JSON-LD; equal triples and context give the same bytes.

    Raises:
        ValueError: if there is a blank node, for which no order is stable.
    """
    compact = _Compactor(context)
    nodes: dict[str, dict[str, list[Json]]] = {}
    for subject, predicate, object_ in sorted(set(triples), key=str):
        if not isinstance(subject, NamedNode) or not isinstance(object_, NamedNode | Literal):
            raise ValueError(f"a blank node has no stable place in JSON-LD: {subject} {predicate} {object_}")
        key, value = compact.property(predicate.value, object_)
        nodes.setdefault(subject.value, {}).setdefault(key, []).append(value)
    graph = [compact.node(iri, nodes[iri]) for iri in sorted(nodes)]
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class _Term:
    """A term that a context defines for an IRI, with the type and language that it gives to plain strings."""

    name: str
    iri: str
    type: str | None
    language: str | None


class _Compactor:
    """Shortens nodes, properties and values by a context."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._language: str | None = context.get("@language")
        self._vocabulary: str = context.get("@vocab", "")
        defined = {name: value for name, value in context.items() if value and not name.startswith("@")}
        about = {name: {"@id": value} if isinstance(value, str) else value for name, value in defined.items()}
        iris = {name: value["@id"] for name, value in about.items() if "@id" in value}
        self._prefixes = {name: iri for name, iri in iris.items() if iri.endswith(("#", "/"))}
        self._names = frozenset(context)  # with those that are set to null
        self._sets = frozenset(name for name, value in about.items() if "@set" in value.get("@container", ()))
        self._terms: dict[str, list[_Term]] = {}
        for name in sorted(about, key=lambda name: (len(name), name)):
            if "@reverse" not in about[name] and set(_listed(about[name].get("@container"))) <= {"@set"}:
                one = self._define(name, about[name])
                self._terms.setdefault(one.iri, []).append(one)

    def _define(self, name: str, about: Mapping[str, Any]) -> _Term:
        iri, type_ = self._expanded(about.get("@id", name)), about.get("@type")
        return _Term(name, iri, type_ and self._expanded(type_), about.get("@language", self._language))

    def _expanded(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        if colon:
            return self._prefixes.get(prefix, f"{prefix}:") + local
        return name if name.startswith("@") else self._vocabulary + name

    def node(self, iri: str, properties: Mapping[str, list[Json]]) -> dict[str, Any]:
        """Return a node object: identity first, then properties by name, single values without a list."""
        listed = {key: properties[key] for key in sorted(properties)}
        values = {key: of if len(of) > 1 or key in self._sets else of[0] for key, of in listed.items()}
        return {self._keyword("@id"): iri, **values}

    def _keyword(self, keyword: str) -> str:
        """Return a keyword or the context's own name for it."""
        return next((term.name for term in self._terms.get(keyword, ())), keyword)

    def property(self, predicate: str, object_: NamedNode | Literal) -> tuple[str, Json]:
        """Return the key and the value for a predicate and an object."""
        if predicate == _RDF_TYPE and isinstance(object_, NamedNode):
            return self._keyword("@type"), self._word(object_.value)
        terms = self._terms.get(predicate) or [_Term(self._word(predicate), predicate, None, self._language)]
        for term in terms:
            short = self._reference(term, object_) if isinstance(object_, NamedNode) else _plain(term, object_)
            if short is not None:
                return term.name, short
        return terms[0].name, _explicit(object_)

    def _reference(self, term: _Term, node: NamedNode) -> str | None:
        return node.value if term.type == "@id" else self._word(node.value) if term.type == "@vocab" else None

    def _word(self, iri: str) -> str:
        """Return an IRI as a term, a word of the vocabulary or a prefixed name, if it reads back the same."""
        for term in self._terms.get(iri, ()):
            return term.name
        words = [iri.removeprefix(self._vocabulary)] if self._vocabulary and iri.startswith(self._vocabulary) else []
        words += [f"{name}:{iri[len(space) :]}" for name, space in self._prefixes.items() if iri.startswith(space)]
        good = (word for word in words if word not in self._names and self._expanded(word) == iri)
        return next(good, iri)


def _listed(container: str | list[str] | None) -> list[str]:
    return [container] if isinstance(container, str) else container or []


def _plain(term: _Term, literal: Literal) -> Json | None:
    """Return a literal as JSON's own string, boolean or number, if the term gives it back as it was."""
    datatype, value = literal.datatype.value, literal.value
    if literal.language or datatype == _STRING:
        return value if term.type is None and term.language == literal.language else None
    if term.type not in (None, datatype):
        return None
    if datatype == _BOOLEAN and value in ("true", "false"):
        return value == "true"
    if datatype == _INTEGER and _SAFE_INTEGER.fullmatch(value):
        return int(value)
    return value if term.type else None


def _explicit(object_: NamedNode | Literal) -> Json:
    """Return an object so that it reads back the same under any term."""
    if isinstance(object_, NamedNode):
        return {"@id": object_.value}
    if object_.language:
        return {"@value": object_.value, "@language": object_.language}
    datatype = object_.datatype.value
    return {"@value": object_.value} if datatype == _STRING else {"@value": object_.value, "@type": datatype}
