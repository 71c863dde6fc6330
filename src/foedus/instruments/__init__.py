"""MEASURE: published formulas as pure functions of arrays; no files, no clock, no randomness."""
