"""Extraction: the text of an article to names, figures and relations, each with the characters that say so.

The stages are the rooms `naming`, `tagging`, `reference`, `figures` and `relations`, each with one component of the
spaCy pipeline (`pipeline`); what they share stands beside them: characters, numerals, dates, clauses, the record of
an article (`document`).
"""
