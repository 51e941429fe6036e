#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/scoring/scorecard.hpp"
#include "hallmark/support/workers.hpp"

namespace hallmark {

/// The places of units among their peers.
struct Ranking {
  /// In four bytes: there is one for each of perhaps a million units.
  class Place {
   public:
    Place() = default;
    Place(double rank, bool is_shared)
        : halves_and_sharing_(static_cast<std::uint32_t>(2.0 * rank) << 1U | (is_shared ? 1U : 0U)) {}

    /// 1 is best; halves with `ties: average`; none without a score.
    [[nodiscard]] std::optional<double> rank() const {
      const std::uint32_t halves = halves_and_sharing_ >> 1U;
      return halves > 0 ? std::optional(static_cast<double>(halves) / 2.0) : std::nullopt;
    }
    [[nodiscard]] bool shared() const { return (halves_and_sharing_ & 1U) != 0; }

   private:
    std::uint32_t halves_and_sharing_ = 0;  ///< Twice the rank, and below it a bit.
  };

  std::vector<Place> places;             ///< By unit.
  std::vector<std::uint32_t> groups;     ///< By unit: index of its peer group.
  std::vector<std::string> group_names;  ///< In alphabetical order; one empty name where all are peers.
  std::vector<std::uint32_t> order;      ///< Units best first, then by id; those without a score last.
};

struct RankingOptions {
  bool across = false;                   ///< One table of all, whatever the rubric says of peer groups.
  std::vector<bool> included;            ///< Units that take part; empty for all.
  std::optional<std::size_t> sort_node;  ///< Orders the rows by this node instead of by the score.
};

/// Ranks by the score as whole billionths, inside the peer groups of the rubric.
[[nodiscard]] Ranking rank(const Scorecard& card, const Survey& survey, const Rubric& rubric,
                           const RankingOptions& options = {}, const Workers& workers = one_worker());

}  // namespace hallmark
