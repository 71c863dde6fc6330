"""The commands on decisions: who can block, what passes, what is to be expected.

The work of each is imported when it is called.
"""

from typing import Annotated

from foedus.present.options import (
    DossierArgument,
    EveryOption,
    ForecastOnOption,
    JoiningOption,
    JsonOption,
    LeavingOption,
    OnOption,
    OutOption,
    RuleArgument,
    SolverOption,
    SystemOption,
    ballot_option,
)


def power(
    rule: RuleArgument,
    on: OnOption = None,
    without: LeavingOption = None,
    joining: JoiningOption = None,
    out: OutOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Show who decides how often by a rule, who can block, and what a change of members does.

    Writes power.csv, charts and card.json to out/power-RULE; with --json only if --out is given.

    Example: foedus power qmv-16-4 --without HUN
    """
    from foedus.present.council_asked import CouncilAsked
    from foedus.present.power_command import power_command

    members = (tuple(without or ()), tuple(joining or ()))
    power_command(CouncilAsked(system, rule, on, *members, out, as_json))


def vote(
    rule: RuleArgument,
    on: OnOption = None,
    in_favour: Annotated[list[str] | None, ballot_option("--for", "Votes in favour")] = None,
    against: Annotated[list[str] | None, ballot_option("--against", "Votes against")] = None,
    abstain: Annotated[list[str] | None, ballot_option("--abstain", "Abstains")] = None,
    constructive: Annotated[
        list[str] | None, ballot_option("--constructive", "Abstains with a formal declaration")
    ] = None,
    absent: Annotated[list[str] | None, ballot_option("--absent", "Is not there")] = None,
    without: LeavingOption = None,
    joining: JoiningOption = None,
    out: OutOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Tell whether a proposal is adopted, who blocks it, what is missing, and who could turn it.

    Whoever is not named votes in favour. Adopted or not, the exit status is 0: both are answers.
    Writes vote.csv, charts and card.json to out/vote-RULE-BALLOTS; with --json only to --out.

    Example: foedus vote qmv-16-4 --on 2023-07-26 --abstain DEU --against HUN --against POL
    """
    from foedus.present.council_asked import CouncilAsked
    from foedus.present.vote_command import vote_command

    members = (tuple(without or ()), tuple(joining or ()))
    vote_command(
        CouncilAsked(system, rule, on, *members, out, as_json),
        {
            "in_favour": in_favour or (),
            "against": against or (),
            "abstaining": abstain or (),
            "constructive": constructive or (),
            "absent": absent or (),
        },
    )


def decide(
    dossier: DossierArgument = None,
    every: EveryOption = False,
    solver: SolverOption = "compromise",
    on: ForecastOnOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Forecast a decision from what lay before it: adopted, by which way, who blocks, how long.

    What happened stands beside it. With --all every dossier is forecast and scored, beside naive
    lines.

    Example: foedus decide sweden-nato-2022 --on 2023-10-01
    """
    from foedus.present.decide_command import DecisionAsked, decide_command

    decide_command(DecisionAsked(system, dossier, solver, on, every, as_json))
