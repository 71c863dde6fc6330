"""The one vocabulary of variables: name, unit, dimensions, range, meaning and label.

It feeds the checks of scenarios and sub-models, the attributes of datasets, axis titles and the
reference pages. Who the guarantor and the supported state are is said in the system's files; labels
hold their roles in braces, which `foedus.model.wording` fills in. Names keep the `us_` of the
flagship (docs/decisions/0004).
"""

from collections.abc import Mapping
from types import MappingProxyType

from foedus.model import (
    computed,
    decision_entries,
    enlargement_entries,
    force_entries,
    given,
    indicator_entries,
    mobility_entries,
    partnership_entries,
    supply_entries,
)
from foedus.model.variable import Indicator, Variable

_TOPICS = (
    decision_entries,
    enlargement_entries,
    force_entries,
    partnership_entries,
    mobility_entries,
    supply_entries,
)
INDICATORS = (*indicator_entries.INDICATORS, *(v for one in _TOPICS for v in one.INDICATORS))
GIVEN = (*given.GIVEN, *(v for one in _TOPICS for v in one.GIVEN))
COMPUTED = (*computed.COMPUTED, *(v for one in _TOPICS for v in one.COMPUTED))

VARIABLES: Mapping[str, Variable] = MappingProxyType(
    {v.name: v for v in (*INDICATORS, *GIVEN, *COMPUTED)}
)

__all__ = ["COMPUTED", "GIVEN", "INDICATORS", "VARIABLES", "Indicator", "Variable"]
