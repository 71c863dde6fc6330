"""Files: parameters/agenda.yaml and decide.yaml, written from what the record teaches."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from scipy import stats

from decision_steps.cases import Case, cases_of
from decision_steps.distance import distance_effect
from decision_steps.life_table import dilution, later, life_table, waits
from decision_steps.shares import (
    FIRST,
    LAST,
    Found,
    by_field,
    kinds,
    rates,
    records,
    stances,
    way_around,
)
from foedus.facts.dossiers import KINDS_OF_DEMAND
from foedus.facts.system import System
from foedus.model.decide import CLASSES
from foedus.model.decision_facts import choices_of
from foedus.model.voting_facts import SERIES

REVIEWED = "2026-11-22"
SOURCE = "foedus-decision-record"
SHARE = (0, 1)
KIND = (
    "Share of the blocked dossiers in the record, each shared out among the kinds of its blockers, "
    "alike where none is on record. Coded knowing the end: what failed looks more like principle."
)
MEANING = {
    "adopted_first": "Part adopted within the first year.",
    "failed_first": "Part that failed within the first year.",
    "adopted_second": "Part adopted in the second year, of those open at its start.",
    "adopted_later": "Part adopted in each later year up to a horizon, of those open at its start.",
    "failed_later": "Part that fails in each year after the first, of those open at its start.",
    "wait_first": "Mean time to adoption of those adopted in the first year.",
    "wait_later": "Mean time from the start of a later year to adoption in it.",
    "diluted": "Part of adopted dossiers that were diluted.",
    "demand": "Part of blocked dossiers with a kind of demand.",
    "way_around": "Part of dossiers held up by a veto decided on a way around.",
    "stance_of_unwilling": "Part of blockers with a stance on record.",
    "stance_of_willing": "Part of others with a stance on record.",
}


def texts(system: System) -> dict[str, str]:
    """Return the text of both files of parameters, by name."""
    cases = cases_of(system)
    fields = [one.id for one in system.fields]
    return {
        "agenda": _agenda(system, cases, fields),
        "decide": _decide(cases, choices_of(system).horizon),
    }


def _agenda(system: System, cases: Sequence[Case], fields: Sequence[str]) -> str:
    found, chances, blocks = records(cases, system)
    slope = distance_effect(system, cases)
    apart = by_field(cases, fields)
    own = {
        name: f"{blocks[name]} blocks of {chances[name]} chances."
        if chances[name]
        else "No chance yet: the common share."
        for name in found
    }
    shown = {
        "alliance_part": "Part of the dossiers that the alliance decides.",
        "law_part": "Part of the union's dossiers that are laws made with a parliament.",
        "majority_part": "Part of the union's other dossiers that members decide by majority.",
    }
    span = f"Counted from {FIRST} to {LAST}, half a dossier more than found."
    lines = [
        "# What comes up and who is ready to block. Written by",
        "# `python tools/decision_record.py --write`.",
        "# Disputed dossiers as found, chosen for conflict: no rate of all business.",
        *_family("rate", "Disputed dossiers a year.", "1/year", "field of decision",
                 rates(cases, fields), dict.fromkeys(fields, span), (0, None)),
    ]  # fmt: skip
    for name, meaning in shown.items():
        why = dict.fromkeys(fields, "Share in the record, all years, shrunk to that of all fields.")
        lines += _family(name, meaning, '"1"', "field of decision", apart[name], why, (0, 1))
    lines += _family(
        "record", "Part of its chances to block alone that a state used, shrunk to that of all.",
        '"1"', "actor", found, own, (0, 1),
    )  # fmt: skip
    reach = stats.norm.ppf(0.95) * slope.error
    one = Found(slope.value, slope.value - reach, slope.value + reach, slope.error)
    lines += _single(
        "distance_effect",
        "Log odds of a block per point of distance from the mean ideal point of the others.",
        "1/point", one, (None, None),
        "Each state with its own level, so that only its movement tells; errors clustered by "
        "state. Smaller without the one that blocks most. Votes and blocks may have one cause.",
    )  # fmt: skip
    lines += [
        "estimation:",
        "  script: python tools/decision_record.py",
        f"  series: [{SERIES}]",
        f"  checksum: {system.shelf.checksum([SERIES])}",
        f"  observations: {slope.rows}",
        f"  states: {slope.states}",
        f"  first_year: {slope.first}",
        f"  last_year: {slope.last}",
    ]
    return "\n".join(lines) + "\n"


def _decide(cases: Sequence[Case], horizon: float) -> str:
    every = (
        "All classes together, for few are open so long; of those open at the start of a year, up "
        f"to the horizon of {horizon:g} years."
    )
    life = dict.fromkeys(CLASSES, "Life table of the record, shrunk to all classes.")
    mean = dict.fromkeys(CLASSES, "Mean in the record, shrunk to that of all classes.")
    over = "class of dossier"
    first, rest = waits(cases)
    lines = [
        "# What comes of a disputed dossier. Written by `python tools/decision_record.py --write`."
    ]
    for name, table in life_table(cases).items():
        lines += _family(name, MEANING[name], '"1"', over, table, life, SHARE)
    for name, one in (
        ("adopted_later", later(cases, 2, horizon, lambda one: one.adopted)),
        ("failed_later", later(cases, 1, horizon, lambda one: one.failed)),
    ):
        lines += _single(name, MEANING[name], '"1"', one, SHARE, every)
    lines += _family("wait_first", MEANING["wait_first"], "year", over, first, mean, SHARE)
    lines += _single(
        "wait_later", MEANING["wait_later"], "year", rest, SHARE,
        "Mean over all adoptions after the first year, of all classes together, for they are few.",
    )  # fmt: skip
    lines += _family("diluted", MEANING["diluted"], '"1"', over, dilution(cases), mean, SHARE)
    lines += _family(
        "demand", MEANING["demand"], '"1"', "kind of demand", kinds(cases),
        dict.fromkeys(KINDS_OF_DEMAND, KIND), SHARE,
    )  # fmt: skip
    lines += _single(
        "way_around", MEANING["way_around"], '"1"', way_around(cases), SHARE,
        "Of those that ended; another basis, committee or right of the chair.",
    )  # fmt: skip
    for name, blocked in (("stance_of_unwilling", True), ("stance_of_willing", False)):
        shares = stances(cases)[blocked]
        fixed = {key: Found(value, value, value, 0.0) for key, value in shares.items()}
        whose = "of who blocked" if blocked else "of who could have blocked and did not"
        said = (
            f"Last stance before the outcome {whose}, over all chances in the record; a count of "
            "the record and no sample, so it is not drawn."
        )
        why = dict.fromkeys(shares, said)
        lines += _family(name, MEANING[name], '"1"', "stance", fixed, why, SHARE)
    return "\n".join(lines) + "\n"


Limits = tuple[float | None, float | None]


def _family(
    name: str, meaning: str, unit: str, over: str, found: Mapping[str, Found],
    why: Mapping[str, str], limits: Limits,
) -> Iterator[str]:  # fmt: skip
    yield f"{name}:"
    yield f"  meaning: {meaning}"
    yield f"  unit: {unit}"
    yield f"  over: {over}"
    yield from _limits(limits)
    yield "  values:"
    for key, one in found.items():
        figures = ", ".join(_figures(one))
        yield f'    {key}: {{{figures}, source: {SOURCE}, why: "{why[key]}"}}'
    yield f"  reviewed: {REVIEWED}"


def _single(
    name: str, meaning: str, unit: str, one: Found, limits: Limits, why: str
) -> Iterator[str]:
    yield f"{name}:"
    yield f"  meaning: {meaning}"
    yield f"  unit: {unit}"
    yield from (f"  {part}" for part in _figures(one))
    yield from _limits(limits)
    yield f"  source: {SOURCE}"
    yield "  why: >-"
    yield from (f"    {line}" for line in wrap(why, 104))
    yield f"  reviewed: {REVIEWED}"


def _figures(one: Found) -> list[str]:
    if one.error == 0:
        return ["basis: measured", *(f"{n}: {one.central:.4f}" for n in ("central", "low", "high"))]
    values = {"central": one.central, "low": one.low, "high": one.high}
    figures = [f"{key}: {value:.4f}" for key, value in values.items()]
    return ["basis: estimated", *figures, f"standard_error: {one.error:.4f}"]


def _limits(limits: Limits) -> Iterator[str]:
    for name, value in zip(("minimum", "maximum"), limits, strict=True):
        if value is not None:
            yield f"  {name}: {value}"
