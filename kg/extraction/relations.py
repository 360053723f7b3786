"""The component `kg_relations`: what the article states about its things, each statement with its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.document import RelationClaim, blocks_of, entities_of
from kg.extraction.frames import GROUND, FrameLexicon
from kg.extraction.participants import Cast, cast_of
from kg.extraction.predication import Predication, SentenceReading, Statement
from kg.extraction.subjects import SubjectTracker, protagonist
from kg.extraction.syntax import Clause, Parser
from kg.gazetteer import gazetteer
from kg.lexicon import Lexicon, default_lexicon
from kg.model import Entity

_DIVISION = re.compile(r"[\u4e00-\u9fff]{1,8}(?:省|市|区|县|旗|自治州|地区)")
_NO_DIVISION = re.compile(r".*(?:[片园小社景辖街库山城老新厂矿灾]|示范|开发|度假|保护|功能|试验|聚集|集聚|先行)区")


def is_division(name: str) -> bool:
    """Tell whether a place is an administrative division by its name, so that it can act.

    >>> is_division("东湖区"), is_division("东湖景区"), is_division("柳河")
    (True, False, False)
    """
    return bool(gazetteer().named(name) or (_DIVISION.fullmatch(name) and not _NO_DIVISION.fullmatch(name)))


class RelationReader:
    """The spaCy component: sets `doc._.claims`, `doc._.posts` and `doc._.datings`.

    Args:
        lexicon: its tables `relations` and `posts` are used.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._frames = FrameLexicon(lexicon.table("relations"))
        self._parser = Parser(self._frames.words, frozenset(self._frames.senses))

    def __call__(self, doc: Doc) -> Doc:
        """Read the relations of `doc`."""
        entities = entities_of(doc)
        cast = cast_of(doc, [_role(entity) for entity in entities], self._frames.tails)
        clauses = tuple(self._parser.clauses(cast, blocks_of(doc)))
        doc._.claims = _claims(self._statements(cast, clauses))
        return doc

    def _statements(self, cast: Cast, clauses: tuple[Clause, ...]) -> Iterator[Statement]:
        acting = frozenset(self._frames.classes(["Actor"]))
        tracker = SubjectTracker(protagonist(clauses, acting))
        predication = Predication(cast, self._frames, self._parser, tracker)
        for _, group in groupby(clauses, key=lambda clause: clause.sentence):
            reading = SentenceReading(tuple(group))
            for number, clause in enumerate(reading.clauses):
                tracker.enter(clause)
                yield from predication.statements(reading, number)


def _role(entity: Entity) -> str:
    return GROUND if entity.type == "Place" and not is_division(entity.name) else entity.type


def _claims(statements: Iterable[Statement]) -> tuple[RelationClaim, ...]:
    """Return one claim for each relation: the one that rests on the surest subject, then the first."""
    best: dict[tuple[int, str, int], Statement] = {}
    for new in statements:
        key = (new.subject.entity, new.predicate, new.object.entity)
        if key not in best or new.rank < best[key].rank:
            best[key] = new
    return tuple(
        RelationClaim(s.subject.entity, s.predicate, s.object.entity, s.span)
        for s in sorted(best.values(), key=lambda s: (s.span, s.subject.entity, s.predicate, s.object.entity))
    )


@cache
def _default_reader() -> RelationReader:
    return RelationReader(default_lexicon())


@Language.factory("kg_relations")  # spaCy allows no dot in the name of a factory.
def make_relation_reader(nlp: Language, name: str) -> RelationReader:
    """Return the component `kg_relations` with the lexicon that comes with the package."""
    return _default_reader()
