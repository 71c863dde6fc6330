"""JUDGE: facts meet instruments, and runs are summarised."""
