"""Hand-made facts of two articles on invented districts, for tests of everything behind the waist."""

from __future__ import annotations

from decimal import Decimal

from kg.model import (
    Article,
    Block,
    Dating,
    Entity,
    Evidence,
    Facts,
    Figure,
    OffsetMap,
    Period,
    Post,
    Relation,
    Source,
    Span,
)
from kg.resolution import Resolution, Thing

REPORT = (
    "青石区书写党建新答卷\n"
    "2023年5月,青石区委成立了“红帆”党建联盟,吸纳成员单位27家。\n"
    "青石区委书记林望舒说,全区规上工业增加值同比增长17.1%,新增岗位近1.2万个。\n"
    "5月12日,联盟启动大会在白塔街道举行。白塔街道与青石区委签约共建。\n"
)
YEAR = Period("2022年", "2022-01-01", "2022-12-31")
LAST_YEAR = Period("去年", YEAR.start, YEAR.end)
BRIEF = "简讯\n去年,青石区规上工业增加值增长17.1%。青石区委成立红帆党建联盟。\n"


def article(id_: str, text: str, **fields: object) -> Article:
    """Return an article whose text is its source, a title and one paragraph."""
    title = text.index("\n")
    blocks = (Block("title", Span(0, title)), Block("paragraph", Span(title + 1, len(text))))
    source = Source(f"{id_}.txt", text, "ab" * 32, "utf-8")
    return Article(id_, source, text, blocks, OffsetMap(((0, 0, len(text)),)), **fields)  # type: ignore[arg-type]


def evidence(of: Article, *pieces: str) -> Evidence:
    """Return the quotes of the first places where `pieces` stand."""
    spans = [Span(of.text.index(piece), of.text.index(piece) + len(piece)) for piece in pieces]
    return tuple(quoted for span in spans for quoted in of.evidence(span))


def report() -> Facts:
    """Return the facts of a long report."""
    one = article(
        "report-0a", REPORT, title="青石区书写党建新答卷", authors=("苏念",), publisher="青石日报", date="2023-05-20"
    )
    founding = evidence(one, "青石区委成立了“红帆”党建联盟")
    meeting = evidence(one, "5月12日", "联盟启动大会在白塔街道举行")
    signing = evidence(one, "白塔街道与青石区委签约共建")
    growth = evidence(one, "规上工业增加值同比增长17.1%")
    jobs = evidence(one, "新增岗位近1.2万个")
    return Facts(
        one,
        entities=(
            Entity("青石区委", "PartyBody", place="青石区"),
            Entity("红帆党建联盟", "Alliance", ("联盟",)),
            Entity("林望舒", "Person"),
            Entity("青石区", "Place", ("全区",)),
            Entity("联盟启动大会", "Event"),
            Entity("白塔街道", "Subdistrict", place="青石区"),
        ),
        relations=(
            Relation(0, "establishes", 1, founding),
            Relation(4, "heldAt", 5, meeting, "2023-05-12"),
            Relation(5, "cooperatesWith", 0, signing),
        ),
        posts=(Post(2, 0, "区委书记", evidence(one, "青石区委书记林望舒")),),
        figures=(
            Figure(1, "成员单位", Decimal(27), "家", "level", evidence(one, "吸纳成员单位27家")),
            Figure(3, "规上工业增加值", Decimal("17.10"), "%", "growth", growth, period=YEAR),
            Figure(3, "新增岗位", Decimal("1.2E4"), "个", "level", jobs, approximate=True),
        ),
    )


def brief() -> Facts:
    """Return the facts of a brief that repeats two of the report's."""
    one = article("brief-0b", BRIEF, title="简讯", date="2023")
    figure = evidence(one, "青石区规上工业增加值增长17.1%")
    founding = evidence(one, "青石区委成立红帆党建联盟")
    return Facts(
        one,
        entities=(
            Entity("青石区", "Place"),
            Entity("青石区委", "PartyBody", place="青石区"),
            Entity("红帆党建联盟", "Alliance"),
        ),
        relations=(Relation(1, "establishes", 2, founding),),
        figures=(
            Figure(
                0, "规上工业增加值", Decimal("17.1"), "%", "growth", figure, period=Period("去年", YEAR.start, YEAR.end)
            ),
        ),
        datings=(Dating(2, "date", "2023-05", founding),),
    )


def both() -> tuple[Facts, ...]:
    """Return the facts of both articles."""
    return report(), brief()


def exact_names(facts: tuple[Facts, ...]) -> Resolution:
    """Return a resolution in which equal names of one type are one thing."""
    groups: dict[tuple[str, str], list[tuple[str, int, Entity]]] = {}
    for one in facts:
        for number, entity in enumerate(one.entities):
            groups.setdefault((entity.type, entity.name), []).append((one.article.id, number, entity))
    things = [
        Thing(
            name,
            type_,
            tuple(sorted({alias for *_, entity in group for alias in entity.aliases} - {name})),
            tuple(sorted((id_, number) for id_, number, _ in group)),
        )
        for (type_, name), group in sorted(groups.items())
    ]
    return Resolution(tuple(things), ())
