"""Limits: how much one request, one job and the server as a whole may take."""

MOST_RUNS = 20_000  # of one request: half a minute and 300 MB; more are for `foedus run`
AT_ONCE = 4_096  # runs that are answered at once; more become a job
QUICK_THREADS = 2  # requests in work at a time: one computes while the other is summed up
WAITING = 512  # requests that may wait for their turn
DATASETS = 256_000_000  # bytes of recorded runs kept in memory
ANSWERS = 64_000_000  # bytes of answers kept in memory
DISK = 256_000_000  # bytes of answers kept on disk
LARGEST_ANSWER = 4_000_000  # bytes of one answer on disk
BODY = 64_000  # bytes of a request
JOBS = 64  # jobs that are remembered
JOBS_WAITING = 8  # jobs that may wait for their turn
COMPARED = 4  # runs side by side
WARMED = (256, 2_048)  # runs while a lever is dragged, and once it is let go
SUMMARIES = 32  # runs summed up that are kept in memory
