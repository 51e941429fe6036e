#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/report/write.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "report/cells.hpp"
#include "report/section.hpp"

namespace hallmark {

namespace {

constexpr std::size_t bar_width = 10;
constexpr std::size_t longest_heading = 12;
constexpr std::size_t widest_name = 40;
constexpr std::size_t narrowest_name = 20;

/// A column of the drawn table. The first ones are always there; the others where there is room, in this order.
struct DrawnColumn {
  std::string heading;
  bool to_the_right = false;
  bool is_bar = false;
  std::vector<std::string> cells;

  [[nodiscard]] std::size_t width() const {
    std::size_t widest = display_width(heading);
    for (const std::string& cell : cells) widest = std::max(widest, display_width(cell));
    return widest;
  }
};

std::string padded(const std::string& text, std::size_t width, bool to_the_right) {
  const std::size_t used = display_width(text);
  const std::string blanks(used < width ? width - used : 0, ' ');
  return to_the_right ? blanks + text : text + blanks;
}

/// A bar of eighths of a character.
std::string bar(double share) {
  static constexpr std::array<std::string_view, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto parts = static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * 8.0 * bar_width));
  std::string drawn;
  for (std::size_t i = 0; i < parts / 8; ++i) drawn += "█";
  return drawn + std::string(eighths[parts % 8]);
}

/// Words up to a width, with the following lines indented. Blanks at the front stay.
std::string wrapped(const std::string& text, std::size_t width, std::size_t indent) {
  const std::size_t front = std::min(text.find_first_not_of(' '), text.size());
  std::string result(front, ' ');
  std::size_t used = 0;
  for (std::size_t at = front; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    const std::size_t needed = display_width(word);
    if (used > 0 && used + 1 + needed > width) {
      result += "\n" + std::string(indent, ' ');
      used = indent;
    } else if (used > 0) {
      result += ' ';
      ++used;
    }
    result += word;
    used += needed;
    at = end + 1;
  }
  return result + "\n";
}

class TerminalTable {
 public:
  TerminalTable(const LeagueTable& table, const TerminalStyle& style) : table_(table), style_(style) {}

  std::string draw() {
    const std::vector<Section> sections = sections_of(table_);
    for (const Section& section : sections) units_.insert(units_.end(), section.ranked.begin(), section.ranked.end());
    std::vector<DrawnColumn> columns = all_columns();
    fit(columns);
    text_ += bold(without_controls(title_of(*table_.rubric))) + "\n";
    std::size_t first_row = 0;
    for (const Section& section : sections) {
      text_ += "\n";
      if (!section.heading.empty()) {
        text_ += bold(without_controls(section.heading)) + " · " + count_text(section) + "\n";
      }
      if (!section.ranked.empty()) draw_rows(columns, first_row, section.ranked.size());
      first_row += section.ranked.size();
      draw_notes(section);
    }
    if (!left_out_.empty()) {
      text_ += "\n" + wrapped(fmt::format("Not shown for want of room: {}. A wider terminal or '-f csv' shows all.",
                                          fmt::format("{}", fmt::join(left_out_, ", "))),
                              style_.width, 0);
    }
    if (shows_estimates(table_)) text_ += "\n[e] rests on an estimated value\n";
    return std::move(text_);
  }

 private:
  std::string bold(const std::string& text) const { return style_.colour ? "\033[1m" + text + "\033[0m" : text; }
  std::string dim(const std::string& text) const { return style_.colour ? "\033[36m" + text + "\033[0m" : text; }

  std::vector<DrawnColumn> all_columns() const {
    const Rubric& rubric = *table_.rubric;
    DrawnColumn rank{"#", true, false, {}};
    DrawnColumn name{name_heading(rubric), false, false, {}};
    DrawnColumn score{"Score", true, false, {}};
    DrawnColumn level{"Level", false, false, {}};
    DrawnColumn bars{"", false, true, {}};
    DrawnColumn coverage{"Coverage", true, false, {}};
    for (const std::size_t unit : units_) {
      rank.cells.push_back(shown_rank(table_.ranking->places[unit]));
      name.cells.push_back(without_controls(shown_name(*table_.survey, unit)));
      score.cells.push_back(rounded_cell(table_.card->score(), unit, rubric.decimals));
      level.cells.push_back(level_name(table_, unit) + (is_held_back(table_, unit) ? "*" : ""));
      const double share =
          (table_.card->score().values[unit] - rubric.scale.foot) / (rubric.scale.top - rubric.scale.foot);
      bars.cells.push_back(bar(share));
      coverage.cells.push_back(coverage_percent(table_, unit));
    }
    align_estimates(score);
    std::vector<DrawnColumn> columns = {std::move(rank), std::move(name), std::move(score)};
    if (!rubric.maturity.levels.empty()) columns.push_back(std::move(level));
    columns.push_back(std::move(bars));
    const bool all_covered =
        std::ranges::all_of(coverage.cells, [](const std::string& cell) { return cell == "100%"; });
    if (!all_covered) columns.push_back(std::move(coverage));
    add_nodes(columns);
    add_groups(columns);
    return columns;
  }

