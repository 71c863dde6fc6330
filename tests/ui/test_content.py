"""What screens say of votes, positions, claims and comparisons, as an expert would check it."""

from typing import Any

import pytest

WAIT = 60_000  # milliseconds, on a busy machine
RULE = "[data-name=ballot]"


def verdict(page: Any) -> str:
    return str(page.locator(".verdict-line").inner_text())


def test_no_or_absence_of_one_stops_unanimity_and_abstention_does_not(page: Any, site: str) -> None:
    page.goto(f"{site}/#/decisions?rule=cfsp-unanimity")
    page.wait_for_selector(".verdict-line", timeout=WAIT)
    assert verdict(page).startswith("Adopted")
    page.locator("[data-voter=HUN] label", has_text="against").click()
    page.wait_for_selector(".verdict-line:has-text('Not adopted')", timeout=WAIT)
    assert "Stopped by Hungary" in verdict(page)
    assert "against=HUN" in page.url
    page.go_back()
    page.wait_for_selector(".verdict-line:has-text('Adopted.'):not(:has-text('Not'))", timeout=WAIT)
    assert page.locator("[data-voter=HUN] input").first.is_checked()
    # Abstentions by members present do not prevent adoption (TEU 31(1)); absence does.
    page.goto(f"{site}/#/decisions?rule=cfsp-unanimity&absent=HUN")
    page.wait_for_selector(".verdict-line:has-text('Not adopted')", timeout=WAIT)
    page.goto(f"{site}/#/decisions?rule=cfsp-unanimity&abstain=HUN")
    page.wait_for_selector(".verdict-line:has-text('Adopted.'):not(:has-text('Not'))", timeout=WAIT)


def test_a_qualified_majority_counts_absence_as_not_in_favour(page: Any, site: str) -> None:
    page.goto(f"{site}/#/decisions?rule=qmv-16-4&absent=DEU,FRA,ITA&abstain=POL")
    page.wait_for_selector(".verdict-line:has-text('Not adopted')", timeout=WAIT)
    counts = page.locator(f"{RULE} table").inner_text().split()
    assert counts[counts.index("absent") + 1] == "3"
    assert counts[counts.index("abstains") + 1] == "1"
    assert counts[counts.index("for") + 1] == "23"


def test_every_ballot_can_be_cast_with_keys(page: Any, site: str) -> None:
    page.goto(f"{site}/#/decisions?rule=cfsp-unanimity")
    page.wait_for_selector("[data-voter=MLT]", timeout=WAIT)
    page.locator("[data-voter=MLT] input:checked").focus()
    for choice in ("against", "abstain", "absent"):
        page.keyboard.press("ArrowRight")
        page.wait_for_function("choice => location.hash.includes(`${choice}=MLT`)", arg=choice)


def test_a_proposal_has_an_axis_with_a_named_point_for_everybody_on_record(
    page: Any, site: str
) -> None:
    page.goto(f"{site}/#/decisions?dossier=reparations-loan-2025")
    axis = "[data-name='positions-reparations-loan-2025'] svg"
    page.wait_for_selector(axis, timeout=WAIT)
    names = page.locator(f"{axis} text").all_text_contents()
    rows = page.locator(".axis-and-table > .table-place tbody tr")
    assert rows.count() == len(names) == len(set(names))
    places = page.evaluate(
        """selector => Object.fromEntries([...document.querySelectorAll(selector + ' g')].map(
            one => [one.textContent, one.getBoundingClientRect().left]))""",
        axis,
    )
    # Belgium held out against the loan, Germany offered guarantees, France was between.
    assert places["Belgium"] < places["France"] < places["Germany"]
    assert page.locator(f"{axis} rect").count() == 6  # withheld consent, by the record


def test_levers_are_compared_with_the_baseline_on_the_same_draws(page: Any, site: str) -> None:
    page.goto(f"{site}/#/compare?union-force=30")
    page.wait_for_selector("caption:has-text('nine in ten')", timeout=WAIT)
    chosen = page.locator(".chosen").all_inner_texts()
    assert "As things are going" in chosen[0]
    assert "30" in chosen[1] or "levers moved: 1" in chosen[1]
    # The baseline cannot be taken out, and stays when others are added.
    assert page.locator(".chosen").first.get_by_role("button").count() == 1
    page.get_by_label("Add a scenario").select_option("ceasefire")
    page.wait_for_selector("[data-name$='ceasefire-difference'] svg", timeout=WAIT)
    assert page.locator("[data-name$='-difference']").count() == 2
    assert "levers" in page.url


