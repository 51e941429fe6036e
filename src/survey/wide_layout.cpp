#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/trim.hpp"
#include "hallmark/support/wording.hpp"
#include "survey/combine_rows.hpp"
#include "survey/reading.hpp"

namespace hallmark {

namespace {

/// Sinks begin with room for so many rows, and double it.
constexpr std::size_t row_block = 256;

class WideReader {
 public:
  explicit WideReader(Reading& reading) : reading_(reading) {}

  void read() {
    for (std::size_t i = 0; i < reading_.surveys.size(); ++i) read_table(i);
    for (Sink* sink : all_sinks()) sink->resize(rows_);
    if (has_respondents_) combine();
  }

 private:
  struct Target {
    std::size_t column;
    Sink* sink;
  };

  std::vector<Sink*> all_sinks() {
    std::vector<Sink*> sinks;
    for (auto& [name, sink] : reading_.numbers) sinks.push_back(&sink);
    for (auto& [name, sink] : reading_.labels) sinks.push_back(&sink);
    for (auto& sink : reading_.answers) sinks.push_back(sink.get());
    return sinks;
  }

  bool registers_have(const std::string& name) const {
    return std::ranges::any_of(reading_.registers,
                               [&name](const Table& table) { return table.header.find(name).has_value(); });
  }

  /// Which sinks take which columns of a table. What the registers bring is left to them.
  std::vector<Target> targets_of(const Table& table) {
    std::vector<Target> targets;
    const auto add = [&](const std::string& name, const std::string& needed_by, Sink* sink) {
      if (!table.header.find(name) && registers_have(name)) return;
      if (const auto at = require_column(table.header, name, needed_by, reading_.findings))
        targets.push_back({*at, sink});
    };
    for (std::size_t i = 0; i < reading_.questions.size(); ++i) {
      const AskedQuestion& asked = reading_.questions[i];
      add(asked.question->column.text, asked.question->column.text == asked.id ? "the rubric" : in_quotes(asked.id),
          reading_.answers[i].get());
    }
    for (auto& [name, sink] : reading_.numbers) add(name, "the rubric", &sink);
    for (auto& [name, sink] : reading_.labels) add(name, "the rubric", &sink);
    std::ranges::sort(targets, {}, &Target::column);
    return targets;
  }

  void read_table(std::size_t index) {
    Table& table = reading_.surveys[index];
    const std::vector<Target> targets = targets_of(table);
    const auto columns = survey_columns(reading_, table);
    while (table.reader.next(reading_.findings)) {
      if (!row_fits(table.reader, table.header, reading_.findings) || !columns) continue;
      read_row(table, *columns, targets, static_cast<std::uint32_t>(index));
    }
  }

  void read_row(const Table& table, const SurveyColumns& columns, const std::vector<Target>& targets,
                std::uint32_t index) {
    const std::vector<Cell>& row = table.reader.row();
    const std::string_view id = trim(row[columns.id].text);
    if (id.empty()) {
      reading_.findings.error(Code::survey_blank_id, {table.source, row[columns.id].offset, 1},
                              fmt::format("the row has no {}: every row of a survey says whose it is",
                                          in_quotes(reading_.rubric.survey.id.text)));
      return;
    }
    const std::string_view name = columns.name ? trim(row[*columns.name].text) : std::string_view();
    const std::size_t known = reading_.survey.size();
    const RowPlace place{index, table.reader.row_offset()};
    const std::uint32_t unit = reading_.unit(id, name, place);
    if (unit < known && !has_respondents_) {
      report_repeated(id, table, row[columns.id].offset, reading_.survey.places[unit]);
      return;
    }
    if (has_respondents_) unit_of_row_.push_back(unit);
    if (rows_ == room_) {
      room_ += std::max(row_block, room_);
      for (Sink* sink : all_sinks()) sink->resize(room_);
    }
    for (const Target& target : targets) {
      const Cell& cell = row[target.column];
      const std::string_view text = trim(cell.text);
      target.sink->put(rows_, text, reading_.words.state_of(text), {table.source, cell.offset}, reading_.findings);
    }
    ++rows_;
  }

