"""Pictures of every screen of the page into docs/images/: `python tools/page_pictures.py`.

Needs Chromium and Playwright, as `make test-page` does. Look at each picture afterwards.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.ui.conftest import FLAGS, begun, free_port, stopped  # noqa: E402
from tests.ui.test_screens import SCREENS  # noqa: E402

WAIT = 120_000  # milliseconds
WIDE, NARROW, HIGH = 1360, 390, 900  # pixels


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is not installed")
    port = free_port()
    with TemporaryDirectory() as cache, sync_playwright() as started:
        server = begun(port, Path(cache))
        browser = started.chromium.launch(executable_path=chromium, args=FLAGS)
        for view, sign in SCREENS.items():
            if "&d=" in view:  # a second picture of a screen
                continue
            for width, suffix in ((WIDE, ""), (NARROW, "-phone")):
                if suffix and not view.startswith("scenario"):
                    continue
                page = browser.new_page(viewport={"width": width, "height": HIGH})
                page.goto(f"http://127.0.0.1:{port}/#/{view}")
                page.wait_for_selector(sign, timeout=WAIT, state="attached")
                for at_work in (".waiting", ".stale"):
                    page.wait_for_selector(at_work, timeout=WAIT, state="detached")
                name = view.partition("?")[0]
                page.screenshot(path=ROOT / f"docs/images/page-{name}{suffix}.png")
                page.close()
        browser.close()
        stopped(server)


if __name__ == "__main__":
    main()
