"""Dossiers of the small system: delays, what was known when, and a user's own file."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import DataError, UnknownName
from foedus.facts.dossiers_file import read_dossiers
from foedus.facts.system import System
from foedus.facts.validate import validate

OWN = """dossiers:
  - id: common-road
    title: A common road
    organisations: [PACT]
    issue: autonomy
    legal_bases: [pact-consensus]
    proposed: 2021-06-01
    status_quo: A path.
    proposal: Build a road.
    outcome: pending
    open_until: 2021-07-01
    source: my-paper
    checked: text
references:
  - {id: my-paper, type: report, title: My paper}
"""


def test_they_stand_in_order_of_proposal(small: System) -> None:
    # The middle of 2017 comes before March 2018, though its file gives it last.
    assert [one.id for one in small.dossiers] == ["common-headquarters", "softland-invitation"]
    assert [issue.id for issue in small.issues] == ["autonomy", "enlargement"]
    assert [route.id for route in small.routes] == ["chair-prerogative"]
    with pytest.raises(UnknownName, match="did you mean 'softland-invitation'"):
        small.dossier("softland-invitaton")


def test_delays_and_blocks_in_days(small: System) -> None:
    decided, pending = small.dossier("softland-invitation"), small.dossier("common-headquarters")
    assert (decided.delay_days, decided.censored) == (549, False)
    assert decided.longest_block_days == 457
    # From the middle of 2017, 2 July, to 1 March 2021; the block from 2 July 2018.
    assert (pending.delay_days, pending.censored) == (1338, True)
    assert pending.longest_block_days == 973


def test_before_its_proposal_a_dossier_is_not_there(small: System) -> None:
    assert small.as_known_on(date(2017, 12, 30)).dossiers == ()
    known = small.as_known_on(date(2018, 2, 28)).dossiers
    assert [one.id for one in known] == ["common-headquarters"]


def test_before_its_outcome_it_is_pending_and_the_end_unknown(small: System) -> None:
    view = small.as_known_on(date(2018, 11, 30)).dossier("softland-invitation")
    assert (view.outcome, view.open_until, view.decided) == ("pending", "2018-11-30", None)
    assert (view.route, view.result, view.tally, view.note) == (None, None, None, None)
    assert view.delay_days == 274
    # CCC held out from June, which was public in December only.
    assert [block.actor for block in view.blocks] == ["BBB"]
    held = view.blocks[0]
    assert (held.until, held.demand, held.got, held.note) == (None, None, None, None)
    assert held.what == "Asks for a road."
    assert [position.date for position in view.positions] == ["2018-02", "2018-05-01"]


def test_the_kind_of_demand_is_not_known_when_the_block_ends_but_when_the_dossier_does(
    small: System,
) -> None:
    lifted = small.as_known_on(date(2019, 8, 1)).dossier("softland-invitation").blocks[0]
    assert (lifted.until, lifted.got, lifted.demand) == ("2019-08-01", "A road.", None)
    decided = small.as_known_on(date(2019, 9, 1)).dossier("softland-invitation")
    assert decided == small.dossier("softland-invitation")


def test_a_pending_dossier_keeps_its_last_day_on_record(small: System) -> None:
    early = small.as_known_on(date(2019, 5, 1)).dossier("common-headquarters")
    assert (early.open_until, early.blocks[0].demand) == ("2019-05-01", None)
    late = small.as_known_on(date(2021, 6, 1)).dossier("common-headquarters")
    assert (late.open_until, late.blocks[0].demand) == ("2021-03-01", "inside")


@given(st.dates(date(2016, 1, 1), date(2021, 7, 1)), st.dates(date(2016, 1, 1), date(2021, 7, 1)))
def test_looking_back_twice_is_looking_back_once(small: System, one: date, other: date) -> None:
    late, early = max(one, other), min(one, other)
    assert small.as_known_on(late).as_known_on(early).dossiers == small.as_known_on(early).dossiers


def test_a_user_reads_a_file_of_their_own(small: System, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN)
    (own,) = read_dossiers(path, small)
    assert (own.id, own.delay_days) == ("common-road", 30)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[PACT]", "[PAKT]", "mine.yaml has 1 fault"),
        ("[PACT]", "[UNION]", "members of PACT decide by 'pact-consensus'; add PACT"),
        ("checked: text", "checked: text\n    recalled: [decided]", "'decided' is not given here"),
        ("checked: text", "checked: text\n    recalled: [hearsay]", "Input should be 'proposed'"),
        ("issue: autonomy", "issue: roads", "line 5: dossiers.0.issue: issue 'roads' is not known"),
        ("[pact-consensus]", "[pact-vote]", "rule 'pact-vote' is not known"),
        ("source: my-paper", "source: my-papers", "did you mean 'my-paper'?"),
        ("2021-06-01", "2022-06-01", "is after the system's today, 2021-07-01"),
        ("open_until: 2021-07-01", "open_until: 2021-05-01", "is before it was proposed"),
        ("outcome: pending", "outcome: shelved", "Input should be 'adopted', 'adopted-diluted'"),
        (
            "outcome: pending\n    open_until",
            "outcome: adopted\n    route: pact-vote\n    decided",
            "rule or route 'pact-vote' is not known",
        ),
        ("dossiers:", "dossier:", "dossiers is required"),
        ("title: A common road", "title: [", "is not valid YAML"),
    ],
)
def test_a_users_file_passes_the_same_checks(
    small: System, tmp_path: Path, old: str, new: str, words: str
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN.replace(old, new, 1))
    with pytest.raises(DataError) as raised:
        read_dossiers(path, small)
    assert words in str(raised.value)


def test_a_rule_that_cannot_be_read_is_still_known(copy: Path) -> None:
    (copy / "rules" / "pact-consensus.yaml").write_text("[")
    faults = validate(copy).faults
    assert {fault.file for fault in faults} == {"rules/pact-consensus.yaml"}


def test_a_missing_file_says_so(small: System, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is missing; write it"):
        read_dossiers(tmp_path / "mine.yaml", small)
