"""Figures: quantities, what they measure, whose they are, and over which period."""
