#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/scoring/ranking.hpp"

namespace hallmark {

class AnswerCells;

/// What a result was made from, for those who want to make it again. No paths: a result is the same wherever it is
/// made.
struct Provenance {
  struct File {
    std::string role;    ///< "survey" or "register".
    std::string name;    ///< Without its folder.
    std::string sha256;  ///< Of the bytes as they were read; empty where no format asks for it.
  };
  std::string rubric_sha256;
  std::vector<File> files;
  std::vector<std::string> overrides;  ///< As `--set` was given.
  std::string where;                   ///< As `--where` was given.
  std::string version;                 ///< Of the program.
};

/// Between which ranks a unit lies in nine of ten draws of an audit; NaN where it has none.
struct RankRange {
  double low = no_value;
  double high = no_value;
};

/// A scored and ranked survey, and which of it is to be shown.
struct LeagueTable {
  const Rubric* rubric = nullptr;
  const Survey* survey = nullptr;
  const Scorecard* card = nullptr;
  const Ranking* ranking = nullptr;
  Provenance provenance;
  std::vector<std::uint32_t> units;  ///< The rows, in their order.
  std::vector<std::size_t> nodes;    ///< The node columns, in the order of the rubric.
  std::vector<RankRange> ranges;     ///< By unit; empty unless they were asked for.
  const AnswerCells* answers = nullptr;  ///< As they were given; null unless a format wants them.
  bool is_anonymous = false;             ///< Nobody is to be known by an answer: its number is not shown either.

  /// Where there may be something to say of a unit: dimensions with penalties, and indicators with marks in doubt.
  std::vector<std::size_t> penalised;
  std::vector<std::size_t> doubtful;
};

struct LeagueTableOptions {
  std::optional<std::size_t> top;  ///< The best of each peer group only.
  std::vector<std::string> only;   ///< These ids only; empty for all.
  int depth = 1;                   ///< Levels of the tree that get a column: 1 is the top dimensions.
};

/// Chooses rows and columns.
[[nodiscard]] LeagueTable make_league_table(const Rubric& rubric, const Survey& survey, const Scorecard& card,
                                            const Ranking& ranking, const LeagueTableOptions& options);

/// The name of a unit, or its id where it has none.
[[nodiscard]] std::string_view shown_name(const Survey& survey, std::size_t unit);

/// Why a unit has no score, in words; empty where it has one.
[[nodiscard]] std::string reason_without_score(const LeagueTable& table, std::size_t unit);

/// Everything that has to be said about a unit: why it is unranked, the gates with their reasons, penalties, what is
/// estimated.
[[nodiscard]] std::vector<std::string> remarks_on(const LeagueTable& table, std::size_t unit);
/// The same in one line.
[[nodiscard]] std::string note_of(const LeagueTable& table, std::size_t unit);

/// Whether a gate lowered the level of a unit.
[[nodiscard]] bool is_held_back(const LeagueTable& table, std::size_t unit);

/// The name of a unit's level; empty where it has none.
[[nodiscard]] const std::string& level_name(const LeagueTable& table, std::size_t unit);

}  // namespace hallmark
