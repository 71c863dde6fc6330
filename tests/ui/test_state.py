"""The address holds the state: Back is undo, a link is the run, keys do what a mouse does."""

from typing import Any

from tests.ui.conftest import Seen, begun, free_port, stopped

WAIT = 60_000  # milliseconds, on a busy machine
PANEL = "[data-name$='european_share']"
ASK = """body => fetch('/api/v1/runs', {
    method: 'POST', body: JSON.stringify(body), headers: {'content-type': 'application/json'},
}).then(answer => answer.json())"""
SLIDER = ".lever input[type=range] >> nth=0"


def hash_of(page: Any) -> str:
    return str(page.locator(PANEL).first.get_attribute("data-hash"))


def settled(page: Any) -> str:
    """Return the hash of the run that is drawn once no newer one is under way."""
    page.wait_for_selector("[data-pending=false]", timeout=WAIT)
    return hash_of(page)


def moved(page: Any, before: str) -> str:
    page.wait_for_function(
        "([panel, before]) => document.querySelector('[data-pending=false]') && "
        "document.querySelector(panel)?.dataset.hash !== before",
        arg=[PANEL, before],
        timeout=WAIT,
    )
    return settled(page)


def test_a_lever_moves_the_run_and_back_undoes_it(page: Any, site: str) -> None:
    page.goto(f"{site}/#/scenario")
    first = settled(page)
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowLeft")
    second = moved(page, first)
    assert "us-troops=" in page.url
    page.go_back()
    assert moved(page, second) == first
    assert "us-troops" not in page.url


def dragged(page: Any, *shares: float) -> None:
    """Drag the first slider along shares of its length, then let go."""
    box = page.locator(SLIDER).bounding_box()
    middle = box["y"] + box["height"] / 2
    for step, share in enumerate(shares):
        page.mouse.move(box["x"] + share * box["width"], middle, steps=4)
        if step == 0:
            page.mouse.down()
    page.mouse.up()


def lever_in(page: Any) -> str:
    """Return where the address says that the first lever stands; empty where it is left alone."""
    return str(
        page.evaluate("new URLSearchParams(location.hash.split('?')[1]).get('us-troops')||''")
    )


def test_back_undoes_one_drag_and_forward_redoes_it(page: Any, site: str) -> None:
    page.goto(f"{site}/#/scenario")
    settled(page)
    before = page.evaluate("history.length")
    dragged(page, 0.5, 0.7, 0.4, 0.25)
    first = lever_in(page)
    dragged(page, 0.25, 0.6, 0.8)
    second = lever_in(page)
    assert float(first) < float(second)
    assert page.evaluate("history.length") == before + 2
    page.go_back()
    assert lever_in(page) == first
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("() => !location.hash.includes('us-troops')", timeout=WAIT)
    assert page.get_by_role("button", name="Undo").is_disabled()
    page.go_forward()
    page.get_by_role("button", name="Redo").click()
    page.wait_for_function("now => location.hash.endsWith(`=${now}`)", arg=second, timeout=WAIT)
    assert page.get_by_role("button", name="Redo").is_disabled()


def test_a_key_that_is_held_is_one_step_back(page: Any, site: str) -> None:
    page.goto(f"{site}/#/scenario")
    settled(page)
    before = page.evaluate("history.length")
    page.locator(SLIDER).focus()
    for _ in range(5):
        page.keyboard.down("ArrowLeft")
    page.keyboard.up("ArrowLeft")
    assert lever_in(page) == "65"
    assert page.evaluate("history.length") == before + 1


def test_a_link_opens_the_same_run(page: Any, browser: Any, site: str) -> None:
    page.goto(f"{site}/#/scenario?s=us-retrenches&union-force=30")
    drawn = settled(page)
    other = browser.new_page()
    other.goto(page.url)
    assert settled(other) == drawn
    assert "30" in other.locator(".lever[data-moved=true] .lever-value").inner_text()
    other.close()


