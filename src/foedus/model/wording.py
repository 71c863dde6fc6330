"""Wording: roles in the vocabulary's texts, replaced by the names that the system gives them."""

from dataclasses import replace

from foedus.facts.system import System
from foedus.model.variable import Indicator
from foedus.model.voting_facts import gap_contrasts


def in_words(text: str, system: System) -> str:
    """Return a text of the vocabulary with `{guarantor}` and the like replaced by names.

    A gap stands for its contrast, so that `{eu_gbr_gap.right.title}` names whom it sets apart.
    """
    if "{" not in text:
        return text
    roles = system.roles
    return text.format(
        guarantor=_short(system, roles.guarantor),
        challenger=_short(system, roles.challenger),
        supported=_short(system, roles.supported),
        rival="the rival" if roles.rival is None else _short(system, roles.rival),
        union=roles.union,
        alliance=roles.alliance,
        **gap_contrasts(system),
    )


def worded(indicator: Indicator, system: System) -> Indicator:
    """Return an indicator whose texts name the system's actors in place of roles."""
    return replace(
        indicator,
        label=in_words(indicator.label, system),
        meaning=in_words(indicator.meaning, system),
        formula=in_words(indicator.formula, system),
        history=in_words(indicator.history, system),
        caution=in_words(indicator.caution, system),
    )


def _short(system: System, actor: str) -> str:
    known = system.actor(actor)
    return known.short or known.name
