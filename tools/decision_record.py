"""What does the record of dossiers teach of those to come?

`python tools/decision_record.py` prints the figures that docs/explanation/sub-models/decide.md and
agenda.md quote; with `--write` it renews parameters/agenda.yaml and decide.yaml, which rest on
them. It needs no reference folder. A test compares the files with what it would write.

Shares are Beta and rates Gamma posteriors, each worth a few cases of what holds for all; low and
high are their percentiles. Each step is a module of tools/decision_steps/.
"""

import sys
from collections import Counter

import numpy as np

import foedus
from decision_steps.cases import both_stated, cases_of
from decision_steps.distance import distance_effect
from decision_steps.files import texts
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
from foedus.facts.system import System
from foedus.instruments.observed_incidence import observed_incidence
from foedus.model.decide import CLASSES
from foedus.model.decision_facts import choices_of, year_of

FOLDER = "parameters"
TURN = 2020  # year from which more was adopted
SOON = 2.0  # years


def main() -> None:
    system = foedus.load()
    if "--write" in sys.argv:
        for name, text in texts(system).items():
            (system.directory / FOLDER / f"{name}.yaml").write_text(text, encoding="utf-8")
    else:
        tell(system)


def tell(system: System) -> None:
    """Print what is found."""
    cases = cases_of(system)
    fields = [one.id for one in system.fields]
    years = Counter(year_of(one.dossier) for one in cases)
    counts = [years[year] for year in range(FIRST, LAST + 1)]
    print(f"dossiers by year, {FIRST} to {LAST}: {counts}, variance over mean "
          f"{np.var(counts, ddof=1) / np.mean(counts):.1f}")  # fmt: skip
    print("by field: dossiers a year; part of the alliance, laws, by majority of the rest")
    tables = (rates(cases, fields), *by_field(cases, fields).values())
    for name in fields:
        number = sum(one.field == name for one in cases)
        print(f"  {name} ({number}): " + "; ".join(_told(table[name]) for table in tables))
    veto = [one for one in cases if one.veto]
    blockers = np.array([len(one.blockers & set(one.alone)) for one in veto])
    print(f"dossiers with a veto {len(veto)}, blocked {np.mean(blockers > 0):.2f}; blockers "
          f"{blockers.mean():.2f}, variance {blockers.var():.2f}")  # fmt: skip
    found, chances, blocks = records(cases, system)
    alone = np.mean([1 - np.prod([1 - found[a].central for a in one.alone]) for one in veto])
    print(f"blocked if members were independent: {alone:.2f}")
    for name, number in blocks.most_common(10):
        print(f"  {name}: {number} of {chances[name]}, {_told(found[name])}")
    print("by class:", ", ".join(f"{n} {w:.1f}" for n, w in
          zip(CLASSES, sum(one.classes for one in cases), strict=True)))  # fmt: skip
    for heading, table in (
        *life_table(cases).items(),
        ("wait_first", waits(cases)[0]),
        ("diluted", dilution(cases)),
        ("demand", kinds(cases)),
    ):
        print(f"{heading}: " + "; ".join(f"{name} {_told(one)}" for name, one in table.items()))
    horizon = choices_of(system).horizon
    print("adopted later", _told(later(cases, 2, horizon, lambda one: one.adopted)))
    print("failed later", _told(later(cases, 1, horizon, lambda one: one.failed)))
    print("wait within later years", _told(waits(cases)[1]))
    for since, until in ((0, TURN - 1), (TURN, LAST)):
        inside = [one for one in cases if since <= year_of(one.dossier) <= until]
        soon = observed_incidence(
            np.array([one.years for one in inside]),
            np.array([one.adopted for one in inside]),
            np.array([one.failed for one in inside]),
            SOON,
        )
        print(f"adopted within {SOON:g} years, proposed from {year_of(inside[0].dossier)} to "
              f"{until}: {soon:.2f} of {len(inside)}")  # fmt: skip
    allied = [year_of(one.dossier) for one in cases if one.alliance]
    most = max(sum(year - 3 < one <= year for one in allied) for year in allied)
    print(f"dossiers of the alliance: {len(allied)}, at most {most} in three years")
    print("way around", _told(way_around(cases)))
    for blocked, shares in stances(cases).items():
        print("stances of blockers" if blocked else "stances of others",
              ", ".join(f"{name} {one:.3f}" for name, one in shares.items()))  # fmt: skip
    most = blocks.most_common(1)[0][0]
    for heading, one in (
        ("each with its own level", distance_effect(system, cases)),
        (f"the same without {most}", distance_effect(system, cases, [most])),
        ("one level for all", distance_effect(system, cases, own=False)),
    ):
        print(f"log odds of a block per point of distance, {heading}: {one.value:+.2f} ± "
              f"{one.error:.2f} ({one.rows} rows, {one.states} states)")  # fmt: skip
    pair = next(one for one in system.positions.contrasts if one.indicator == "franco_german_gap")
    both = both_stated(system, pair.left.actors[0], pair.right.actors[0])
    apart = [f"{id}: {a}, {b}" for id, a, b in both if a != b]
    print(f"{pair.left.title} and {pair.right.title} both on record: {len(both)} dossiers, "
          f"apart on {len(apart)} ({'; '.join(apart)})")  # fmt: skip


def _told(one: Found) -> str:
    return f"{one.central:.2f} ({one.low:.2f} to {one.high:.2f})"


if __name__ == "__main__":
    main()
