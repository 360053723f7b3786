"""Short ways to write facts for tests of resolution."""

from __future__ import annotations

from kg.model import Article, Block, Entity, Facts, OffsetMap, Post, Quote, Relation, Source, Span

SAID = (Quote(Span(0, 1), "文"),)


def facts(
    name: str,
    *entities: Entity,
    text: str = "文",
    relations: tuple[tuple[int, str, int], ...] = (),
    posts: tuple[tuple[int, int, str], ...] = (),
) -> Facts:
    """Return the facts of an article `name` with these entities, relations and posts (person, body, role)."""
    source = Source(f"{name}.txt", text, "0" * 64, "utf-8")
    blocks = (Block("paragraph", Span(0, len(text))),)
    article = Article(name, source, text, blocks, OffsetMap(((0, 0, len(text)),)))
    return Facts(
        article,
        entities,
        relations=tuple(Relation(s, p, o, SAID) for s, p, o in relations),
        posts=tuple(Post(person, body, role, SAID) for person, body, role in posts),
    )


def entity(name: str, type_: str, place: str | None = None, aliases: tuple[str, ...] = ()) -> Entity:
    """Return an entity with one mention at the beginning of the text."""
    return Entity(name, type_, aliases, (Span(0, 1),), place)
