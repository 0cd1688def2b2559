"""solar_hijri_years.csv: the Gregorian day of 1 Farvardin, the new year of Iran and (1 Hamal) of Afghanistan, from convertdate.
It computes the equinox at Tehran, some milliseconds a year, so that a table is kept.  jdatetime agrees from 1300 to 1499
and differs by a day in six years before."""

import datetime as dt

from convertdate import persian

from facts import write


def main():
    write("solar_hijri_years.csv", ["year", "farvardin_1"], [(year, dt.date(*persian.to_gregorian(year, 1, 1))) for year in range(1179, 1580)])


if __name__ == "__main__":
    main()
