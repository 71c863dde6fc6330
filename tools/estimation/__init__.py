"""The estimation: one module for each step. Run it with `python tools/estimate.py`."""
