"""Partnership: what counts as working together, fixed before anything is counted or weighed.

The dated facts are those of `cooperation.yaml`; this file says which of them count, and as what.
"""

from foedus.facts.records import PartialDay, Record, Slug, Text


class CountedKind(Record):
    """A kind of instrument of cooperation, with why it counts as it does."""

    kind: Slug
    why: Text


class LeftOut(Record):
    """One instrument that does not count although its kind does."""

    instrument: Slug
    why: Text


class ExchangeDomain(Record):
    """A domain in which the exchange of classified information matters."""

    domain: Slug
    why: Text


class Purpose(Record):
    """What an organisation's own instruments are for; `holds` lists them."""

    id: Slug
    name: Text
    meaning: Text
    holds: tuple[Slug, ...] = ()


class PartnershipFile(Record):
    """partnership.yaml.

    documents_until    the day to which documents were searched; later acts are missing, not denied
    joint              kinds that count as a joint instrument where several organisations take part
    own                kinds that count as an act of its own where one organisation does
    not_counted        all other kinds
    left_out           instruments that do not count although their kind does
    exchange_block     the instrument of cooperation that records the block of formal exchange
    exchange_domains   those that the block touches
    """

    documents_until: PartialDay | None = None
    joint: tuple[CountedKind, ...] = ()
    own: tuple[CountedKind, ...] = ()
    not_counted: tuple[CountedKind, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    exchange_block: Slug | None = None
    exchange_domains: tuple[ExchangeDomain, ...] = ()
    purposes: tuple[Purpose, ...] = ()
