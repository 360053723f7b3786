"""What a figure measures, worded anew where the words that rules took end too early: a model of such edits."""
