"""Decision entries: the vocabulary of dossiers, rules and what comes of them."""

from foedus.model.variable import ACTOR, SYSTEM, Indicator, Variable

_HISTORY = (
    "dated dossiers, proposed in the year and the two before it; pending ones as those that ended"
)

INDICATORS = (
    Indicator(
        name="adoption",
        label="Disputed dossiers adopted within two years",
        unit="%",
        dims=SYSTEM,
        meaning="Share of the proposals of this and the last two years adopted within two.",
        caution="Chosen for conflict: no rate of all business. Single years scatter more.",
        minimum=0,
        maximum=100,
        group="decisions",
        formula="100 · Σ expected adoptions within two years / Σ dossiers",
        history=_HISTORY,
        places=0,
        kind="indicator",
    ),
    Indicator(
        name="delay",
        label="Mean time until adoption",
        unit="year",
        dims=SYSTEM,
        meaning="Mean time on the table of those adopted within three years.",
        caution="Shorter than the truth: it counts from the first documented day.",
        minimum=0,
        maximum=100,
        group="decisions",
        formula="Σ years waited / Σ adoptions within three years",
        history=_HISTORY,
        places=2,
        kind="indicator",
    ),
    Indicator(
        name="blocked",
        label="Disputed dossiers blocked at first",
        unit="%",
        dims=SYSTEM,
        meaning="Share of the proposals of this and the last two years that a member blocks.",
        caution="Chosen for conflict: no rate of all business.",
        minimum=0,
        maximum=100,
        group="decisions",
        formula="100 · Σ dossiers blocked / Σ dossiers",
        history="dated dossiers, proposed in the year and the two before it",
        places=0,
        kind="indicator",
    ),
    Indicator(
        name="substance",
        label="What is left of adopted proposals",
        unit="%",
        dims=SYSTEM,
        meaning="100 if adopted as proposed; if diluted, the bargain between all members.",
        caution="How much a diluted one keeps is computed from judged places of stances.",
        minimum=0,
        maximum=100,
        group="decisions",
        formula="Σ (100 or bargain) / Σ adoptions within three years",
        history=_HISTORY,
        places=0,
        kind="indicator",
    ),
)

COMPUTED = (
    Variable(
        "dossiers_arriving",
        "Disputed dossiers a year",
        "1/year",
        SYSTEM,
        "Expected number of disputed proposals to either organisation.",
        0,
        1000,
    ),
    Variable(
        "majority_share",
        "{union} dossiers decided by majority",
        "%",
        SYSTEM,
        "Of the disputed dossiers of the {union}, laws made with a parliament apart, the part that "
        "the members decide by majority.",
        0,
        100,
    ),
    Variable(
        "block_propensity",
        "Propensity to block",
        "1",
        ACTOR,
        "Probability that a state is unwilling on a disputed dossier on which it has a say, so "
        "that it blocks where it alone can.",
        0,
        1,
    ),
    Variable(
        "recent_decisions",
        "Recent decisions",
        "dossiers",
        ("past year", "count"),
        "Counts of dossiers by year of proposal, of the window that indicators rest on.",
        0,
    ),
)


def _given(
    name: str, label: str, unit: str, dims: tuple[str, ...], meaning: str, yearly: bool = False
) -> Variable:
    return Variable(name, label, unit, dims, meaning, kind="given", yearly=yearly)


GIVEN = (
    _given(
        "majority_rule",
        "Majority rule",
        "1",
        ("requirement", "column"),
        "Requirements of the {union}'s majority rule in force: way, side, measure, bound, sign.",
    ),
    _given(
        "voting_weight",
        "Voting weight",
        "heads or persons",
        ("measure", "actor"),
        "Heads, and what else the majority rule counts, at the last known value.",
    ),
    _given(
        "stance_position",
        "Place of a stance",
        "index 0-100",
        ("stance",),
        "Where a stance stands between status quo (0) and proposal (100).",
    ),
    _given(
        "stance_salience",
        "Salience of a stance",
        "1",
        ("stance",),
        "How much an actor cares that takes it.",
    ),
    _given(
        "decision_horizons",
        "Horizons of decisions",
        "year",
        ("horizon",),
        "Years within which adoptions are counted, and within which waits are.",
    ),
    _given(
        "known_decisions",
        "Decisions on record",
        "dossiers",
        ("past year", "count"),
        "Counts of the window that ends with a year that is over; 0 for later years.",
        True,
    ),
    _given(
        "decisions_known",
        "Year on record",
        "0 or 1",
        SYSTEM,
        "1 where the year was over on the day of the run, so that its dossiers are on record.",
        True,
    ),
)
