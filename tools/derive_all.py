"""Derive every series: run each `derive_<series>.py` of this folder, then check what is shipped.

    python tools/derive_all.py REFERENCE_FOLDER

A second run changes no byte. A table or entry that no script writes is an error, unless it stands
in `TYPED_IN`; those stay as they are.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from writing import FOLDER, described, write

TYPED_IN = {
    "government_debt": "typed in from the documents that its description names",
    "research_spending": "typed in from the table that its description names",
    "research_spending_current": "typed in from the table that its description names",
}
"""Series without a script, and why."""


def derive_all(reference: Path) -> None:
    """Derive and write all series from the reference folder."""
    scripts = sorted(Path(__file__).parent.glob("derive_*.py"))
    names = [script.stem for script in scripts if script.stem != Path(__file__).stem]
    series = [import_module(name).derive(reference) for name in names]
    tables = {path.stem for path in FOLDER.glob("*.csv")} | set(described(FOLDER))
    strays = tables - {one.name for one in series} - set(TYPED_IN)
    if strays:
        sys.exit(f"no script writes {sorted(strays)}")
    write(series)
    for one in series:
        print(f"{one.name:36}{len(one.rows):7} rows")
    for name, why in TYPED_IN.items():
        print(f"{name:36}   kept: {why}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: python {sys.argv[0]} REFERENCE_FOLDER")
    derive_all(Path(sys.argv[1]))
