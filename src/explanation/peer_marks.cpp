#include "hallmark/explanation/peer_marks.hpp"

#include <algorithm>

#include "support/statistics.hpp"

namespace hallmark {

namespace {

PeerMarks::Summary summary_of(const Column& column, const std::vector<std::size_t>& peers) {
  std::vector<double> marks;
  for (const std::size_t peer : peers) {
    if (has_value(column.states[peer])) marks.push_back(column.values[peer]);
  }
  if (marks.empty()) return {};
  const double median = median_of(marks);  // Sorts them.
  return {median, marks.back()};
}

}  // namespace

PeerMarks::PeerMarks(const LeagueTable& table) : group_of_(table.ranking->groups) {
  std::vector<std::vector<std::size_t>> ranked;
  for (std::size_t unit = 0; unit < group_of_.size(); ++unit) {
    if (group_of_[unit] >= ranked.size()) ranked.resize(group_of_[unit] + 1);
    if (table.ranking->places[unit].rank()) ranked[group_of_[unit]].push_back(unit);
  }
  for (const std::vector<std::size_t>& peers : ranked) {
    Group& group = groups_.emplace_back();
    group.peers = peers.size();
    for (const Column& column : table.card->nodes) group.nodes.push_back(summary_of(column, peers));
  }
}

}  // namespace hallmark
