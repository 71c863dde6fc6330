"""Every screen: nothing goes wrong, nothing is asked elsewhere, everybody can read it."""

from typing import Any

import pytest

from tests.ui.conftest import Seen, faults_of

WAIT = 60_000  # milliseconds, on a busy machine
# What stands on a screen once its answers have come.
SCREENS = {
    "start": ".card >> nth=3",
    "scenario?s=us-retrenches": "[data-name='us-retrenches-european_share'] svg",
    "compare": "caption:has-text('nine in ten')",
    "map?c=POL,DEU": ".map",
    "map?s=us-retrenches&d=baseline&y=2035": ".map.both-ways",
    "network": ".network circle",
    "forces": "[data-name^='forces-'] table",
    "decisions": ".verdict-line",
    "facts": "[data-name='memberships'] svg",
    "claims": ".claim >> nth=30",
    "evidence": "tbody tr >> nth=100",
    "method": "blockquote",
}


@pytest.mark.parametrize("view", SCREENS)
def test_a_screen_opens_without_fault(page: Any, site: str, seen: Seen, view: str) -> None:
    page.goto(f"{site}/#/{view}")
    page.wait_for_selector(SCREENS[view], timeout=WAIT)
    assert page.locator("h1").count() == 1
    assert faults_of(page) == []
    assert (seen.errors, seen.foreign) == ([], [])


@pytest.mark.parametrize("view", SCREENS)
def test_a_screen_fits_a_phone(phone: Any, site: str, view: str) -> None:
    phone.goto(f"{site}/#/{view}")
    phone.wait_for_selector(SCREENS[view], timeout=WAIT, state="attached")
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


def test_start_states_one_question_three_cards_one_chart_and_one_map(page: Any, site: str) -> None:
    page.goto(site)
    page.wait_for_selector(".map", timeout=WAIT)
    assert page.locator("h1").inner_text().endswith("?")
    assert page.locator(".card:not(.own)").count() == 3
    assert page.locator(".plot svg").count() == 1
    assert page.locator(".map").count() == 1
    page.locator(".card").first.click()
    page.wait_for_selector(".headlines li", timeout=WAIT)
    assert "median" in page.locator(".headlines li").first.inner_text()


def test_a_place_of_the_map_is_told_on_hover_focus_and_tap(page: Any, site: str) -> None:
    page.goto(f"{site}/#/map?y=2025")
    page.wait_for_selector(".map", timeout=WAIT)
    page.locator("[data-place=HUN]").hover()
    assert "No figure for 2025 is held" in page.locator(".map-tip").inner_text()
    page.locator("[data-place=CHE]").click()
    assert "Switzerland" in page.locator(".map-told").inner_text()
    assert "neither organisation" in page.locator(".map-told").inner_text()
    page.locator(".map-place").focus()
    page.keyboard.press("ArrowRight")
    assert "Syria" in page.locator(".map-told").inner_text()
    page.locator("[data-place=POL]").click()
    assert page.locator(".map-told .source-mark").count() == 1
    assert "estimate" in page.locator(".map-told").inner_text()


def test_an_actor_of_the_network_is_told_on_hover_keys_and_tap(page: Any, site: str) -> None:
    page.goto(f"{site}/#/network?y=2024")
    page.wait_for_selector(".network circle", timeout=WAIT)
    page.locator("[data-actor=HUN]").hover()
    assert "Hungary: together with" in page.locator(".map-tip").inner_text()
    page.locator("[data-actor=GRC]").click()
    page.wait_for_function("location.hash.includes('a=GRC')")
    table = page.locator("[data-name='network-2024-ties'] tbody")
    assert "Türkiye" in table.inner_text()
    assert all("Greece" in row for row in table.locator("th").all_inner_texts())
    page.locator(".network-place").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert "Albania" in page.locator(".map-told").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash.includes('a=ALB')")


def test_before_it_left_the_union_britain_stood_in_both(page: Any, site: str) -> None:
    places = []
    for year in (2019, 2021):
        page.goto(f"{site}/#/network?y={year}")
        page.wait_for_selector(f"[data-name=network-{year}] .network circle", timeout=WAIT)
        places.append(page.locator("[data-actor=GBR]").get_attribute("x"))
    assert float(places[0]) < float(places[1])
