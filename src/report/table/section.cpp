#include "report/table/section.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/explanation/what_if.hpp"
#include "hallmark/support/wording.hpp"
#include "result/cells.hpp"
#include "support/ascii.hpp"

namespace hallmark {

std::vector<Section> sections_of(const LeagueTable& table) {
  std::vector<Section> sections(table.ranking->group_names.size());
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const std::string& name = table.ranking->group_names[i];
    sections[i].heading =
        name.empty() && sections.size() > 1 ? fmt::format("no {}", table.rubric->ranking.within->text) : name;
  }
  for (const std::size_t unit : table.units) {
    Section& section = sections[table.ranking->groups[unit]];
    (table.ranking->places[unit].rank() ? section.ranked : section.unranked).push_back(unit);
  }
  for (const std::size_t unit : table.ranking->order) {
    Section& section = sections[table.ranking->groups[unit]];
    (table.ranking->places[unit].rank() ? section.ranked_in_all : section.unranked_in_all) += 1;
  }
  std::erase_if(sections, [](const Section& section) { return section.ranked.empty() && section.unranked.empty(); });
  return sections;
}

std::string title_of(const Rubric& rubric) {
  return rubric.edition.empty() ? rubric.title : fmt::format("{}, {}", rubric.title, rubric.edition);
}

std::vector<GateSummary> gate_summaries(const LeagueTable& table, const Section& section) {
  std::vector<GateSummary> summaries;
  const std::vector<Gate>& gates = table.rubric->maturity.gates;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    const std::string& level = table.rubric->maturity.levels[gates[i].at_most].name;
    GateSummary fired{fmt::format("At most {}: {}", level, gates[i].because), {}};
    GateSummary unknown{fmt::format("Not known whether {}, so not held at {}", gates[i].when.expression.source, level),
                        {}};
    for (const std::size_t unit : section.ranked) {
      const Truth truth = table.card->gates[i][unit];
      if (table.card->binds[i][unit]) fired.names.emplace_back(shown_name(*table.survey, unit));
      if (truth == Truth::unknown) unknown.names.emplace_back(shown_name(*table.survey, unit));
    }
    if (!fired.names.empty()) summaries.push_back(std::move(fired));
    if (!unknown.names.empty()) summaries.push_back(std::move(unknown));
  }
  return summaries;
}

std::string count_text(const Section& section) {
  std::string text = fmt::format("{} ranked", section.ranked_in_all);
  if (section.unranked_in_all > 0) text += fmt::format(", {} not ranked", section.unranked_in_all);
  const std::size_t shown = section.ranked.size() + section.unranked.size();
  if (shown < section.ranked_in_all + section.unranked_in_all) text += fmt::format(", {} shown", shown);
  return text;
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = to_capital(text[0]);
  return text;
}

std::string name_heading(const Rubric& rubric) {
  return rubric.survey.name ? capitalised(rubric.survey.name->text) : "Code";
}

std::string population_note(const LeagueTable& table) {
  if (!depends_on_others(*table.rubric)) return {};
  const std::size_t scored = table.survey->size();
  const std::size_t ranked = table.ranking->order.size();
  if (ranked < scored)
    return fmt::format("Scores are those among all {}, of which {} are chosen here: marks depend on who takes part.",
                       scored, ranked);
  if (!table.survey->lacks_rows) return {};
  return fmt::format("Scores are those among the {} chosen: marks depend on who takes part.", scored);
}

bool shows(const LeagueTable& table, State state) {
  return std::ranges::any_of(table.units, [&](std::size_t unit) {
    return table.card->score().states[unit] == state || std::ranges::any_of(table.nodes, [&](std::size_t node) {
             return table.card->nodes[node].states[unit] == state;
           });
  });
}

std::vector<std::string> doubt_notes(const LeagueTable& table) {
  std::vector<std::string> notes;
  if (shows(table, State::estimated)) notes.push_back(fmt::format("{} rests on an estimated value", estimated_mark));
  if (shows(table, State::unsure)) notes.push_back(fmt::format("{} rests on an unsure answer", unsure_mark));
  return notes;
}

}  // namespace hallmark
