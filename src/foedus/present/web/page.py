"""Page: the one built file that is both the app and the report."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from foedus.errors import FoedusError

PAGE = Path(__file__).resolve().parent / "page" / "app.html"
PLACE = '<script type="application/json" id="bundle">{}</script>'
EMPTY = PLACE.format("null")


class NoPage(FoedusError):  # noqa: N818
    """The page is not there, or has no place for a bundle."""


def page_text(path: Path = PAGE) -> str:
    """Return the built page. Raises NoPage if it is not there or takes no bundle."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise NoPage(
            "the page is not built: run `make page` in a checkout, or install a release"
        ) from error
    if text.count(EMPTY) != 1:
        raise NoPage(f"{path.name} has no place for a bundle: build it anew with `make page`")
    return text


def filled(page: str, bundle: Mapping[str, Any]) -> str:
    r"""Return the page with a bundle in it, in which nothing can end the place or begin a tag.

    >>> filled(EMPTY, {"made": "</script>"})
    '<script type="application/json" id="bundle">{"made":"\\u003c/script>"}</script>'
    """
    told = json.dumps(bundle, allow_nan=False, separators=(",", ":"), ensure_ascii=False)
    safe = told.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return page.replace(EMPTY, PLACE.format(safe))
