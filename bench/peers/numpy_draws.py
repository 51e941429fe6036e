"""numpy_draws.py QUESTIONS SURVEY OUTPUT DRAWS: how ranks move when every weight moves by a fifth, with numpy.

Draws come in blocks that stay in the cache, scores are products of matrices, and ranks are kept as numbers of 16 bits,
which numpy sorts by their digits.
"""

import csv
import sys

import numpy as np

if len(sys.argv) == 1:
    print(np.__version__)
    sys.exit()
question_list, survey, output, draws = sys.argv[1:]
draws = int(draws)
with open(question_list, newline="", encoding="utf-8") as file:
    questions = list(csv.DictReader(file))
with open(survey, newline="", encoding="utf-8") as file:
    councils = list(csv.DictReader(file))


def number(cell):
    if cell in ("", "n/a"):
        return np.nan
    return {"yes": 1.0, "no": 0.0}[cell] if cell in ("yes", "no") else float(cell.rstrip("%"))


answers = np.array([[number(council[q["question"]]) for q in questions] for council in councils])
low, high = np.nanmin(answers, axis=0), np.nanmax(answers, axis=0)
marks = (answers - low) / (high - low)
lower = np.array([q["direction"] == "lower" for q in questions])
marks[:, lower] = 1 - marks[:, lower]
is_there = (~np.isnan(marks)).astype(float)
marks = np.nan_to_num(marks)

dimensions = list({q["dimension"]: float(q["dimension_weight"]) for q in questions}.items())
own = [np.array([i for i, q in enumerate(questions) if q["dimension"] == name]) for name, _ in dimensions]
weights = np.array([float(q["weight"]) for q in questions])
dimension_weights = np.array([weight for _, weight in dimensions])
marks_of = [np.ascontiguousarray(marks[:, i].T) for i in own]
is_there_of = [np.ascontiguousarray(is_there[:, i].T) for i in own]
answered = np.stack([is_there[:, i].max(axis=1) for i in own])
block = 500
sums, means, total, present = (np.empty((block, len(councils))) for _ in range(4))


def scores_of(factors, dimension_factors):
    """A row a draw, a column a council. Works in place: new arrays would cost more than what is done with them."""
    rows = len(factors)
    drawn = weights * factors
    drawn_dimensions = dimension_weights * dimension_factors
    total[:rows] = 0.0
    for d, i in enumerate(own):
        np.matmul(drawn[:, i], marks_of[d], out=means[:rows])
        np.matmul(drawn[:, i], is_there_of[d], out=sums[:rows])
        np.maximum(sums[:rows], 1e-300, out=sums[:rows])
        means[:rows] /= sums[:rows]
        means[:rows] *= drawn_dimensions[:, d, None]
        total[:rows] += means[:rows]
    np.matmul(drawn_dimensions, answered, out=present[:rows])
    return np.divide(total[:rows], present[:rows], out=total[:rows])


random = np.random.default_rng(1)
size = len(councils)
ranks = np.empty((size, draws), dtype=np.uint16 if size < 2**16 else np.uint32)
places = np.arange(1, size + 1, dtype=ranks.dtype)
drawn_ranks = np.empty((block, size), dtype=ranks.dtype)
for start in range(0, draws, block):
    rows = min(block, draws - start)
    factors = random.uniform(0.8, 1.2, (rows, len(questions)))
    scores = scores_of(factors, random.uniform(0.8, 1.2, (rows, len(dimensions))))
    np.put_along_axis(drawn_ranks[:rows], np.argsort(np.negative(scores, out=scores), axis=1), places[None, :], axis=1)
    ranks[:, start:start + rows] = drawn_ranks[:rows].T

ranks.sort(axis=1, kind="stable")
quantile = {name: ranks[:, int(np.ceil(share * draws)) - 1] for name, share in
            (("rank_5", 0.05), ("median_rank", 0.5), ("rank_95", 0.95))}
score = scores_of(np.ones((1, len(questions))), np.ones((1, len(dimensions))))[0]
with open(output, "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["code", "score", *quantile])
    for i in np.argsort(-score):
        writer.writerow([councils[i]["council_id"], score[i], *(values[i] for values in quantile.values())])
