"""Parameters: numbers that the model draws, each with its range, what it rests on, and why."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from foedus.errors import Fault
from foedus.facts.document import Document, Plain
from foedus.facts.frozen import FrozenMapping
from foedus.facts.records import (
    Basis,
    Day,
    Number,
    Record,
    SourceReference,
    Text,
    VariableName,
    Whole,
    Year,
    form,
)
from foedus.facts.validation import validated

Shape = Literal["normal", "lognormal"]
ParameterKey = Annotated[
    str, Strict(), form("[A-Za-z0-9][A-Za-z0-9_.-]*", "one word of letters, digits, '-', '_', '.'")
]
CorrelatedName = Annotated[
    str,
    Strict(),
    form("([a-z][a-z0-9_]*:)?[A-Za-z0-9][A-Za-z0-9_.-]*", "a parameter, or sub-model:parameter"),
]
Checksum = Annotated[str, Strict(), form("[0-9a-f]{64}", "64 hexadecimal digits of a SHA-256")]


class Belief(Record):
    """What is believed of one number: two-piece, `central` is the median.

    low, high          5th and 95th percentile
    standard_error     of an estimate; required for it, and for nothing else
    minimum, maximum   hard limits of the quantity, where a draw is cut off
    source             required unless the basis is judged
    """

    basis: Basis
    central: Number
    low: Number
    high: Number
    standard_error: Annotated[Number, Field(gt=0)] | None = None
    minimum: Number | None = None
    maximum: Number | None = None
    shape: Shape = "normal"
    source: SourceReference | None = None
    why: Text

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        wrong = incoherences(self)
        if wrong:
            raise PydanticCustomError("belief", "{wrong}", {"wrong": "; ".join(wrong)})
        return self


class Parameter(Belief):
    """One parameter of a sub-model."""

    meaning: Text
    unit: Text
    reviewed: Day


class Family(Record):
    """Parameters of one meaning, one for each of a kind of thing.

    over               what the keys are, as in "hostility event"
    minimum, maximum   hard limits of all, where a value gives none of its own
    """

    meaning: Text
    unit: Text
    over: Text
    values: Annotated[
        Mapping[ParameterKey, Belief], Field(min_length=1), AfterValidator(FrozenMapping)
    ]
    minimum: Number | None = None
    maximum: Number | None = None
    reviewed: Day

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """The members of the family by key, each as a parameter of its own."""
        return FrozenMapping({key: self._parameter(one) for key, one in self.values.items()})

    def _parameter(self, belief: Belief) -> Parameter:
        own = {name: getattr(belief, name) for name in Belief.model_fields}
        own["minimum"] = self.minimum if belief.minimum is None else belief.minimum
        own["maximum"] = self.maximum if belief.maximum is None else belief.maximum
        return Parameter(**own, meaning=self.meaning, unit=self.unit, reviewed=self.reviewed)


class Correlation(Record):
    """Two parameters that tend to be high together, or apart.

    between   names of parameters, or `family.key`; one of another sub-model as `sub-model:name`
    """

    between: tuple[CorrelatedName, CorrelatedName]
    value: Annotated[Number, Field(gt=-1, lt=1)]
    basis: Basis
    source: SourceReference | None = None
    why: Text


class Estimation(Record):
    """How the estimated parameters of a file were found.

    script         command that finds them again
    series         names of the series that it read
    checksum       SHA-256 over the files of those series, in the order given
    observations   number of rows that were fitted, of so many states
    first_year, last_year   years of the rows
    """

    script: Text
    series: Annotated[tuple[VariableName, ...], Field(min_length=1)]
    checksum: Checksum
    observations: Annotated[Whole, Field(gt=0)]
    states: Annotated[Whole, Field(gt=0)]
    first_year: Year
    last_year: Year


class ParameterFile(Record):
    """parameters/<sub-model>.yaml."""

    parameters: Annotated[Mapping[VariableName, Parameter], AfterValidator(FrozenMapping)]
    families: Annotated[Mapping[VariableName, Family], AfterValidator(FrozenMapping)]
    correlations: tuple[Correlation, ...] = ()
    estimation: Estimation | None = None


OTHER_KEYS = frozenset({"correlations", "estimation"})


def read_parameters(document: Document) -> tuple[ParameterFile | None, list[Fault]]:
    """Return the parameters of a document, or None and its faults."""
    named = {key: value for key, value in document.values.items() if key not in OTHER_KEYS}
    families = {key: value for key, value in named.items() if is_family(value)}
    sorted_out: dict[str, object] = {
        "parameters": {key: value for key, value in named.items() if key not in families},
        "families": families,
    }
    for key in OTHER_KEYS & document.values.keys():
        sorted_out[str(key)] = document.values[key]
    return validated(document, ParameterFile, sorted_out, frozenset({"parameters", "families"}))


def is_family(value: Plain) -> bool:
    """Return whether the value of a key describes a family rather than one parameter."""
    return isinstance(value, dict) and ("values" in value or "over" in value)


def incoherences(belief: Belief) -> list[str]:
    """Return what contradicts itself in a belief, each with the remedy.

    >>> at = Belief.model_construct
    >>> incoherences(at(basis="judged", low=2.0, central=1.0, high=3.0, shape="lognormal"))
    ['low 2.0 is above central 1.0; exchange or correct them']
    """
    low, central, high = belief.low, belief.central, belief.high
    wrong = []
    if low > central:
        wrong.append(f"low {low} is above central {central}; exchange or correct them")
    if central > high:
        wrong.append(f"central {central} is above high {high}; exchange or correct them")
    if belief.minimum is not None and low < belief.minimum:
        wrong.append(f"low {low} is below minimum {belief.minimum}; raise it")
    if belief.maximum is not None and high > belief.maximum:
        wrong.append(f"high {high} is above maximum {belief.maximum}; lower it")
    if belief.shape == "lognormal" and low <= 0:
        wrong.append(f"low {low} is not above 0, as a lognormal shape needs; choose normal")
    if belief.basis != "judged" and belief.source is None:
        wrong.append(f"source is required for basis {belief.basis}; give one or write judged")
    if belief.basis == "estimated" and belief.standard_error is None:
        wrong.append("standard_error is required for basis estimated; give it or write judged")
    if belief.basis != "estimated" and belief.standard_error is not None:
        wrong.append(f"standard_error is only for basis estimated, not {belief.basis}; remove it")
    return wrong