def test_no_id_stands_where_a_title_belongs(page: Any, site: str) -> None:
    ids = page.request.get(f"{site}/api/v1/meta").json()["scenarios"]
    names = [one["name"] for one in ids if "-" in one["name"]]
    assert len(names) > 10
    for view, sign in (
        ("compare?with=us-retrenches,russia-escalates&us-aid=0.5", "caption:has-text('nine in')"),
        ("scenario?s=us-retrenches&us-aid=0.5", "[data-pending=false]"),
        ("claims", ".claim >> nth=30"),
    ):
        page.goto(f"{site}/#/{view}")
        page.wait_for_selector(sign, timeout=WAIT)
        said = page.locator("body").inner_text()
        assert [name for name in names if name in said] == []


OWN = "**/api/v1/claims"
FAULTS = """claims has 2 faults:
  line 3: document.source is required
  line 9: <img src=x onerror='window.hit=1'>"""


def asked(page: Any, site: str, text: str) -> None:
    page.goto(f"{site}/#/claims")
    page.locator(".own-claims summary").first.click()
    page.get_by_label("Claims in YAML").fill(text)
    page.get_by_role("button", name="Check them").click()


def test_faults_of_a_file_of_claims_are_told_by_line_and_stay_text(page: Any, site: str) -> None:
    bodies: list[Any] = []

    def refuse(route: Any) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        bodies.append(route.request.post_data_json)
        error = {"code": "data", "message": FAULTS, "field": "text"}
        route.fulfill(status=422, json={"error": error})

    page.route(OWN, refuse)
    asked(page, site, "claims: <b>none</b>\n")
    page.wait_for_selector(".faults li", timeout=WAIT)
    told = page.locator(".faults li").all_inner_texts()
    assert bodies == [{"text": "claims: <b>none</b>\n"}]
    assert [line.split(":")[0] for line in told] == ["line 3", "line 9"]
    assert page.locator(".faults img, .faults b").count() == 0
    assert page.evaluate("window.hit") is None


def test_claims_of_ones_own_are_shown_like_those_of_the_document(page: Any, site: str) -> None:
    shipped = page.request.get(f"{site}/api/v1/claims/zhao-2024")
    while "claims" not in shipped.json():
        page.wait_for_timeout(500)
        shipped = page.request.get(f"{site}/api/v1/claims/zhao-2024")
    told = shipped.json()
    first = {**told["claims"][0], "parts_tested": [1, 2], "claim": "Mine & <i>only</i> mine"}
    second = {key: value for key, value in told["claims"][1].items() if key != "parts_tested"}
    answer = {**told, "claims": [first, second], "counts": {"mixed": 1, "supported": 1}}
    page.route(
        OWN, lambda r: r.fulfill(json=answer) if r.request.method == "POST" else r.continue_()
    )
    asked(page, site, "document: {id: mine}")
    cards = page.locator(".own-claims .claim")
    cards.nth(1).wait_for(timeout=WAIT)
    assert "Mine & <i>only</i> mine" in cards.nth(0).inner_text()
    assert "1 of 2 parts tested" in cards.nth(0).inner_text()
    assert "parts tested" not in cards.nth(1).inner_text()


def test_the_server_judges_the_example_and_names_the_line_of_a_fault(page: Any, site: str) -> None:
    page.goto(f"{site}/#/claims")
    page.locator(".own-claims summary").first.click()
    page.get_by_role("button", name="Begin with an example").click()
    field = page.get_by_label("Claims in YAML")
    right = field.input_value()
    page.get_by_role("button", name="Check them").click()
    card = page.locator(".own-claims .claim")
    card.wait_for(timeout=WAIT)
    assert card.locator(".verdict").inner_text() == "supported"
    assert "slope" in card.inner_text()
    field.fill(right.replace("claimed: rising", "claimed: growing"))
    page.get_by_role("button", name="Check them").click()
    page.wait_for_selector(".own-claims .problem", timeout=WAIT)
    line = right[: right.index("claimed: rising")].count("\n") + 1
    assert f"line {line}" in page.locator(".own-claims .problem").inner_text()


