#include <algorithm>
#include <array>
#include <unordered_set>

#include <fmt/format.h>

#include "hallmark/support/trim.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "survey/reading.hpp"
#include "survey/respondents.hpp"

namespace hallmark {

namespace {

/// One answer of one unit, as far as it is needed.
struct Entry {
  std::uint32_t unit = 0;
  std::uint32_t source = 0;
  std::size_t stage = 0;  ///< Place in `wins`: 0 wins.
  bool is_unsure = false;
  std::string answer;
  std::string points;
  std::string out_of;
  std::size_t question_offset = 0;
  std::size_t answer_offset = 0;
  std::size_t points_offset = 0;
  std::size_t out_of_offset = 0;
};

struct LongColumns {
  SurveyColumns survey;
  std::size_t question = 0;
  std::size_t answer = 0;
  std::optional<std::size_t> points;
  std::optional<std::size_t> out_of;
  std::optional<std::size_t> stage;
  std::optional<std::size_t> unsure;
};

/// Whether a cell says yes or no; nothing where it says something else. A blank says no.
std::optional<bool> says_yes(std::string_view text) {
  static constexpr std::array<std::string_view, 5> yes = {"yes", "true", "1", "x", "y"};
  static constexpr std::array<std::string_view, 5> no = {"", "no", "false", "0", "n"};
  const std::string folded = fold_case(text);
  if (std::ranges::find(yes, folded) != yes.end()) return true;
  if (std::ranges::find(no, folded) != no.end()) return false;
  return std::nullopt;
}

class LongReader {
 public:
  explicit LongReader(Reading& reading) : reading_(reading), layout_(*reading.rubric.survey.long_layout) {
    for (const std::string& stage : layout_.wins) wins_.push_back(fold_case(stage));
    for (const AskedQuestion& asked : reading.questions) asked_.push_back(asked.question->column.text);
  }

  void read() {
    for (std::size_t i = 0; i < reading_.surveys.size(); ++i) read_table(i);
    const std::size_t units = reading_.survey.size();
    for (auto& [name, sink] : reading_.numbers) sink.resize(units);
    for (auto& [name, sink] : reading_.labels) sink.resize(units);
    reading_.survey.available.resize(reading_.questions.size());
    if (reading_.rubric.survey.respondents) reading_.survey.spreads.resize(reading_.questions.size());
    for (std::size_t i = 0; i < reading_.questions.size(); ++i) fill_question(i);
    fill_expression_columns();
  }

 private:
  std::optional<LongColumns> columns_of(const Table& table) {
    Findings& findings = reading_.findings;
    const auto survey = survey_columns(reading_, table);
    LongColumns columns;
    bool complete = survey.has_value();
    const auto require = [&](const std::optional<ColumnName>& column,
                             std::string_view key) -> std::optional<std::size_t> {
      if (!column) return std::nullopt;
      const auto at = require_column(table.header, column->text, fmt::format("'{}' of the long layout", key), findings);
      complete = complete && at.has_value();
      return at;
    };
    const auto question = require(layout_.question, "question");
    const auto answer = require(layout_.answer, "answer");
    columns.points = require(layout_.points, "points");
    columns.out_of = require(layout_.out_of, "out_of");
    columns.stage = require(layout_.stage, "stage");
    columns.unsure = require(layout_.unsure, "unsure");
    (void)require(layout_.evidence, "evidence");
    (void)require(layout_.note, "note");
    if (!complete) return std::nullopt;
    columns.survey = *survey;
    columns.question = *question;
    columns.answer = *answer;
    return columns;
  }

  void read_table(std::size_t index) {
    Table& table = reading_.surveys[index];
    const auto columns = columns_of(table);
    std::vector<std::pair<std::size_t, Sink*>> of_units;
    for (std::size_t column = 0; column < table.header.names.size(); ++column) {
      for (Sink* sink : reading_.sinks_of_column(table.header.names[column])) of_units.emplace_back(column, sink);
    }
    while (table.reader.next(reading_.findings)) {
      if (!row_fits(table.reader, table.header, reading_.findings) || !columns) continue;
      read_row(table, *columns, of_units, static_cast<std::uint32_t>(index));
    }
  }

