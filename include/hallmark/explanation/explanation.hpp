#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/explanation/next_level.hpp"
#include "hallmark/explanation/peer_marks.hpp"
#include "hallmark/result/league_table.hpp"
#include "hallmark/survey/answer_cells.hpp"

namespace hallmark {

/// One unit taken apart: every node with its answer, its mark, and what it is worth.
struct Explanation {
  struct Line {
    std::size_t node = 0;
    State state = State::missing;
    std::string answer;          ///< What the survey says; of a worked-out value the number. Empty for dimensions.
    std::optional<Place> place;  ///< Where it says so.
    std::string evidence;
    std::string note;
    std::vector<StageAnswer> stages;  ///< What was said at each stage, where the survey has stages.
    std::size_t respondents = 1;
    std::optional<double> mark;    ///< The mark of an indicator, the score of a dimension.
    std::optional<double> weight;  ///< Share of the whole among what applies to this unit, in [0, 1].
    std::optional<double> won;     ///< What the whole score would lose if the answer were the worst for it.
    std::optional<double> lost;    ///< What it would gain if the answer were the best; nothing where none counts.
    std::optional<double> median;  ///< Of the peers' marks, the unit's own among them.
    std::optional<double> best;
    std::vector<std::string> penalties;  ///< "breach: -10".
  };
  std::size_t unit = 0;
  int decimals = 1;       ///< That its score is shown with.
  std::size_t peers = 0;  ///< Units ranked in its group, itself among them.
  Line whole;
  std::vector<Line> lines;  ///< Every node below the root, in the order of the rubric.
  NextLevel next;
};

/// Takes a unit of a league table apart. `plan` and `scored` are what it was scored by, under its own codes whatever
/// the table shows; `cells` hold the unit's answers, `peers` are of the table.
[[nodiscard]] Explanation explain(const LeagueTable& table, const Plan& plan, const Survey& scored,
                                  const AnswerCells& cells, const PeerMarks& peers, std::size_t unit);

}  // namespace hallmark
