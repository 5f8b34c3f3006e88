"""What memory holds of the words of cases to give them out again, in every room below the window, and letting go of it.

A cache with a bound (``lru_cache``) may hold words of stories, and is emptied here whichever module has it: no list of
them could be forgotten. One without a bound (``cache``) holds only what the program itself says.
"""

import re
import sys
from functools import lru_cache

_Cache = type(lru_cache(lambda: None))
_ROOMS = tuple(
    f"dossier.{room}." for room in ("domain", "ingest", "extract", "store", "timeline", "network", "report", "services")
)


def forget() -> None:
    """Empty all of it, of every case: what is open still works it out again."""
    for name, module in list(sys.modules.items()):
        if name.startswith(_ROOMS):
            for value in list(vars(module).values()):
                if isinstance(value, _Cache) and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()
    # Names are sought by patterns that are made of them, and Python keeps those.
    re.purge()
