"""Write governments/: cabinets, their parties, and what experts say of them, from the references.

    python tools/write_governments.py REFERENCE_FOLDER

Cabinets are ParlGov's to June 2023, with the seats of joint lists mended, and from the first
cabinet of the newer table on those of that table. A second run changes no byte.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import sys
from pathlib import Path

from party_surveys import positions
from reading import number, rows
from writing import _lists_on_one_line

FOLDER = Path(__file__).parent.parent / "src/foedus/systems/eu_nato/governments"
DOCUMENTS = Path(__file__).parent / "cabinet_documents.csv"
FIRST_DAY = "1999-01-01"
STATES = (
    *("AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GBR", "GRC"),
    *("HRV", "HUN", "IRL", "ISL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "NOR", "POL", "PRT"),
    *("ROU", "SVK", "SVN", "SWE", "TUR"),
)
CARETAKER = ("caretaker", "acting", "technical")
HOW = {"parlgov column": "register", "codebook": "codebook", "by hand": "judged"}

# What notes of the newer table say of the days of a whole cabinet.
RECALLED_DAYS = {
    r"\bday (the cabinet took office )?recalled": "The first day is recalled.",
    r"\bend date recalled": "The last day is recalled.",
}

Row = dict[str, object]


def cabinets_of_parlgov(reference: Path, before: dict[str, str]) -> tuple[list[Row], list[Row]]:
    """Return cabinets and their parties, up to the first cabinet of the newer table."""
    fixes = seat_fixes(reference)
    held: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows(reference / "parties/parlgov_view_cabinet.csv"):
        state, since = row["country_name_short"], row["start_date"]
        if state in STATES and since < before[state]:
            held.setdefault((state, since, row["cabinet_id"]), []).append(row)
    starts = sorted(held)
    cabinets, parties = [], []
    for place, key in enumerate(starts):
        state, since, _ = key
        following = starts[place + 1] if place + 1 < len(starts) else ("", "", "")
        until = following[1] if following[0] == state else before[state]
        if until <= FIRST_DAY or until == since:
            continue
        first = held[key][0]
        cabinets.append(
            {
                "actor": state,
                "since": since,
                "until": until,
                "cabinet": first["cabinet_name"],
                "prime_minister": re.sub(r" [IVX]+$", "", first["cabinet_name"]),
                "caretaker": "true" if first["caretaker"] == "1" else "false",
                "seats_total": int(first["election_seats_total"]),
                "source": "parlgov-2023",
                "checked": "data",
                "note": "",
            }
        )
        for row in held[key]:
            if row["cabinet_party"] == "1":
                parties.append(_party_of_parlgov(row, fixes))
    return cabinets, parties


def _party_of_parlgov(row: dict[str, str], fixes: dict[tuple[str, str, str], Row]) -> Row:
    key = (row["country_name_short"], row["start_date"], row["party_id"])
    fixed = fixes.get(key)
    seats = int(row["seats"] or 0)
    return {
        "actor": key[0],
        "since": key[1],
        "party": f"parlgov-{key[2]}",
        "name": row["party_name_short"],
        "seats": fixed["seats"] if fixed else seats,
        "role": "government",
        "source": "parlgov-2023",
        "checked": ("recalled" if "recalled" in str(fixed["why"]) else "text") if fixed else "data",
        "note": f"ParlGov has {seats}: {fixed['why']}" if fixed else "",
    }


def seat_fixes(reference: Path) -> dict[tuple[str, str, str], Row]:
    """Return the mended seats by state, first day and number of the party."""
    found = rows(reference / "parties/seat_fixes.csv")
    return {
        (row["country"], row["cabinet_start"], row["parlgov_party_id"]): {
            "seats": int(row["seats"]),
            "why": row["why"].removesuffix(" (recalled)")
            + (" (recalled)" if "(recalled)" in row["why"] else ""),
        }
        for row in found
    }


def newer_cabinets(reference: Path) -> tuple[list[Row], list[Row], list[Row]]:
    """Return cabinets, their parties and the links of those, of the table from 2023 on."""
    documents = {(row["actor"], row["since"]): row for row in rows(DOCUMENTS)}
    cabinets: dict[tuple[str, str], Row] = {}
    parties: list[Row] = []
    links: dict[str, Row] = {}
    doubted: dict[tuple[str, str], str] = {}
    for row in rows(reference / "parties/cabinets_2023_2026.csv"):
        key = (row["country"], row["start_date"])
        if key[0] not in STATES:
            continue
        document = documents[key]
        head = {"source": document["source"], "checked": row["checked"]}
        name = row["cabinet"]
        cabinets.setdefault(
            key,
            {
                "actor": key[0],
                "since": key[1],
                "until": row["end_date"],
                "cabinet": name,
                "prime_minister": row["prime_minister"],
                "caretaker": "true" if any(w in name for w in CARETAKER) else "false",
                "seats_total": int(row["seats_total"]),
                **head,
                "note": f"Also: {document['also']}." if document["also"] else "",
            },
        )
        # A document that names one party of a cabinet names the cabinet.
        if row["checked"] == "text":
            cabinets[key]["checked"] = "text"
        if row["party"] != "none":
            parties.append(_newer_party(row, head))
            links.setdefault(str(parties[-1]["party"]), _newer_link(row, parties[-1]))
        for form, said in RECALLED_DAYS.items():
            if re.search(form, row["note"]):
                doubted[key] = said
    for key, said in doubted.items():
        note = " ".join(filter(None, (said, str(cabinets[key]["note"]))))
        cabinets[key] |= {"checked": "recalled", "note": note}
    return list(cabinets.values()), parties, list(links.values())


def _newer_party(row: dict[str, str], head: Row) -> Row:
    number_of = row["ches_party_id"]
    slug = re.sub(r"[^a-z0-9]+", "-", row["party"].lower()).strip("-")
    recalled = row["seats_source"] == "recalled" or "split recalled" in row["note"]
    # Numbers of a catalogue that readers do not have.
    note = re.sub(r" \([^)]*\bid \d+\)", "", row["note"])
    return {
        "actor": row["country"],
        "since": row["start_date"],
        "party": f"ches-{number_of}" if number_of else f"{row['country'].lower()}-{slug}",
        "name": row["party"],
        "seats": int(row["seats"]),
        "role": "government" if row["in_government"] == "1.0" else "support",
        **head,
        **({"checked": "recalled"} if recalled else {}),
        "note": ". ".join(filter(None, ("Seats recalled" if recalled else "", note))),
    }


def _newer_link(row: dict[str, str], party: Row) -> Row:
    found = row["ches_party_id"]
    return {
        "party": party["party"],
        "name": party["name"],
        "survey_party": found,
        "share": "1" if found else "",
        "from_year": "",
        "to_year": "",
        "how": "codebook" if found else "judged",
        "note": "" if found else "Not in the surveys.",
    }


def links_of_parlgov(reference: Path) -> list[Row]:
    """Return the links of ParlGov's parties to those of the surveys."""
    found = []
    for row in rows(reference / "parties/parlgov_to_ches_crosswalk.csv"):
        if row["country"] in STATES:
            linked = row["ches_party_id"]
            found.append(
                {
                    "party": f"parlgov-{row['parlgov_party_id']}",
                    "name": row["parlgov_party"],
                    "survey_party": linked,
                    "share": f"{float(row['share'] or 1):g}" if linked else "",
                    "from_year": row["from_year"],
                    "to_year": row["to_year"],
                    "how": HOW[row["how"]],
                    "note": row["note"].removeprefix("NO LINK: "),
                }
            )
    return found


