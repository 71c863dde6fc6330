"""Told once: what several lines have to say in the same words is said once, for all of them."""

import re
from collections.abc import Iterator, Mapping

_BETWEEN = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")  # where one sentence ends and the next begins


def told_once(said: Mapping[str, str]) -> Iterator[str]:
    """Yield the sentences of several texts, each once, after the names of those that say it.

    said   text by name

    Sentences that the same names say stay together, in the order in which they first come.

    >>> list(told_once({"a": "One. Both.", "b": "Both. Two!", "c": "Both."}))
    ['a: One.', 'a; b; c: Both.', 'b: Two!']
    """
    names: dict[str, list[str]] = {}
    for name, text in said.items():
        for sentence in dict.fromkeys(_BETWEEN.split(text)):
            names.setdefault(sentence, []).append(name)
    groups: dict[tuple[str, ...], list[str]] = {}
    for sentence, sayers in names.items():
        groups.setdefault(tuple(sayers), []).append(sentence)
    for who, sentences in groups.items():
        yield f"{'; '.join(who)}: {' '.join(sentences)}"
