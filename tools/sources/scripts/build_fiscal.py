"""fiscal_years.csv: central-government fiscal years.

Base: "Fiscal year" entries of the CIA World Factbook, 2015 edition (public domain, see
build_factbook.py).  They are corrected and dated by the rows below, which state public
facts (budget laws and budget documents) with our own confidence in them."""
import csv
import re

import pycountry

from facts import OUT, write

MONTHS = "january february march april may june july august september october november december".split()
# iso2: [(start_month, start_day, label, short, valid_from, valid_to, confidence, note)]
# label: how the year is usually written: span = "2025-26", start/end = one year number, being the
#        year in which it starts/ends; calendar = both.  short: which year "FY26"/"FY2026" means.
ROWS = {
    "IN": [(4, 1, "span", "end", "1867-04-01", "", "high", "2025-26 = FY26 = 1 Apr 2025 - 31 Mar 2026; states alike")],
    "US": [(10, 1, "end", "end", "1976-10-01", "", "high", "FY2025 = 1 Oct 2024 - 30 Sep 2025 (federal)"),
           (7, 1, "end", "end", "1843-07-01", "1976-06-30", "high", "a transition quarter followed, Jul-Sep 1976")],
    "GB": [(4, 1, "span", "end", "1855-04-01", "", "high", "budget year; the personal tax year starts 6 April")],
    "AU": [(7, 1, "span", "end", "", "", "high", "FY26 = 2025-26")],
    "NZ": [(7, 1, "span", "end", "1989-07-01", "", "high", "the tax year is April-March; 'Budget 2025' covers 2025/26"),
           (4, 1, "span", "end", "", "1989-03-31", "high", "")],
    "CA": [(4, 1, "span", "end", "1907-04-01", "", "high", "")],
    "JP": [(4, 1, "start", "start", "1886-04-01", "", "high", "FY2025 = Reiwa 7 nendo = 1 Apr 2025 - 31 Mar 2026")],
    "SG": [(4, 1, "start", "start", "1970-04-01", "", "high", "FY2025 = 1 Apr 2025 - 31 Mar 2026")],
    "HK": [(4, 1, "span", "end", "", "", "high", "")],
    "ZA": [(4, 1, "span", "end", "", "", "high", "")],
    "PK": [(7, 1, "span", "end", "", "", "high", "FY26 = FY2025-26")],
    "BD": [(7, 1, "span", "end", "", "", "high", "FY26 = FY2025-26")],
    "NP": [(7, 16, "span", "end", "", "", "high", "starts 1 Shrawan (16 or 17 July); Bikram Sambat label 2082/83 = 2025/26")],
    "BT": [(7, 1, "span", "end", "", "", "high", "")],
    "AF": [(3, 21, "start", "start", "2022-03-21", "", "high", "1 Hamal (20-21 March); Solar Hijri label, 1401 = 2022-23"),
           (12, 21, "end", "", "2012-12-21", "2021-12-21", "medium", "1 Jadi (21-22 December); 1392 = 21 Dec 2012 - 21 Dec 2013; 1391 had nine months, and a three-month budget ran Dec 2021 - Mar 2022"),
           (3, 21, "start", "", "", "2012-03-19", "medium", "")],
    "IR": [(3, 21, "start", "start", "", "", "high", "1 Farvardin (20-21 March); Solar Hijri label, 1404 = 2025-26")],
    "ET": [(7, 8, "span", "", "", "", "high", "1 Hamle; Ethiopian label, EFY 2017 = 2024/25 (7 or 8 years behind)")],
    "EG": [(7, 1, "span", "end", "", "", "high", "")],
    "KE": [(7, 1, "span", "end", "", "", "high", "")],
    "UG": [(7, 1, "span", "end", "", "", "high", "")],
    "TZ": [(7, 1, "span", "end", "", "", "high", "")],
    "RW": [(7, 1, "span", "end", "2009-07-01", "", "high", "calendar year until 2008; six-month budget Jan-Jun 2009"),
           (1, 1, "calendar", "end", "", "2008-12-31", "high", "")],
    "BI": [(7, 1, "span", "end", "2019-07-01", "", "medium", "calendar year before")],
    "SS": [(7, 1, "span", "end", "2011-07-01", "", "high", "")],
    "MU": [(7, 1, "span", "end", "2015-07-01", "", "high", "calendar year 2010-2014; six months Jan-Jun 2015"),
           (1, 1, "calendar", "end", "2010-01-01", "2014-12-31", "high", ""),
           (7, 1, "span", "end", "", "2009-06-30", "high", "")],
    "MW": [(4, 1, "span", "end", "2022-04-01", "", "high", "nine-month 2021/22: 1 Jul 2021 - 31 Mar 2022"),
           (7, 1, "span", "end", "", "2021-06-30", "high", "")],
    "BW": [(4, 1, "span", "end", "", "", "high", "")],
    "LS": [(4, 1, "span", "end", "", "", "high", "")],
    "NA": [(4, 1, "span", "end", "", "", "high", "")],
    "SZ": [(4, 1, "span", "end", "", "", "high", "")],
    "LR": [(1, 1, "calendar", "end", "2022-01-01", "", "high", "special budget Jul-Dec 2021"),
           (7, 1, "span", "end", "", "2021-06-30", "high", "")],
    "CM": [(1, 1, "calendar", "end", "2003-01-01", "", "high", "the 2015 Factbook still said 1 July"),
           (7, 1, "span", "end", "", "2002-06-30", "medium", "")],
    "MM": [(4, 1, "span", "end", "2022-04-01", "", "high", "six-month interim budget Oct 2021 - Mar 2022"),
           (10, 1, "span", "end", "2018-10-01", "2021-09-30", "high", "six-month budget Apr-Sep 2018"),
           (4, 1, "span", "end", "1974-04-01", "2018-03-31", "high", "")],
    "TH": [(10, 1, "end", "end", "", "", "high", "FY2026 = B.E. 2569 = 1 Oct 2025 - 30 Sep 2026")],
    "LA": [(1, 1, "calendar", "end", "2017-01-01", "", "medium", "Oct-Sep until 2015-16, then a short budget Oct-Dec 2016"),
           (10, 1, "span", "end", "", "2016-09-30", "high", "")],
    "ID": [(1, 1, "calendar", "end", "2001-01-01", "", "high", "nine months Apr-Dec 2000"),
           (4, 1, "span", "end", "", "2000-03-31", "high", "")],
    "TW": [(1, 1, "calendar", "end", "2001-01-01", "", "high", "18-month budget Jul 1999 - Dec 2000; Minguo label, 115 = 2026"),
           (7, 1, "end", "end", "", "1999-06-30", "high", "")],
    "BN": [(4, 1, "span", "end", "", "", "high", "")],
    "KW": [(4, 1, "span", "end", "2001-04-01", "", "high", ""), (7, 1, "span", "end", "", "2000-06-30", "medium", "")],
    "QA": [(1, 1, "calendar", "end", "2016-01-01", "", "high", "April-March before; nine months Apr-Dec 2015"),
           (4, 1, "span", "end", "", "2015-03-31", "high", "")],
    "SA": [(1, 1, "calendar", "end", "", "", "high", "formally 10 Capricorn (31 Dec) - 9 Capricorn (30 Dec)")],
    "FJ": [(8, 1, "span", "end", "2016-08-01", "", "high", "calendar year until 2015; seven months Jan-Jul 2016"),
           (1, 1, "calendar", "end", "", "2015-12-31", "high", "")],
    "WS": [(7, 1, "span", "end", "", "", "high", "")],
    "TO": [(7, 1, "span", "end", "", "", "high", "FY2026 = 2025/26")],
    "NR": [(7, 1, "span", "end", "", "", "high", "")],
    "CK": [(7, 1, "span", "end", "", "", "high", "the 2015 Factbook said 1 April")],
    "NU": [(7, 1, "span", "end", "", "", "medium", "the 2015 Factbook said 1 April")],
    "TK": [(7, 1, "span", "end", "", "", "medium", "the 2015 Factbook said 1 April")],
    "KI": [(1, 1, "calendar", "end", "", "", "high", "")],
    "TV": [(1, 1, "calendar", "end", "", "", "medium", "year ended 31 December in the 2016 and 2017 accounts")],
    "MH": [(10, 1, "end", "end", "", "", "high", "")],
    "FM": [(10, 1, "end", "end", "", "", "high", "")],
    "PW": [(10, 1, "end", "end", "", "", "high", "")],
    "GU": [(10, 1, "end", "end", "", "", "high", "")],
    "AS": [(10, 1, "end", "end", "", "", "high", "")],
    "MP": [(10, 1, "end", "end", "", "", "high", "")],
    "VI": [(10, 1, "end", "end", "", "", "high", "")],
    "PR": [(7, 1, "end", "end", "", "", "high", "FY2026 = 1 Jul 2025 - 30 Jun 2026")],
    "HT": [(10, 1, "span", "end", "", "", "high", "")],
    "TT": [(10, 1, "end", "end", "1998-10-01", "", "high", "written 2025 or 2024/2025")],
    "JM": [(4, 1, "span", "end", "", "", "high", "")],
    "BB": [(4, 1, "span", "end", "", "", "high", "")],
    "BZ": [(4, 1, "span", "end", "", "", "high", "")],
    "BS": [(7, 1, "span", "end", "", "", "high", "")],
    "BM": [(4, 1, "span", "end", "", "", "high", "")],
    "KY": [(1, 1, "calendar", "end", "2018-01-01", "", "high", "July-June before; 18-month budget Jul 2016 - Dec 2017"),
           (7, 1, "span", "end", "", "2016-06-30", "medium", "the 2015 Factbook said 1 April")],
    "AG": [(1, 1, "calendar", "end", "", "", "medium", "the 2015 Factbook said 1 April")],
    "AI": [(1, 1, "calendar", "end", "", "", "medium", "the 2015 Factbook said 1 April")],
    "VG": [(1, 1, "calendar", "end", "", "", "medium", "the 2015 Factbook said 1 April")],
    "DM": [(7, 1, "span", "end", "", "", "high", "")],
    "LC": [(4, 1, "span", "end", "", "", "high", "")],
    "MS": [(4, 1, "span", "end", "", "", "high", "")],
    "TC": [(4, 1, "span", "end", "", "", "high", "")],
    "FK": [(7, 1, "span", "end", "", "", "high", "the 2015 Factbook said 1 April")],
    "SH": [(4, 1, "span", "end", "", "", "high", "")],
    "GI": [(4, 1, "span", "end", "", "", "high", "the 2015 Factbook said 1 July")],
    "IM": [(4, 1, "span", "end", "", "", "high", "")],
    "JE": [(1, 1, "calendar", "end", "", "", "high", "the 2015 Factbook said 1 April")],
    "GG": [(1, 1, "calendar", "end", "", "", "high", "")],
    "SO": [(1, 1, "calendar", "end", "", "", "high", "")],
    "SE": [(1, 1, "calendar", "end", "1997-01-01", "", "high", "July-June until 1994/95; 18-month budget Jul 1995 - Dec 1996"),
           (7, 1, "span", "end", "", "1995-06-30", "high", "")],
    "EU": [(1, 1, "calendar", "end", "", "", "high", "European Union budget; not an ISO 3166 country")],
    "XK": [(1, 1, "calendar", "end", "", "", "high", "Kosovo; user-assigned code")],
    "PS": [(1, 1, "calendar", "end", "", "", "high", "")],
    "MO": [(1, 1, "calendar", "end", "", "", "high", "")],
    "RS": [(1, 1, "calendar", "end", "", "", "high", "")],
    "CW": [(1, 1, "calendar", "end", "", "", "high", "")],
    "SX": [(1, 1, "calendar", "end", "", "", "high", "")],
}
ORGS = [  # id, name, start_month, start_day, label, short, valid_from, confidence, note
    ("WB", "World Bank Group (IBRD, IDA, IFC, MIGA)", 7, 1, "end", "end", "", "high", "FY26 = 1 Jul 2025 - 30 Jun 2026"),
    ("IMF", "International Monetary Fund", 5, 1, "end", "end", "", "high", "FY2026 = 1 May 2025 - 30 Apr 2026"),
    ("UN", "United Nations regular budget", 1, 1, "calendar", "end", "", "high", "biennial until 2018-2019"),
    ("UNPKO", "United Nations peacekeeping operations", 7, 1, "span", "end", "", "high", "2025/26"),
    ("EU", "European Union", 1, 1, "calendar", "end", "", "high", "see multi_year_frames.csv"),
    ("WHO", "World Health Organization", 1, 1, "calendar", "end", "", "high", "biennial programme budgets, 2024-2025"),
    ("GEF", "Global Environment Facility", 7, 1, "end", "end", "", "high", "four-year replenishments"),
    ("ADB", "Asian Development Bank", 1, 1, "calendar", "end", "", "high", ""),
    ("AFDB", "African Development Bank", 1, 1, "calendar", "end", "", "high", ""),
    ("NATO", "NATO", 1, 1, "calendar", "end", "", "high", ""),
    ("US-STATES", "US states, but for the four below", 7, 1, "end", "end", "", "high", "FY2026 = 1 Jul 2025 - 30 Jun 2026"),
    ("US-NY", "New York State", 4, 1, "end", "end", "", "high", "FY2026 = 1 Apr 2025 - 31 Mar 2026"),
    ("US-TX", "Texas", 9, 1, "end", "end", "", "high", "biennial: 2026-27 = 1 Sep 2025 - 31 Aug 2027"),
    ("US-AL", "Alabama", 10, 1, "end", "end", "", "high", ""),
    ("US-MI", "Michigan", 10, 1, "end", "end", "", "high", ""),
    ("US-DC", "District of Columbia", 10, 1, "end", "end", "", "high", ""),
    ("US-NYC", "New York City", 7, 1, "end", "end", "", "high", ""),
]


