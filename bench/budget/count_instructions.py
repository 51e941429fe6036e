"""count_instructions.py JOB PROGRAM WORKLOAD FOLDER --build BUILD --compiler COMPILER [--record] [--profile]

Counts with valgrind the instructions that a job takes, and compares them with those recorded in budget.csv for this
kind of build, compiler and processor. Exit code 1 if there are more than recorded and a margin, 77 if there is no
valgrind or nothing recorded to compare with.
`--record` records what was counted; `--profile` shows in which functions they were spent.
"""

import argparse
import csv
import pathlib
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass

BUDGET = pathlib.Path(__file__).resolve().parent / "budget.csv"
HEADINGS = ["job", "build", "compiler", "processor", "instructions"]
# The same program counts the same to a millionth. Other versions of libraries move the count by a per cent or two.
MARGIN = 0.03
SKIPPED = 77  # As CTest is told.


@dataclass(frozen=True)
class Job:
    about: str
    workload: str
    rows: int
    councils: int
    words: tuple = ("score",)
    options: tuple = ()


JOBS = {
    "responses": Job("scoring 50,000 responses", "w2", 50_000, 400),
    "councils": Job("scoring 400 councils", "w1", 400, 400),
    "units": Job("scoring 10,000 units", "w3", 10_000, 10_000),
    "draws": Job("auditing 400 councils by 2,000 draws", "w1", 400, 400, ("audit",),
                 ("--parts", "uncertainty", "--vary", "weights=20%", "--draws", "2000")),
}


def processor():
    """What libraries choose their loops by: with AVX2 they take fewer instructions."""
    machine = platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            has_avx2 = any("avx2" in line.split() for line in file if line.startswith("flags"))
    except OSError:
        has_avx2 = False
    return f"{machine} with AVX2" if has_avx2 else machine


def read_budget():
    with open(BUDGET, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def record(rows, kind, instructions):
    kept = [row for row in rows if kind_of(row) != kind]
    kept.append({**dict(zip(HEADINGS, kind)), "instructions": instructions})
    kept.sort(key=kind_of)
    with open(BUDGET, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HEADINGS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)


def kind_of(row):
    return tuple(row[heading] for heading in HEADINGS[:-1])


def count(job, program, workload, folder):
    """Does the job under callgrind, by one thread."""
    subprocess.run([workload, job.workload, folder, str(job.rows)], check=True)
    profile = folder / "callgrind.out"
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", program, *job.words, "rubric.yaml",
         "invented-survey.csv", *job.options, "--threads", "1", "-o", "table.csv"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"{run.stdout}\nhallmark ended with exit code {run.returncode} under valgrind")
    lines = (folder / "table.csv").read_text(encoding="utf-8").count("\n")
    if lines != job.councils + 1:
        sys.exit(f"{job.councils:,} rows and a heading were to be written, and there are {lines:,} lines")
    totals = [line for line in profile.read_text(encoding="utf-8").splitlines() if line.startswith("totals:")]
    return int(totals[0].split()[1]), profile


def verdict(instructions, rows, kind):
    """What to say, and the exit code."""
    recorded = {kind_of(row): int(row["instructions"]) for row in rows}
    if kind not in recorded:
        return "skipped, since nothing is recorded to compare this with", SKIPPED
    change = instructions / recorded[kind] - 1
    compared = f"{change:+.1%} against the {recorded[kind]:,} recorded"
    if change > MARGIN:
        return f"{compared}, and {MARGIN:.0%} more is the most. Where that is worth it, build budget-record", 1
    if change < -MARGIN:
        return f"{compared}: build budget-record, so that it stays so", 0
    return compared, 0


def main():
    parser = argparse.ArgumentParser(description="Counts the instructions that a job takes.")
    parser.add_argument("job", choices=JOBS)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("workload", type=pathlib.Path, help="hallmark_workload, which makes the survey")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--build", required=True, help="the kind of build, such as release-static")
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--record", action="store_true", help="record what was counted")
    parser.add_argument("--profile", action="store_true", help="show in which functions they were spent")
    options = parser.parse_args()
    if shutil.which("valgrind") is None:
        print("skipped: valgrind is not installed")
        sys.exit(SKIPPED)
    job = JOBS[options.job]
    folder = options.folder.resolve() / options.job
    folder.mkdir(parents=True, exist_ok=True)
    instructions, profile = count(job, options.program.resolve(), options.workload.resolve(), folder)
    kind = (options.job, options.build, options.compiler, processor())
    if options.record:
        record(read_budget(), kind, instructions)
    if options.profile:
        subprocess.run(["callgrind_annotate", "--threshold=95", profile], check=True)
    said, code = verdict(instructions, read_budget(), kind)
    print(f"{instructions:,} instructions for {job.about} ({', '.join(kind[1:])}): {said}")
    sys.exit(code)


if __name__ == "__main__":
    main()
