"""Blocks: commands, Python and files of a page, run from top to bottom in one scratch folder.

Commands are run by the program that is installed beside this Python, on a terminal of 80 columns
without colours, so that nothing of the machine gets into a page. In a quick pass they are called in
this process, which saves the start of one for each, and the slow commands take few runs and draw no
charts: their output is not shown, but its digest tells whether it is still the same.
"""

import contextlib
import doctest
import hashlib
import io
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .called import called
from .shown import shown, tidy

BLOCK = re.compile(
    r"(?P<notes>(?:^ *<!-- (?:show|status|file): .*? -->\n)*)"
    r"^(?P<indent> *)```(?P<language>\w+)\n(?P<body>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)
NOTE = re.compile(r"<!-- (show|status|file): (.*?) -->")
SLOW = ("run", "compare", "explain", "check", "report")
ENDLESS = ("serve",)  # these answer until they are stopped; tests of their own start them
FEW = ("--runs", "64")
TERMINAL = {"TERM": "dumb", "FORCE_COLOR": "1", "COLUMNS": "80", "LINES": "25"}


class PageError(Exception):
    """A page shows something that does not run as it says."""


@dataclass
class Bench:
    """Where the blocks of one page are run.

    digests   of the slow commands' outputs with few runs, by command; filled in a quick pass
    """

    page: str
    folder: Path
    quick: bool
    digests: dict[str, str] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)

    def run(self, text: str) -> str:
        """Return the page with what its blocks put out, all run in order."""
        return BLOCK.sub(self._block, text)

    def _block(self, block: re.Match[str]) -> str:
        notes = dict(NOTE.findall(block["notes"]))
        body, language = block["body"], block["language"]
        if "file" in notes:
            self._write(notes["file"], body)
        elif language == "console":
            body = "".join(self._command(one, notes) for one in commands(body))
        elif language == "python" and ">>> " in body:
            body = self._examples(body)
        elif language == "sh":
            for line in body.splitlines():
                self._plain(line.strip(), notes)
        head = block[0][: block.start("body") - block.start()]
        return f"{head}{body}{block['indent']}```"

    def _write(self, path: str, body: str) -> None:
        """Write a block to a file, or after `>> ` to the end of it."""
        target = self.folder / path.removeprefix(">> ")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a" if path.startswith(">> ") else "w", encoding="utf-8") as file:
            file.write(body)

    def _command(self, one: tuple[str, str], notes: dict[str, str]) -> str:
        command, held = one
        words = shlex.split(command.replace("\\\n", " "), comments=True)
        slow = words[0] == "foedus" and len(words) > 1 and words[1] in SLOW
        if slow and self.quick:
            output = self._output([*words, *FEW], notes)
            self.digests[" ".join(words)] = hashlib.sha256(output.encode()).hexdigest()[:16]
            return f"$ {command}\n{held}"
        try:
            lines = shown(tidy(self._output(words, notes)), notes.get("show", ""))
        except ValueError as error:
            raise PageError(f"{self.page}: $ {command}: {error}") from None
        return "".join(f"{line}\n" for line in (f"$ {command}", *lines))

    def _plain(self, line: str, notes: dict[str, str]) -> None:
        """Run a line of a `sh` block if it is the program's; its output is not shown."""
        words = shlex.split(line, comments=True)
        if words and Path(words[0]).name == "foedus" and words[1] not in ENDLESS:
            few = FEW if words[1] in SLOW else ()
            self._output(["foedus", *words[1:], *few], notes)

    def _output(self, words: list[str], notes: dict[str, str]) -> str:
        program, *rest = words
        if program not in ("foedus", "python"):
            raise PageError(f"{self.page}: only foedus and python are run, not '{program}'")
        quickly = words[-len(FEW) :] == [*FEW]
        if program == "foedus" and (self.quick or quickly):
            status, out, err = called(rest, self.folder, TERMINAL, charts=not quickly)
        else:
            status, out, err = self._started(["-m", "foedus"] * (program == "foedus") + rest)
        if status != int(notes.get("status", 0)):
            raise PageError(f"{self.page}: $ {' '.join(words)} ended with {status}: {err}")
        return out + (err if status else "")

    def _started(self, words: list[str]) -> tuple[int, str, str]:
        """Return the status and the two outputs of a Python of its own."""
        found = subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env=os.environ | TERMINAL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return found.returncode, found.stdout, found.stderr

    def _examples(self, body: str) -> str:
        """Return a block of Python with its answers; names live on from block to block."""
        told = []
        for example in doctest.DocTestParser().get_examples(body):
            first, *rest = example.source.splitlines()
            told += [f">>> {first}", *(f"... {line}".rstrip() for line in rest)]
            answer = io.StringIO()
            with contextlib.chdir(self.folder), contextlib.redirect_stdout(answer):
                try:
                    exec(compile(example.source, self.page, "single"), self.names)
                except Exception as error:
                    raise PageError(f"{self.page}: >>> {first}: {error!r}") from error
            told += [line.rstrip() for line in answer.getvalue().splitlines()]
        return "".join(f"{line}\n" for line in told)


def commands(body: str) -> list[tuple[str, str]]:
    """Return each command of a console block with the output that stands below it.

    >>> commands("$ foedus facts\\nold\\n$ foedus run \\\\\\n  us-stays\\n")
    [('foedus facts', 'old\\n'), ('foedus run \\\\\\n  us-stays', '')]
    """
    found = []
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        end = 1
        while lines[end - 1].endswith("\\\n"):
            end += 1
        found.append(("".join(lines[:end]).removesuffix("\n"), "".join(lines[end:])))
    return found
