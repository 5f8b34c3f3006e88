"""XML from files that nobody vouches for: nothing is fetched, and no entity is ever put in."""

from datetime import date
from typing import Any

from lxml import etree

from dossier.ingest.formats.layout import day_of
from dossier.ingest.formats.parsed import CannotParse

_ENTITIES = "it defines entities of its own, as files made to do harm do. It was not opened further."


def tree_of(data: bytes) -> Any:
    """Return the root of an XML file. Raises CannotParse where it is damaged or defines entities."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "entity" in str(error).casefold():
            raise CannotParse(_ENTITIES) from error
        raise CannotParse("a part of it is damaged. Open it in the program that made it and save it again.") from error
    kinds = root.getroottree().docinfo.internalDTD
    if kinds is not None and any(True for _ in kinds.iterentities()):
        raise CannotParse(_ENTITIES)
    return root


def day_in(data: bytes | None, tag: str) -> date | None:
    """Return the day that the first element *tag* of the XML file *data* tells, None where there is none."""
    if data is None:
        return None
    try:
        return day_of(tree_of(data).findtext(f".//{tag}"))
    except CannotParse:
        return None
