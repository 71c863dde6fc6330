"""SHOW: command line, charts, files. Nothing here decides a result."""
