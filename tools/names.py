"""Which actor a publisher means: every spelling and code of the reference files, in one place."""

from __future__ import annotations

OTHERS = "OTH"
"""All donors or suppliers outside the system, summed."""

UNION = "EU"
"""The institutions of the European Union as a donor of their own."""

_SPELLINGS = {
    "BEL": ("Belgium",),
    "BGR": ("Bulgaria",),
    "CZE": ("Czechia", "Czech Republic"),
    "DEU": ("Germany",),
    "DNK": ("Denmark",),
    "ESP": ("Spain",),
    "EST": ("Estonia",),
    "FIN": ("Finland",),
    "FRA": ("France",),
    "GRC": ("Greece",),
    "HRV": ("Croatia",),
    "HUN": ("Hungary",),
    "ITA": ("Italy",),
    "LTU": ("Lithuania",),
    "LUX": ("Luxembourg",),
    "LVA": ("Latvia",),
    "NLD": ("Netherlands",),
    "POL": ("Poland",),
    "PRT": ("Portugal",),
    "ROU": ("Romania",),
    "SVK": ("Slovakia", "Slovak Republic"),
    "SVN": ("Slovenia",),
    "SWE": ("Sweden",),
    "AUT": ("Austria",),
    "CYP": ("Cyprus",),
    "IRL": ("Ireland",),
    "MLT": ("Malta",),
    "ALB": ("Albania",),
    "CAN": ("Canada",),
    "GBR": ("United Kingdom",),
    "ISL": ("Iceland",),
    "MKD": ("North Macedonia", "Macedonia"),
    "MNE": ("Montenegro",),
    "NOR": ("Norway",),
    "TUR": ("Türkiye", "Turkiye", "Turkey"),
    "USA": ("United States", "United States of America"),
    "BIH": ("Bosnia and Herzegovina", "Bosnia & Herzegovina", "Bosnia-Herzegovina"),
    "GEO": ("Georgia",),
    "MDA": ("Moldova",),
    "SRB": ("Serbia",),
    "UKR": ("Ukraine",),
    "RUS": ("Russia",),
    "CHN": ("China",),
    "JPN": ("Japan",),
    "KOR": ("South Korea", "Korea, South"),
    "AUS": ("Australia",),
    "NZL": ("New Zealand",),
}

ACTORS = tuple(_SPELLINGS)
"""The system's actors, in the order of its actor axis."""

ACTOR_OF_NAME = {name: actor for actor, names in _SPELLINGS.items() for name in names}
"""English name, as any of the publishers spells it → actor."""

ACTOR_OF_COW_CODE = {
    2: "USA", 20: "CAN", 200: "GBR", 205: "IRL", 210: "NLD", 211: "BEL", 212: "LUX", 220: "FRA",
    230: "ESP", 235: "PRT", 255: "DEU", 290: "POL", 305: "AUT", 310: "HUN", 316: "CZE", 317: "SVK",
    325: "ITA", 338: "MLT", 339: "ALB", 341: "MNE", 343: "MKD", 344: "HRV", 345: "SRB", 346: "BIH",
    349: "SVN", 350: "GRC", 352: "CYP", 355: "BGR", 359: "MDA", 360: "ROU", 365: "RUS", 366: "EST",
    367: "LVA", 368: "LTU", 369: "UKR", 372: "GEO", 375: "FIN", 380: "SWE", 385: "NOR", 390: "DNK",
    395: "ISL", 640: "TUR", 710: "CHN", 732: "KOR", 740: "JPN", 900: "AUS", 920: "NZL",
}  # fmt: skip
"""State number of the Correlates of War project → actor."""

FIRST_YEAR_OF_COW_CODE = {345: 2006, 365: 1992}
"""Codes that go on under a successor: Yugoslavia's is Serbia's alone since Montenegro left in
2006, the Soviet Union's is Russia's since 1992. Earlier years belong to no actor."""


def actor_of_cow_code(code: int, year: int) -> str | None:
    """Return the actor that a Correlates of War state number means in a year, or None.

    code    state number, as 255
    year    calendar year

    >>> actor_of_cow_code(255, 1990), actor_of_cow_code(345, 2005), actor_of_cow_code(345, 2006)
    ('DEU', None, 'SRB')
    """
    if year < FIRST_YEAR_OF_COW_CODE.get(code, year):
        return None
    return ACTOR_OF_COW_CODE.get(code)
