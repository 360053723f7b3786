"""Names of things by the grammar: heads, quotation marks, lists, titles, persons, places."""
