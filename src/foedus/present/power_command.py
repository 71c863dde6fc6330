"""`foedus power`: who decides how often by a rule, who can block, as table, chart or JSON."""

from foedus.analyse.power import power
from foedus.present.council_asked import CouncilAsked, Found, council_of
from foedus.present.council_command import Answer, give
from foedus.present.files import OF_POWER
from foedus.present.power_json import power_csv, power_json


def power_command(asked: CouncilAsked) -> None:
    """Compute, then print and write what was found."""
    found = council_of(asked)
    give(OF_POWER, asked, found, lambda: _answer(found))


def _answer(found: Found) -> Answer:
    from foedus.present.power_chart import power_chart
    from foedus.present.power_text import print_power

    table = power(found.council)
    return Answer(
        table=power_csv(table),
        plain=power_json(table),
        draw=lambda: power_chart(table),
        say=lambda: print_power(found.system, table),
    )
