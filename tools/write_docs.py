"""Fill the pages of docs/ and README.md: outputs, numbers and sections, all from the program.

`python tools/write_docs.py` renews every page; `python tools/write_docs.py tutorial` those whose
name has that in it, without the pictures. Slow commands are also run with few runs, and the digests
of what they put out are kept in docs/digests.json: a test runs them so again and tells when a page
has fallen behind.
"""

import json
import sys

import foedus
from docs_build.numbers import Numbers
from docs_build.pages import ROOT, STAMP, filled, name_of, pages, ran
from docs_build.pictures import PICTURES, draw


def main() -> None:
    system = foedus.load()
    numbers = Numbers(system)
    held = json.loads(STAMP.read_text("utf-8")) if STAMP.exists() else {}
    chosen = [p for p in pages() if all(part in name_of(p) for part in sys.argv[1:])]
    for page in chosen:
        text, _ = ran(page, filled(page, system, numbers))
        page.write_text(text, encoding="utf-8")
        held[name_of(page)] = ran(page, text, quick=True)[1]
    if not sys.argv[1:]:
        draw(ROOT)
        for picture, (_, _, shown) in PICTURES.items():
            held[picture] = {name: numbers.text(name) for name in shown}
    known = {*PICTURES, *map(name_of, pages())}
    kept = {name: found for name, found in sorted(held.items()) if found and name in known}
    STAMP.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
