#!/usr/bin/env python3
"""Writes FoldingTableData.swift, the folding table, from Python's unicodedata.

    python3 Sources/Matching/Folding/make-folding-table.py

What a code point folds to: compatibility decomposition (NFKD), full case folding, decimal digits to ASCII's, letters
that people type without their stroke or ligature (STROKES); then the marks that Latin, Greek, Cyrillic, Hebrew and
Arabic are written without are stripped, while the vowel signs of Indic and South-East Asian scripts stay.
FoldingTable.swift says how the table is laid out.
"""

import base64
import pathlib
import sys
import unicodedata

SEPARATOR, IGNORED, LETTER, UNSPACED, MARK, APOSTROPHE, HYPHEN, LEADING_JAMO, EXPANSION = 0, 1, 2, 3, 4, 5, 6, 7, 16
UNSPACED_BIT, MARKS_BIT = 0x80, 0x40  # of an expansion's head byte
LIMIT = 0x30000  # FoldingTable.limit: what lies above needs no table
BLOCK = 128

# Ends of words that carry no meaning for matching are typed in many ways.
APOSTROPHES = {0x27, 0x60, 0xB4, 0x2B9, 0x2BB, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07}
HYPHENS = {0x2D, 0x2010, 0x2011, 0xFE63, 0xFF0D}
STROKES = {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t"}

# Marks that writers of these scripts leave out: general diacritics, Cyrillic, Hebrew points, Arabic and Syriac vowels.
STRIPPED = [
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670),
    (0x06D6, 0x06ED), (0x0711, 0x0711), (0x0730, 0x074A), (0x0898, 0x089F), (0x08CA, 0x08FF), (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F),
]
# Besides category Cf: joiners, fillers, variation selectors, the Arabic elongation.
IGNORABLE = [(0x034F, 0x034F), (0x0640, 0x0640), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
             (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0)]
# Scripts written without spaces, and Hangul, whose words carry their particles: each base is a word of its own.
WITHOUT_SPACES = [
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x1950, 0x19DF), (0x1A20, 0x1AAF),
    (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x3035), (0x3040, 0x318F), (0x31A0, 0x31BF),
    (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xA9E0, 0xA9FF), (0xAA60, 0xAADF),
    (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFF66, 0xFFDC), (0x1B000, 0x1B16F), (0x20000, 0x2FFFF),
]
# Kept whole: Thai and Lao "am" (one letter to its writers), Hangul (composed by the folder), compatibility jamo.
WHOLE = [(0x0E33, 0x0E33), (0x0EB3, 0x0EB3), (0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7FF), (0xFFA1, 0xFFDC)]


def within(code, ranges):
    return any(first <= code <= last for first, last in ranges)


def is_word(char):
    return unicodedata.category(char)[0] in "LMN"


def is_mark(char):
    return unicodedata.category(char)[0] == "M"


def stripped(text):
    return "".join(c for c in text if not within(ord(c), STRIPPED + IGNORABLE) and ord(c) not in APOSTROPHES)


def folded(char):
    text = char
    for _ in range(2):
        text = stripped(unicodedata.normalize("NFKD", text)).casefold()
        text = "".join(STROKES.get(c, c) for c in text)
    return "".join(str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in text)


class Pool:
    """The expansions: a head byte, then UTF-8. The head is the length, plus UNSPACED_BIT or MARKS_BIT."""

    def __init__(self):
        self.bytes = bytearray()
        self.places = {}

    def value(self, text, bit):
        encoded = text.encode()
        assert len(encoded) < MARKS_BIT
        entry = bytes([bit | len(encoded)]) + encoded
        if entry not in self.places:
            self.places[entry] = len(self.bytes)
            self.bytes += entry
        place = EXPANSION + self.places[entry]
        assert place < 1 << 16
        return place


def entry(code, pool):
    char = chr(code)
    category = unicodedata.category(char)
    if code in APOSTROPHES:
        return APOSTROPHE
    if code in HYPHENS:
        return HYPHEN
    if 0x1100 <= code <= 0x1112:
        return LEADING_JAMO
    if category == "Cf" or within(code, STRIPPED + IGNORABLE):
        return IGNORED
    circled = 0x24B6 <= code <= 0x24E9
    if category == "Cs" or not (is_word(char) or circled):
        return SEPARATOR
    text = char if within(code, WHOLE) else folded(char)
    if not text or not all(is_word(c) for c in text):
        return SEPARATOR  # fractions, parenthesised numbers, ligatures of whole sentences
    bases = [c for c in text if not is_mark(c)]
    unspaced = [within(ord(c), WITHOUT_SPACES) for c in bases]
    if text == char:
        return MARK if not bases else UNSPACED if all(unspaced) else LETTER
    if not any(unspaced):
        assert len(text.encode()) <= 3 * len(char.encode()), hex(code)  # FoldedText.reserve counts on it
        return pool.value(text, 0 if bases else MARKS_BIT)
    if len(bases) != 1 or is_mark(text[0]):
        return SEPARATOR
    assert len(text.encode()) <= 2 * len(char.encode()), hex(code)
    return pool.value(text, UNSPACED_BIT)


def literal(name, comment, data):
    encoded = base64.b64encode(data).decode().rstrip("=")
    lines = [encoded[i:i + 110] for i in range(0, len(encoded), 110)]
    body = "\\\n".join("        " + line for line in lines)
    return f'    /// {comment}\n    static let {name}: StaticString = """\n{body}\n        """\n'


def main():
    pool, blocks, stage1 = Pool(), {}, []
    for first in range(0, LIMIT, BLOCK):
        block = b"".join(entry(code, pool).to_bytes(2, "little") for code in range(first, first + BLOCK))
        stage1.append(blocks.setdefault(block, len(blocks)))
    assert len(blocks) <= 256
    target = pathlib.Path(__file__).with_name("FoldingTableData.swift")
    target.write_text(
        f"// Made by make-folding-table.py from Unicode {unicodedata.unidata_version}. Do not edit.\n"
        "// Base64, which compiles at once where an array literal of this size takes seconds.\n\n"
        "/// The folding table's three parts.\nenum FoldingTableData {\n"
        + literal("blockNumbers", "Per 128 code points the number of their block: bytes.", bytes(stage1)) + "\n"
        + literal("blocks", "The blocks: little-endian 16-bit values.", b"".join(blocks)) + "\n"
        + literal("expansions", "What code points fold to: a head byte, then UTF-8.", bytes(pool.bytes)) + "}\n")
    print(f"{len(blocks)} blocks, {len(pool.bytes)} bytes of expansions", file=sys.stderr)


main()
