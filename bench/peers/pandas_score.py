"""pandas_score.py QUESTIONS SURVEY OUTPUT responses|councils min|dense: scores a survey with pandas."""

import sys

import pandas as pd

if len(sys.argv) == 1:
    print(pd.__version__)
    sys.exit()
question_list, survey, output, rows, ties = sys.argv[1:]
questions = pd.read_csv(question_list)
ids = list(questions["question"])
kinds = dict(zip(ids, questions["kind"]))
texts = {id: "category" for id, kind in kinds.items() if kind == "yes_no" or kind.endswith("share")}
reading = {"usecols": ["council_id", "council_name", *ids], "keep_default_na": False, "na_values": ["", "n/a"]}


def with_numbers(frame):
    for id in texts:
        to_number = {"yes": 1.0, "no": 0.0}.get if kinds[id] == "yes_no" else lambda text: float(text.rstrip("%"))
        frame[id] = frame[id].map(to_number).astype(float)
    return frame.rename(columns={"council_id": "code", "council_name": "name"})


def means_of_responses():
    """Adds responses up as they come, so that memory does not grow with them."""
    sums, counts, names = [], [], {}
    texts_of_rows = {"council_id": str, "council_name": str}
    for part in pd.read_csv(survey, chunksize=250_000, dtype={**texts_of_rows, **texts}, **reading):
        part = with_numbers(part)
        groups = part.groupby("code")
        names.update(groups["name"].first())
        sums.append(groups[ids].sum())
        counts.append(groups[ids].count())
    means = pd.concat(sums).groupby("code").sum() / pd.concat(counts).groupby("code").sum()
    means.insert(0, "name", pd.Series(names))
    return means.rename_axis("code").reset_index()


frame = means_of_responses() if rows == "responses" else with_numbers(pd.read_csv(survey, dtype=texts, **reading))

answers = frame[ids]
low, high = answers.min(), answers.max()
marks = (answers - low) / (high - low)
lower = list(questions.loc[questions["direction"] == "lower", "question"])
marks[lower] = (high[lower] - answers[lower]) / (high[lower] - low[lower])


def weighted_mean(columns, weights):
    weights = weights.to_numpy(dtype=float)
    return columns.mul(weights).sum(axis=1) / columns.notna().mul(weights).sum(axis=1)


table = frame[["code", "name"]].copy()
dimensions = questions.drop_duplicates("dimension").set_index("dimension")["dimension_weight"]
for dimension in dimensions.index:
    own = questions[questions["dimension"] == dimension]
    table[dimension] = weighted_mean(marks[list(own["question"])], own["weight"])
table.insert(2, "score", weighted_mean(table[list(dimensions.index)], dimensions))
table.insert(0, "rank", table["score"].round(9).rank(method=ties, ascending=False).astype(int))
table.sort_values(["rank", "code"]).to_csv(output, index=False)
