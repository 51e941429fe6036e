"""What the benchmarks rest on, tried on tables and counts small enough to check by hand."""

import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "budget")]

import count_instructions  # noqa: E402
from runner import markdown, tables, timing  # noqa: E402


class Tables(unittest.TestCase):
    def test_tables_agree_where_the_last_digits_of_a_score_differ(self):
        self.assertEqual(tables.differences({"Z1": (0.5, 1)}, {"Z1": (0.5 + 1e-12, 1)}), [])

    def test_another_score_is_a_difference(self):
        found = tables.differences({"Z1": (0.5, 1)}, {"Z1": (0.50001, 1)})
        self.assertEqual(found, ["    Z1: score 0.5 and 0.50001"])

    def test_another_rank_is_a_difference(self):
        found = tables.differences({"Z1": (0.5, 1), "Z2": (0.5, 1)}, {"Z1": (0.5, 1), "Z2": (0.5, 2)})
        self.assertEqual(found, ["    Z2: rank 1 and 2"])

    def test_a_missing_council_is_a_difference(self):
        self.assertEqual(tables.differences({"Z1": (0.5, 1)}, {}), ["    1 councils are in one table only"])

    def test_ranks_of_draws_may_differ_by_what_the_draws_leave_open(self):
        self.assertEqual(tables.differences_of_draws({"Z1": (3, 5, 9)}, {"Z1": (3, 5, 10)}, 100_000), [])
        self.assertTrue(tables.differences_of_draws({"Z1": (3, 5, 9)}, {"Z1": (3, 7, 9)}, 100_000))
        self.assertEqual(tables.differences_of_draws({"Z1": (20, 50, 80)}, {"Z1": (20, 53, 80)}, 1_000), [])

    def test_a_table_is_read_by_its_headings(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "table.csv"
            path.write_text('rank,code,name,score\n1,Z1,"Fernby, City of",0.75\n', encoding="utf-8")
            self.assertEqual(tables.read_table(path, tables.SCORE_AND_RANK), {"Z1": (0.75, 1.0)})


class Figures(unittest.TestCase):
    def contender(self, label, walls, is_ours=False):
        runs = [timing.Run(wall, wall, 2048, 0.0) for wall in walls]
        return timing.Contender(label, label, [], pathlib.Path("none"), is_ours=is_ours, runs=runs)

    def test_the_median_of_the_rounds_is_compared_with_the_fastest_peer(self):
        class Job:
            title = "w1"
        ours = self.contender("hallmark", [1.0, 9.0, 2.0], is_ours=True)
        peers = [self.contender("slow", [30.0]), self.contender("quick", [8.0, 6.0, 7.0])]
        text = markdown.job_table(Job, [ours, *peers], True)
        self.assertIn("hallmark is 3.5 times as fast as the fastest peer, quick; all tables agree", text)


class Budget(unittest.TestCase):
    kind = ("responses", "release", "GNU 12", "x86_64")

    def code(self, instructions):
        rows = [dict(zip(count_instructions.HEADINGS, [*self.kind, "1000"]))]
        return count_instructions.verdict(instructions, rows, self.kind)[1]

    def test_more_than_the_margin_fails(self):
        self.assertEqual([self.code(1000), self.code(1029), self.code(1031), self.code(900)], [0, 0, 1, 0])

    def test_another_compiler_is_not_compared(self):
        self.assertEqual(count_instructions.verdict(10**9, [], self.kind)[1], count_instructions.SKIPPED)


class Workloads(unittest.TestCase):
    sums = {"w1": "da14ab7bdf41aba4", "w2": "da83f8a16c4f813c", "w3": "c402bd32995e9f78", "tree": "983cce44ec75bf37"}

    def setUp(self):
        self.generator = os.environ.get("HALLMARK_WORKLOAD")
        if not self.generator:
            self.skipTest("HALLMARK_WORKLOAD does not say where the generator is")
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def made(self, name, rows):
        folder = pathlib.Path(self.folder.name) / f"{name}-{rows}"
        subprocess.run([self.generator, name, folder, str(rows)], check=True)
        return [(folder / file).read_bytes() for file in ("invented-survey.csv", "rubric.yaml", "questions.csv")]

    def test_the_bytes_are_the_same_on_every_machine(self):
        made = {name: hashlib.sha256(b"".join(self.made(name, 300))).hexdigest()[:16] for name in self.sums}
        self.assertEqual(made, self.sums)

    def test_fewer_rows_are_the_beginning_of_more(self):
        for name in self.sums:
            self.assertTrue(self.made(name, 12_000)[0].startswith(self.made(name, 300)[0]), name)

    def test_unknown_workloads_and_numbers_are_refused(self):
        for words in (["w9", self.folder.name], ["w1", self.folder.name, "many"], ["w1", self.folder.name, "0"]):
            ran = subprocess.run([self.generator, *words], stderr=subprocess.DEVNULL, check=False)
            self.assertEqual(ran.returncode, 2, words)


if __name__ == "__main__":
    unittest.main()
