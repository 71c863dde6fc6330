"""Stopped: what work raises once nobody wants it any more."""


class Stopped(Exception):  # noqa: N818
    """Work that was asked to stop does."""
