"""Write road_states.csv: the state in which each place of the road network lies.

    python tools/road_states.py REFERENCE_FOLDER

Needs the package reverse_geocoder (GeoNames, CC BY 4.0), which nothing else here does: it finds the
nearest town of a thousand people. Where that town lies over the border, and in contested
places, `BY_HAND` has the state, with the reason. The table is kept, so this runs only
when places change.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from reading import rows

PLACES = "transport/euroroad_vertices_latlon.csv"
TABLE = Path(__file__).parent / "road_states.csv"
ACROSS = "border post; the nearest town lies across the border"
ALPHA_3 = {
    "GB": "GBR",
    "FR": "FRA",
    "ES": "ESP",
    "NL": "NLD",
    "BE": "BEL",
    "LU": "LUX",
    "CH": "CHE",
    "IT": "ITA",
    "DE": "DEU",
    "NO": "NOR",
    "SE": "SWE",
    "DK": "DNK",
    "AT": "AUT",
    "CZ": "CZE",
    "GR": "GRC",
    "PL": "POL",
    "SK": "SVK",
    "HU": "HUN",
    "HR": "HRV",
    "ME": "MNE",
    "XK": "XKX",
    "MK": "MKD",
    "FI": "FIN",
    "RS": "SRB",
    "LT": "LTU",
    "BY": "BLR",
    "UA": "UKR",
    "RO": "ROU",
    "BG": "BGR",
    "RU": "RUS",
    "TR": "TUR",
    "GE": "GEO",
    "AM": "ARM",
    "AZ": "AZE",
    "KZ": "KAZ",
    "TM": "TKM",
    "UZ": "UZB",
    "TJ": "TJK",
    "KG": "KGZ",
    "CN": "CHN",
    "IE": "IRL",
    "EE": "EST",
    "SI": "SVN",
    "PT": "PRT",
    "IR": "IRN",
    "IQ": "IRQ",
    "LV": "LVA",
    "BA": "BIH",
    "SY": "SYR",
    "AX": "FIN",
    "MD": "MDA",
    "AL": "ALB",
}
BY_HAND = {
    "Karesuvanto": ("FIN", ACROSS),
    "Karesuando": ("SWE", ACROSS),
    "Kilpisjärvi": ("FIN", ACROSS),
    "Niki": ("GRC", ACROSS),
    "Evzoni": ("GRC", ACROSS),
    "Ormenio": ("GRC", ACROSS),
    "Kristalopigi": ("GRC", ACROSS),
    "Rozvadov": ("CZE", ACROSS),
    "Vyšné Nemecké": ("SVK", ACROSS),
    "Waldshut": ("DEU", ACROSS),
    "Sculeni": ("MDA", ACROSS),
    "Leuşeni": ("MDA", ACROSS),
    "Luhamaa": ("EST", ACROSS),
    "Sadakhlo": ("GEO", ACROSS),
    "Loiblpass": ("AUT", "a pass on the border; its northern side"),
    "Torniyiszentmiklós": ("HUN", ACROSS),
    "Kardam": ("BGR", ACROSS),
    "Türkgözü": ("TUR", ACROSS),
    "Gürbulak": ("TUR", ACROSS),
    "Karabutak": ("KAZ", ACROSS),
    "Bakhty": ("KAZ", ACROSS),
    "Simferopol": ("UKR", "General Assembly resolution 68/262"),
    "Alushta": ("UKR", "General Assembly resolution 68/262"),
    "Yalta": ("UKR", "General Assembly resolution 68/262"),
    "Dzhankoy": ("UKR", "General Assembly resolution 68/262"),
    "Donetsk": ("UKR", "General Assembly resolution ES-11/4"),
    "Luhansk": ("UKR", "General Assembly resolution ES-11/4"),
    "Melitopol": ("UKR", "General Assembly resolution ES-11/4"),
    "Kherson": ("UKR", "General Assembly resolution ES-11/4"),
    "Sukhumi": ("GEO", "General Assembly resolution 63/307"),
}


def main(reference: Path) -> None:
    """Write the table."""
    from reverse_geocoder import search

    places = list(rows(reference / PLACES))
    found = search([(float(one["lat"]), float(one["lon"])) for one in places], mode=1)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["source_id", "name", "state", "how"])
        for place, near in zip(places, found, strict=True):
            state, why = BY_HAND.get(place["city"], (ALPHA_3[near["cc"]], "nearest town"))
            writer.writerow([place["id"], place["city"], state, why])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: python {sys.argv[0]} REFERENCE_FOLDER")
    main(Path(sys.argv[1]))
