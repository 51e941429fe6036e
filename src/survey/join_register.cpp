#include <algorithm>

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

void join(Reading& reading, std::size_t index) {
  Table& table = reading.registers[index];
  const auto id_column =
      require_column(table.header, reading.rubric.survey.id.text, "the join with the survey", reading.findings);
  const auto targets = targets_of(reading, index);
  for (const auto& [column, sink] : targets) sink->resize(reading.survey.size());
  std::unordered_map<std::string, std::size_t> seen;
  while (table.reader.next(reading.findings)) {
    if (!row_fits(table.reader, table.header, reading.findings) || !id_column) continue;
    const std::vector<Cell>& row = table.reader.row();
    const std::string id(trim(row[*id_column].text));
    if (id.empty()) continue;  // blank codes never join
    const auto [first, is_new] = seen.emplace(id, table.reader.row_offset());
    if (!is_new) {
      reading.findings.error(Code::survey_register, {table.source, row[*id_column].offset, 1},
                             fmt::format("{} is there twice{}: a register has each code once", in_quotes(id),
                                         on_line(", first ", table.source, first->second, reading.findings)));
      continue;
    }
    const std::uint32_t unit = reading.index.find(id);
    if (unit == IdIndex::none) continue;
    for (const auto& [column, sink] : targets) {
      const MarkedText said = reading.words.read(trim(row[column].text));
      sink->put(unit, said.text, said.state, {table.source, row[column].offset}, reading.findings);
    }
  }
  if (!id_column) return;
  std::vector<std::string> unmatched;
  for (const std::string_view id : reading.ids) {
    if (std::string code(id); !seen.contains(code)) unmatched.push_back(std::move(code));
  }
  if (unmatched.empty()) return;
  reading.findings.warning(Code::survey_register, {table.source, table.header.offset, 1},
                           fmt::format("{} of {} in the survey {} not in this register: {}", unmatched.size(),
                                       reading.survey.size(), unmatched.size() == 1 ? "is" : "are", listed(unmatched)));
}

}  // namespace

void join_registers(Reading& reading) {
  for (std::size_t i = 0; i < reading.registers.size(); ++i) join(reading, i);
}

}  // namespace hallmark
