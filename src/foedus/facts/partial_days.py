"""Partial days: what a year, month or day, as precise as known, says about the days it may mean."""

import re
from calendar import monthrange
from datetime import date

_FORM = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def first_day(when: str) -> date:
    """Return the first day that a year, month or day may mean.

    >>> first_day("2024"), first_day("2024-05")
    (datetime.date(2024, 1, 1), datetime.date(2024, 5, 1))
    """
    return date.fromisoformat((when + "-01-01")[:10] if len(when) < 10 else when)


def last_day(when: str) -> date:
    """Return the last day that a year, month or day may mean.

    >>> last_day("2024"), last_day("2024-02"), last_day("2024-02-07")
    (datetime.date(2024, 12, 31), datetime.date(2024, 2, 29), datetime.date(2024, 2, 7))
    """
    first = first_day(when)
    match when.count("-"):
        case 0:
            return first.replace(month=12, day=31)
        case 1:
            return first.replace(day=monthrange(first.year, first.month)[1])
        case _:
            return first


def middle_day(when: str) -> date:
    """Return the middle of the days that a year, month or day may mean.

    >>> middle_day("2024-05"), middle_day("2024-05-28")
    (datetime.date(2024, 5, 16), datetime.date(2024, 5, 28))
    """
    return date.fromordinal((first_day(when).toordinal() + last_day(when).toordinal()) // 2)


def known_since(when: str, today: date) -> date:
    """Return the first day on which what happened then counts as known.

    when    a year, month or day
    today   the day on which the facts were written down

    A partial day counts from the end of its period, so that nothing is seen too early; but what
    stands in the files has happened by today, even if its period is not over.

    >>> [known_since(when, date(2026, 11, 22)).isoformat() for when in ("2024-05", "2026", "2027")]
    ['2024-05-31', '2026-11-22', '2027-01-01']
    """
    return min(last_day(when), max(first_day(when), today))


def is_partial_day(value: object) -> bool:
    """Return whether a plain value is a year, month or day of the calendar.

    >>> [is_partial_day(one) for one in (2024, "2024-13", "2024-05", "soon", None)]
    [True, False, True, False, False]
    """
    try:
        first_day(str(value))
    except ValueError:
        return False
    return isinstance(value, str | int) and bool(_FORM.fullmatch(str(value)))
