"""Agreement: how much a group, two states or two groups want the same."""

from foedus.instruments.dispersion import dispersion
from foedus.instruments.group_difference import group_difference
from foedus.instruments.ordered_agreement import ordered_agreement
from foedus.instruments.similarity import cohen_kappa, s_score, scott_pi

__all__ = [
    "cohen_kappa",
    "dispersion",
    "group_difference",
    "ordered_agreement",
    "s_score",
    "scott_pi",
]
