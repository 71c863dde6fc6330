"""API error: what a request is told when it cannot be answered, always in one form."""

from typing import Any


class ApiError(Exception):
    """A refusal: the status, a word for programs, a sentence for people, the field it is about.

    >>> ApiError(422, "bad_scenario", "unknown scenario 'x'", "scenario").told()["error"]["field"]
    'scenario'
    """

    def __init__(self, status: int, code: str, message: str, field: str | None = None) -> None:
        self.status, self.code, self.message, self.field = status, code, message, field
        super().__init__(message)

    def told(self) -> dict[str, Any]:
        """Return the error as plain values."""
        return {"error": {"code": self.code, "message": self.message, "field": self.field}}


def worker_lost() -> ApiError:
    """Return the error of work whose process ended in its midst."""
    return ApiError(
        503,
        "worker_lost",
        "a process that computed this was ended from outside, perhaps for want of memory; "
        "a new one has been started: ask again",
    )


def busy() -> ApiError:
    """Return the error of a request for which there is no room."""
    return ApiError(503, "busy", "too many requests are waiting already; ask again in a while")
