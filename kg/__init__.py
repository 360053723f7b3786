"""Zhili."""