  void read_row(const Table& table, const LongColumns& columns,
                const std::vector<std::pair<std::size_t, Sink*>>& of_units, std::uint32_t index) {
    const std::vector<Cell>& row = table.reader.row();
    const std::string_view id = trim(row[columns.survey.id].text);
    if (id.empty()) {
      reading_.findings.error(Code::survey_blank_id, {table.source, row[columns.survey.id].offset, 1},
                              fmt::format("the row has no {}: every row of a survey says whose it is",
                                          in_quotes(reading_.rubric.survey.id.text)));
      return;
    }
    const std::string_view name = columns.survey.name ? trim(row[*columns.survey.name].text) : std::string_view();
    const std::size_t known = reading_.survey.size();
    const std::uint32_t unit = reading_.unit(id, name, {index, table.reader.row_offset()});
    if (unit == known) {
      // What is said of the unit itself stands in each of its rows; the first one is taken.
      for (const auto& [column, sink] : of_units) {
        const MarkedText said = reading_.words.read(trim(row[column].text));
        sink->resize(unit + 1);
        sink->put(unit, said.text, said.state, {table.source, row[column].offset}, reading_.findings);
      }
    }
    std::size_t stage = 0;
    if (columns.stage) {
      const auto found = std::ranges::find(wins_, fold_case(row[*columns.stage].text));
      if (found == wins_.end()) {
        suspect(row[*columns.stage], layout_.wins, "a stage that wins", table.source);
        return;
      }
      stage = static_cast<std::size_t>(found - wins_.begin());
    }
    const Cell& question = row[columns.question];
    if (std::ranges::find(asked_, trim(question.text)) == asked_.end())
      suspect(question, asked_, "a question of the rubric", table.source);
    Entry entry;
    entry.unit = unit;
    entry.source = index;
    entry.stage = stage;
    entry.is_unsure = columns.unsure && is_unsure(row[*columns.unsure], table.source);
    entry.answer = trim(row[columns.answer].text);
    entry.question_offset = question.offset;
    entry.answer_offset = row[columns.answer].offset;
    if (columns.points) {
      entry.points = trim(row[*columns.points].text);
      entry.points_offset = row[*columns.points].offset;
    }
    if (columns.out_of) {
      entry.out_of = trim(row[*columns.out_of].text);
      entry.out_of_offset = row[*columns.out_of].offset;
    }
    entries_[std::string(trim(question.text))].push_back(std::move(entry));
  }

  bool is_unsure(const Cell& cell, const Source& source) {
    const auto said = says_yes(cell.text);
    if (said) return *said;
    reading_.findings.error(Code::survey_long, {source, cell.offset, 1},
                            fmt::format("{} does not say whether the answer is unsure: {} holds yes, true, 1 or x, or "
                                        "no, false, 0 or nothing",
                                        in_quotes(trim(cell.text)), in_quotes(layout_.unsure->text)));
    return false;
  }

  /// A text that is not one of those that count, yet close to one: it would be passed over without a word.
  void suspect(const Cell& cell, const std::vector<std::string>& known, std::string_view what, const Source& source) {
    const std::string text(trim(cell.text));
    if (text.empty() || reading_.findings.is_full() || !suspected_.insert(text).second) return;
    if (const auto near = nearest(text, known)) {
      reading_.findings.warning(Code::survey_long, {source, cell.offset, text.size()},
                                fmt::format("{} is not {}, and its rows are not used: did you mean {}?",
                                            in_quotes(text), what, in_quotes(*near)));
    }
  }

  /// The entries of the stage that wins, unit by unit; of several without respondents all but the first are reported.
  std::vector<Entry> winning(const std::vector<Entry>& entries, std::string_view question) {
    std::vector<std::size_t> best(reading_.survey.size(), wins_.size() + 1);
    for (const Entry& entry : entries) best[entry.unit] = std::min(best[entry.unit], entry.stage);
    std::vector<Entry> chosen;
    std::unordered_map<std::uint32_t, std::size_t> first;
    for (const Entry& entry : entries) {
      if (entry.stage != best[entry.unit]) continue;
      const auto [known, is_new] = first.emplace(entry.unit, chosen.size());
      if (!is_new && !reading_.rubric.survey.respondents) {
        const Entry& before = chosen[known->second];
        const Source& source = reading_.surveys[before.source].source;
        reading_.findings.error(Code::survey_long, {reading_.surveys[entry.source].source, entry.question_offset, 1},
                                fmt::format("{} has answered {} before{}: a question is answered once",
                                            in_quotes(reading_.survey.ids[entry.unit]), in_quotes(question),
                                            on_line(", ", source, before.question_offset, reading_.findings)));
        continue;
      }
      chosen.push_back(entry);
    }
    return chosen;
  }

  void put(Sink& sink, std::size_t at, const Entry& entry, const std::string& text, std::size_t offset) {
    const MarkedText said = reading_.words.read(text);
    const State state = entry.is_unsure && said.state == State::answered ? State::unsure : said.state;
    sink.put(at, said.text, state, {reading_.surveys[entry.source].source, offset}, reading_.findings);
  }

