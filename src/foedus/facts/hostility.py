"""Hostility: dated acts of the challenger that changed what its neighbours expect of it."""

from foedus.facts.checked import Fact
from foedus.facts.records import Day, Record, Slug, Text


class HostilityEvent(Fact):
    """One act; how much it weighs is a parameter, not a fact."""

    id: Slug
    date: Day
    title: Text


class HostilityFile(Record):
    """hostility.yaml."""

    events: tuple[HostilityEvent, ...] = ()
