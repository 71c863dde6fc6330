"""`make bench`: every part in a process of its own, as tables in Markdown.

With `--write` the tables also go into benchmarks/RESULTS.md, above the older ones. Absolute figures
depend on the machine, so no test holds them.
"""

import argparse
import os
import platform
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
# part: (environment of its own, whether it takes --quick)
PARTS: dict[str, tuple[dict[str, str], bool]] = {
    "ratios": (ONE_THREAD, True),
    "scaling": (ONE_THREAD, False),
    "lever": ({}, True),
    "voting_power": (ONE_THREAD, False),
    "measure": ({}, False),
}
LIBRARIES = ("foedus", "numpy")
COMPARED = {"ratios": ("mesa",), "voting_power": ("powerindices", "power_bdd")}


def main() -> None:
    """Run the parts, print them, and write them down if asked."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    asked.add_argument("--quick", action="store_true", help="ratios and lever only, small sizes")
    asked.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    asked.add_argument("--part", choices=PARTS, help="this part only; it gets its own section")
    chosen = asked.parse_args()
    if chosen.quick and chosen.write:
        asked.error("quick figures are too rough to keep; leave out --quick or --write")
    sections = [heading(chosen.part)]
    print(sections[0], flush=True)
    for name, (environment, has_quick) in PARTS.items():
        if chosen.part in (None, name) and (has_quick or not chosen.quick):
            sections.append(printed(name, environment, quick=chosen.quick))
            print(f"\n{sections[-1]}", flush=True)
    if chosen.write:
        RESULTS.write_text(inserted(RESULTS.read_text("utf-8"), "\n\n".join(sections)), "utf-8")
        print(f"\nWritten to {RESULTS}")


def heading(part: str | None) -> str:
    """Return the title of a section: the day, what was measured on, and the part if alone."""
    room = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    compared = [name for one, names in COMPARED.items() if part in (None, one) for name in names]
    libraries = ", ".join(f"{name} {version(name)}" for name in (*LIBRARIES, *compared))
    alone = f", {part} alone" if part else ""
    return (
        f"## {date.today()}, {os.cpu_count()} cores, {room:.0f} GiB, "
        f"Python {platform.python_version()}, {libraries}{alone}"
    )


def printed(part: str, environment: dict[str, str], *, quick: bool) -> str:
    """Return what a part prints; end the program if it fails."""
    command = [sys.executable, "-m", f"benchmarks.{part}", *(["--quick"] if quick else [])]
    done = subprocess.run(
        command, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{done.stdout}\nbenchmarks.{part} ended with {done.returncode}")
    return done.stdout.strip()


def inserted(page: str, section: str) -> str:
    """Return the page with a new section above the older ones; one of the same title goes.

    >>> inserted("# Results\\n\\nText.\\n\\n## Old\\n\\nx\\n", "## New\\n\\ny")
    '# Results\\n\\nText.\\n\\n## New\\n\\ny\\n\\n## Old\\n\\nx\\n'
    """
    top, *older = page.split("\n## ")
    title = section.removeprefix("## ").split("\n", maxsplit=1)[0]
    kept = [f"## {one.strip()}" for one in older if one.split("\n", maxsplit=1)[0] != title]
    return "\n\n".join([top.strip(), section.strip(), *kept]) + "\n"


if __name__ == "__main__":
    main()
