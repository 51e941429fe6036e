#!/usr/bin/env python3
"""check_without_library.py PROGRAM SOURCE_FOLDER LIBRARY

Puts an empty file where the program looks first for LIBRARY, and checks that it says what to install where a
workbook is asked for, before it reads anything, and does everything else. What is wrong goes to standard output, exit
code 1.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main():
    program, source = (Path(argument).resolve() for argument in sys.argv[1:3])
    library = sys.argv[3]
    rubric, survey = source / "rubrics/human-development.yaml", source / "data/invented-countries.csv"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / library).touch()
        without = {**os.environ, "LD_LIBRARY_PATH": str(folder)}

        def run(*words, env=without):
            done = subprocess.run([str(word) for word in (program, *words)], capture_output=True, env=env, timeout=100)
            return done.returncode, done.stdout, done.stderr.decode()

        missing = (f"workbooks need libxlsxwriter, which cannot be loaded ({folder / library}: file too short): "
                   f"install the package {library.replace('.so.', '')} (Debian, Ubuntu) or libxlsxwriter (Fedora, "
                   "Homebrew)\n")
        kept = folder / "kept.xlsx"
        kept.write_text("as it was")
        for words in (["score", rubric, survey, "-o", kept], ["score", rubric, survey, "-f", "xlsx"],
                      ["score", "no such rubric", "no such survey", "-o", kept],
                      ["report", rubric, survey, "-o", folder / "page.html", "-o", kept],
                      ["report", "no such rubric", survey, "-o", folder / "site", "-o", kept]):
            found = run(*words)
            check(found == (3, b"", f"hallmark: error: {missing}"), f"{words}: {found}")
        check(kept.read_text() == "as it was", "a workbook that could not be written was written to")
        check(not (folder / "site").exists() and not (folder / "page.html").exists(), "something else was written")

        table = run("score", rubric, survey, "-q", "-f", "csv")
        check(table[0] == 0 and table == run("score", rubric, survey, "-q", "-f", "csv", env=os.environ),
              f"a table needs no workbook: {table}")
        found = run("report", rubric, survey, "-q", "-o", folder / "page.html")
        check(found == (0, b"", "") and (folder / "page.html").exists(), f"a page needs no workbook: {found}")

        # A site offers what there is. The one that is written over had a workbook.
        whole, site = folder / "whole", folder / "site"
        for place in (whole, site):
            check(run("report", rubric, survey, "-q", "-o", place, env=os.environ)[0] == 0, "no site to compare with")
        warned = run("report", rubric, survey, "-o", site)
        others = run("report", rubric, survey, "-o", whole, env=os.environ)
        check(warned == (0, b"", f"hallmark: warning: the site gets no workbook: {missing}{others[2]}"),
              f"a site without a workbook: {warned}")
        expected, made = files_of(whole), files_of(site)
        workbook = "data/scores.xlsx"
        check(expected.keys() - made.keys() == {workbook}, f"left out: {expected.keys() - made.keys()}")
        check(not [path for path, text in made.items() if b"scores.xlsx" in text], "something names the workbook")
        changed = {path for path in made if made[path] != expected[path]}
        check(changed == {"data.html", "datapackage.json", "manifest.json"}, f"changed: {changed}")
        listed = {file["path"] for file in json.loads(made["manifest.json"])["files"]}
        check(listed | {"manifest.json"} == made.keys(), f"listed: {listed}")
        found = run("report", rubric, survey, "-q", "-o", site)
        check(found == (0, b"", ""), f"with -q: {found}")
    print("\n".join(faults[:50]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
