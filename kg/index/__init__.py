"""The index of a build: one SQLite file that answers at once what an explorer asks of a large graph.

It holds nothing that the graph and the texts do not say; it only stands in the order in which it is asked for. Things
are numbered from the best connected down, articles from the newest back, so that the first rows of any list are those
to show.
"""