def main() -> None:
    """Write the tables and their data package."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: python {sys.argv[0]} REFERENCE_FOLDER")
    reference = Path(sys.argv[1])
    newer, newer_parties, newer_links = newer_cabinets(reference)
    before = dict.fromkeys(STATES, "9999-12-31")
    for row in newer:
        before[str(row["actor"])] = min(before[str(row["actor"])], str(row["since"]))
    older, older_parties = cabinets_of_parlgov(reference, before)
    parties = older_parties + newer_parties
    used = {str(row["party"]) for row in parties}
    links = [row for row in links_of_parlgov(reference) + newer_links if row["party"] in used]
    surveyed = {str(row["survey_party"]) for row in links if row["survey_party"]}
    tables = {
        "cabinets": (older + newer, ("actor", "since")),
        "cabinet_parties": (parties, ("actor", "since", "party")),
        "party_links": (links, ("party", "from_year", "survey_party")),
        "party_positions": (positions(reference, surveyed), ("survey_party", "wave", "question")),
    }
    FOLDER.mkdir(exist_ok=True)
    described = json.loads((Path(__file__).parent / "governments.json").read_text("utf-8"))
    for resource in described["resources"]:
        found, key = tables[resource["name"]]
        content = _csv(sorted(found, key=lambda row: [_sortable(row[one]) for one in key]))
        (FOLDER / resource["path"]).write_bytes(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
        resource["bytes"] = len(content)
        print(f"{resource['name']:20}{len(found):6} rows")
    text = json.dumps(described, indent=2, ensure_ascii=False)
    (FOLDER / "datapackage.json").write_text(_lists_on_one_line(text) + "\n", encoding="utf-8")


def _sortable(cell: object) -> tuple[int, float, str]:
    value = number(str(cell)) if re.fullmatch(r"[0-9.]+", str(cell)) else None
    return (0, value, "") if value is not None else (1, 0.0, str(cell))


def _csv(found: list[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(found[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode()


if __name__ == "__main__":
    main()
