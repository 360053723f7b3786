"""Reference: short forms and pronouns to what they stand for, and the place an article speaks of."""
