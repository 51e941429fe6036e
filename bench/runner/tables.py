"""Whether programs came to the same result."""

import csv
import math

SCORE_TOLERANCE = 1e-9  # Relative. Programs add in another order.
SCORE_AND_RANK = ("score", "rank")
RANKS_OF_DRAWS = ("rank_5", "median_rank", "rank_95")


def read_table(path, columns):
    """Numbers of each council, by its code."""
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        heading = next(reader)
        code, places = heading.index("code"), [heading.index(column) for column in columns]
        return {row[code]: tuple(float(row[place]) for place in places) for row in reader}


def _say(found, total):
    shown = [f"    {line}" for line in found[:3]]
    if total > len(shown):
        shown.append(f"    and {total - len(shown):,} more")
    return shown


def _only_in_one(ours, theirs):
    return [f"    {len(ours.keys() ^ theirs.keys()):,} councils are in one table only"]


def differences(ours, theirs):
    """What two league tables, of scores and ranks, do not agree on."""
    if ours.keys() != theirs.keys():
        return _only_in_one(ours, theirs)
    found = []
    for code, (score, rank) in ours.items():
        their_score, their_rank = theirs[code]
        if not math.isclose(score, their_score, rel_tol=SCORE_TOLERANCE, abs_tol=1e-12):
            found.append(f"{code}: score {score} and {their_score}")
        elif rank != their_rank:
            found.append(f"{code}: rank {rank:g} and {their_rank:g}")
    return _say(found, len(found))


def differences_of_draws(ours, theirs, draws):
    """The same for ranks of draws. Random numbers differ, so ranks may by what that many draws leave open."""
    if ours.keys() != theirs.keys():
        return _only_in_one(ours, theirs)
    found = []
    for code, ranks in ours.items():
        spread = ranks[2] - ranks[0]
        # Six standard errors of a quantile, of a bell curve whose 5 and 95 % are so far apart, and a rank for rounding.
        tolerance = 1 + 6 * spread / 3.29 * 2.12 / math.sqrt(draws)
        for name, rank, their_rank in zip(RANKS_OF_DRAWS, ranks, theirs[code]):
            if abs(rank - their_rank) > tolerance:
                found.append(f"{code}: {name} {rank:g} and {their_rank:g}")
    return _say(found, len(found))


def compare(job, contenders, tell):
    """Compares every table with hallmark's; whether all agree."""
    ran = [contender for contender in contenders if contender.runs and contender.compares]
    ours = next((contender for contender in ran if contender.is_ours), None)
    if ours is None or len(ran) < 2:
        return True
    columns = RANKS_OF_DRAWS if job.name == "w4" else SCORE_AND_RANK
    table = read_table(ours.output, columns)
    agree = True
    for contender in ran:
        if contender is ours:
            continue
        other = read_table(contender.output, columns)
        found = differences_of_draws(table, other, job.draws) if job.name == "w4" else differences(table, other)
        if found:
            tell(f"  {contender.label} does not agree with hallmark:\n" + "\n".join(found))
            agree = False
    return agree
