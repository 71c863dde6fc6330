"""Entries of the vocabulary about military mobility."""

from math import inf

from foedus.model.variable import SYSTEM, Indicator, Variable

COMPUTED: tuple[Variable, ...] = ()

GIVEN = (
    Variable(
        "permit_regime",
        "Regime of permits",
        "rung",
        SYSTEM,
        "Place on the ladder of regimes, 0 the slowest; a part stands for partial application.",
        0.0,
        inf,  # the ladder is as long as its parameters; the sub-model refuses what lies beyond
        "given",
        True,
    ),
    Variable(
        "road_time_factor",
        "Time on the road",
        "1",
        SYSTEM,
        "Time that links take relative to an undamaged network; 1 where none is lost.",
        1.0,
        inf,
        "given",
        True,
    ),
    Variable(
        "example_kilometres",
        "Length of the example routes",
        "km",
        ("route",),
        "Great-circle kilometres of road on each route that is asked for most.",
        0.0,
        inf,
        "given",
        False,
    ),
    Variable(
        "example_borders",
        "Borders on the example routes",
        "1",
        ("route",),
        "Borders that each of them crosses.",
        0.0,
        inf,
        "given",
        False,
    ),
)

INDICATORS = (
    Indicator(
        name="mobility_days",
        label="Moving a brigade to the flank",
        unit="day",
        dims=SYSTEM,
        meaning="Mean over the example routes: permits, road, borders, first vehicle to last.",
        minimum=0.0,
        group="forces",
        formula="mean over routes of permit + moving + borders + queue",
        history="by the regime in force on 31 December at central parameters, so computed",
        caution="Roads stand in for rail; a pledge is counted as kept within its range.",
        kind="indicator",
    ),
)
