"""From the names of many articles to the things that they name: one thing a node, with all its names.

Extraction merges inside an article; here the same thing is found again in other articles. Two names are held to be one
thing only for a reason that can be told (`Decision`), and only where place, level and kind allow it. Names are compared
with those of the same stem and place alone, never all against all, and the order of the articles makes no difference.
"""

from kg.resolution.resolving import Resolver, UsageReader, resolve
from kg.resolution.things import Decision, Resolution, Thing
from kg.resolution.workspace import Workspace

__all__ = ["Decision", "Resolution", "Resolver", "Thing", "UsageReader", "Workspace", "resolve"]
