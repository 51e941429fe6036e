#include "report/table/row_numbers.hpp"

#include <algorithm>
#include <span>

namespace hallmark {

RowNumbers::RowNumbers(const LeagueTable& table)
    : table_(&table), columns_{nullptr, &table.card->score().values, &table.card->coverage[0]} {
  for (const std::size_t node : table.nodes) columns_.push_back(&table.card->nodes[node].values);
  gathered_.resize(columns_.size());
}

void RowNumbers::gather(std::size_t first, std::size_t end) {
  first_ = first;
  const std::span<const std::uint32_t> units = std::span(table_->units).subspan(first, end - first);
  const std::vector<Ranking::Place>& places = table_->ranking->places;
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    std::vector<double>& numbers = gathered_[at];
    numbers.resize(units.size());
    if (columns_[at] == nullptr) {
      std::ranges::transform(units, numbers.begin(),
                             [&places](std::uint32_t unit) { return places[unit].rank().value_or(no_value); });
    } else {
      const std::vector<double>& column = *columns_[at];
      std::ranges::transform(units, numbers.begin(), [&column](std::uint32_t unit) { return column[unit]; });
    }
  }
}

}  // namespace hallmark
