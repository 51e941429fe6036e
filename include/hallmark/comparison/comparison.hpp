#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/result/result_file.hpp"
#include "hallmark/survey/code_aliases.hpp"

namespace hallmark {

/// What moved between two results of the same councils, and what can be said of the reasons. The results are the
/// caller's and have to outlive it.
struct Comparison {
  /// Parts of a change of score, which add up to it.
  struct Causes {
    double data = 0.0;        ///< Other answers.
    double rubric = 0.0;      ///< Other rules for the same answers.
    double population = 0.0;  ///< Other councils to be measured against.
    double tool = 0.0;        ///< What neither explains: another version of the program, or another input.
  };
  /// A unit that is in both.
  struct Pair {
    std::size_t before = 0;  ///< Index into the units of the earlier result.
    std::size_t after = 0;
    std::optional<double> score_change;  ///< Absent where either has no score, or the scales differ.
    /// Places among the peers who are ranked in both results, so that who came or went moves nobody; as they were
    /// published where nobody did. Absent where either is unranked or the peers differ.
    std::optional<double> rank_before;
    std::optional<double> rank_after;
    std::optional<double> rank_change;   ///< Places gained: the difference of the two.
    std::optional<int> level_change;     ///< Levels gained; absent where either has none or cannot be placed.
    bool moved = false;                  ///< Score, rank, level or peers are not what they were.
    std::vector<std::size_t> top_moves;  ///< Indices into `nodes`: top dimensions that moved, by how much.
    std::optional<Causes> causes;        ///< Where both editions could be scored anew.
    std::size_t changed_answers = 0;     ///< Matched questions whose value or state changed.
  };
  /// A node that both rubrics have and that may be compared.
  struct NodePair {
    std::size_t before = 0;
    std::size_t after = 0;
  };
  /// A new unit that says which earlier ones it was made of.
  struct Merger {
    std::size_t after = 0;
    std::vector<std::size_t> before;
  };

  const ResultFile* before = nullptr;
  const ResultFile* after = nullptr;
  std::vector<Pair> pairs;  ///< In the order of the later result.
  std::vector<std::size_t> appeared;
  std::vector<std::size_t> vanished;
  std::vector<Merger> mergers;
  std::vector<NodePair> nodes;  ///< In the order of the later rubric.
  std::vector<std::size_t> only_before;
  std::vector<std::size_t> only_after;
  std::vector<std::size_t> not_comparable;  ///< Of the later result: the rubric says so.
  bool scales_differ = false;
  bool levels_differ = false;    ///< Each result has a level that the other cannot place.
  bool levels_unordered = false;  ///< Which level is above which is not known of two tables.
  bool ranks_are_shared = false;  ///< Somebody ranked came or went, so places count only those in both.
  bool has_causes = false;  ///< Changes of scores are split by cause.

  [[nodiscard]] const ResultFile::Unit& unit_before(const Pair& pair) const { return before->units[pair.before]; }
  [[nodiscard]] const ResultFile::Unit& unit_after(const Pair& pair) const { return after->units[pair.after]; }
  /// By how much a node of a pair moved; absent where either has no mark.
  [[nodiscard]] std::optional<double> node_change(const Pair& pair, std::size_t node) const;
};

struct ComparisonOptions {
  /// A group column of the later result that holds the codes a unit was made of, divided by `;`: one makes a pair,
  /// several a merger. A name that is no group is an error.
  std::string succession;
  /// Codes of the earlier result that stand for others now: one makes a pair, several of one unit a merger.
  CodeAliases former_codes = {};
  /// The names of levels, rising, of results that are tables and do not say. A level that is not among them is an
  /// error.
  std::vector<std::string> levels_before;
  std::vector<std::string> levels_after;
};

/// Joins two results on the units' codes.
[[nodiscard]] Result<Comparison> compare(const ResultFile& before, const ResultFile& after,
                                         const ComparisonOptions& options = {});

}  // namespace hallmark
