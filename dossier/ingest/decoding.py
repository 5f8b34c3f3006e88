"""From bytes to text: UTF-8 first, byte-order marks, then the likeliest of the older encodings."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
_HIGH = bytes(range(128, 256))
_ASCII = bytes(range(128))

# What Western newsrooms wrote in Windows-1252: quotes, dashes, currency, and the letters of Western languages.
_WESTERN = frozenset(
    "€‚„…†‰‹›‘’“”•–—™\xa0¡£§©«®°´·»¿ªº½¼¾²³" + "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœŒŠšŽžÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÙÚÛÜÝ"
)

_MOST_CONTROLS_UTF8 = 0.3
_MOST_CONTROLS_OTHER = 0.03
_SAMPLE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read with, and sentences about what a person should know of the reading."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """Return the text of *data* exactly as it stands (byte-order mark and line ends kept), None where it is no text."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _checked(_strict_or_mended(data, encoding), _MOST_CONTROLS_UTF8)
    wide = _wide_without_mark(data)
    if wide is not None:
        return _checked(_strict_or_mended(data, wide), _MOST_CONTROLS_UTF8)
    if _control_share(data) > _MOST_CONTROLS_UTF8:
        return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _control_share(data) > _MOST_CONTROLS_OTHER:
        return None
    return _damaged_utf8(data) or _western(data) or _guessed(data)


def _control_share(data: bytes) -> float:
    return (len(data) - len(data.translate(None, _CONTROLS))) / max(len(data), 1)


def _checked(found: Decoded, most: float) -> Decoded | None:
    controls = sum(found.text.count(chr(c)) for c in _CONTROLS) + found.text.count("\ufffd")
    return None if controls > most * len(found.text) else found


def _strict_or_mended(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, (_mended_note(text, encoding),))


def _mended_note(text: str, encoding: str) -> str:
    count = text.count("\ufffd")
    places = "1 place" if count == 1 else f"{count:,} places"
    return f"The file is damaged: {places} could not be read as {encoding.upper()} and show as \ufffd."


def _wide_without_mark(data: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a byte-order mark by their NUL bytes, which stand at the same places."""
    sample = data[:4096]
    quarter = len(sample) // 4
    if quarter >= 4 and not len(data) % 4:
        nul = [sample[place::4].count(0) == quarter for place in range(4)]
        if nul[2:] == [True, True] and not nul[0]:
            return "utf-32-le"
        if nul[:2] == [True, True] and not nul[3]:
            return "utf-32-be"
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    if even > 0.6 and odd < 0.05:
        return "utf-16-be"
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Take a text for UTF-8 with a few broken places where whole characters far outnumber broken ones."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text.encode("utf-8").translate(None, _ASCII)) // 3 - broken
    return Decoded(text, "utf-8", (_mended_note(text, "utf-8"),)) if whole >= 3 * broken else None


def _western(data: bytes) -> Decoded | None:
    """Take Windows-1252 where the few high bytes are quotes, dashes and letters of Western languages."""
    high = data.translate(None, _ASCII)
    try:
        signs = set(bytes(sorted(set(high))).decode("cp1252"))
    except UnicodeDecodeError:
        return None
    if not signs <= _WESTERN or len(high) > len(data) * 0.08:
        return None
    return Decoded(data.decode("cp1252"), "cp1252", (_guess_note("Windows-1252"),))


def _guess_note(name: str) -> str:
    return f"The file does not say its encoding; it was read as {name}. Check a few names with accents."


def _guessed(data: bytes) -> Decoded | None:
    """Ask charset-normalizer, on lines that hold high bytes: they alone can tell encodings apart."""
    sample = data
    if len(data) > _SAMPLE:
        lines = [line for line in data.splitlines() if line.translate(None, _ASCII)]
        sample = b"\n".join(lines)[:_SAMPLE]
    best = from_bytes(sample).best()
    if best is None:
        return None
    try:
        text = data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        text = data.decode(best.encoding, "replace")
        if text.count("\ufffd") > len(text) // 100:
            return None
        return Decoded(text, best.encoding, (_guess_note(best.encoding), _mended_note(text, best.encoding)))
    return Decoded(text, best.encoding, (_guess_note(best.encoding),))
