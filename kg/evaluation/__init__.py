"""How well a graph tells what a page says: the graph of one page against the gold annotation of that page.

Entities are aligned one to one by their names; relations, figures and outcomes are compared through that alignment.
Relations count strictly and by family (leading and founding; belonging; aiming; honours; posts), outcomes as bare
figures and with holder and indicator, articles by title, authors by name, and evidence by whether the quoted characters
stand in the text.
"""

from kg.evaluation.gold import Gold, read_gold
from kg.evaluation.scoring import Evaluation, Score, evaluate

__all__ = ["Evaluation", "Gold", "Score", "evaluate", "read_gold"]
