#!/usr/bin/env python3
"""check_progress.py PROGRAM

Checks what PROGRAM shows on a terminal while it reads, and that it is gone in the end. What is wrong goes to standard
output, exit code 1.
"""

import re
import signal
import sys
import tempfile
import time
from pathlib import Path

from on_terminal import END, HEADER, LONG_RUBRIC, ROWS, RUBRIC, Run, check, faults

NUMBER = r"\d{1,3}(,\d{3})*"


def check_lines(run, pattern, what):
    lines, rest = run.lines()
    check(lines, f"{what}: no line")
    for line in lines:
        check(re.fullmatch(pattern, line), f"{what}: {line!r}")
        check(len(line) < 80, f"{what}: {line!r} is too wide")
    return rest


def check_pipe(program, rubric, command, pattern=rf"reading *|reading {{7}}{NUMBER} rows, {NUMBER}/s"):
    """Rows and rate of a pipe, of which nobody knows the end; findings come once the line is gone."""
    run = Run([program, command[0], rubric, "-", *command[1:]])
    run.give(HEADER + ROWS)
    run.wait_for("/s")
    run.give(END)
    code = run.end()
    rest = check_lines(run, pattern, f"{command}")
    check(code == 0, f"{command}: exit code {code}")
    said = "warning: the rows of 'A' do not agree on 'type'"
    check(command[0] == "check" and rest == "" or rest.startswith("standard input:2:1: " + said), f"{command}: {rest!r}")


def check_file(program, folder):
    """Percentage and time left of a file. It is read within a second, but for a rest on the way: where that is depends
    on how fast the machine is just now."""
    rubric, survey = folder / "long.yaml", folder / "long.csv"
    rubric.write_text(LONG_RUBRIC)
    survey.write_bytes(b"code,question,answer\n" + b"A,q,1\nB,q,2\n" * 1_000_000)
    amount = rf"({NUMBER} rows|\d+ MB)"
    # Before the first piece is counted there is nothing but the share.
    pattern = (rf"(loading|questions|reading) +[█░]{{16}} +\d+ %(, {amount}(, ({NUMBER}/s|\d+ MB/s))?)?"
               r"(, \d+ s left)?")
    for threads in ("1", "2"):
        for moment in (0.2, 0.1, 0.05, 0.4, 0.8):
            run = Run([program, "score", rubric, survey, "--threads", threads])
            run.look(moment)
            run.process.send_signal(signal.SIGSTOP)
            time.sleep(1.1)
            run.process.send_signal(signal.SIGCONT)
            code = run.end()
            check(code == 0, f"file, {threads} threads: exit code {code}")
            if " left" in run.drawn:
                break
        rest = check_lines(run, pattern, f"file, {threads} threads")
        check(" left" in run.drawn, f"file, {threads} threads: no time left in {run.drawn!r}")
        check(rest == "", f"file, {threads} threads: {rest!r}")


def check_silence(program, rubric):
    """Nothing is drawn for who does not want it, nor of what takes less than a second."""
    cases = {("-q",): {}, ("--no-progress",): {}, ("--threads", "2"): {"TERM": "dumb"}}
    runs = [Run([program, "score", rubric, "-", *options], **environment) for options, environment in cases.items()]
    for run in runs:
        run.give(HEADER + ROWS)
    time.sleep(1.5)
    for run, options in zip(runs, cases):
        code = run.end()
        check((code, run.drawn) == (0, ""), f"{options}: {code}, {run.drawn!r}")
    run = Run([program, "score", rubric, "-"])
    run.give(HEADER + ROWS[:33])
    code = run.end()
    check((code, run.drawn) == (0, ""), f"a small survey: {code}, {run.drawn!r}")


def main():
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        rubric = folder / "rubric.yaml"
        rubric.write_text(RUBRIC)
        published = folder / "published.csv"
        published.write_text("code,rank\nA,3\nB,2\nC,1\n")
        for command in (["score"], ["check"], ["verify", published, "--across", "--map", "rank=rank"]):
            check_pipe(program, rubric, command)
            check_pipe(program, rubric, [*command, "--threads", "1"])
        # Texts that are looked at again are in memory first.
        for command in (["audit", "--draws", "10"], ["report", "-o", folder / "page.html"]):
            check_pipe(program, rubric, command, r"loading *|loading {7}\d+ MB, \d+ MB/s|reading.*")
        check_file(program, folder)
        check_silence(program, rubric)
    print("\n".join(faults[:50]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
