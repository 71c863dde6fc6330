"""The page of the estimation: every number on it comes from the fit that it describes."""

from pathlib import Path

from estimation.beliefs import Belief, correlations, rounded
from estimation.fit import Fit
from estimation.hindcast import Hindcast
from estimation.recovery import Recovered
from estimation.residuals import Residuals
from estimation.sampling import Posterior

TEXT = Path(__file__).with_name("page.md")


def write_page(
    file: Path,
    fits: dict[str, Fit],
    left: Residuals,
    past: Hindcast,
    known: list[Recovered],
    plain: tuple[float, float],
) -> None:
    """Write the page from its text, with tables and figures filled in."""
    defence = fits["defence"]
    marks = {
        "defence_rows": _rows(defence),
        "observations": f"{defence.rows.observations:,}",
        "economy_rows": _rows(fits["economy"]),
        "personnel_rows": _rows(fits["personnel"]),
        "defence_table": _table(defence, "defence"),
        "hostility_table": _table(defence, "hostility"),
        "threat_table": _table(defence, "threat"),
        "economy_table": _table(fits["economy"], "economy"),
        "personnel_table": _table(fits["personnel"], "personnel"),
        "correlations": _correlations(defence),
        "mixing": _mixing([fit.posterior for fit in fits.values()]),
        "residuals": _residuals(left),
        "explained": f"{100 * left.explained:.0f}",
        "free_tail": f"{left.free_tail:.1f}",
        "autocorrelation": f"{left.autocorrelation:+.2f}",
        "recovery": _recovery(known),
        "pooled": f"{plain[0]:.2f}",
        "within": f"{plain[1]:.2f}",
        "origin": str(past.origin),
        "hindcast": _hindcast(past),
        "hindcast_beliefs": _narrowed(past.beliefs),
        "inside_90": f"{past.inside(0, -1)} of {len(past.years)}",
        "inside_50": f"{past.inside(1, -2)} of {len(past.years)}",
    }
    text = TEXT.read_text(encoding="utf-8")
    for name, value in marks.items():
        text = text.replace("{{" + name + "}}", value)
    if "{{" in text:
        raise ValueError(f"page.md has a mark that nothing fills: {text[text.index('{{') :][:40]}")
    file.write_text(text, encoding="utf-8")


def _rows(fit: Fit) -> str:
    r = fit.rows
    return f"{r.observations:,} rows, {r.states} states, {r.first_year}–{r.last_year}"


def _table(fit: Fit, submodel: str) -> str:
    heads = ("parameter", "believed before", "median", "5 to 95 %")
    heads = (*heads, "standard error", "spread left", "basis")
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for one in fit.beliefs:
        if one.submodel == submodel:
            lines.append(
                f"| `{one.name}` | {_range(one.before)} | {_number(one.central)} "
                f"| {_number(one.low)} to {_number(one.high)} | {_number(one.standard_error)} "
                f"| {100 * one.kept:.0f} % | {_basis(one)} |"
            )
    return "\n".join(lines)


def _basis(one: Belief) -> str:
    if one.estimated:
        return "estimated"
    return "**judged**, moved" if one.fitted else "**judged**"


def _range(values: tuple[float, ...]) -> str:
    low, central, high = (_number(value) for value in values)
    return f"{central} ({low} to {high})"


def _number(value: float) -> str:
    return f"{value:,.4g}".replace("-", "−")


def _correlations(fit: Fit) -> str:
    names = [one.name for one in fit.beliefs if one.fitted]
    pairs = sorted(correlations(fit.posterior, names), key=lambda pair: -abs(pair[2]))
    strong = [pair for pair in pairs if abs(pair[2]) >= 0.3]
    return "; ".join(f"`{a}` and `{b}` {_number(value)}" for a, b, value in strong)


def _mixing(posteriors: list[Posterior]) -> str:
    worst = max(value for one in posteriors for value in one.rhat.values())
    least = min(value for one in posteriors for value in one.effective.values())
    return f"largest R-hat {worst:.3f}, fewest effective draws {least:,.0f}"


def _residuals(left: Residuals) -> str:
    lines = ["| years | rows | median | robust spread |", "|---|---|---|---|"]
    for first, last, rows, middle, spread in left.by_period():
        lines.append(f"| {first}–{last} | {rows} | {_number(round(middle, 2))} | {spread:.2f} |")
    return "\n".join(lines)


def _recovery(known: list[Recovered]) -> str:
    lines = [
        "| parameter | made with | found, mean of medians | inside 5 to 95 % |",
        "|---|---|---|---|",
    ]
    for one in known:
        lines.append(
            f"| `{one.name}` | {_number(rounded(one.truth))} | {_number(rounded(one.found))} "
            f"| {one.inside} of {one.repeats} |"
        )
    return "\n".join(lines)


def _hindcast(past: Hindcast) -> str:
    lines = ["| year | 5 % | median | 95 % | happened |", "|---|---|---|---|---|"]
    for place, year in enumerate(past.years):
        low, middle, high = (past.quantiles[row, place] for row in (0, 2, 4))
        lines.append(
            f"| {year} | {low:.2f} | {middle:.2f} | {high:.2f} | {past.observed[place]:.2f} |"
        )
    return "\n".join(lines)


def _narrowed(beliefs: tuple[Belief, ...]) -> str:
    return "; ".join(
        f"`{one.name}` {_number(one.central)} [{_number(one.low)}, {_number(one.high)}]"
        for one in beliefs
        if one.name in ("threat_response", "pledge_response", "allies_response", "persistence")
    )
