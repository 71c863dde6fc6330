"""Rows of facts as text: what every topic's rows are made of."""

from collections.abc import Mapping
from typing import Any

Found = Mapping[str, Any]
Row = tuple[str, str, str, list[str]]
"""What stands in the margin, a title, a text, and further lines."""


def says(one: Found) -> str:
    """Return who says a fact and how it was checked, with its note."""
    note = f" {one['note']}" if one.get("note") else ""
    return f"({one['source']}, {one['checked']}){note}"


def span(since: str | None, until: str | None) -> str:
    """Return from when and until when, in words."""
    if since is None:
        return f"until {until}"
    return f"{since} to {until}" if until else f"since {since}"


def number_of(one: Found, key: str) -> str:
    """Return a number of a fact with its unit."""
    return f"{one[key]:,.10g} {one['unit']}"
