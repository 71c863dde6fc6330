"""The one vocabulary of variables: name, unit, dimensions, range, meaning and label.

It feeds the checks of scenarios and sub-models, the attributes of datasets, axis titles and the
reference pages. Who the guarantor and the supported state are is said in the system's files; labels
hold their roles in braces, which `foedus.model.wording` fills in. Names keep the `us_` of the
flagship (docs/decisions/0004).
"""

from collections.abc import Mapping
from types import MappingProxyType

from foedus.model.computed import COMPUTED as OTHER_COMPUTED
from foedus.model.decision_entries import (
    DECISION_GIVEN,
    DECISION_INDICATORS,
    DECISION_VARIABLES,
)
from foedus.model.given import GIVEN as OTHER_GIVEN
from foedus.model.indicator_entries import INDICATORS as OTHER_INDICATORS
from foedus.model.variable import Indicator, Variable

COMPUTED = (*OTHER_COMPUTED, *DECISION_VARIABLES)
GIVEN = (*OTHER_GIVEN, *DECISION_GIVEN)
INDICATORS = (*OTHER_INDICATORS, *DECISION_INDICATORS)

VARIABLES: Mapping[str, Variable] = MappingProxyType(
    {v.name: v for v in (*INDICATORS, *GIVEN, *COMPUTED)}
)

__all__ = ["COMPUTED", "GIVEN", "INDICATORS", "VARIABLES", "Indicator", "Variable"]
