#include <algorithm>

#include <fmt/format.h>

#include "hallmark/report/write.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "report/format/text_table.hpp"
#include "report/table/section.hpp"
#include "result/cells.hpp"
#include "result/score_decimals.hpp"

namespace hallmark {

namespace {

constexpr std::size_t longest_heading = 12;

class TerminalTable {
 public:
  TerminalTable(const LeagueTable& table, const TerminalStyle& style) : table_(table), style_(style) {}

  std::string draw() {
    const std::vector<Section> sections = sections_of(table_);
    for (const Section& section : sections) units_.insert(units_.end(), section.ranked.begin(), section.ranked.end());
    std::vector<TextColumn> columns = all_columns();
    const std::size_t always =
        3U + (table_.ranges.empty() ? 0U : 1U) + (table_.rubric->maturity.levels.empty() ? 0U : 1U);
    const std::vector<std::string> left_out = fit_columns(columns, {style_.width, always});
    text_ += heading(without_controls(title_of(*table_.rubric)));
    std::size_t first_row = 0;
    for (const Section& section : sections) {
      text_ += "\n";
      if (!section.heading.empty()) {
        const std::string group = without_controls(section.heading);
        const std::string line = wrapped(group + " · " + count_text(section), style_.width, 0);
        text_ += line.starts_with(group) ? bold(group) + line.substr(group.size()) : line;
      }
      if (!section.ranked.empty()) text_ += rows_text(columns, first_row, section.ranked.size(), style_.colour);
      first_row += section.ranked.size();
      draw_notes(section);
    }
    if (!left_out.empty()) {
      text_ += "\n" + wrapped(fmt::format("Not shown for want of room: {}. A wider terminal or '-f csv' shows all.",
                                          fmt::format("{}", fmt::join(left_out, ", "))),
                              style_.width, 0);
    }
    if (!table_.ranges.empty()) text_ += "\n" + wrapped(std::string(range_note), style_.width, 0);
    const std::vector<std::string> doubts = doubt_notes(table_);
    if (!doubts.empty()) text_ += "\n" + wrapped(fmt::format("{}", fmt::join(doubts, ", ")), style_.width, 0);
    if (const std::string note = population_note(table_); !note.empty()) text_ += "\n" + wrapped(note, style_.width, 0);
    return std::move(text_);
  }

 private:
  std::string heading(const std::string& text) const {
    std::string lines = wrapped(text, style_.width, 0);
    lines.pop_back();
    return bold(lines) + "\n";
  }

  std::string bold(const std::string& text) const { return in_bold(text, style_.colour); }

  std::vector<TextColumn> all_columns() const {
    const Rubric& rubric = *table_.rubric;
    TextColumn rank{"#", true, false, {}};
    TextColumn name{name_heading(rubric), false, false, {}};
    TextColumn score{"Score", true, false, {}};
    TextColumn range{"Rank 5–95 %", false, false, {}};
    TextColumn level{"Level", false, false, {}};
    TextColumn bars{"", false, true, {}};
    TextColumn coverage{"Coverage", true, false, {}};
    const std::vector<int> decimals = score_decimals(table_);
    for (const std::size_t unit : units_) {
      rank.cells.push_back(shown_rank(table_.ranking->places[unit]));
      name.cells.push_back(without_controls(shown_name(*table_.survey, unit)));
      score.cells.push_back(rounded_cell(table_.card->score(), unit, decimals[unit]));
      if (!table_.ranges.empty()) range.cells.push_back(shown_range(table_.ranges[unit]));
      level.cells.push_back(level_name(table_, unit) + (is_held_back(table_, unit) ? "*" : ""));
      const double share =
          (table_.card->score().values[unit] - rubric.scale.foot) / (rubric.scale.top - rubric.scale.foot);
      bars.cells.push_back(bar_text(share));
      coverage.cells.push_back(coverage_percent(table_, unit));
    }
    align_points(score);
    align_estimates(score);
    std::vector<TextColumn> columns = {std::move(rank), std::move(name), std::move(score)};
    if (!table_.ranges.empty()) columns.push_back(std::move(range));
    if (!rubric.maturity.levels.empty()) columns.push_back(std::move(level));
    columns.push_back(std::move(bars));
    const bool all_covered =
        std::ranges::all_of(coverage.cells, [](const std::string& cell) { return cell == "100%"; });
    if (!all_covered) columns.push_back(std::move(coverage));
    add_nodes(columns);
    add_groups(columns);
    return columns;
  }

