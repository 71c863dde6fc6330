"""Checked: a fact says where it comes from and how that was checked."""

from foedus.facts.records import Checked, Record, SourceReference, Text


class Fact(Record):
    """Base of a fact from a source.

    source    id of a publication in sources.yaml, or id#locator
    checked   data: agrees with a reference file; text: read in a document looked up for it;
              recalled: known, not looked up
    """

    source: SourceReference
    checked: Checked
    note: Text | None = None
