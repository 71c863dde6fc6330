"""Spending: the share of GDP turned into money, in the definition that compares all states.

    spending_i = share_i / 100 · ratio_i · gdp_i

Pledges are counted in the alliance's own definition, comparisons with the rest of the world in
SIPRI's. One ratio per state, measured in the last year that has both, leads from one to the other.
"""

from dataclasses import dataclass

from foedus.model.submodel import Array, View, submodel

PERCENT = 100


@dataclass(frozen=True)
class Spending:
    """No parameters: an identity."""


@submodel(
    parameters=Spending,
    now={"defence_share", "definition_ratio", "gdp"},
    writes={"defence_spending"},
)
def spending(last: View, now: View, p: Spending, shock: View) -> dict[str, Array]:
    """Return defence spending, billion 2023 USD, (run, actor)."""
    share = now.defence_share * now.definition_ratio / PERCENT
    return {"defence_spending": share * now.gdp}
