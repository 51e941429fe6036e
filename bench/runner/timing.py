"""Runs commands one after the other, round by round, so that a slow minute of the machine meets all of them."""

import pathlib
import shutil
import statistics
import subprocess
from dataclasses import dataclass, field

from runner import machine


@dataclass
class Run:
    wall: float
    cpu: float
    kib: int
    others: float  # Cores that other processes kept busy meanwhile; None where that is not known.


@dataclass
class Contender:
    """A program at one job."""

    name: str  # Also of its output.
    label: str
    command: list
    output: pathlib.Path
    input: pathlib.Path = None  # What stands on its standard input.
    is_ours: bool = False
    is_alone: bool = False  # One of hallmark's own variants, that is compared with nobody.
    compares: bool = True  # Whether its output is a table to be compared.
    runs: list = field(default_factory=list)
    failure: str = ""

    @property
    def wall(self):
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self):
        return statistics.median(run.cpu for run in self.runs)

    @property
    def mib(self):
        return max(run.kib for run in self.runs) / 1024


def _remove(path):
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def run_once(contender, measure, folder):
    """Runs a contender once. What it had to say, if it failed, becomes its failure."""
    result = folder / "measured.txt"
    _remove(contender.output)
    others = machine.Others()
    with open(contender.input or "/dev/null", "rb") as standard_input:
        ran = subprocess.run([measure, result, *contender.command], stdin=standard_input, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, cwd=folder, check=False)
    said = ran.stdout.decode("utf-8", "replace").strip()
    if ran.returncode != 0:
        contender.failure = said or f"could not be measured (exit code {ran.returncode})"
        return
    code, wall, cpu, kib = result.read_text(encoding="utf-8").split()
    if code != "0" or not contender.output.exists():
        contender.failure = f"exit code {code}: {said}" if said else f"exit code {code}, and no output"
        return
    contender.runs.append(Run(float(wall), float(cpu), int(kib), others.cores(float(cpu))))


def run_rounds(contenders, rounds, patience, wait, measure, folder, tell):
    """Each contender once a round. One that took longer than `patience` seconds is not run again."""
    for number in range(1, rounds + 1):
        for contender in contenders:
            is_slow = contender.runs and contender.wall > patience
            if contender.failure or is_slow:
                continue
            machine.wait_until_calm(wait)
            run_once(contender, measure, folder)
            if contender.failure:
                tell(f"  round {number}: {contender.label} failed: {contender.failure}")
            else:
                run = contender.runs[-1]
                tell(f"  round {number}: {contender.label}: {run.wall:.3f} s, {run.kib / 1024:.0f} MiB")
