"""Force entries: the vocabulary of forces, what the facts give and what users ask for."""

from math import inf

from foedus.model.variable import ACTOR, SYSTEM, Indicator, Variable

READINESS = ("readiness",)


def _given(
    name: str, label: str, unit: str, dims: tuple[str, ...], meaning: str, yearly: bool
) -> Variable:
    highest = 1.0 if unit == "0 or 1" else inf
    return Variable(name, label, unit, dims, meaning, 0.0, highest, "given", yearly)


def _indicator(
    name: str,
    label: str,
    unit: str,
    maximum: float,
    texts: tuple[str, str, str],
    history: str,
    places: int = 1,
) -> Indicator:
    meaning, formula, caution = texts
    return Indicator(
        name=name,
        label=label,
        unit=unit,
        dims=SYSTEM,
        meaning=meaning,
        minimum=0,
        maximum=maximum,
        group="forces",
        formula=formula,
        history=history,
        caution=caution,
        places=places,
        kind="indicator",
    )


JUDGED = (
    "Rests on judged readiness: who pledged what to {alliance} is classified, and no state's "
    "readiness is published."
)
COMPUTED_LINE = "computed at central parameters from {alliance}'s personnel and the goals in force"

GIVEN = (
    _given(
        "readiness_days",
        "Times of readiness",
        "days",
        READINESS,
        "Times within which forces may be ready, the shortest first.",
        yearly=False,
    ),
    _given(
        "headline_slots",
        "Slots of the headline",
        "0 or 1",
        READINESS,
        "1 for the slots of the alliance that required readiness counts.",
        yearly=False,
    ),
    _given(
        "alliance_force_goal",
        "Forces promised to the alliance",
        "thousand persons",
        READINESS,
        "Slots of the goal in force on 31 December, by the slowest forces that may fill them.",
        yearly=True,
    ),
    _given(
        "union_force_goal",
        "Forces promised to the union",
        "thousand persons",
        SYSTEM,
        "Size of the goal in force on 31 December.",
        yearly=True,
    ),
    _given(
        "union_force_days",
        "Time of the union's forces",
        "days",
        SYSTEM,
        "Time within which they are to be ready; 0 without a goal.",
        yearly=True,
    ),
    _given(
        "union_force_limit",
        "Limit of a state's part in the union's forces",
        "thousand persons",
        ACTOR,
        "Most that a state gives them; 0 where no fact limits it.",
        yearly=True,
    ),
    _given(
        "gives_union_forces",
        "Takes part in the union's forces",
        "0 or 1",
        ACTOR,
        "0 for an opt-out, and for a state that is known to give nothing.",
        yearly=True,
    ),
    _given(
        "union_served_first",
        "Union's forces are served first",
        "0 or 1",
        SYSTEM,
        "1 if the order of priority puts the union before the alliance.",
        yearly=False,
    ),
)
COMPUTED = (
    Variable(
        "deployable_part",
        "Deployable part of the forces",
        "1",
        ACTOR,
        "Part of its personnel that a state can send within the longest time of readiness.",
        0,
        1,
    ),
)
INDICATORS = (
    _indicator(
        "required_readiness",
        "Readiness asked, {alliance}",
        "%",
        1000,
        (
            "Forces to be ready within 30 days over the military personnel of all allies but the "
            "{guarantor}.",
            "100 · persons in the first slots / Σ other allies' personnel",
            "What is asked for, not what is ready.",
        ),
        "{alliance}'s personnel, members and goal of the day, estimates for the last two years",
    ),
    _indicator(
        "eu_required_readiness",
        "Readiness asked, {union}",
        "%",
        1000,
        (
            "Size of the {union}'s force over the military personnel of its members that are "
            "allies too.",
            "100 · persons in the force / Σ personnel of members of both",
            "What is asked for, not what is ready.",
        ),
        "{alliance}'s personnel, members and goal of the day, estimates for the last two years",
        places=2,
    ),
    _indicator(
        "nato_force_fill",
        "{alliance} slots filled",
        "%",
        100,
        (
            "Part of the slots of the first 30 days that allies' forces ready in time can fill, "
            "each force counted once.",
            "100 · most that can be filled in order of priority / persons in the first slots",
            JUDGED,
        ),
        COMPUTED_LINE,
    ),
    _indicator(
        "eu_force_fill",
        "{union} force filled",
        "%",
        100,
        (
            "Part of the {union}'s force that can be filled with what {alliance}'s slots leave, "
            "each force counted once.",
            "100 · most that can be filled in order of priority / persons in the force",
            "With the {union} served first it would be near full as long as its force is small. "
            + JUDGED,
        ),
        COMPUTED_LINE,
    ),
    _indicator(
        "double_hatted",
        "Counted for both",
        "thousand persons",
        10_000,
        (
            "Fewest persons that must stand in both pledges for each to be as full as it could be "
            "alone.",
            "most for {alliance} alone + most for the {union} alone − most for both together",
            JUDGED,
        ),
        COMPUTED_LINE,
    ),
    _indicator(
        "force_shortfall",
        "Forces missing",
        "thousand persons",
        10_000,
        (
            "Persons that no force ready in time can provide, over all slots of {alliance} up to "
            "180 days and the {union}'s force, each force counted once.",
            "persons in all slots − most that can be filled",
            JUDGED,
        ),
        COMPUTED_LINE,
    ),
)
