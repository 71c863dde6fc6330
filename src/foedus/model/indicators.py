"""Indicators: what users ask for, read off the state of the year.

The same functions of `foedus.instruments` turn observed series into the history of each indicator,
so that history and projection are one line. Definitions stand in `model/variables.py`.
"""

from dataclasses import dataclass

import numpy as np

from foedus.instruments.burden_sharing import count_at_least, share_of_total
from foedus.model.gaps import gaps, net_spread, spread_in_runs
from foedus.model.submodel import Array, View, submodel, unit
from foedus.model.voting_facts import GAPS


@dataclass(frozen=True)
class Indicators:
    """Policy lines, fixed by the pledges. Source: parameters/indicators.yaml."""

    lower_line: Array = unit("% of GDP")
    upper_line: Array = unit("% of GDP")


@submodel(
    parameters=Indicators,
    now={
        "allied",
        "european",
        "guarantor",
        "in_region",
        "defence_share",
        "defence_spending",
        "personnel",
        "arms_and_aid",
        "other_aid",
        "guarantor_aid_reference",
        "perceived_threat",
        "us_share_of_arms_imports",
        "union_import_ratio",
        "in_union",
        "in_union_by_fact",
        "ideal_point",
        "point_error",
        "gap_sides",
        "border_length",
    },
    writes={
        "european_share",
        "us_share_of_spending",
        "us_share_of_personnel",
        "us_share_of_ukraine_aid",
        "eu_autonomy",
        "allies_at_2",
        "allies_at_3_5",
        "threat",
        "eu_cohesion",
        "nato_cohesion",
        "union_members",
        "alliance_members",
        "border_with_russia_km",
        "union_border_with_russia_km",
        *GAPS,
    },
)
def indicators(last: View, now: View, p: Indicators, shock: View) -> dict[str, Array]:
    """Return this year's indicators, each (run,), threat (run, region)."""
    europeans = now.allied * now.european
    guarantor = now.allied * now.guarantor
    guarantor_aid = now.arms_and_aid * now.guarantor_aid_reference
    all_aid = guarantor_aid + now.other_aid
    in_region = now.in_region * now.allied
    count = in_region.sum(axis=-1)
    felt = now.perceived_threat @ in_region.T
    runs = (len(now.in_union),)  # the alliance has the same members in every run
    union_share = now.union_import_ratio * now.us_share_of_arms_imports
    return {
        "european_share": share_of_total(now.defence_spending, europeans, now.allied),
        "us_share_of_spending": share_of_total(now.defence_spending, guarantor, now.allied),
        "us_share_of_personnel": share_of_total(now.personnel, guarantor, now.allied),
        "us_share_of_ukraine_aid": 100 * guarantor_aid / np.where(all_aid > 0, all_aid, np.nan),
        "eu_autonomy": np.maximum(0, 100 - union_share),
        "allies_at_2": count_at_least(now.defence_share, p.lower_line, now.allied),
        "allies_at_3_5": count_at_least(now.defence_share, p.upper_line, now.allied),
        "threat": felt / np.where(count > 0, count, np.nan),
        "eu_cohesion": spread_in_runs(
            now.ideal_point, now.point_error, now.in_union, now.in_union_by_fact
        ),
        "nato_cohesion": net_spread(now.ideal_point, now.point_error, now.allied),
        "union_members": now.in_union.sum(axis=-1),
        "alliance_members": np.broadcast_to(now.allied.sum(), runs),
        "border_with_russia_km": np.broadcast_to((now.allied * now.border_length).sum(), runs),
        "union_border_with_russia_km": (now.in_union * now.border_length).sum(axis=-1),
        **dict(zip(GAPS, gaps(now.ideal_point, now.gap_sides), strict=True)),
    }
