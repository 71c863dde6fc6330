"""Files of a comparison: comparison.csv, charts, and last the card."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.analyse.comparison import Comparison
from foedus.present.compare_charts import draw_comparison
from foedus.present.compare_json import comparison_csv
from foedus.present.files import CARD, OF_COMPARISON, refuse_foreign, write_whole
from foedus.present.moment import Moment

if TYPE_CHECKING:
    from concurrent.futures import Executor


def write_comparison(
    folder: Path, comparison: Comparison, today: Moment, pool: "Executor | None" = None
) -> None:
    """Write all files of a comparison into a folder, the card last."""
    refuse_foreign(folder, OF_COMPARISON)

    def fill(stage: Path) -> None:
        table = comparison_csv(comparison)
        (stage / "comparison.csv").write_text(table, encoding="utf-8", newline="")
        draw_comparison(comparison, today, stage / "charts", pool)
        card = json.dumps(dict(comparison.card), indent=2)
        (stage / CARD).write_text(card + "\n", encoding="utf-8")

    write_whole(folder, fill)
