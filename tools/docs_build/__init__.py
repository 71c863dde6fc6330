"""Docs that run: what pages show is made by the program.

A page is Markdown with four kinds of marks, all invisible when it is rendered:

    blocks    a fence `console` with `$ foedus …`: the output below the command is the program's;
              a fence `python` with `>>> …`: the lines below are what Python answers
    files     `<!-- file: my_system/a.yaml -->` before a fence: the block is written to that file,
              or with `>> ` before the name added to its end
    numbers   `<!--= name -->39.1<!--/-->`: the number is looked up in `numbers.py`
    sections  `<!-- made: equation -->` … `<!-- /made -->`: written by `sections.py`

`pages.py` puts them together for one page; `tools/write_docs.py` does so for all.
"""
