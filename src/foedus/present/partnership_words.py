"""Words of the partnership: each line by its name, with what it is weak in."""

from dataclasses import dataclass

from foedus.analyse.measured import Measured
from foedus.analyse.partnership_view import PartnershipView


@dataclass(frozen=True)
class LineWords:
    """How a line is told: its label, decimals, and what a reader must not take it for."""

    name: str
    group: str
    label: str
    places: int
    weakness: str


LINES = (
    LineWords(
        "instruments_in_force",
        "Reinforcement",
        "Joint instruments in force",
        0,
        "A count of texts and bodies: not of what they achieve, and where no end was found an "
        "instrument counts on.",
    ),
    LineWords(
        "partnership_level",
        "Reinforcement",
        "Level, judged, mean of domains (0–100)",
        0,
        "Judged throughout: steps, half-life, window and cap are nobody's measurement.",
    ),
    LineWords(
        "blocked_exchange_years",
        "Friction",
        "Years of blocked formal exchange",
        1,
        "Staffs exchange what is open; the line counts time, not what was lost.",
    ),
    LineWords(
        "vetoes_per_year",
        "Friction",
        "Dossiers held up in the year",
        0,
        "The dossiers were chosen, more of them from recent years: a rise is partly the "
        "collection's.",
    ),
    LineWords(
        "pledged_twice",
        "Friction",
        "Union's standby groups: part from allies, %",
        0,
        "Contributions by state, not persons; the last published schedule ends long ago, and "
        "what each state put into either pool is classified. History only.",
    ),
    LineWords(
        "disputes_per_step",
        "Friction",
        "Disputes with outside allies per union act, ten years",
        2,
        "A handful of disputes over acts whose record is thin before 2016. History only.",
    ),
    LineWords(
        "friction_index",
        "Friction",
        "Index of friction, judged (0–100)",
        0,
        "Mean of the lines above but that of the groups, each over its own highest value, equal "
        "weights (judged); the years of the block alone make it rise. Never read it without them.",
    ),
    LineWords(
        "european_share",
        "Pillar",
        "European share of allied spending, %",
        1,
        "Prices and membership decide the trend; other definitions stand with `foedus run`.",
    ),
    LineWords(
        "european_personnel",
        "Pillar",
        "European share of allied personnel, %",
        1,
        "Heads, not units that can be sent.",
    ),
    LineWords(
        "european_commands",
        "Pillar",
        "Joint force commands held by Europeans, %",
        0,
        "Two or three commands: a step is a third or a half.",
    ),
    LineWords(
        "all_commands",
        "Pillar",
        "Commands of all levels held by Europeans, %",
        0,
        "Supreme, deputy, joint force and component commands weigh alike.",
    ),
    LineWords(
        "european_share_of_gdp",
        "Burden",
        "Capacity: European share of allied GDP, %",
        1,
        "At constant dollars of 2023; set beside the European share of spending.",
    ),
    LineWords(
        "european_share_over_capacity",
        "Burden",
        "European share of spending over that of GDP",
        2,
        "1 if European allies paid as their GDP is large. Both shares count all allies.",
    ),
    LineWords(
        "european_aid",
        "Burden",
        "European allies' aid to the state at war, % of their GDP",
        2,
        "With the part of the institutions' aid. Euros of the year over real GDP.",
    ),
    LineWords(
        "european_drain",
        "Burden",
        "European allies' equipment that aid took, % of it",
        2,
        "Equipment in service and the part of aid that came from stocks are computed, not counted.",
    ),
    LineWords(
        "gini",
        "Burden",
        "Gini of burdens, aid counted",
        3,
        "Burdens as % of GDP: 0 if all carry the same part. Aid in euros of its year over real "
        "GDP.",
    ),
    LineWords(
        "gini_without_aid", "Burden", "Gini of burdens, defence alone", 3, "Shares by SIPRI."
    ),
    LineWords(
        "rank_correlation",
        "Burden",
        "Rank correlation of GDP and burden",
        2,
        "Above 0 the large carry more of their GDP; some thirty allies, one number a year.",
    ),
)


def line_of(view: PartnershipView, name: str) -> Measured:
    """Return the line of a name."""
    friction, pillar = view.friction, view.pillar
    lines = {
        "instruments_in_force": view.instruments,
        "partnership_level": view.level,
        "blocked_exchange_years": friction.blocked,
        "vetoes_per_year": friction.vetoes,
        "pledged_twice": friction.pledged,
        "disputes_per_step": friction.disputes,
        "friction_index": friction.index,
        "european_personnel": pillar.personnel,
        "european_commands": pillar.commands,
        "all_commands": pillar.all_commands,
        **view.burden,
    }
    return lines[name]
