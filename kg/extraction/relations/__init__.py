"""Relations: who leads, founds, joins, honours whom, read from clauses and the roles in them."""
