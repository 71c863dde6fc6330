"""Levels: the quantiles that a parameter file holds as low, central and high."""

LEVELS = (0.05, 0.5, 0.95)
