"""What `foedus decide --all` prints: how forecasts fared beside the naive lines, as it fell."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from foedus.analyse.backtest import BASE_RATE, Backtest, Difference, Score
from foedus.analyse.decision_lines import HORIZONS
from foedus.analyse.earlier_dossiers import Archive
from foedus.present.council_words import print_section
from foedus.present.decide_text import LINES, table_of_lines, within
from foedus.present.run_table import WIDTH, new_console
from foedus.present.sentences import chance, number, signed

PLACES = 3
HOW = (
    "Each dossier is forecast from what lay before it, some days after the proposal or on the day "
    "before an earlier outcome.",
    "Brier: mean squared distance of the probability of adoption from what happened; 0 is perfect, "
    "0.25 is 'fifty' for everything; over all dossiers, over those adopted in the end, and over "
    "those failed or pending. Dossiers last seen open before a horizon are left out of its score.",
    "Order of delays: share of pairs whose delays are forecast in the right order; 0.5 tells "
    "nothing; a failure counts as later than every adoption. Blockers: named, missed, named "
    "falsely. Below the line stand the naive forecasts.",
    "Dossiers were chosen for conflict, few days are certain, and cases that lie close together "
    "are not independent: the ranges are too narrow rather than too wide.",
)


def print_backtest(archive: Archive, found: Backtest, solver: str) -> None:
    """Print the answer, the scores, the differences and how they were made."""
    console = new_console(WIDTH)
    for text in answer(archive, found, solver):
        console.print(text)
    for table in _tables(found):
        console.print(table)
    print_section(
        console, "Against the naive lines, and without a bargain", _compared(archive, found, solver)
    )
    print_section(console, "How it was done", HOW)


def answer(archive: Archive, found: Backtest, solver: str) -> Iterator[str]:
    """Yield what was scored, and whether the model beats the naive lines."""
    adopted = len(found.cases) - found.failures - found.pending
    yield (
        f"{len(found.cases)} dossiers forecast: {adopted} adopted, {found.failures} failed, "
        f"{found.pending} pending. {len(found.left_out)} left out, for fewer than "
        f"{archive.choices.count('least_cases')} had ended before."
    )
    for one in found.differences:
        if one.solver == solver and one.naive == BASE_RATE:
            yield _verdict(one)
    held, last = found.solvers[solver].blockers, found.last_look
    every = held.named + held.missed
    yield (
        f"Of {every} blockers {held.named} were named at the first look and {last.named} at the "
        f"last; falsely named: {held.false} and {last.false}."
    )


def _verdict(one: Difference) -> str:
    words = {
        "better": "is better than",
        "worse": "is worse than",
        "level": "cannot be told from",
    }
    return (
        f"Within {within(one.horizon)} the model ({one.solver}) {words[one.says]} the base rate of "
        f"earlier dossiers: Brier {signed(one.mean, PLACES)} ({signed(one.low, PLACES)} to "
        f"{signed(one.high, PLACES)}; below 0 is better)."
    )


def _tables(found: Backtest) -> Iterator[Any]:
    """Yield a table of Brier scores and one of delays and blockers, naive lines below."""
    parts = [part for years in HORIZONS for part in (f"all {years} y", "adopted", "others")]
    yield _table(found, "Brier scores", parts, _briers)
    columns = ("order of delays", "blockers named", "missed", "false")
    yield _table(found, "Delays and blockers", columns, _others)


def _table(
    found: Backtest, title: str, columns: Sequence[str], cells: Callable[[Score], Iterator[str]]
) -> Any:
    return table_of_lines(
        title,
        columns,
        [
            {name: cells(score) for name, score in lines.items()}
            for lines in (found.solvers, found.naive)
        ],
    )


def _briers(score: Score) -> Iterator[str]:
    for years in HORIZONS:
        for held in (score.brier, score.brier_adopted, score.brier_other):
            yield number(held[years], PLACES)


def _others(score: Score) -> Iterator[str]:
    yield number(score.concordance, 2)
    yield from (str(count) for count in vars(score.blockers).values())


def _compared(archive: Archive, found: Backtest, solver: str) -> Iterator[str]:
    for one in found.differences:
        if one.solver == solver:
            yield (
                f"{LINES.get(one.naive, one.naive)}, {within(one.horizon)}: {one.says}, "
                f"{signed(one.mean, PLACES)} ({signed(one.low, PLACES)} to "
                f"{signed(one.high, PLACES)})."
            )
    level = chance(archive.choices.of["level"])
    counts = ", ".join(f"{count} within {within(years)}" for years, count in found.scored.items())
    yield f"Scored: {counts}. Ranges hold {level} of resamples."
