"""Options that several commands share, each explained once."""

from pathlib import Path
from typing import Annotated, Any

import typer

RunsOption = Annotated[int, typer.Option(min=1, max=1_000_000, help="Number of runs.")]
SeedOption = Annotated[int, typer.Option(min=0, help="Same seed, same draws.")]
UntilOption = Annotated[
    int | None, typer.Option(help="Last year; by default the system's.", metavar="YEAR")
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        file_okay=False, metavar="FOLDER", help="Folder for the files; by default one in out/."
    ),
]
ProcessesOption = Annotated[
    int | None, typer.Option(min=1, help="Processes; the result is the same for any number.")
]
WithOption = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="SCENARIO", help="Take this one together with it; repeatable."),
]
SystemOption = Annotated[
    str, typer.Option("--system", metavar="DIR", help="Folder of the system, or a shipped name.")
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Know only what was public on that day."),
]
ByOption = Annotated[
    list[int] | None,
    typer.Option("--by", metavar="YEAR", help="Tell the chance by the end of it; repeatable."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, with stable keys.")]
OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="Day of the vote; by default the last one known."),
]
LeavingOption = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="ACTOR", help="Takes no part in the vote; repeatable."),
]
JoiningOption = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="ACTOR", help="Votes beside the members; repeatable."),
]
RuleArgument = Annotated[
    str, typer.Argument(metavar="RULE", help="Id of a rule, or a file with one of your own.")
]

DossierArgument = Annotated[
    str | None, typer.Argument(help="Id of a dossier, or a file with your own.")
]
EveryOption = Annotated[
    bool, typer.Option("--all", help="Forecast every dossier, and score the forecasts.")
]
EveryChartOption = Annotated[
    bool,
    typer.Option("--every-chart", help="Draw a chart of its own for each indicator as well."),
]
ReportOption = Annotated[
    bool, typer.Option("--report", help="Write report.html as well: one page with everything.")
]
SolverOption = Annotated[str, typer.Option(metavar="NAME", help="How the bargain is solved.")]
ForecastOnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="Day of the forecast, in place of two.")
]


def ballot_option(flag: str, meaning: str) -> Any:
    """Return an option by which voters are named, one at a time."""
    return typer.Option(flag, metavar="ACTOR", help=f"{meaning}; repeatable.")


ExplainedYearOption = Annotated[
    int | None, typer.Option("--year", metavar="YEAR", help="By default the last that is told.")
]
StateOnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="Day to show; by default the last one known."),
]
FromArgument = Annotated[
    str | None, typer.Argument(metavar="FROM", help="A place, with or without accents.")
]
ToArgument = Annotated[
    str | None, typer.Argument(metavar="TO", help="A place, with or without accents.")
]
RegimeOption = Annotated[
    str | None,
    typer.Option(
        metavar="REGIME",
        help="national, pledge-5, pledge-3, proposal-2025, emergency or none; by default the one "
        "in force.",
    ),
]
CutOption = Annotated[
    int, typer.Option(metavar="K", help="Lose this many links: the worst, and at random.")
]
MoveOnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="Day of the move; by default the last one known."),
]
ResilienceOption = Annotated[
    bool, typer.Option("--resilience", help="Look at all ways from capitals to the flank.")
]
