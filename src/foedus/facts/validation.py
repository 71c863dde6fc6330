"""Validation: a document becomes a record, or every fault of its content with line and remedy."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from foedus.errors import Fault, did_you_mean
from foedus.facts.document import Document, Place, dotted
from foedus.facts.plain_text import LONGEST_LIST

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)

_REMEDIES = {
    "string_type": "put it in quotes if it is meant as text",
    "int_type": "write a whole number without quotes",
    "float_type": "write a plain decimal number without quotes",
    "finite_number": "leave out what is not known",
    "bool_type": "write true or false",
    "tuple_type": "write a list",
    "dict_type": "write keys and values",
    "model_type": "write keys and values",
}
# What the validator calls Python types, in the words of the file.
_PLAINER = {
    "tuple_type": "Input should be a valid list",
    "dict_type": "Input should be a mapping of keys to values",
    "model_type": "Input should be a mapping of keys to values",
}


def validated(
    document: Document,
    record: type[AnyRecord],
    values: Mapping[Any, Any] | None = None,
    wrappers: frozenset[str] = frozenset(),
) -> tuple[AnyRecord | None, list[Fault]]:
    """Return the record that a document describes, or None and its faults.

    document   plain values with lines
    record     the type to validate against
    values     what to validate in place of the document's own values
    wrappers   keys at the top of `values` that the file does not have: left out of names of places
    """
    try:
        return record.model_validate(document.values if values is None else values), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
    # A list whose entries all have faults is not too short as well.
    told = [one for one in details if one["type"] != "too_short" or not one["input"]]
    return None, [_fault(document, record, one, wrappers) for one in told[:LONGEST_LIST]]


def _fault(
    document: Document, record: type[BaseModel], one: ErrorDetails, wrappers: frozenset[str]
) -> Fault:
    whole = one["loc"]
    loc = whole[1:] if whole and whole[0] in wrappers else whole
    place = _known(document, loc)
    name = dotted(tuple(step for step in loc if step != "[key]"))
    kind, found = one["type"], one["input"]
    line = document.line(place)
    if kind == "missing":
        message = f"{name} is required"
    elif kind == "extra_forbidden":
        hint = did_you_mean(str(whole[-1]), known_keys(record, whole[:-1]))
        message = f"{name} is not a known key{hint}"
    elif found is None:
        message = f"{name} has no value; write one or remove the key"
    else:
        remedy = f"; {_REMEDIES[kind]}" if kind in _REMEDIES else ""
        found_too = "" if isinstance(found, dict | list) and found else f" (found {_short(found)})"
        message = (
            f"{name}: {_PLAINER.get(kind, one['msg']).replace('Tuple', 'List')}{found_too}{remedy}"
        )
    return Fault(document.file, line, message)


def _known(document: Document, loc: Place) -> Place:
    """Return the part of a place that the file has; keys of numbers may have come as text."""
    place: Place = ()
    for step in loc:
        options = (step, int(step)) if isinstance(step, str) and step.isdecimal() else (step,)
        longer = next(((*place, one) for one in options if (*place, one) in document.lines), None)
        if longer is None:
            break
        place = longer
    return place


def known_keys(record: type[BaseModel], loc: Iterable[str | int]) -> tuple[str, ...]:
    """Return the keys that a place may have, by walking from a record through its fields.

    >>> from foedus.facts.actors import ActorsFile
    >>> known_keys(ActorsFile, ("regions", 0))
    ('id', 'name')
    """
    here: Any = record
    for step in loc:
        owner = _record_in(here)
        fields = {} if owner is None else _fields(owner)
        if not _is_record(here):
            # A list or mapping of records: its positions and keys name no field.
            here = owner
        elif step in fields:
            here = fields[str(step)]
    owner = _record_in(here)
    return tuple(_fields(owner)) if owner is not None else ()


def _fields(record: type[BaseModel]) -> dict[str, Any]:
    return {one.alias or name: one.annotation for name, one in record.model_fields.items()}


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """Return the record that an annotation is or holds: `tuple[Actor, ...]` holds Actor."""
    if _is_record(annotation):
        return annotation  # type: ignore[no-any-return]
    return next(filter(None, map(_record_in, get_args(annotation))), None)


def _short(found: object) -> str:
    text = repr(found)
    return text if len(text) <= 60 else f"{text[:57]}…"
