#include "scoring/copeland.hpp"

#include <cstdint>

#include "support/billionths.hpp"
#include "support/statistics.hpp"

namespace hallmark {

std::vector<double> copeland(const std::vector<std::vector<double>>& scores,
                             const std::vector<std::vector<bool>>& present,
                             const std::vector<std::vector<double>>& weights, std::size_t units) {
  std::vector<double> balance(units, 0.0);
  std::vector<std::vector<std::int64_t>> whole(scores.size(), std::vector<std::int64_t>(units, 0));
  for (std::size_t child = 0; child < scores.size(); ++child) {
    for (std::size_t unit = 0; unit < units; ++unit) {
      if (present[child][unit]) whole[child][unit] = billionths(scores[child][unit]);
    }
  }
  for (std::size_t a = 0; a < units; ++a) {
    for (std::size_t b = a + 1; b < units; ++b) {
      CompensatedSum margin;
      for (std::size_t child = 0; child < scores.size(); ++child) {
        if (!present[child][a] || !present[child][b] || whole[child][a] == whole[child][b]) continue;
        const double weight = (weights[child][a] + weights[child][b]) / 2.0;
        margin.add(whole[child][a] > whole[child][b] ? weight : -weight);
      }
      const std::int64_t outcome = billionths(margin.value());
      const double point = outcome > 0 ? 1.0 : outcome < 0 ? -1.0 : 0.0;
      balance[a] += point;
      balance[b] -= point;
    }
  }
  return balance;
}

}  // namespace hallmark
