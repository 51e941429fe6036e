#include "report/row_numbers.hpp"

#include <algorithm>

namespace hallmark {

RowNumbers::RowNumbers(const LeagueTable& table, const Workers& workers) : units_(table.units) {
  constexpr std::size_t most_gathered = 16;
  columns_ = {nullptr, &table.card->score().values, &table.card->coverage[0]};
  for (const std::size_t node : table.nodes) columns_.push_back(&table.card->nodes[node].values);
  gathered_.resize(std::min(columns_.size(), most_gathered));
  constexpr std::size_t rows_worth_threads = 20'000;
  if (units_.size() < rows_worth_threads) {
    for (std::size_t at = 0; at < gathered_.size(); ++at) gather(at, table.ranking->places);
  } else {
    workers.run("writing", gathered_.size(),
                [&](std::size_t at, std::size_t /*worker*/) { gather(at, table.ranking->places); });
  }
}

void RowNumbers::gather(std::size_t at, const std::vector<Ranking::Place>& places) {
  std::vector<double>& numbers = gathered_[at];
  numbers.resize(units_.size());
  if (columns_[at] == nullptr) {
    std::ranges::transform(units_, numbers.begin(),
                           [&places](std::size_t unit) { return places[unit].rank.value_or(no_value); });
  } else {
    const std::vector<double>& column = *columns_[at];
    std::ranges::transform(units_, numbers.begin(), [&column](std::size_t unit) { return column[unit]; });
  }
}

}  // namespace hallmark
