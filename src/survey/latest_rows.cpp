#include "survey/latest_rows.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/ascii.hpp"
#include "support/trim.hpp"
#include "survey/row_choice.hpp"

namespace hallmark {

namespace {

/// When something was submitted: a number, or a date with or without a time, as ISO 8601 writes it.
struct Submitted {
  std::optional<double> number;
  std::string date;

  [[nodiscard]] bool is_like(const Submitted& other) const { return number.has_value() == other.number.has_value(); }
  [[nodiscard]] bool is_before(const Submitted& other) const {
    return number ? *number < *other.number : date < other.date;
  }
};

/// "2026-03-09", or with a time "2026-03-09T10:15:00": digits and signs where they belong.
bool is_iso_date(std::string_view text) {
  constexpr std::string_view form = "0000-00-00 00:00:00";
  if (text.size() < 10) return false;
  const std::string_view tail = text.size() > form.size() ? text.substr(form.size()) : std::string_view();
  for (std::size_t i = 0; i < std::min(text.size(), form.size()); ++i) {
    const bool fits = form[i] == '0' ? is_digit(text[i]) : form[i] == ' ' ? text[i] == ' ' || text[i] == 'T' : text[i] == form[i];
    if (!fits) return false;
  }
  const bool ends_whole = text.size() == 10 || text.size() == 16 || text.size() >= form.size();
  // Fractions of a second, and a Z for the time zone.
  return ends_whole && tail.find_first_not_of(".0123456789Z") == std::string_view::npos;
}

std::optional<Submitted> submitted_of(std::string_view text, const NumberForm& form) {
  if (const auto number = parse_number(text, form)) return Submitted{number, {}};
  if (!is_iso_date(text)) return std::nullopt;
  std::string date(text);
  if (date.size() > 10) date[10] = ' ';
  if (date.ends_with('Z')) date.pop_back();
  return Submitted{std::nullopt, std::move(date)};
}

/// Finds the row of each unit that counts.
class Finder {
 public:
  Finder(Reading& reading, const ColumnName& order)
      : reading_(reading), order_(order), takes_last_(reading.rubric.survey.respondents->way == RespondentRule::Way::last) {}

  void read(std::size_t index) {
    const Table& table = reading_.surveys[index];
    const auto id = table.header.find(reading_.rubric.survey.id.text);
    const auto order = require_column(table.header, order_.text, "'order' of 'respondents'", reading_.findings);
    if (!id || !order) return;
    RowChoice choice(reading_.rubric.survey, table.header, reading_.survey.chosen, index);
    CsvReader reader = table.reader;
    Findings ignored;  // rows that are broken are reported when they are read
    while (reader.next(ignored)) {
      const std::vector<Cell>& row = reader.row();
      if (reader.row_is_broken() || !has_cells_for(table.header, row)) continue;
      if (choice.judge(row, reader.row_offset()) != RowVerdict::read) continue;
      const std::string code(reading_.former_codes.current(trim(row[*id].text)));
      if (!code.empty()) add(index, reader.row_offset(), code, row[*order]);
    }
    reading_.survey.lacks_rows = reading_.survey.lacks_rows || choice.has_left_out();
  }

  /// By table.
  std::vector<std::vector<std::size_t>> take() {
    std::vector<std::vector<std::size_t>> rows(reading_.surveys.size());
    for (const auto& [folded, best] : best_) {
      if (best.equal) report_equal(best);
      rows[best.table].push_back(best.row);
    }
    for (std::vector<std::size_t>& of_table : rows) std::ranges::sort(of_table);
    return rows;
  }

 private:
  struct Best {
    std::size_t table;
    std::size_t row;
    Submitted submitted;
    std::string code;
    std::string text;  ///< Of when it was submitted.
    std::optional<Place> equal = {};  ///< A later row of the same time.
  };

  void add(std::size_t table, std::size_t row, const std::string& code, const Cell& cell) {
    const std::string_view text = trim(cell.text);
    const Source& source = reading_.surveys[table].source;
    auto submitted = submitted_of(text, reading_.rubric.survey.numbers);
    if (!submitted) {
      reading_.findings.error(Code::survey_order, {source, cell.offset, 1},
                              fmt::format("{} is neither a number nor a date such as 2026-03-09, by which {} orders the rows of a "
                                          "council",
                                          in_quotes(text), in_quotes(order_.text)));
      return;
    }
    const auto [known, is_new] = best_.emplace(fold_case(code), Best{table, row, *submitted, code, std::string(text)});
    if (is_new) return;
    Best& best = known->second;
    if (!best.submitted.is_like(*submitted)) {
      reading_.findings.error(Code::survey_order, {source, cell.offset, 1},
                              fmt::format("{} cannot be compared with {} of the same {}: one is a number, one a date",
                                          in_quotes(text), in_quotes(best.text), in_quotes(code)));
      return;
    }
    const bool is_better = takes_last_ ? best.submitted.is_before(*submitted) : submitted->is_before(best.submitted);
    const bool is_worse = takes_last_ ? submitted->is_before(best.submitted) : best.submitted.is_before(*submitted);
    if (is_better) best = {table, row, *std::move(submitted), code, std::string(text)};
    if (!is_better && !is_worse) best.equal = Place{source, row, 1};
  }

  void report_equal(const Best& best) {
    const Source& first = reading_.surveys[best.table].source;
    reading_.findings.error(Code::survey_order, *best.equal,
                            fmt::format("{} has another row of {}{}: which of them counts is not known", in_quotes(best.code),
                                        in_quotes(best.text), on_line(", ", first, best.row, reading_.findings)));
  }

  Reading& reading_;
  const ColumnName& order_;
  bool takes_last_;
  std::unordered_map<std::string, Best> best_;  ///< By folded code.
};

}  // namespace

std::vector<std::vector<std::size_t>> latest_rows(Reading& reading, const ColumnName& order) {
  Finder finder(reading, order);
  for (std::size_t i = 0; i < reading.surveys.size(); ++i) finder.read(i);
  return finder.take();
}

}  // namespace hallmark
