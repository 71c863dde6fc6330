"""A rule of one's own: read from any path, with every fault at once."""

from datetime import date
from pathlib import Path

import pytest

from foedus.errors import DataError
from foedus.facts.rules_file import read_rule
from foedus.facts.system import System

GAME = """\
id: my-game
name: A game
body: Whoever plays
voters: {named: [QQQ, the-bank, "two"]}
versions:
  - since: 2040-01-01
    article: none
    what: Three of five votes, and the bank not against.
    ways:
      - name: enough votes
        requires:
          - {tally: in_favour, of: shares, at_least: 3}
          - {none_against: [the-bank]}
    weights:
      - id: shares
        unit: shares
        of: {QQQ: 2, the-bank: 2, two: 1}
        source: made-up
        checked: recalled
    source: made-up
    checked: recalled
"""


@pytest.fixture
def game(tmp_path: Path) -> Path:
    path = tmp_path / "anything.yaml"
    path.write_text(GAME)
    return path


def test_voters_may_have_any_names_and_days_may_lie_ahead(small: System, game: Path) -> None:
    rule = read_rule(game, small)
    assert rule.voters.named == ("QQQ", "the-bank", "two")
    assert dict(rule.versions[0].weights[0].of) == {"QQQ": 2, "the-bank": 2, "two": 1}
    assert rule.versions[0].since == date(2040, 1, 1)


def test_every_fault_of_the_file_comes_with_its_line(small: System, game: Path) -> None:
    game.write_text(
        GAME.replace("at_least: 3", "at_least: 6")
        .replace("[the-bank]", "[the-banc]")
        .replace("two: 1", "three: 1")
        .replace("article: none", "artikel: none")
    )
    with pytest.raises(DataError) as raised:
        read_rule(game, small)
    told = {(fault.line, fault.message.split(": ", 1)[-1]) for fault in raised.value.faults}
    assert {fault.file for fault in raised.value.faults} == {str(game)}
    assert {line for line, _ in told} == {6, 7, 12, 13, 17}
    assert (12, "6 is above the 4 that there are at most; correct it") in told
    assert (13, "voter 'the-banc' is not known; did you mean 'the-bank'?") in told
    assert (17, "leaves out two, with a vote in these years; add a weight") in told


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('named: [QQQ, the-bank, "two"]', "organisation: UNIO", "did you mean 'UNION'?"),
        ('named: [QQQ, the-bank, "two"]', "participants_of: arms", "union instrument 'arms' is"),
        ("2040-01-01\n", "2040-01-01\n    until: 2039-01-01\n", "is not after since 2040-01-01"),
        ("id: my-game\n", "id: my-game\nid: again\n", "id is given twice, also on line 1"),
    ],
)
def test_it_is_checked_against_the_system(
    small: System, game: Path, old: str, new: str, words: str
) -> None:
    assert GAME.count(old) == 1
    game.write_text(GAME.replace(old, new))
    with pytest.raises(DataError, match="fault") as raised:
        read_rule(game, small)
    assert words in str(raised.value)


def test_a_file_that_cannot_be_read_is_a_fault(small: System, tmp_path: Path) -> None:
    for name, text in (("missing.yaml", None), ("list.yaml", "- one\n"), ("empty.yaml", "")):
        if text is not None:
            (tmp_path / name).write_text(text)
        with pytest.raises(DataError) as raised:
            read_rule(tmp_path / name, small)
        assert raised.value.faults[0].file.endswith(name)


def test_it_may_vote_as_a_rule_of_the_system(small: System, game: Path) -> None:
    game.write_text(
        "id: mine\nname: Mine\nbody: Mine\nvoters: {organisation: UNION}\nversions:\n"
        "  - since: 2006-01-01\n    article: none\n    what: As the union.\n"
        "    votes_as: union-majority\n    source: me\n    checked: recalled\n"
    )
    assert read_rule(game, small).versions[0].votes_as == "union-majority"
    game.write_text(game.read_text().replace("2006-01-01", "2004-01-01"))
    with pytest.raises(DataError, match="no version on 2004-01-01; begin or end this one"):
        read_rule(game, small)
