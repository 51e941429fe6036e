#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/scoring/effective_weights.hpp"
#include "hallmark/support/number.hpp"
#include "report/table/section.hpp"
#include "report/workbook/workbook_cells.hpp"
#include "report/workbook/workbook_sheets.hpp"
#include "result/given_answers.hpp"
#include "support/ascii.hpp"

namespace hallmark {

namespace {

WorkbookCell coverage_cell(const LeagueTable& table, std::size_t unit) {
  const double coverage = table.card->coverage[0][unit];
  if (std::isnan(coverage)) return mark_cell(State::not_applicable);
  return {coverage, CellLook::percent};
}

std::string state_in_words(State state) {
  std::string words(word_of(state));
  std::ranges::replace(words, '_', ' ');
  return words;
}

/// "state, value and mark".
std::string in_small_letters(std::vector<std::string> headings) {
  for (std::string& heading : headings) heading[0] = to_small(heading[0]);
  return fmt::format("{} and {}", fmt::join(headings.begin(), headings.end() - 1, ", "), headings.back());
}

std::string weight_by_group_text(const Weight& weight) {
  std::string text;
  for (const auto& [group, value] : weight.groups)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", group.text, to_text(value));
  return text + (weight.has_default ? fmt::format(", any other {}", to_text(weight.value)) : "");
}

/// What was written. Where several were combined, no one answer applies.
WorkbookCell answer_cell(const GivenAnswers& answers, std::size_t node, std::size_t unit, State state) {
  const AnswerCell* const cell = answers.cell(node, unit);
  const bool is_combined = cell != nullptr && cell->rows > 1;
  return text_cell(answers.text(node, unit), is_combined ? State::not_applicable : state);
}

/// The weight among siblings, and in words where it differs by group.
void append_weight_cells(WorkbookRow& row, const Node& node, bool any_by_group) {
  const bool by_group = node.weight.by.has_value();
  row.push_back(by_group && !node.weight.has_default ? mark_cell(State::not_applicable)
                                                     : WorkbookCell{node.weight.value, CellLook::number});
  if (!any_by_group) return;
  const std::string words =
      by_group ? fmt::format("by {}: {}", node.weight.by->text, weight_by_group_text(node.weight)) : "";
  row.push_back(text_cell(words, State::not_applicable));
}

}  // namespace

WorkbookSheet league_sheet(const LeagueTable& table) {
  WorkbookSheet sheet{"League table", "league_table", "Ranks, scores and levels, a row each, best first.", {}, {}, {}};
  const bool has_levels = !table.rubric->maturity.levels.empty();
  const bool has_notes =
      std::ranges::any_of(table.units, [&table](std::size_t unit) { return !note_of(table, unit).empty(); });
  std::vector<std::string> sentences = {"Best first; those without a rank stand last."};
  if (table.ranking->group_names.size() > 1)
    sentences = {fmt::format("Peer groups, those with the same '{}', stand one below the other and are ranked each "
                             "for itself.",
                             table.rubric->ranking.within->text),
                 "Inside a peer group the best come first, and those without a rank last."};
  if (has_notes) sentences.emplace_back("Cells of the last column are blank where there is nothing to be noted.");
  add_lines(sheet, table, sentences);

  std::vector<std::string> headings = unit_headings(table);
  headings.insert(headings.begin(), "Rank");
  headings.emplace_back("Score");
  if (has_levels) headings.emplace_back("Level");
  headings.emplace_back("Coverage");
  for (const std::size_t node : table.nodes) headings.push_back(node_heading(table.rubric->nodes[node]));
  if (!table.ranges.empty()) headings.insert(headings.end(), {"Rank, lower end", "Rank, upper end"});
  if (has_notes) headings.emplace_back("Note");
  set_headings(sheet, headings);
  if (!fits(sheet, table.units.size())) return sheet;

  for (const std::size_t unit : units_by_group(table)) {
    const Ranking::Place& place = table.ranking->places[unit];
    const State state = table.card->score().states[unit];
    const auto rank_cell = [state](const Ranking::Place& of) {
      return of.rank() ? WorkbookCell{*of.rank(), of.shared() ? CellLook::shared_rank : CellLook::rank}
                       : mark_cell(state);
    };
    const auto range_cell = [&rank_cell](double end) {
      return rank_cell(std::isnan(end) ? Ranking::Place() : Ranking::Place(end, false));
    };
    WorkbookRow row = {rank_cell(place)};
    append_unit_cells(row, table, unit);
    row.push_back(score_cell(table.card->score(), unit));
    if (has_levels) row.push_back(text_cell(level_name(table, unit), state));
    row.push_back(coverage_cell(table, unit));
    for (const std::size_t node : table.nodes) row.push_back(score_cell(table.card->nodes[node], unit));
    if (!table.ranges.empty()) {
      row.push_back(range_cell(table.ranges[unit].low));
      row.push_back(range_cell(table.ranges[unit].high));
    }
    if (has_notes) row.push_back({note_of(table, unit)});
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

WorkbookSheet scores_sheet(const LeagueTable& table) {
  WorkbookSheet sheet{"Scores", "scores", "The score of every dimension and the mark of every question.", {}, {}, {}};
  add_lines(sheet, table,
            {"Scores of dimensions stand under their titles, marks of questions under their codes.",
             "The notes and the weights give the words of the questions."});
  std::vector<std::string> headings = unit_headings(table);
  headings.emplace_back("Score");
  for (std::size_t at = 1; at < table.rubric->nodes.size(); ++at)
    headings.push_back(node_heading(table.rubric->nodes[at]));
  set_headings(sheet, headings);
  if (!fits(sheet, table.units.size())) return sheet;

  for (const std::size_t unit : units_by_group(table)) {
    WorkbookRow row;
    append_unit_cells(row, table, unit);
    for (const Column& column : table.card->nodes) row.push_back(score_cell(column, unit));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

WorkbookSheet answers_sheet(const LeagueTable& table) {
  const GivenAnswers answers(table);
  const bool has_values = !table.is_anonymous;
  std::vector<std::string> columns = {"State"};
  if (answers.any()) columns.emplace_back("Answer");
  if (has_values) columns.emplace_back("Value");
  columns.emplace_back("Mark");
  WorkbookSheet sheet{"Answers",
                      "answers",
                      fmt::format("Every question of everybody: {}, a row each.", in_small_letters(columns)),
                      {},
                      {},
                      {}};
  const std::vector<Node>& nodes = table.rubric->nodes;
  std::vector<std::string> sentences;
  if (answers.any())
    sentences.emplace_back("The answer is what was written, and [z] where the answers of several were combined.");
  if (has_values) {
    sentences.emplace_back("The value is the points of an answer in words, or the number itself, with estimates put in.");
    sentences.emplace_back("The mark is that value on the rubric's scale.");
  }
  if (std::ranges::any_of(nodes, [](const Node& node) { return !node.penalties.empty(); }))
    sentences.emplace_back("What penalties take off is no mark: it stands in the notes of the league table.");
  add_lines(sheet, table, sentences);
  std::vector<std::string> headings = unit_headings(table);
  headings.insert(headings.end(), {"Dimension", "Question code", "Question"});
  headings.insert(headings.end(), columns.begin(), columns.end());
  set_headings(sheet, headings);
  const auto questions = static_cast<std::size_t>(std::ranges::count_if(nodes, &Node::is_indicator));
  if (!fits(sheet, table.units.size() * questions)) return sheet;

  for (const std::size_t unit : units_by_group(table)) {
    WorkbookRow of_unit;
    append_unit_cells(of_unit, table, unit);
    for (std::size_t at = 1; at < nodes.size(); ++at) {
      if (!nodes[at].is_indicator) continue;
      const Column& marks = table.card->nodes[at];
      const double value = table.card->values[at].values[unit];
      WorkbookRow row = of_unit;
      row.push_back({nodes[at].parent == 0 ? table.rubric->title : nodes[nodes[at].parent].title});
      row.push_back({nodes[at].id});
      row.push_back({nodes[at].title});
      row.push_back({state_in_words(marks.states[unit])});
      if (answers.any()) row.push_back(answer_cell(answers, at, unit, marks.states[unit]));
      if (has_values)
        row.push_back(std::isnan(value) ? mark_cell(marks.states[unit]) : WorkbookCell{value, CellLook::number});
      row.push_back(score_cell(marks, unit));
      sheet.rows.push_back(std::move(row));
    }
  }
  return sheet;
}

WorkbookSheet weights_sheet(const LeagueTable& table) {
  WorkbookSheet sheet{"Weights", "weights", "What each dimension and question counts for.", {}, {}, {}};
  const std::vector<Node>& nodes = table.rubric->nodes;
  const std::vector<EffectiveWeights> effective = effective_weights(*table.rubric, table.survey, table.card);
  const bool any_by_group = std::ranges::any_of(nodes, [](const Node& node) { return node.weight.by.has_value(); });
  add_lines(sheet, table,
            {"The weight is that among the parts of the same whole.",
             "The effective weight is the share of the whole score, before anything is missing: a "
             "mean over all that "
             "are scored."});
  std::vector<std::string> headings = {"Code", "Title", "Kind", "Part of", "Weight"};
  if (any_by_group) headings.emplace_back("Weight by group");
  for (const EffectiveWeights& group : effective)
    headings.push_back(group.group.empty() ? "Effective weight" : fmt::format("Effective weight, {}", group.group));
  set_headings(sheet, headings);
  if (!fits(sheet, nodes.size() - 1)) return sheet;

  for (std::size_t at = 1; at < nodes.size(); ++at) {
    const Node& node = nodes[at];
    WorkbookRow row = {{node.id},
                       {node.title},
                       {std::string(node.is_indicator ? "question" : "dimension")},
                       {node.parent == 0 ? std::string("the score") : nodes[node.parent].id}};
    append_weight_cells(row, node, any_by_group);
    for (const EffectiveWeights& group : effective) row.push_back({group.shares[at], CellLook::percent});
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

}  // namespace hallmark
