"""The keys under which the names of a large case are filed, kept as one row among the packed arrays.

They are worked out from names alone, by rules that may change: *rules* says by which. Nothing is lost with them.
"""

import json
import zlib
from collections.abc import Mapping

from sqlalchemy import delete, insert, select

from dossier.store.case_file import CaseFile
from dossier.store.schema import packed_arrays

NAME = "name_keys"
"""What the row is called."""

Keys = Mapping[str, list[str]]


def load(case: CaseFile, rules: str) -> Keys:
    """Return the keys by kind and name, as they were kept; nothing where none were, or by other rules."""
    with case.reading():
        data = case.connection.execute(select(packed_arrays.c.data).where(packed_arrays.c.name == NAME)).scalar()
    if data is None:
        return {}
    found = json.loads(zlib.decompress(data))
    return found["keys"] if found["rules"] == rules else {}


def save(case: CaseFile, rules: str, keys: Keys) -> None:
    """Keep the keys of all names of the case, in a transaction of its own."""
    packed = json.dumps({"rules": rules, "keys": keys}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # Names that no UTF-8 holds never come into a case.
    data = zlib.compress(packed.encode(), 1)
    with case.writing():
        case.connection.execute(delete(packed_arrays).where(packed_arrays.c.name == NAME))
        case.connection.execute(insert(packed_arrays), [{"name": NAME, "data": data}])
