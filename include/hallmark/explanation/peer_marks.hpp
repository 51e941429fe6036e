#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "hallmark/result/league_table.hpp"

namespace hallmark {

/// The median and the best mark of each node among those who are ranked beside each other, worked out once for all
/// units that are explained.
class PeerMarks {
 public:
  /// Both absent where none of the peers has a mark.
  struct Summary {
    std::optional<double> median;
    std::optional<double> best;
  };

  explicit PeerMarks(const LeagueTable& table);

  /// How many are ranked in a unit's peer group, itself among them.
  [[nodiscard]] std::size_t count(std::size_t unit) const { return of_unit(unit).peers; }
  [[nodiscard]] const Summary& of(std::size_t unit, std::size_t node) const { return of_unit(unit).nodes[node]; }

 private:
  struct Group {
    std::size_t peers = 0;
    std::vector<Summary> nodes;
  };
  [[nodiscard]] const Group& of_unit(std::size_t unit) const { return groups_[group_of_[unit]]; }

  std::vector<std::uint32_t> group_of_;  ///< By unit.
  std::vector<Group> groups_;
};

}  // namespace hallmark
