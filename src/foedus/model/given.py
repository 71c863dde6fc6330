"""Given: the variables that the facts give; no sub-model writes them."""

from math import inf

from foedus.model.variable import ACTOR, SYSTEM, Variable

_RANGES = {"0 or 1": (0.0, 1.0), "% of GDP": (0.0, 100.0)}


def given_entry(
    name: str, label: str, unit: str, dims: tuple[str, ...], meaning: str, yearly: bool = False
) -> Variable:
    """Return the entry of a variable that the facts give."""
    low, high = _RANGES.get(unit, (-inf, inf))
    return Variable(name, label, unit, dims, meaning, low, high, "given", yearly)


_given = given_entry

GIVEN = (
    _given(
        "allied", "Member of the alliance", "0 or 1", ACTOR, "In the alliance on 31 December.", True
    ),
    _given(
        "european", "European actor", "0 or 1", ACTOR, "Lies in the area that the system names."
    ),
    _given("guarantor", "Guarantor", "0 or 1", ACTOR, "The ally on whose forces the others rely."),
    _given("challenger", "Challenger", "0 or 1", ACTOR, "The power against which forces are kept."),
    _given("has_forces", "Has armed forces", "0 or 1", ACTOR, "Spends on defence at all."),
    _given(
        "pledged_share",
        "Pledged defence share",
        "% of GDP",
        ACTOR,
        "Highest share promised in a pledge in force; 0 where there is none.",
        True,
    ),
    _given(
        "due_targets",
        "Targets already due",
        "% of GDP",
        ("pledge", "actor"),
        "Share promised in each pledge, in the years after the one in which it was due; else 0.",
        True,
    ),
    _given(
        "planned_share",
        "Planned defence share",
        "% of GDP",
        ACTOR,
        "National plan, straight from the last published value, held as long again; else 0.",
        True,
    ),
    _given("capital_distance", "Distance of capitals", "km", ACTOR, "To the challenger's capital."),
    _given("land_border", "Land border", "0 or 1", ACTOR, "Has a land border with the challenger."),
    _given(
        "definition_ratio",
        "Ratio of definitions",
        "1",
        ACTOR,
        "SIPRI's share of GDP over the alliance's own in the last year that has both; 1 elsewhere.",
    ),
    _given(
        "habitual_growth",
        "Growth of the last ten years",
        "1/year",
        ACTOR,
        "Mean change of log real GDP over the ten years up to the start.",
    ),
    _given(
        "volatility",
        "Volatility of the defence share",
        "1",
        ACTOR,
        "Size of the yearly changes of the state's log share, relative to the panel's.",
    ),
    _given(
        "panel_mean",
        "Means of the panel",
        "1",
        ("panel",),
        "Means over the fitted states and years of: change of log share, log share, pledge gap, "
        "allies' log share, growth.",
    ),
    _given(
        "level_at_start",
        "Own level of the defence share at the start",
        "1",
        ACTOR,
        "Mean log share of the state over its known years, in its own definition, less the panel's "
        "mean; 0 outside it.",
    ),
    _given(
        "known_years", "Known years", "year", ACTOR, "Number of years whose defence share is known."
    ),
    _given(
        "aid_counted",
        "Aid is counted",
        "0 or 1",
        SYSTEM,
        "1 up to the horizon of aid to the state at war; nobody can say who aids whom after it.",
        True,
    ),
    _given("year", "Calendar year", "year", SYSTEM, "The year being computed.", True),
    _given("term_begins", "A new term begins", "0 or 1", SYSTEM, "A term of office begins.", True),
    _given("event_year", "Years of hostile acts", "year", ("event",), "Year of each dated event."),
    _given(
        "hostility_years",
        "Years behind the hostility",
        "year",
        ("past",),
        "First year of the panel, and the year before the start.",
    ),
    _given(
        "share_at_start",
        "Defence share at the start",
        "% of GDP",
        ACTOR,
        "Last published share before the first computed year.",
    ),
    _given(
        "debt_at_start",
        "Debt at the start",
        "% of GDP",
        ACTOR,
        "Last known gross debt up to the year before the start; 0 where none is known.",
    ),
    _given(
        "covered_from",
        "Start of fiscal relief",
        "% of GDP",
        ACTOR,
        "Defence share from which a rule in force lets spending pass fiscal limits; 0 without one.",
        True,
    ),
    _given(
        "covered_to",
        "End of fiscal relief",
        "% of GDP",
        ACTOR,
        "Defence share up to which it does; 0 without a rule, 100 for one without a limit.",
        True,
    ),
    _given(
        "spending_ratio_at_start",
        "Spending ratio at the start",
        "1",
        SYSTEM,
        "Challenger's spending over that of European allies in the year before the start.",
    ),
    _given(
        "commitment_reference",
        "Full commitment",
        "thousand persons; 1",
        ("part",),
        "Level of each part that counts as full commitment.",
    ),
    _given(
        "commitment_at_start",
        "Commitment at the start",
        "thousand persons; 1",
        ("part",),
        "Level of each part in the year before the start.",
    ),
    _given(
        "internationalist_at_start",
        "Administration at the start",
        "0 or 1",
        SYSTEM,
        "1 if the administration in office before the start is internationalist.",
    ),
    _given(
        "in_region",
        "Region of the actor",
        "0 or 1",
        ("region", "actor"),
        "1 where the actor lies in the region.",
    ),
    _given(
        "guarantor_aid_reference",
        "Reference of the guarantor's aid",
        "EUR billion/year",
        SYSTEM,
        "Aid to the supported state that counts as full commitment.",
    ),
    _given(
        "union_import_ratio",
        "Union's imports over allies'",
        "1",
        SYSTEM,
        "Guarantor's share of the union members' arms imports over that of European allies'.",
    ),
    _given(
        "past_spending",
        "Past defence spending",
        "billion 2023 USD",
        ("earlier", "actor"),
        "Each year from the system's first to the one before the start; gaps take a neighbour's.",
    ),
    _given(
        "past_equipment_share",
        "Past equipment share",
        "%",
        ("earlier", "actor"),
        "Part of spending that went to major equipment; 0 where it was not measured.",
    ),
    _given(
        "past_military_aid",
        "Past military aid",
        "EUR billion/year",
        ("earlier", "actor"),
        "Military aid to the supported state by each donor; 0 where there was none.",
    ),
    _given(
        "aid_turn",
        "Turn of military aid",
        "1",
        ("earlier",),
        "How far it had turned from the donors' stocks, 0, to what industry makes, 1.",
    ),
    _given(
        "military_aid_share",
        "Donor's military aid",
        "1",
        ACTOR,
        "Military aid of a donor over all aid of the donors but the guarantor, last years known.",
    ),
    _given(
        "point_at_start",
        "Ideal point at the start",
        "points",
        ACTOR,
        "Last published before the start; not a number where none is.",
    ),
    _given(
        "point_error",
        "Error of the ideal point",
        "points",
        ACTOR,
        "Standard error of the point at the start, as published.",
    ),
    _given(
        "point_volatility",
        "Volatility of the ideal point",
        "1",
        ACTOR,
        "Size of the yearly changes beside the members' mean, relative to the typical member's.",
    ),
    _given(
        "gap_sides",
        "Sides of the gaps",
        "0 or 1",
        ("gap", "side", "actor"),
        "Who is on the left and on the right of each contrast that is an indicator.",
    ),
)
