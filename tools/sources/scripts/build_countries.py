"""countries.csv: ISO 3166-1 alpha-2 codes with their English names in Unicode CLDR (through Babel), and the two
codes outside the standard that budgets use: EU and XK."""

import re

from babel import Locale

from facts import write

NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def main():
    names = Locale.parse("en").territories
    rows = [(code, name) for code, name in names.items() if re.fullmatch("[A-Z]{2}", code) and code not in NOT_ISO]
    write("countries.csv", ["iso2", "name"], sorted(rows))


if __name__ == "__main__":
    main()
