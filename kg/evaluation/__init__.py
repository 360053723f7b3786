"""How well a graph tells what a page says: the graph of one page against the gold annotation of that page.

Entities are aligned one to one by their names; relations, figures and outcomes are compared through that alignment.
Relations count strictly and by family (leading and founding; belonging; aiming; honours; posts), outcomes as bare
figures and with holder and indicator, articles by title, authors by name, and evidence by whether the quoted characters
stand in the text. What is missed or too much is sorted by its cause (`causes`); the results of many pages are summed
up (`summary`) and compared with floors that only rise (`floors`).
"""

from kg.evaluation.gold import Gold, read_gold
from kg.evaluation.scoring import Evaluation, Score, evaluate
from kg.evaluation.summary import PageResult, Summary

__all__ = ["Evaluation", "Gold", "PageResult", "Score", "Summary", "evaluate", "read_gold"]
