"""Checks of what no single file can know: names of other files, overlaps, cycles, units."""