  void report_repeated(std::string_view id, const Table& table, std::size_t offset, const RowPlace& first) {
    const Source& source = reading_.surveys[first.source].source;
    std::string where = on_line(", ", source, first.offset, reading_.findings);
    if (source != table.source)
      where += fmt::format("{}{}", where.empty() ? ", in " : " of ", in_quotes(source->name()));
    reading_.findings.error(
        Code::survey_repeated_id, {table.source, offset, 1},
        fmt::format("{} was there before{}: 'respondents' in 'survey' says how to combine several rows", in_quotes(id),
                    where));
  }

  void combine() {
    Survey& survey = reading_.survey;
    survey.respondents.assign(survey.size(), 0);
    for (const std::uint32_t unit : unit_of_row_) ++survey.respondents[unit];
    std::map<std::string, Column, std::less<>> numbers;
    for (auto& [name, sink] : reading_.numbers) numbers.emplace(name, sink.column());
    if (reading_.keeps_rows) keep_rows(numbers);
    const RowCombiner combiner(unit_of_row_, survey.size(), numbers, *reading_.rubric.survey.respondents);
    survey.spreads.resize(reading_.questions.size());
    for (std::size_t i = 0; i < reading_.questions.size(); ++i) {
      Column& column = reading_.answers[i]->column();
      CombinedResponses combined = combiner.answers(column, *reading_.questions[i].question);
      column = std::move(combined.units);
      survey.spreads[i] = std::move(combined.spread);
    }
    for (auto& [name, sink] : reading_.numbers) sink.column() = combiner.numbers(numbers.at(name));
    for (auto& [name, sink] : reading_.labels) combine_labels(name, sink.labels());
  }

  void keep_rows(const std::map<std::string, Column, std::less<>>& numbers) {
    ResponseRows rows{unit_of_row_, {}, numbers};
    for (const auto& sink : reading_.answers) rows.answers.push_back(sink->column());
    reading_.survey.rows = std::make_shared<const ResponseRows>(std::move(rows));
  }

  /// The first text of each unit; rows that say something else are a warning, since one of them is wrong.
  void combine_labels(const std::string& name, Labels& rows) {
    Labels units{std::vector<std::uint32_t>(reading_.survey.size(), Labels::none),
                 std::vector<State>(reading_.survey.size(), State::missing), rows.texts};
    std::vector<bool> reported(reading_.survey.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::uint32_t unit = unit_of_row_[row];
      if (rows.codes[row] == Labels::none) continue;
      if (units.codes[unit] == Labels::none) {
        units.codes[unit] = rows.codes[row];
        units.states[unit] = State::answered;
      } else if (units.codes[unit] != rows.codes[row] && is_group(name) && !reported[unit]) {
        reported[unit] = true;
        const RowPlace& place = reading_.survey.places[unit];
        reading_.findings.warning(Code::survey_group, {reading_.surveys[place.source].source, place.offset, 1},
                                  fmt::format("the rows of {} do not agree on {}: {} is taken, {} is not",
                                              in_quotes(reading_.survey.ids[unit]), in_quotes(name),
                                              in_quotes(units.text(unit)), in_quotes(rows.text(row))));
      }
    }
    rows = std::move(units);
  }

  bool is_group(const std::string& name) const {
    return std::ranges::find(reading_.rubric.survey.groups, name, &ColumnName::text) !=
           reading_.rubric.survey.groups.end();
  }

  Reading& reading_;
  bool has_respondents_ = reading_.rubric.survey.respondents.has_value();
  std::vector<std::uint32_t> unit_of_row_;
  std::size_t rows_ = 0;
  std::size_t room_ = 0;
};

}  // namespace

void read_wide(Reading& reading) {
  WideReader(reading).read();
}

}  // namespace hallmark