def test_keys_alone_lead_from_the_question_to_an_answer(page: Any, site: str) -> None:
    page.goto(site)
    page.wait_for_selector(".card", timeout=WAIT)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('card')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".headlines li", timeout=WAIT)
    assert "#/scenario" in page.url


def test_a_source_shows_on_focus_and_goes_with_escape(page: Any, site: str) -> None:
    page.goto(f"{site}/#/scenario")
    settled(page)
    mark = page.locator(f"{PANEL} .source-mark button").first
    mark.focus()
    page.wait_for_selector(f"{PANEL} .source-note:not([hidden])", timeout=WAIT)
    assert page.locator(f"{PANEL} .source-note").first.inner_text().strip()
    page.keyboard.press("Escape")
    assert page.locator(f"{PANEL} .source-note:not([hidden])").count() == 0


def test_a_table_holds_what_the_chart_shows(page: Any, site: str) -> None:
    page.goto(f"{site}/#/scenario")
    settled(page)
    page.locator(f"{PANEL} .menu-button").click()
    page.locator(f"{PANEL} .menu li button").first.click()
    text = page.locator(f"{PANEL} table").inner_text()
    assert "2040" in text
    assert "2,040" not in text


def test_a_long_run_shows_how_far_it_is_and_can_be_stopped(page: Any, site: str) -> None:
    page.goto(f"{site}/#/scenario?n=20000")
    page.wait_for_selector(".job progress[value]", timeout=WAIT)
    page.get_by_role("button", name="Cancel").click()
    page.wait_for_selector(".problem", timeout=WAIT)


def test_a_name_with_a_tag_stays_text(page: Any, site: str, seen: Seen) -> None:
    page.goto(f"{site}/#/scenario?s=%3Cscript%3Ewindow.hit%3D1%3C%2Fscript%3E")
    page.wait_for_selector(".problem", timeout=WAIT)
    assert page.evaluate("window.hit") is None
    assert "<script>" not in page.locator("main").inner_html()


def test_runs_outlive_the_server(browser: Any, tmp_path: Any) -> None:
    port = free_port()
    body = {"scenario": "baseline", "levers": {}, "runs": 128}
    answers = []
    for _ in range(2):
        server = begun(port, tmp_path)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/#/method")
        answers.append(page.evaluate(ASK, body))
        page.close()
        stopped(server)
    assert answers[0] == answers[1]
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept


IN_FLIGHT = """() => {
    const fetched = window.fetch;
    window.flying = 0;
    window.most = 0;
    window.asked = [];
    window.fetch = async (path, how) => {
        const run = String(path).endsWith('/runs');
        if (run) {
            window.asked.push(JSON.parse(how.body).runs);
            window.most = Math.max(window.most, ++window.flying);
        }
        try {
            return await fetched(path, how);
        } finally {
            if (run) window.flying -= 1;
        }
    };
}"""


def test_a_drag_has_one_run_in_flight_and_ends_with_many(page: Any, site: str) -> None:
    page.goto(f"{site}/#/scenario")
    before = settled(page)
    page.evaluate(IN_FLIGHT)
    dragged(page, 0.5, *(0.5 - step / 60 for step in range(1, 25)))
    moved(page, before)
    asked = page.evaluate("window.asked")
    assert page.evaluate("window.most") == 1
    assert asked[-1] == 2048
    assert set(asked[:-1]) == {256}
    assert len(asked) < 24 * 4  # each step moves the mouse four times; most are passed over


def test_a_chart_whose_numbers_stay_is_not_drawn_anew(page: Any, site: str) -> None:
    page.goto(f"{site}/#/scenario?n=256&union-force=20")  # as many as in a drag
    before = settled(page)
    marked = "panels => panels.forEach(one => { one.querySelector('svg').dataset.old = '1'; })"
    page.locator(".panel:has(.plot svg)").evaluate_all(marked)
    page.locator(".lever", has_text="Size of the Union's force").locator("input").focus()
    page.keyboard.press("ArrowRight")
    moved(page, before)
    old = page.locator(".plot svg[data-old]").count()
    assert 0 < old < page.locator(".plot svg").count()
