"""Entries of the vocabulary about supply."""

from math import inf

from foedus.model.variable import SYSTEM, Indicator, Variable

COMPUTED: tuple[Variable, ...] = ()

GIVEN = (
    Variable(
        "measured_rival_share",
        "Last measured share of {rival}",
        "%",
        SYSTEM,
        "The rival's share of the union's imports in the last year that is measured.",
        0.0,
        100.0,
        "given",
        False,
    ),
    Variable(
        "years_unmeasured",
        "Years without measurement",
        "year",
        SYSTEM,
        "Years from that one to the year before the start.",
        0.0,
        inf,
        "given",
        False,
    ),
)

INDICATORS = (
    Indicator(
        name="rival_import_share",
        label="{union} imports from {rival}",
        unit="%",
        dims=SYSTEM,
        meaning="Share of {rival} in what the {union} imports, trade among its members included.",
        minimum=0.0,
        maximum=100.0,
        group="reliance",
        formula="last share · (1 − de-risking)",
        history="shares of imports by supplier, as far as measured, then carried (dotted)",
        caution=(
            "Not measured after the last year of its series: the value is carried from there, and "
            "what follows is judged."
        ),
        kind="indicator",
    ),
)
