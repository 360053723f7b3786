"""The page of a build of any size: what it shows of a graph that is too large to be shown whole."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.model import Facts, Source
from kg.resolution import Resolution, Thing, Workspace
from kg.resolution.workspace import article_number, things_of
from kg.shards.codec import facts_from_json
from kg.view import Scene, build_scene
from kg.view.scene import MAX_NODES

#: Builds of more articles show the things with the most statements, and so many passages of each statement.
WHOLE_ARTICLES = 2000
_PASSAGES = 3
_STATEMENTS = 20_000

_RANKED = """SELECT thing.id FROM thing JOIN (SELECT thing, SUM(count) AS count FROM stated JOIN owner USING (member)
    GROUP BY thing) AS ranked ON ranked.thing = thing.id ORDER BY count DESC, name, type, qualifier LIMIT ?"""


def shown_things(workspace: Workspace) -> frozenset[int] | None:
    """Return the numbers of the things that the page shows, None if the build is small enough for all of them."""
    [(articles,)] = workspace.database.execute("SELECT COUNT(*) FROM article")
    if articles <= WHOLE_ARTICLES:
        return None
    return frozenset(number for (number,) in workspace.database.execute(_RANKED, [MAX_NODES]))


def scene_of(lines: Iterable[bytes], workspace: Workspace, shown: frozenset[int] | None) -> Scene:
    """Put the page's scene together.

    Args:
        lines: articles with the statements that may be shown, in order of their ids.
        workspace: the things behind them.
        shown: from `shown_things`.
    """
    found = map(_facts, lines)
    if shown is None:
        return build_scene(list(found), Resolution(tuple(workspace.things()), ()))
    facts = list(_thinned(found, workspace))
    things = _things(facts, workspace, shown)
    [(count,)] = workspace.database.execute("SELECT COUNT(*) FROM thing")
    scene = build_scene(facts, Resolution(things, ()))
    return replace(scene, left_out=count - len(scene.nodes))


def _facts(line: bytes) -> Facts:
    found = json.loads(line.rpartition(b"\t")[2])
    return facts_from_json(found["facts"], Source(found["source"], "", "", ""))


def _thinned(found: Iterator[Facts], workspace: Workspace) -> Iterator[Facts]:
    """Yield articles with their statements, those left out that enough articles before have told; then stop."""
    told = Counter[tuple[Any, ...]]()
    left = _STATEMENTS

    def is_new(*statement: Any) -> bool:
        told[statement] += 1
        return told[statement] <= _PASSAGES

    for one in found:
        owners = [number for number, _ in things_of(workspace.database, _number(one, workspace))]
        relations = tuple(r for r in one.relations if is_new(owners[r.subject], r.predicate, owners[r.object]))
        posts = tuple(post for post in one.posts if is_new(owners[post.person], post.role, owners[post.body]))
        figures = tuple(f for f in one.figures if is_new(owners[f.holder], f.indicator, f.value, f.unit, f.kind))
        datings = tuple(d for d in one.datings if is_new(owners[d.entity], d.property, d.value))
        if relations or posts or figures:
            yield replace(one, relations=relations, posts=posts, figures=figures, datings=datings)
        left -= len(relations) + len(posts) + len(figures)
        if left <= 0:
            return


def _number(facts: Facts, workspace: Workspace) -> int:
    return article_number(workspace.database, facts.article.id)


def _things(facts: Iterable[Facts], workspace: Workspace, shown: frozenset[int]) -> tuple[Thing, ...]:
    """Return the things of a thinned scene, with the names and the articles that it has of them."""
    things: dict[int, Thing] = {}
    names: dict[int, set[str]] = {}
    members: dict[int, list[tuple[str, int]]] = {}
    for one in facts:
        rows = things_of(workspace.database, _number(one, workspace))
        for number, (owner, thing) in enumerate(rows):
            if owner in shown:
                entity = one.entities[number]
                things[owner] = thing
                names.setdefault(owner, set()).update((entity.name, *entity.aliases))
                members.setdefault(owner, []).append((one.article.id, number))
    found = (
        replace(thing, aliases=tuple(sorted(names[owner] - {thing.name})), members=tuple(sorted(members[owner])))
        for owner, thing in things.items()
    )
    return tuple(sorted(found, key=lambda thing: (thing.type, thing.name, thing.qualifier)))
