"""Reads FollowTheMoney entities, one JSON object on a line, into plain values. A file with another line is refused."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.errors import UnreadableFileError


@dataclass(frozen=True, slots=True)
class FtmEntity:
    """An entity: its id, the name of its schema, and the values of its properties by name, each in order."""

    id: str
    schema: str
    properties: Mapping[str, Sequence[str]]

    def all(self, *names: str) -> list[str]:
        """Return all values of some properties."""
        return [value for name in names for value in self.properties.get(name, ())]

    def first(self, *names: str) -> str | None:
        """Return the first value of the first of some properties that has one."""
        return next(iter(self.all(*names)), None)

    def keyword(self, name: str) -> str | None:
        """Return what a keyword says that begins with a name and a colon, as our own export writes them."""
        return next(iter(self.keywords(name)), None)

    def keywords(self, name: str) -> list[str]:
        """Return what all keywords of that name say."""
        return [value[len(name) + 2 :] for value in self.all("keywords") if value.startswith(f"{name}: ")]


def is_ftm(data: bytes) -> bool:
    """Tell whether the first line looks like an entity."""
    head = data.lstrip()[:1]
    first = data.lstrip().partition(b"\n")[0]
    return head == b"{" and b'"schema"' in first and b'"properties"' in first


def read_ftm(data: bytes, file: str) -> list[FtmEntity]:
    """Return the entities of a file called *file*; those of one id are one.

    Raises:
        UnreadableFileError: a line is no entity; the sentence says which.
    """
    found: dict[str, FtmEntity] = {}
    for number, line in _lines(data, file):
        try:
            entity = _entity(json.loads(line))
            line.encode("utf-8")
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise UnreadableFileError(
                file, f"line {number} is no FollowTheMoney entity; export it again as JSON lines"
            ) from error
        known = found.get(entity.id)
        found[entity.id] = entity if known is None else _merged(known, entity)
    return list(found.values())


def _lines(data: bytes, file: str) -> Iterator[tuple[int, str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(file, "it is not text in UTF-8; export it again as JSON lines") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def _entity(form: dict[str, object]) -> FtmEntity:
    id_, schema, properties = form["id"], form["schema"], form["properties"]
    if not isinstance(id_, str) or not isinstance(schema, str) or not isinstance(properties, dict):
        raise TypeError("an entity has an id, a schema and properties")
    kept = {}
    for name, values in properties.items():
        listed = values if isinstance(values, list) else [values]
        kept[str(name)] = tuple(value for value in listed if isinstance(value, str))
        for value in kept[str(name)]:
            # Half a letter can stand in no text.
            value.encode("utf-8")
    return FtmEntity(id_, schema, kept)


def _merged(first: FtmEntity, second: FtmEntity) -> FtmEntity:
    names = dict.fromkeys([*first.properties, *second.properties])
    both = {n: tuple(dict.fromkeys([*first.properties.get(n, ()), *second.properties.get(n, ())])) for n in names}
    return FtmEntity(first.id, second.schema, both)
