#include "report/page/unit_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "result/cells.hpp"
#include "support/ascii.hpp"
#include "support/statistics.hpp"

namespace hallmark {

namespace {

constexpr int darkest = 5;

/// Rising.
std::vector<double> marks_of(const LeagueTable& table, std::size_t node, const std::vector<std::size_t>& units) {
  const Column& column = table.card->nodes[node];
  std::vector<double> marks;
  for (const std::size_t unit : units) {
    if (has_value(column.states[unit])) marks.push_back(column.values[unit]);
  }
  std::ranges::sort(marks);
  return marks;
}

}  // namespace

std::string unit_word(const Rubric& rubric) {
  const std::string column = rubric.survey.name ? fold_case(rubric.survey.name->text) : std::string();
  const bool is_plain = !column.empty() && std::ranges::all_of(column, is_small) && column != "name";
  return is_plain ? column : "council";
}

std::string units_word(const Rubric& rubric) {
  const std::string word = unit_word(rubric);
  return word.ends_with('y') ? word.substr(0, word.size() - 1) + "ies" : word + "s";
}

std::string label_words(const std::string& text) {
  std::string words = capitalised(without_controls(text));
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string heading_of(const Rubric& rubric, const Section& section) {
  return section.heading.empty() ? "All " + units_word(rubric) : label_words(section.heading);
}

std::string levels_sentence(const LeagueTable& table, const std::vector<std::size_t>& units) {
  const std::vector<Level>& levels = table.rubric->maturity.levels;
  if (levels.empty() || units.empty()) return {};
  std::vector<std::size_t> counts(levels.size(), 0);
  std::size_t without = 0;
  for (const std::size_t unit : units) {
    if (const auto level = table.card->levels[unit]) {
      ++counts[*level];
    } else {
      ++without;
    }
  }
  std::vector<std::string> parts;
  for (std::size_t level = levels.size(); level-- > 0;) {
    if (counts[level] > 0)
      parts.push_back(fmt::format("{} {}{}", counts[level], parts.empty() ? "reach " : "", levels[level].name));
  }
  if (without > 0) parts.push_back(fmt::format("{} no level", without));
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + without_controls(parts[i]);
  if (units.size() == 1 || text.starts_with("1 reach ")) {
    if (const std::size_t at = text.find("1 reach "); at == 0) text.replace(0, 8, "1 reaches ");
  }
  return text;
}

std::string spread_sentence(const LeagueTable& table, std::size_t node, const std::vector<std::size_t>& units) {
  const std::vector<double> marks = marks_of(table, node, units);
  if (marks.empty()) return {};
  const int decimals = table.rubric->decimals;
  const std::string_view what = table.rubric->nodes[node].is_indicator ? "Marks" : "Scores";
  if (marks.front() == marks.back()) return fmt::format("All {} are {}.", what, to_decimals(marks.front(), decimals));
  return fmt::format("{} run from {} to {}; the median is {}.", what, to_decimals(marks.front(), decimals),
                     to_decimals(marks.back(), decimals), to_decimals(median_of_sorted(marks), decimals));
}

std::optional<double> median_mark(const LeagueTable& table, std::size_t node, const std::vector<std::size_t>& units) {
  const std::vector<double> marks = marks_of(table, node, units);
  return marks.empty() ? std::nullopt : std::optional(median_of_sorted(marks));
}

int shade_of(const Scale& scale, double mark) {
  const double share = (mark - scale.foot) / (scale.top - scale.foot);
  return static_cast<int>(std::clamp(std::floor(share * (darkest + 1)), 0.0, static_cast<double>(darkest)));
}

int shade_of_level(const Rubric& rubric, std::size_t level) {
  const std::size_t levels = rubric.maturity.levels.size();
  return levels < 2 ? darkest : static_cast<int>(darkest * level / (levels - 1));
}

Json mark_cell(const LeagueTable& table, std::size_t node, std::size_t unit) {
  const Column& column = table.card->nodes[node];
  const std::string text = rounded_cell(column, unit, table.rubric->decimals);
  if (!has_value(column.states[unit])) return {{"t", text}, {"c", "h x"}};
  return {{"t", text}, {"c", fmt::format("h h{}", shade_of(table.rubric->scale, column.values[unit]))}};
}

Json text_list(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back({{"text", text}});
  return list;
}

std::vector<std::string> reading_notes(const LeagueTable& table) {
  const Rubric& rubric = *table.rubric;
  std::vector<std::string> notes = {
      fmt::format("Scores lie between {} and {}; the darker a cell, the higher its score.", to_text(rubric.scale.foot),
                  to_text(rubric.scale.top)),
      "[x] is missing: nothing was answered. [z] is not applicable: the question does not concern this " +
          unit_word(rubric) + ". Neither is a zero."};
  if (shows(table, State::estimated))
    notes.emplace_back("[e] behind a number: it rests on an estimate, since an answer is missing.");
  if (shows(table, State::unsure))
    notes.emplace_back("[u] behind a number: it rests on an answer that whoever gave it was not sure of.");
  notes.emplace_back("Coverage is the share of the weight that was answered. =2 is a shared rank.");
  if (std::string note = population_note(table); !note.empty()) notes.push_back(std::move(note));
  if (!table.ranges.empty()) notes.emplace_back(range_note);
  return notes;
}

}  // namespace hallmark
