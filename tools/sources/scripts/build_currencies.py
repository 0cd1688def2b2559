"""currencies.csv, currency_symbols.csv and currency_names.csv from Babel (Unicode CLDR data,
Unicode licence v3): every ISO 4217 code CLDR knows, its minor digits, the territories that use
or used it with dates, the symbols it has in any locale, and its names in some languages."""
import collections
import datetime as dt

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

from facts import write

LANGS = ["en", "en_IN", "hi", "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "ur", "ne", "si",
         "de", "fr", "es", "pt", "it", "nl", "ru", "ar", "zh", "ja", "ko", "id", "sw"]


def day(t):
    return dt.date(*t).isoformat() if t else ""


def main():
    territories = collections.defaultdict(list)
    for terr, uses in get_global("territory_currencies").items():
        for cur, lo, hi, tender in uses:
            territories[cur].append(f"{terr}:{day(lo)}/{day(hi)}" + ("" if tender else ":not-tender"))
    fractions = get_global("currency_fractions")
    en = Locale.parse("en")
    rows = []
    for cur, label in sorted(en.currencies.items()):
        plural = en._data["currency_names_plural"].get(cur)
        digits = fractions.get(cur, fractions["DEFAULT"])[0]
        live = any(t.split("/")[1] == "" for t in territories[cur])
        rows.append((cur, label, plural["other"] if plural else "", digits, int(live), " ".join(sorted(territories[cur]))))
    write("currencies.csv", ["currency", "name", "plural", "digits", "in_use", "territories"], rows)

    symbols = collections.defaultdict(lambda: collections.defaultdict(list))
    for ident in locale_identifiers():
        for cur, s in Locale.parse(ident).currency_symbols.items():
            if s != cur and s.strip("\u200b"):
                symbols[s][cur].append(ident)
    rows = []
    for s, curs in sorted(symbols.items()):
        for cur, where in sorted(curs.items(), key=lambda x: -len(x[1])):
            regions = sorted({w.split("_")[-1] for w in where if "_" in w and len(w.split("_")[-1]) == 2})
            rows.append((s, cur, len(curs), len(where), " ".join(regions if len(regions) <= 12 else ["*"])))
    write("currency_symbols.csv", ["symbol", "currency", "n_currencies", "n_locales", "regions"], rows)

    rows = set()
    for lang in LANGS:
        data = Locale.parse(lang)
        for cur, label in data.currencies.items():
            rows.add((lang, cur, label))
        for cur, forms in data._data["currency_names_plural"].items():
            rows.update((lang, cur, v) for v in forms.values())
    write("currency_names.csv", ["locale", "currency", "name"], sorted(r for r in rows if r[1] != r[2]))


if __name__ == "__main__":
    main()
