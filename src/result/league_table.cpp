#include "hallmark/result/league_table.hpp"

#include <algorithm>

namespace hallmark {

LeagueTable make_league_table(const Rubric& rubric, const Survey& survey, const Scorecard& card, const Ranking& ranking,
                              const LeagueTableOptions& options) {
  LeagueTable table;
  table.rubric = &rubric;
  table.survey = &survey;
  table.card = &card;
  table.ranking = &ranking;
  table.units = ranking.order;
  if (options.top) {
    std::vector<std::size_t> shown(ranking.group_names.size(), 0);
    std::erase_if(table.units, [&](std::uint32_t unit) {
      return !ranking.places[unit].rank() || ++shown[ranking.groups[unit]] > *options.top;
    });
  }
  if (!options.only.empty()) {
    std::erase_if(table.units, [&](std::uint32_t unit) {
      return std::ranges::find(options.only, survey.id(unit)) == options.only.end();
    });
  }
  for (std::size_t i = 1; i < rubric.nodes.size(); ++i) {
    if (rubric.nodes[i].depth <= options.depth) table.nodes.push_back(i);
  }
  for (std::size_t i = 0; i < rubric.nodes.size(); ++i) {
    if (!card.penalties[i].empty()) table.penalised.push_back(i);
    if (rubric.nodes[i].is_indicator && std::ranges::any_of(card.nodes[i].states, is_in_doubt))
      table.doubtful.push_back(i);
  }
  return table;
}

std::string_view shown_name(const Survey& survey, std::size_t unit) {
  return survey.name(unit).empty() ? survey.id(unit) : survey.name(unit);
}

const std::string& level_name(const LeagueTable& table, std::size_t unit) {
  static const std::string none;
  const LevelIndex level = table.card->levels[unit];
  return level ? table.rubric->maturity.levels[*level].name : none;
}

}  // namespace hallmark
