"""Pages: which there are, and what one looks like once its marks are filled."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from foedus.facts.system import System

from . import sections
from .blocks import BLOCK, Bench
from .numbers import Numbers

ROOT = Path(__file__).resolve().parents[2]
STAMP = ROOT / "docs" / "digests.json"
NUMBER = re.compile(r"<!--= (?P<name>.+?) -->(?P<held>.*?)<!--/-->", re.DOTALL)
ELSEWHERE = ("estimation.md",)  # written by tools/estimate.py


def pages() -> list[Path]:
    """Return the pages that are built: all but references, decisions and the estimation."""
    docs = ROOT / "docs"
    found = [ROOT / "README.md", docs / "README.md", docs / "tutorial.md"]
    for folder in ("how-to", "explanation"):
        found += sorted((docs / folder).rglob("*.md"))
    return [page for page in found if page.name not in ELSEWHERE]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def filled(page: Path, system: System, numbers: Numbers) -> str:
    """Return a page with its sections and numbers, without running its blocks."""
    text = sections.filled(page.read_text("utf-8"), page.stem, system)
    return NUMBER.sub(
        lambda mark: f"<!--= {mark['name']} -->{numbers.text(mark['name'])}<!--/-->", text
    )


def ran(page: Path, text: str, *, quick: bool = False) -> tuple[str, dict[str, str]]:
    """Return a page with its blocks run, and the digests of slow commands with few runs."""
    if not BLOCK.search(text):
        return text, {}
    with TemporaryDirectory() as scratch:
        (Path(scratch) / "src").symlink_to(ROOT / "src", target_is_directory=True)
        bench = Bench(name_of(page), Path(scratch), quick)
        return bench.run(text), bench.digests
