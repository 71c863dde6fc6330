"""Partnership entries: the vocabulary of partnership, friction and the European pillar."""

from foedus.model.given import given_entry as _given
from foedus.model.variable import SYSTEM, Indicator, Variable

DOMAIN, SIDE_DOMAIN = ("domain",), ("side", "domain")

GIVEN = (
    _given(
        "past_acts",
        "Acts before the start",
        "acts",
        ("earlier", *SIDE_DOMAIN),
        "Instruments that each side began: both organisations, the union alone, the alliance.",
    ),
    _given(
        "acts_known", "Acts on record", "acts", SIDE_DOMAIN, "The same in computed years.", True
    ),
    _given(
        "ends_known",
        "Ends on record",
        "instruments",
        DOMAIN,
        "Joint instruments that ended in computed years.",
        True,
    ),
    _given(
        "instruments_at_start",
        "Joint instruments at the start",
        "instruments",
        DOMAIN,
        "In force at the end of the year before the start.",
    ),
    _given(
        "act_shape",
        "Acts behind the rates",
        "acts",
        SIDE_DOMAIN,
        "Acts of the last years up to the last document, with those of the prior.",
    ),
    _given(
        "act_span",
        "Years behind the rates",
        "year",
        ("side", "one"),
        "Years in which those acts were begun, with those of the prior.",
    ),
    _given(
        "lapse_evidence",
        "Lapses behind the rate",
        "1",
        ("evidence",),
        "Joint instruments that ended, and the instrument-years in which they did, with the prior.",
    ),
    _given(
        "open_part",
        "Part of the year without documents",
        "1",
        SYSTEM,
        "0 for years that documents cover, 1 for years after them.",
        True,
    ),
    _given(
        "needs_exchange",
        "Exchange matters",
        "0 or 1",
        DOMAIN,
        "1 for domains in which the exchange of classified information matters most.",
    ),
    _given(
        "exchange_blocked",
        "Formal exchange is blocked",
        "0 or 1",
        SYSTEM,
        "1 while a member keeps the organisations from formal exchange; holds on after the record.",
        True,
    ),
    _given(
        "blocked_years_at_start",
        "Years of block at the start",
        "year",
        SYSTEM,
        "For which formal exchange had been blocked at the end of the year before the start.",
    ),
    _given(
        "vetoes_known",
        "Vetoes on record",
        "dossiers",
        SYSTEM,
        "Dossiers in computed years in which the first block is on record.",
        True,
    ),
    _given("veto_shape", "Vetoes behind the rate", "dossiers", SYSTEM, "With those of the prior."),
    _given("veto_span", "Years behind the vetoes", "year", SYSTEM, "With those of the prior."),
    _given(
        "commands_european",
        "Commands held by Europeans",
        "commands",
        SYSTEM,
        "Joint force commands, on record; the last state holds on.",
        True,
    ),
    _given(
        "commands_counted",
        "Commands counted",
        "commands",
        SYSTEM,
        "Joint force commands whose holder is on record.",
        True,
    ),
    _given(
        "handover_decided",
        "Handovers decided",
        "year",
        ("handover",),
        "When each handover of a joint force command to Europeans was decided.",
    ),
)

COMPUTED = (
    Variable(
        "joint_instruments",
        "Joint instruments in force",
        "instruments",
        DOMAIN,
        "In force at the end of the year, by domain of cooperation.",
        0,
    ),
    Variable(
        "acts_learned", "Acts drawn", "acts", SIDE_DOMAIN, "Since the start, of each side.", 0
    ),
    Variable(
        "exposure_learned",
        "Exposure drawn",
        "year",
        ("side", "one"),
        "Years since the start for which acts were drawn, longer where many come at once.",
        0,
    ),
    Variable(
        "years_idle",
        "Years without an act",
        "year",
        ("own side", "domain"),
        "Since union and alliance last acted.",
        0,
    ),
    Variable(
        "reinforcement",
        "Stock of reinforcement",
        "1",
        DOMAIN,
        "Acts of the past, weighed and decayed; judged.",
        0,
    ),
    Variable("vetoes_learned", "Vetoes drawn", "dossiers", SYSTEM, "Since the start.", 0),
    Variable(
        "veto_exposure", "Exposure to vetoes", "year", SYSTEM, "Years for which they were drawn.", 0
    ),
)

INDICATORS = (
    Indicator(
        name="instruments_in_force",
        label="Joint {union}–{alliance} instruments in force",
        unit="instruments",
        dims=SYSTEM,
        meaning="Declarations, proposals, dialogues, task forces, arrangements and operations of "
        "both organisations at the end of the year.",
        caution="A count of texts and bodies, not of what they achieve; where no end was found an "
        "instrument counts on. Documents reach to mid-July 2026.",
        minimum=0,
        maximum=10000,
        group="partnership",
        formula="Σ over domains of joint instruments begun and not ended",
        history="dated facts of cooperation.yaml, counted by partnership.yaml",
        places=0,
        kind="indicator",
    ),
    Indicator(
        name="partnership_level",
        label="Level of reinforcement (judged)",
        unit="index 0-100",
        dims=SYSTEM,
        meaning="How lively cooperation is, mean over the domains; acts of one organisation count "
        "in full only where the other acts too.",
        caution="Judged throughout: read it beside the number of instruments, not in its place.",
        minimum=0,
        maximum=100,
        group="partnership",
        formula="mean over domains of 100 · (1 − exp(−stock)), capped where exchange is blocked",
        history="computed: the same formula on dated acts, judged parameters at their central "
        "values",
        places=0,
        kind="indicator",
    ),
    Indicator(
        name="vetoes_per_year",
        label="Dossiers held up in the year",
        unit="dossiers",
        dims=SYSTEM,
        meaning="Dossiers of the system in which a member was first known to withhold consent.",
        caution="The dossiers were chosen, more of them from recent years: a rise is partly that "
        "of the collection. What follows is a rate like that of the last ten years.",
        minimum=0,
        maximum=10000,
        group="friction",
        formula="number of dossiers with a first block in the year",
        history="dated blocks of the dossiers",
        places=0,
        kind="indicator",
    ),
    Indicator(
        name="blocked_exchange_years",
        label="Formal exchange blocked for",
        unit="year",
        dims=SYSTEM,
        meaning="Years for which members have kept the organisations from formal exchange of "
        "classified information.",
        caution="No chance is in it: the block stands until a scenario lifts it.",
        minimum=0,
        maximum=1000,
        group="friction",
        formula="years since the block began, while it stands",
        history="the dated blockage of cooperation.yaml",
        kind="indicator",
    ),
    Indicator(
        name="european_commands",
        label="Joint force commands held by Europeans",
        unit="%",
        dims=SYSTEM,
        meaning="Part of the {alliance}'s joint force commands that European allies hold.",
        caution="Two or three commands, so a step is a third or a half. Commands alone: the "
        "supreme command and most enablers are not in it.",
        minimum=0,
        maximum=100,
        group="pillar",
        formula="100 · commands held by Europeans / commands whose holder is known",
        history="dated holders of command_posts.yaml",
        places=0,
        kind="indicator",
    ),
)
