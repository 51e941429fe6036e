#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "support/trim.hpp"
#include "survey/reading.hpp"

namespace hallmark {

namespace {

bool survey_has(const Reading& reading, const std::string& name) {
  return std::ranges::any_of(reading.surveys,
                             [&name](const Table& table) { return table.header.find(name).has_value(); });
}

/// The columns of a register that nothing nearer has: the survey's own come first, then the registers in their order.
std::vector<std::pair<std::size_t, Sink*>> targets_of(Reading& reading, std::size_t index) {
  std::vector<std::pair<std::size_t, Sink*>> targets;
  const Header& header = reading.registers[index].header;
  for (std::size_t column = 0; column < header.names.size(); ++column) {
    const std::string& name = header.names[column];
    if (name.empty() || survey_has(reading, name)) continue;
    const auto earlier = std::ranges::find_if(
        reading.registers, [&name](const Table& table) { return table.header.find(name).has_value(); });
    if (earlier - reading.registers.begin() != static_cast<std::ptrdiff_t>(index)) continue;
    for (Sink* sink : reading.sinks_of_column(name)) targets.emplace_back(column, sink);
    for (std::size_t i = 0; i < reading.questions.size(); ++i) {
      if (reading.questions[i].question->column.text == name) targets.emplace_back(column, reading.answers[i].get());
    }
  }
  return targets;
}

/// Where each unit was found in a register, and the codes that are no unit's.
struct Joined {
  std::vector<std::optional<std::size_t>> rows;  ///< By unit: where its row begins.
  std::vector<std::string> left_over;
};

/// "'Z3' (nearest there: 'Z33'), 'Q7' and 4 more".
std::string unmatched_text(const std::vector<std::string>& unmatched, const std::vector<std::string>& codes) {
  constexpr std::size_t most = 12;
  std::vector<std::string> shown;
  for (const std::string& code : unmatched) {
    if (shown.size() == most) break;
    const auto near = nearest(code, codes);
    shown.push_back(near ? fmt::format("{} (nearest there: {})", in_quotes(code), in_quotes(*near)) : in_quotes(code));
  }
  if (unmatched.size() > most) return fmt::format("{} and {} more", fmt::join(shown, ", "), unmatched.size() - most);
  return fmt::format("{}", fmt::join(shown, ", "));
}

void report_unmatched(Reading& reading, const Table& table, const Joined& joined) {
  std::vector<std::string> unmatched;
  for (std::size_t unit = 0; unit < reading.survey.size(); ++unit) {
    if (!joined.rows[unit]) unmatched.emplace_back(reading.ids[unit]);
  }
  if (unmatched.empty()) return;
  const Place place{table.source, table.header.offset, 1};
  const std::string which = unmatched_text(unmatched, joined.left_over);
  if (unmatched.size() == reading.survey.size()) {
    reading.findings.error(
        Code::survey_register, place,
        fmt::format("nothing of the survey is in this register, by its column {}: --with-key names another: {}",
                    in_quotes(reading.register_key), which));
    return;
  }
  reading.findings.warning(Code::survey_register, place,
                           fmt::format("{} of {} in the survey {} not in this register: {}", unmatched.size(),
                                       reading.survey.size(), unmatched.size() == 1 ? "is" : "are", which));
}

using Targets = std::vector<std::pair<std::size_t, Sink*>>;

void put_row(Reading& reading, const Table& table, const std::vector<Cell>& row, std::uint32_t unit,
             const Targets& targets) {
  for (const auto& [column, sink] : targets) {
    const MarkedText said = reading.words.read(trim(row[column].text));
    sink->put(unit, said.text, said.state, {table.source, row[column].offset}, reading.findings);
  }
}

void join_row(Reading& reading, const Table& table, const CsvReader& reader, std::size_t key, const Targets& targets,
              Joined& joined) {
  const std::vector<Cell>& row = reader.row();
  const std::string_view code = trim(row[key].text);
  if (code.empty()) return;  // blank codes never join
  const std::uint32_t unit = reading.index.find(code);
  if (unit == IdIndex::none) {
    joined.left_over.emplace_back(code);
  } else if (joined.rows[unit]) {
    // A code that no unit joins may be there as often as it likes.
    reading.findings.error(Code::survey_register, {table.source, row[key].offset, 1},
                           fmt::format("{} is there twice{}: a register has each code once", in_quotes(code),
                                       on_line(", first ", table.source, *joined.rows[unit], reading.findings)));
  } else {
    joined.rows[unit] = reader.row_offset();
    put_row(reading, table, row, unit, targets);
  }
}

/// Joins units that no row has by their code with the first row that has a former one.
void join_former(Reading& reading, const Table& table, CsvReader& reader, std::size_t key, const Targets& targets,
                 Joined& joined) {
  Findings ignored;  // the rows were read before
  while (reader.next(ignored)) {
    const std::vector<Cell>& row = reader.row();
    if (reader.row_is_broken() || !has_cells_for(table.header, row)) continue;
    const std::string_view code = trim(row[key].text);
    if (reading.former_codes.aliases().find(code) == nullptr) continue;
    const std::uint32_t unit = reading.index.find(reading.former_codes.aliases().current(code));
    if (unit == IdIndex::none || joined.rows[unit]) continue;
    (void)reading.former_codes.current(code);  // it was met
    joined.rows[unit] = reader.row_offset();
    std::erase(joined.left_over, std::string(code));
    put_row(reading, table, row, unit, targets);
  }
}

void join(Reading& reading, std::size_t index) {
  Table& table = reading.registers[index];
  const auto key = require_column(table.header, reading.register_key, "the join with the survey", reading.findings);
  const auto targets = targets_of(reading, index);
  for (const auto& [column, sink] : targets) sink->resize(reading.survey.size());
  Joined joined;
  joined.rows.resize(reading.survey.size());
  CsvReader again = table.reader;
  while (table.reader.next(reading.findings)) {
    if (row_fits(table.reader, table.header, reading.findings) && key) join_row(reading, table, table.reader, *key, targets, joined);
  }
  if (key && !reading.former_codes.empty()) join_former(reading, table, again, *key, targets, joined);
  if (key && reading.survey.size() > 0) report_unmatched(reading, table, joined);
}

}  // namespace

void join_registers(Reading& reading) {
  for (std::size_t i = 0; i < reading.registers.size(); ++i) join(reading, i);
}

}  // namespace hallmark
