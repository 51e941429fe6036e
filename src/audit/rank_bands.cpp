#include "audit/rank_bands.hpp"

namespace hallmark {

std::vector<RankBand> rank_bands(const Ranking& ranking, const PairwiseOrder& pairs) {
  std::vector<RankBand> bands;
  for (std::uint32_t group = 0; group < ranking.group_names.size(); ++group) {
    bool begins = true;
    for (const std::size_t unit : ranking.order) {
      if (ranking.groups[unit] != group || !ranking.places[unit].rank()) continue;
      begins = begins || pairs.probability(bands.back().units.front(), unit) >= told_apart;
      if (begins) bands.push_back({group, {}});
      begins = false;
      bands.back().units.push_back(unit);
    }
  }
  return bands;
}

}  // namespace hallmark
