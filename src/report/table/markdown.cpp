#include <fmt/format.h>

#include "hallmark/report/write.hpp"
#include "report/format/markdown_text.hpp"
#include "report/table/section.hpp"
#include "result/cells.hpp"
#include "result/score_decimals.hpp"

namespace hallmark {

namespace {

std::vector<std::string> header(const LeagueTable& table) {
  std::vector<std::string> cells = {"Rank", markdown_text(name_heading(*table.rubric)), "Score"};
  if (!table.ranges.empty()) cells.emplace_back("Rank 5–95 %");
  if (!table.rubric->maturity.levels.empty()) cells.emplace_back("Level");
  cells.emplace_back("Coverage");
  for (const std::size_t node : table.nodes) cells.push_back(markdown_text(table.rubric->nodes[node].title));
  return cells;
}

std::vector<std::string> row(const LeagueTable& table, std::size_t unit, int decimals_of_score) {
  const int decimals = table.rubric->decimals;
  // Brackets of the official marks are no links, so they stand as they are.
  std::vector<std::string> cells = {shown_rank(table.ranking->places[unit]),
                                    markdown_text(shown_name(*table.survey, unit)),
                                    rounded_cell(table.card->score(), unit, decimals_of_score)};
  if (!table.ranges.empty()) cells.push_back(shown_range(table.ranges[unit]));
  if (!table.rubric->maturity.levels.empty())
    cells.push_back(markdown_text(level_name(table, unit)) + (is_held_back(table, unit) ? "\\*" : ""));
  cells.push_back(coverage_percent(table, unit));
  for (const std::size_t node : table.nodes) cells.push_back(rounded_cell(table.card->nodes[node], unit, decimals));
  return cells;
}

}  // namespace

std::string to_markdown(const LeagueTable& table) {
  std::string text = fmt::format("# {}\n", markdown_text(title_of(*table.rubric)));
  const std::vector<int> decimals = score_decimals(table);
  for (const Section& section : sections_of(table)) {
    if (!section.heading.empty())
      text += fmt::format("\n## {}\n\n{}\n", markdown_text(capitalised(section.heading)), count_text(section));
    if (!section.ranked.empty()) {
      const std::vector<std::string> names = header(table);
      const std::size_t level = table.ranges.empty() ? 3 : 4;
      const bool has_levels = !table.rubric->maturity.levels.empty();
      text += "\n";
      append_markdown_row(text, names);
      text += "|";
      for (std::size_t i = 0; i < names.size(); ++i) text += i == 1 || (i == level && has_levels) ? " :-- |" : " --: |";
      text += "\n";
      for (const std::size_t unit : section.ranked) append_markdown_row(text, row(table, unit, decimals[unit]));
    }
    const std::vector<GateSummary> gates = gate_summaries(table, section);
    if (!gates.empty()) text += "\n";
    for (const GateSummary& gate : gates) {
      text += fmt::format("- {} – {}\n", markdown_text(gate.text),
                          markdown_text(fmt::format("{}", fmt::join(gate.names, ", "))));
    }
    if (!section.unranked.empty()) text += "\nNot ranked:\n\n";
    for (const std::size_t unit : section.unranked) {
      text += fmt::format("- {}: {}\n", markdown_text(shown_name(*table.survey, unit)),
                          markdown_text(reason_without_score(table, unit)));
    }
  }
  if (!table.ranges.empty()) text += fmt::format("\n{}\n", range_note);
  const std::vector<std::string> doubts = doubt_notes(table);
  if (!doubts.empty()) text += fmt::format("\n{}.\n", fmt::join(doubts, ", "));
  if (const std::string note = population_note(table); !note.empty()) text += fmt::format("\n{}\n", note);
  return text;
}

}  // namespace hallmark
