"""Derive every series: run each `derive_<series>.py` of this folder, then check what is shipped.

    python tools/derive_all.py REFERENCE_FOLDER

A second run changes no byte. A table in the folder that no script writes is an error.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from writing import FOLDER, write


def derive_all(reference: Path) -> None:
    """Derive and write all series from the reference folder."""
    scripts = sorted(Path(__file__).parent.glob("derive_*.py"))
    names = [script.stem for script in scripts if script.stem != Path(__file__).stem]
    series = [import_module(name).derive(reference) for name in names]
    strays = {path.stem for path in FOLDER.glob("*.csv")} - {one.name for one in series}
    if strays:
        sys.exit(f"no script writes {sorted(strays)}")
    (FOLDER / "datapackage.json").unlink(missing_ok=True)
    write(series)
    for one in series:
        print(f"{one.name:36}{len(one.rows):7} rows")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: python {sys.argv[0]} REFERENCE_FOLDER")
    derive_all(Path(sys.argv[1]))
