"""Training of the name model: labelled text, its checker, its variation, and one seeded command.

Nothing here runs when a graph is built; `kg.extraction.tagging.component` reads the model that comes out of it.
"""
