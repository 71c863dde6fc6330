"""How fast the page is: `python tools/page_speed.py`. First screen; a lever to charts drawn anew.

Warm, on an idle machine. The figures go to benchmarks/RESULTS.md by hand, with the load.
"""

import os
import shutil
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.ui.conftest import FLAGS, begun, free_port, stopped  # noqa: E402
from tests.ui.test_state import PANEL, SLIDER, settled  # noqa: E402

TIMES = 20

# Moves a lever as a drag does, or lets it go; returns milliseconds until a panel has the new run.
MOVE = """([panel, value, done]) => new Promise((resolve) => {
  const slider = document.querySelector('.lever input[type=range]');
  const before = document.querySelector(panel).dataset.hash;
  const began = performance.now();
  const look = () => {
    const fresh = document.querySelector(panel).dataset.hash !== before;
    if (fresh) requestAnimationFrame(() => resolve(performance.now() - began));
    else requestAnimationFrame(look);
  };
  if (done) slider.dispatchEvent(new PointerEvent('pointerup', {bubbles: true}));
  else {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(slider, value);
    slider.dispatchEvent(new Event('input', {bubbles: true}));
  }
  look();
})"""


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is not installed")
    port = free_port()
    with TemporaryDirectory() as cache, sync_playwright() as started:
        began = perf_counter()
        server = begun(port, Path(cache))
        browser = started.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1360, "height": 900})
        opened = perf_counter()
        page.goto(f"http://127.0.0.1:{port}/")
        page.wait_for_selector(".card")
        print(f"server answers after {opened - began:.2f} s (with the browser's start)")
        print(f"first screen {perf_counter() - opened:.2f} s")
        page.wait_for_selector(".map")
        print(f"with chart and map {perf_counter() - opened:.2f} s")
        page.goto(f"http://127.0.0.1:{port}/#/scenario")
        settled(page)
        page.locator(SLIDER).focus()
        dragged, let_go = [], []
        for place in range(TIMES):
            dragged.append(page.evaluate(MOVE, [PANEL, str(41 + 2 * place), False]))
            let_go.append(page.evaluate(MOVE, [PANEL, "", True]))
            settled(page)
        told("256 runs while dragged", dragged)
        told("2,048 runs when let go", let_go)
        print(f"load {os.getloadavg()[0]:.2f}")
        browser.close()
        stopped(server)


def told(what: str, found: list[Any]) -> None:
    cut = statistics.quantiles(found, n=20)
    print(f"{what}: median {statistics.median(found):.0f} ms, p95 {cut[-1]:.0f} ms of {len(found)}")


if __name__ == "__main__":
    main()