  /// Numbers with fewer decimals than others are followed by blanks.
  static void align_points(TextColumn& column) {
    const auto behind_point = [](const std::string& cell) {
      const std::size_t end = cell.find_first_of(" [");
      const std::size_t point = cell.find('.');
      return point == std::string::npos ? std::size_t{0} : std::min(end, cell.size()) - point;
    };
    std::size_t most = 0;
    for (const std::string& cell : column.cells) most = std::max(most, behind_point(cell));
    for (std::string& cell : column.cells) {
      const std::size_t digits = std::min(cell.find_first_of(" ["), cell.size());
      if (digits > 0) cell.insert(digits, std::string(most - behind_point(cell), ' '));
    }
  }

  /// Marks behind some numbers must not push their points out of line.
  static void align_estimates(TextColumn& column) {
    const auto has_mark = [](const std::string& cell) {
      return cell.ends_with(estimated_mark) || cell.ends_with(unsure_mark);
    };
    if (std::ranges::none_of(column.cells, has_mark)) return;
    for (std::string& cell : column.cells) {
      if (!has_mark(cell) && !cell.ends_with(']')) cell += "   ";
    }
  }

  void add_nodes(std::vector<TextColumn>& columns) const {
    // Titles and ids side by side would look like two kinds of things.
    const bool titles_fit = std::ranges::all_of(table_.nodes, [this](std::size_t node) {
      return display_width(table_.rubric->nodes[node].title) <= longest_heading;
    });
    for (const std::size_t node : table_.nodes) {
      const Node& described = table_.rubric->nodes[node];
      TextColumn column{titles_fit ? described.title : cut_to_width(described.id, longest_heading), true, false, {}};
      for (const std::size_t unit : units_)
        column.cells.push_back(rounded_cell(table_.card->nodes[node], unit, table_.rubric->decimals));
      align_estimates(column);
      columns.push_back(std::move(column));
    }
  }

  void add_groups(std::vector<TextColumn>& columns) const {
    const auto& within = table_.rubric->ranking.within;
    for (const ColumnName& group : table_.rubric->survey.groups) {
      if (within && within->text == group.text && table_.ranking->group_names.size() > 1) continue;
      TextColumn column{capitalised(group.text), false, false, {}};
      for (const std::size_t unit : units_)
        column.cells.push_back(without_controls(group_cell(table_, group.text, unit)));
      columns.push_back(std::move(column));
    }
  }

  void draw_notes(const Section& section) {
    const std::vector<GateSummary> gates = gate_summaries(table_, section);
    if (!gates.empty()) text_ += "\n";
    for (const GateSummary& gate : gates) {
      text_ += wrapped(fmt::format("* {} – {}", without_controls(gate.text),
                                   without_controls(fmt::format("{}", fmt::join(gate.names, ", ")))),
                       style_.width, 2);
    }
    if (section.unranked.empty()) return;
    text_ += "\nNot ranked\n";
    for (const std::size_t unit : section.unranked) {
      text_ += wrapped(fmt::format("  – {}: {}", without_controls(shown_name(*table_.survey, unit)),
                                   reason_without_score(table_, unit)),
                       style_.width, 4);
    }
  }

  const LeagueTable& table_;
  const TerminalStyle& style_;
  std::vector<std::size_t> units_;  ///< All that are ranked, section by section: the rows of the columns.
  std::string text_;
};

}  // namespace

std::string to_terminal(const LeagueTable& table, const TerminalStyle& style) {
  return TerminalTable(table, style).draw();
}

}  // namespace hallmark
