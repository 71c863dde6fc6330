"""Pictures that the program draws, and numbers that tell whether they are still the same."""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

# picture: words of the command, chart in the folder it writes to, numbers that stand in the chart
PICTURES = {
    "docs/images/us-retrenches-european-share.png": (
        ("run", "us-retrenches"),
        "european_share.png",
        (
            "european_share.us-retrenches.2040.median",
            "european_share.us-retrenches.2040.low",
            "european_share.us-retrenches.2040.high",
            "european_share.baseline.2040.median",
        ),
    )
}


def draw(root: Path) -> None:
    """Draw every picture anew, with the program's usual runs."""
    for picture, (words, chart, _) in PICTURES.items():
        with TemporaryDirectory() as scratch:
            command = [sys.executable, "-m", "foedus", *words, "--out", "out"]
            subprocess.run(command, cwd=scratch, check=True, capture_output=True)
            shutil.copyfile(Path(scratch) / "out" / "charts" / chart, root / picture)