def test_a_file_of_claims_that_is_too_large_is_not_sent(
    page: Any, site: str, tmp_path: Any
) -> None:
    sent: list[str] = []
    page.on("request", lambda r: sent.append(r.url) if r.method == "POST" else None)
    page.goto(f"{site}/#/claims")
    page.locator(".own-claims summary").first.click()
    large = tmp_path / "large.yaml"
    large.write_text("x: 1\n" * 20_000)
    page.locator("input[type=file]").set_input_files(str(large))
    page.wait_for_selector(".own-claims .problem", timeout=WAIT)
    assert page.get_by_role("button", name="Check them").is_disabled()
    small = tmp_path / "small.yaml"
    small.write_text("document: {id: mine}\n")
    page.locator("input[type=file]").set_input_files(str(small))
    page.wait_for_selector(".own-claims .problem", state="detached", timeout=WAIT)
    assert page.get_by_label("Claims in YAML").input_value() == "document: {id: mine}\n"
    assert [url for url in sent if url.endswith("/claims")] == []


CLICK = """place => {
    window.took = null;
    const began = performance.now();
    const watch = new MutationObserver(() => {
        if (!document.querySelector('.headlines li')) return;
        window.took = performance.now() - began;
        watch.disconnect();
    });
    watch.observe(document.body, {childList: true, subtree: true});
    document.querySelectorAll('.card')[place].click();
}"""


def test_a_click_on_a_question_gives_a_sentence_within_a_second(page: Any, site: str) -> None:
    took = []
    for place in range(3):
        page.goto(f"{site}/#/start")
        page.wait_for_selector(".map", timeout=WAIT)
        page.wait_for_selector(".plot svg", timeout=WAIT)
        page.evaluate(CLICK, place)
        page.wait_for_function("() => window.took !== null", timeout=WAIT)
        took.append(page.evaluate("window.took"))
        said = page.locator(".headlines li").first.inner_text()
        assert "median" in said
        assert said.endswith(".")
    # Other work on the machine slows some of them; one that is free of it tells.
    assert min(took) <= 1000, took


@pytest.mark.parametrize(
    ("view", "sign"),
    [
        ("scenario?s=us-retrenches", "[data-pending=false]"),
        ("compare", "caption:has-text('nine in ten')"),
        ("decisions?dossier=reparations-loan-2025", ".axis-ends"),
        ("evidence", "tbody tr >> nth=100"),
    ],
)
def test_print_has_whole_tables_and_charts_and_nothing_to_press(
    page: Any, site: str, view: str, sign: str
) -> None:
    page.goto(f"{site}/#/{view}")
    page.wait_for_selector(sign, timeout=WAIT)
    page.set_viewport_size({"width": 720, "height": 1000})
    page.emulate_media(media="print")
    cut = "() => [...document.querySelectorAll('.table-place')].filter(one =>"
    cut += (
        " one.scrollHeight > one.clientHeight + 2 && getComputedStyle(one).overflowY !== 'visible')"
    )
    assert page.evaluate(f"({cut})().length") == 0
    shown = "button => button.filter(one => one.checkVisibility()).length"
    assert page.locator("main button, nav, .levers").evaluate_all(shown) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 720


def test_a_screen_of_levers_can_be_used_with_keys_on_a_phone(phone: Any, site: str) -> None:
    phone.goto(f"{site}/#/scenario")
    phone.wait_for_selector("[data-pending=false]", timeout=WAIT)
    right = "links => Math.max(...links.map(one => one.getBoundingClientRect().right))"
    assert phone.locator(".top nav a").evaluate_all(right) <= 390
    phone.locator(".drawer").focus()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.type") == "range"
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("() => location.hash.includes('us-troops=')", timeout=WAIT)
    assert phone.locator(".lever[data-moved=true]").count() == 1
