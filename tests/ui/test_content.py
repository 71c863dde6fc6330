"""What screens say of votes, positions, claims and comparisons, as an expert would check it."""

from typing import Any

WAIT = 60_000  # milliseconds, on a busy machine
RULE = "[data-name=ballot]"


def verdict(page: Any) -> str:
    return str(page.locator(".verdict-line").inner_text())


def test_one_member_stops_unanimity_and_absence_does_not(page: Any, site: str) -> None:
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
