"""price_countries.csv: each country's ISO 3166-1 alpha-3 code (pycountry), and the currency that its figures in local
currency are in: those of PWT 9.1 (2017), of the Factbook (2024) and of the World Bank now (Unicode CLDR; by hand where
CLDR names several or the source states another)."""
import csv
import datetime as dt

import pycountry
from babel.numbers import get_territory_currencies

from facts import OUT, write

PWT = {"BT": "BTN", "HT": "HTG", "LR": "USD", "LS": "LSL", "NA": "NAD", "PA": "PAB", "PS": "USD", "ST": "STN", "ZW": "USD"}
LATER = {  # "": not known for certain
    "BT": "BTN", "LS": "LSL", "NA": "NAD", "PA": "PAB", "HT": "HTG", "CU": "CUP",
    "LR": "", "PS": "", "ZW": "", "VE": ""}
NOW = LATER | {"BG": "EUR"}  # since 2026-01-01, later than Babel 2.18


def currency(iso2, day, fixed):
    if iso2 in fixed:
        return fixed[iso2]
    found = get_territory_currencies(iso2, day, tender=True)
    return found[0] if len(found) == 1 else ""


def rows():
    pwt = {r["iso3"] for r in csv.DictReader(open(OUT / "pwt91.csv"))}
    for r in csv.DictReader(open(OUT / "countries.csv")):
        iso2 = r["iso2"]
        found = pycountry.countries.get(alpha_2=iso2)
        iso3 = found.alpha_3 if found else ""
        yield (iso2, iso3, currency(iso2, dt.date(2017, 7, 1), PWT) if iso3 in pwt else "",
               currency(iso2, dt.date(2024, 12, 30), LATER), currency(iso2, dt.date(2026, 11, 1), NOW))


if __name__ == "__main__":
    write("price_countries.csv", ["iso2", "iso3", "pwt91", "cia", "wb"], rows())
