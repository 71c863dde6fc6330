"""Issues: what a dossier is about, as scales from 0 to 100, and the routes that are no rule.

What the ends of a scale mean is fixed before anybody's position is coded.
"""

from foedus.facts.records import Record, Slug, Text


class Issue(Record):
    """A question on which actors differ.

    low, high   what the positions 0 and 100 stand for
    """

    id: Slug
    name: Text
    meaning: Text
    low: Text
    high: Text


class Route(Record):
    """A way to get a thing done that no rule of a body describes."""

    id: Slug
    name: Text
    meaning: Text


class IssuesFile(Record):
    """issues.yaml."""

    issues: tuple[Issue, ...] = ()
    routes: tuple[Route, ...] = ()
