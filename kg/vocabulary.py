"""Names of the ontology that code needs: classes with their superclasses, relations with the classes of both ends.

`ontology/zhili.ttl` is the authority; a test holds this table against it. It stands here a second time so that
reading and extraction need neither rdflib nor a parse of the ontology at start-up.
"""

from __future__ import annotations

#: Namespace of the project's own terms.
NAMESPACE = "https://w3id.org/zhili/ontology#"
#: Where the IRIs of things begin, unless the user says otherwise.
DEFAULT_BASE = "https://zhili.example/id/"

BODY = (
    "PartyBody",
    "PartyBranch",
    "GovernmentBody",
    "Subdistrict",
    "Community",
    "Enterprise",
    "Park",
    "Institution",
    "SocialOrganisation",
    "MassOrganisation",
    "Taskforce",
    "Media",
)
PROGRAMME = ("Initiative", "Mechanism", "Policy", "Platform", "Brand", "Project")
OTHER = ("Alliance", "Award", "Event", "Industry", "Place", "Person", "Product")

#: Every class that a named thing can have.
CLASSES: tuple[str, ...] = (*BODY, *PROGRAMME, *OTHER)

#: Class to its superclass in the ontology (None for a class that stands for itself).
SUPERCLASS: dict[str, str | None] = (
    dict.fromkeys(BODY, "Body") | dict.fromkeys(PROGRAMME, "Programme") | dict.fromkeys(OTHER)
)

#: Relations between things. A post (holdsPost) and an outcome (achieves) are nodes of their own.
PREDICATES: tuple[str, ...] = (
    "partOf",
    "locatedIn",
    "leads",
    "establishes",
    "implements",
    "issues",
    "guides",
    "participatesIn",
    "cooperatesWith",
    "targets",
    "supports",
    "receives",
    "confers",
    "heldAt",
    "produces",
)

#: Relations that hold in both directions and are written once.
SYMMETRIC = frozenset({"cooperatesWith"})

#: What a figure says of its indicator.
KINDS = ("level", "growth", "decline", "rank", "target", "share")
