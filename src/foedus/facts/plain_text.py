"""Plain text: bytes that a person can read and edit anywhere, or the faults why they are not.

Files are UTF-8 without a byte order mark and without characters that editors hide: two people who
look at a line must see the same thing, and its number must be the same in every tool.
"""

import re

from foedus.errors import Fault

LONGEST_LIST = 100
"""A file with more faults than this is the wrong file, not a faulty one: stop telling."""

_MARK = b"\xef\xbb\xbf"
# Control characters, line ends that only some tools count as such, marks of no width, and those
# that turn the direction of writing.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    r"\ufeff\ufffe\uffff]|\r(?!\n)"
)
_TAB = re.compile(r"\t")


def plain_text(data: bytes, file: str, largest: int) -> tuple[str, list[Fault]]:
    r"""Return the text of a file's bytes with \n as line end, and its faults.

    data      the bytes of the file
    file      its name in messages
    largest   bytes it may have

    With any fault the text is not to be read on.

    >>> plain_text(b"name: caf\xc3\xa9\n", "a.yaml", largest=100)
    ('name: café\n', [])
    >>> plain_text(b"name: caf\xe9\n", "a.yaml", largest=100)[1][0].message
    'is not UTF-8 (found byte 0xe9); save it as UTF-8'
    """
    if len(data) > largest:
        return "", [Fault(file, None, too_large(len(data), largest))]
    if data.startswith(_MARK):
        return "", [Fault(file, 1, "begins with a byte order mark (BOM); save it without one")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"0x{data[error.start]:02x}"
        return "", [Fault(file, line, f"is not UTF-8 (found byte {found}); save it as UTF-8")]
    if not text.strip():
        return "", [Fault(file, None, "is empty; write its keys or remove the file")]
    return text.replace("\r\n", "\n"), _hidden(text, file)


def too_large(size: int, largest: int) -> str:
    """Return the fault of a file that is larger than it may be.

    >>> too_large(5_000_000, 1_000_000)
    'has 5000000 bytes, more than the 1000000 allowed; split it'
    """
    return f"has {size} bytes, more than the {largest} allowed; split it"


def _hidden(text: str, file: str) -> list[Fault]:
    faults = []
    for pattern, remedy in ((_HIDDEN, "remove it"), (_TAB, "use spaces")):
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found = f"U+{ord(match[0]):04X}"
            name = {"\x00": "a NUL", "\t": "a tab"}.get(match[0], "a hidden character")
            faults.append(Fault(file, line, f"holds {name} ({found}); {remedy}"))
            if len(faults) >= LONGEST_LIST:
                return faults
    return faults
