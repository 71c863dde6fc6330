"""Limits: how much one request, one job and the server as a whole may take."""

MOST_RUNS = 20_000  # of one request; more are for `foedus run`
MOST_RUNS_AT_ONCE = 4_096  # more become a job
