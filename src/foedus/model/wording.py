"""Wording: roles in the vocabulary's texts, replaced by the names that the system gives them."""

from foedus.facts.system import System


def in_words(text: str, system: System) -> str:
    """Return a text of the vocabulary with `{guarantor}` and the like replaced by names."""
    roles = system.roles
    return text.format(
        guarantor=_short(system, roles.guarantor),
        challenger=_short(system, roles.challenger),
        supported=_short(system, roles.supported),
        union=roles.union,
    )


def _short(system: System, actor: str) -> str:
    known = system.actor(actor)
    return known.short or known.name