  /// Marks behind some numbers must not push their points out of line.
  static void align_estimates(DrawnColumn& column) {
    const auto has_mark = [](const std::string& cell) { return cell.ends_with(estimated_mark); };
    if (std::ranges::none_of(column.cells, has_mark)) return;
    for (std::string& cell : column.cells) {
      if (!has_mark(cell) && !cell.ends_with(']')) cell += "   ";
    }
  }

  void add_nodes(std::vector<DrawnColumn>& columns) const {
    // Titles and ids side by side would look like two kinds of things.
    const bool titles_fit = std::ranges::all_of(table_.nodes, [this](std::size_t node) {
      return display_width(table_.rubric->nodes[node].title) <= longest_heading;
    });
    for (const std::size_t node : table_.nodes) {
      const Node& described = table_.rubric->nodes[node];
      DrawnColumn column{titles_fit ? described.title : cut_to_width(described.id, longest_heading), true, false, {}};
      for (const std::size_t unit : units_)
        column.cells.push_back(rounded_cell(table_.card->nodes[node], unit, table_.rubric->decimals));
      align_estimates(column);
      columns.push_back(std::move(column));
    }
  }

  void add_groups(std::vector<DrawnColumn>& columns) const {
    const auto& within = table_.rubric->ranking.within;
    for (const ColumnName& group : table_.rubric->survey.groups) {
      if (within && within->text == group.text && table_.ranking->group_names.size() > 1) continue;
      DrawnColumn column{capitalised(group.text), false, false, {}};
      for (const std::size_t unit : units_)
        column.cells.push_back(without_controls(group_cell(table_, group.text, unit)));
      columns.push_back(std::move(column));
    }
  }

  /// Narrows the names, then leaves out columns from the right, until the table fits.
  void fit(std::vector<DrawnColumn>& columns) {
    const std::size_t always = table_.rubric->maturity.levels.empty() ? 3 : 4;
    DrawnColumn& name = columns[1];
    std::size_t fixed = 0;
    for (std::size_t i = 0; i < always; ++i) fixed += i == 1 ? 2 : columns[i].width() + 2;
    const std::size_t room = style_.width > fixed ? style_.width - fixed : 0;
    std::size_t width = std::min(name.width(), widest_name);
    if (width > room) width = std::max(room, std::size_t{8});
    // A bar is worth more than the end of a long name.
    if (width > narrowest_name && width + bar_width + 2 > room)
      width = std::max(narrowest_name, room > bar_width + 2 ? room - bar_width - 2 : 0);
    name.heading = cut_to_width(name.heading, width);
    for (std::string& cell : name.cells) cell = cut_to_width(cell, width);

    std::size_t used = 0;
    std::vector<DrawnColumn> kept;
    std::vector<std::string> left_out;
    for (DrawnColumn& column : columns) {
      const std::size_t needed = (column.is_bar ? bar_width : column.width()) + (kept.empty() ? 0 : 2);
      if (kept.size() < always || (used + needed <= style_.width && left_out.empty())) {
        used += needed;
        kept.push_back(std::move(column));
      } else if (!column.is_bar) {
        left_out.push_back(column.heading);
      }
    }
    columns = std::move(kept);
    if (left_out.size() > left_out_.size()) left_out_ = std::move(left_out);
  }

  void draw_rows(const std::vector<DrawnColumn>& columns, std::size_t first, std::size_t count) {
    std::vector<std::size_t> widths;
    for (const DrawnColumn& column : columns) widths.push_back(column.is_bar ? bar_width : column.width());
    std::string head;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      head += (i > 0 ? "  " : "") + padded(columns[i].heading, widths[i], columns[i].to_the_right);
    }
    head.erase(head.find_last_not_of(' ') + 1);
    text_ += bold(head) + "\n";
    for (std::size_t row = first; row < first + count; ++row) {
      std::string line;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string cell = padded(columns[i].cells[row], widths[i], columns[i].to_the_right);
        line += (i > 0 ? "  " : "") + (columns[i].is_bar ? dim(cell) : cell);
      }
      line.erase(line.find_last_not_of(' ') + 1);
      text_ += line + "\n";
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
  std::vector<std::string> left_out_;
};

}  // namespace

std::string to_terminal(const LeagueTable& table, const TerminalStyle& style) {
  return TerminalTable(table, style).draw();
}

}  // namespace hallmark