def name(iso2):
    c = pycountry.countries.get(alpha_2=iso2)
    extra = {"EU": "European Union", "XK": "Kosovo"}
    return getattr(c, "common_name", c.name) if c else extra[iso2]


def main():
    cia = {r["iso2"]: r["text"] for r in csv.DictReader(open(OUT / "cia_fiscal_year_2015.csv"))}
    out = []
    for iso2 in sorted(set(cia) | set(ROWS)):
        if iso2 in ROWS:
            for m, d, label, short, lo, hi, conf, note in ROWS[iso2]:
                src = "cia2015+public record" if iso2 in cia and re.match(rf"{d} {MONTHS[m - 1]}|calendar", cia[iso2], re.I) and (
                    (m, d) == (1, 1)) == (cia[iso2] == "calendar year") else "public record"
                out.append((iso2, name(iso2), m, d, label, short, lo, hi, conf, src, note))
            continue
        text = cia[iso2]
        if text == "calendar year":
            out.append((iso2, name(iso2), 1, 1, "calendar", "end", "", "", "high" if len(iso2) == 2 else "medium", "cia2015", ""))
            continue
        m = re.match(r"(\d+) (\w+) -", text)
        if not m:
            continue
        month = MONTHS.index(m[2].lower()) + 1
        out.append((iso2, name(iso2), month, int(m[1]), "span", "end", "", "", "medium", "cia2015", "not checked since 2015"))
    write("fiscal_years.csv", ["iso2", "country", "start_month", "start_day", "label_convention", "short_label",
                               "valid_from", "valid_to", "confidence", "source", "note"], out)
    write("fiscal_years_org.csv", ["id", "name", "start_month", "start_day", "label_convention", "short_label",
                                   "valid_from", "confidence", "note"], ORGS)


if __name__ == "__main__":
    main()
