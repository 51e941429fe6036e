#!/usr/bin/env python3
"""check_hand_over.py HANDING_OVER WRITING SOURCE_FOLDER

HANDING_OVER is the program that is linked without libxlsxwriter, as a release is, WRITING the one that has it. Checks
that the first becomes the second where a workbook is asked for, wherever it is called from, and says so where it
cannot. What is wrong goes to standard output, exit code 1.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


def run(command, **more):
    return subprocess.run([str(word) for word in command], capture_output=True, timeout=100, **more)


def main():
    handing_over, writing, source = (Path(argument).resolve() for argument in sys.argv[1:4])
    rubric, survey = source / "rubrics/human-development.yaml", source / "data/invented-countries.csv"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        expected = folder / "expected.xlsx"
        check(run([writing, "score", rubric, survey, "-q", "-o", expected]).returncode == 0, "no workbook to compare with")
        programs, elsewhere, scratch = folder / "pro grams", folder / "elsewhere", folder / "scratch"
        for made in (programs, elsewhere, scratch):
            made.mkdir()
        program, other = programs / "hallmark", programs / "hallmark-workbooks"
        shutil.copy(handing_over, program)
        link = elsewhere / "scores"
        link.symlink_to(program)

        # Alone it does everything but workbooks, and leaves what there is.
        kept = folder / "kept.xlsx"
        kept.write_text("as it was")
        message = (f"hallmark: error: workbooks are written by '{other}', which cannot be run: "
                   "No such file or directory\n")
        for command in (["score", rubric, survey, "-o", kept], ["score", rubric, survey, "-f", "xlsx"],
                        ["score", "no such rubric", "no such survey", "-o", kept],
                        ["report", rubric, survey, "-o", folder / "site"],
                        ["report", rubric, survey, "-o", folder / "page.html", "-o", kept]):
            done = run([program, *command])
            check((done.returncode, done.stdout, done.stderr.decode()) == (3, b"", message),
                  f"alone, {command[0]} {command[3:]}: {done}")
        check(kept.read_text() == "as it was", "a workbook that could not be written was written to")
        check(not (folder / "site").exists() and not (folder / "page.html").exists(), "something else was written")
        done = run([program, "report", rubric, survey, "-q", "-o", folder / "page.html"])
        check(done.returncode == 0 and (folder / "page.html").exists(), f"a page needs no workbook: {done}")

        # A link from the one to the other would go round for ever.
        other.symlink_to(program)
        done = run([program, "score", rubric, survey, "-o", kept])
        check(done.returncode == 3 and b"it is this program once more" in done.stderr, f"linked to itself: {done}")
        other.unlink()

        # Beside the other it is found however it is called: by its path, a link, the PATH.
        other.symlink_to(writing)
        path = {**os.environ, "PATH": f"{elsewhere}:{os.environ['PATH']}", "TMPDIR": str(scratch)}
        for number, called in enumerate((program, link, "scores", Path("../pro grams/hallmark"))):
            made = folder / f"{number}.xlsx"
            done = run([called, "score", rubric, survey, "-q", "-o", made], env=path, cwd=elsewhere)
            check(done.returncode == 0 and made.read_bytes() == expected.read_bytes(), f"called as {called}: {done}")
        done = run([program, "score", rubric, survey, "-q", "-f", "xlsx"])
        check(done.stdout == expected.read_bytes(), f"to standard output: {done.returncode} {done.stderr}")
        done = run([program, "report", rubric, survey, "-q", "-o", folder / "site"])
        check(done.returncode == 0 and (folder / "site/data/scores.xlsx").exists(), f"a site: {done}")
        check(not list(scratch.iterdir()), f"left behind: {list(scratch.iterdir())}")

        # Nothing is read before: all of standard input is there for the other, and what goes wrong there is seen here.
        made = folder / "piped.xlsx"
        done = run([program, "score", rubric, "-", "-q", "-o", made], input=survey.read_bytes())
        again = folder / "again.xlsx"
        check(run([writing, "score", rubric, "-", "-q", "-o", again], input=survey.read_bytes()).returncode == 0,
              "the writing program did not read standard input")
        check(done.returncode == 0 and made.read_bytes() == again.read_bytes(), f"from standard input: {done}")
        done = run([program, "score", rubric, "-", "-o", made], input=b"no,such,columns\n1,2,3\n")
        check(done.returncode == 1 and b"error" in done.stderr, f"a survey that is wrong: {done}")
        done = run([program, "score", rubric, survey, "-f", "xlsx"], preexec_fn=lambda: os.close(1))
        check(done.returncode == 3 and b"cannot write to standard output" in done.stderr, f"closed output: {done}")

        # No space or no folder for temporary files.
        done = run([program, "score", rubric, survey, "-o", kept], env={**os.environ, "TMPDIR": str(folder / "none")})
        check(done.returncode == 3 and b"none': No such file or directory" in done.stderr, f"no TMPDIR: {done}")
        check(kept.read_text() == "as it was", "a workbook that could not be made was written to")
    print("\n".join(faults[:50]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