  void fill_question(std::size_t index) {
    const AskedQuestion& asked = reading_.questions[index];
    QuestionSink& sink = *reading_.answers[index];
    const auto found = entries_.find(asked.question->column.text);
    const bool from_register =
        found == entries_.end() && std::ranges::any_of(reading_.registers, [&asked](const Table& table) {
          return table.header.find(asked.question->column.text).has_value();
        });
    if (from_register) return;
    if (found == entries_.end()) {
      report_never_answered(asked);
      return;
    }
    const std::vector<Entry> entries = winning(found->second, asked.question->column.text);
    const auto* points = std::get_if<PointScale>(&asked.question->scale);
    const bool takes_points = points != nullptr && layout_.points.has_value();
    const auto& general = reading_.rubric.survey.respondents;
    const std::size_t size = general ? entries.size() : reading_.survey.size();
    sink.resize(size);
    NumberSink available(fmt::format("'out_of' of {}", asked.id), reading_.rubric.survey.lenient_numbers);
    available.resize(size);
    std::vector<std::uint32_t> unit_of;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Entry& entry = entries[i];
      const std::size_t at = general ? i : entry.unit;
      unit_of.push_back(entry.unit);
      put(sink, at, entry, takes_points ? entry.points : entry.answer,
          takes_points ? entry.points_offset : entry.answer_offset);
      if (takes_points && points->out_of_from_survey && has_value(sink.column().states[at])) {
        put(available, at, entry, entry.out_of, entry.out_of_offset);
        check_out_of(available.column(), at, sink.column().values[at], entry, asked);
      }
    }
    if (general) combine(index, sink, available, unit_of, asked.question->respondents.value_or(*general));
    if (takes_points && points->out_of_from_survey) reading_.survey.available[index] = std::move(available.column());
  }

  void check_out_of(const Column& available, std::size_t at, double points, const Entry& entry,
                    const AskedQuestion& asked) {
    const Place place{reading_.surveys[entry.source].source, entry.out_of_offset, 1};
    if (!has_value(available.states[at])) {
      reading_.findings.error(
          Code::survey_points, place,
          fmt::format("the row has points for {} and does not say what they are out of", in_quotes(asked.id)));
    } else if (available.values[at] <= 0.0) {
      reading_.findings.error(
          Code::survey_points, place,
          fmt::format("points are out of something above zero, and this is {}", in_quotes(entry.out_of)));
    } else if (points > available.values[at]) {
      reading_.findings.warning(Code::survey_points, {place.source, entry.points_offset, 1},
                                fmt::format("{} is more than the {} points that the row is out of",
                                            in_quotes(entry.points), in_quotes(entry.out_of)));
    }
  }

  void combine(std::size_t index, QuestionSink& sink, NumberSink& available, const std::vector<std::uint32_t>& unit_of,
               const RespondentRule& rule) {
    const std::size_t units = reading_.survey.size();
    const auto* coded = std::get_if<AnswerScale>(&reading_.questions[index].question->scale);
    const double top = coded != nullptr ? std::ranges::max(coded->answers, {}, &Answer::points).points : 1.0;
    Column weights;
    if (rule.weight) {
      const Column& of_units = reading_.numbers.at(rule.weight->text).column();
      for (const std::uint32_t unit : unit_of) weights.push_back(of_units.values[unit], of_units.states[unit]);
    }
    Survey& survey = reading_.survey;
    survey.respondents.resize(units, 0);
    std::vector<std::uint32_t> rows(units, 0);
    for (const std::uint32_t unit : unit_of)
      survey.respondents[unit] = std::max(survey.respondents[unit], ++rows[unit]);
    CombinedResponses answers =
        combine_responses({sink.column(), unit_of, units, rule.weight ? &weights : nullptr}, rule.way, top);
    survey.spreads[index] = std::move(answers.spread);
    available.column() =
        combine_responses({available.column(), unit_of, units, nullptr}, RespondentRule::Way::mean).units;
    sink.column() = std::move(answers.units);
  }

  void report_never_answered(const AskedQuestion& asked) {
    std::vector<std::string> seen;
    for (const auto& [question, entries] : entries_) seen.push_back(question);
    std::ranges::sort(seen);
    const Header& header = reading_.surveys.front().header;
    reading_.findings.error(
        Code::survey_long, {header.source, header.offset, 1},
        fmt::format("no row answers {}, which the rubric needs{}", in_quotes(asked.question->column.text),
                    did_you_mean(asked.question->column.text, seen)));
  }

  /// An expression may name a question that is no column of the table.
  void fill_expression_columns() {
    const Header& header = reading_.surveys.front().header;
    for (const auto& [question, entries] : entries_) {
      if (header.find(question)) continue;
      for (Sink* sink : reading_.sinks_of_column(question)) {
        for (const Entry& entry : winning(entries, question))
          put(*sink, entry.unit, entry, entry.answer, entry.answer_offset);
      }
    }
  }

  Reading& reading_;
  const LongLayout& layout_;
  std::vector<std::string> wins_;   ///< Folded.
  std::vector<std::string> asked_;  ///< The questions' columns.
  std::unordered_set<std::string> suspected_;
  std::unordered_map<std::string, std::vector<Entry>> entries_;  ///< By question.
};

}  // namespace

void read_long(Reading& reading) {
  LongReader(reading).read();
}

}  // namespace hallmark
