"""Names of things by trained networks or another spaCy model, and the vote between them and the grammar."""
