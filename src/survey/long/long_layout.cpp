#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "survey/long/long_rows.hpp"
#include "survey/respondents/combine_rows.hpp"

namespace hallmark {

namespace {

class LongReader {
 public:
  explicit LongReader(Reading& reading)
      : reading_(reading),
        layout_(*reading.rubric.survey.long_layout),
        has_respondents_(reading.rubric.survey.respondents.has_value()),
        rows_(reading) {}

  void read() {
    const std::size_t units = reading_.survey.size();
    for (auto& [name, sink] : reading_.numbers) sink.resize(has_respondents_ ? rows_.rows() : units);
    for (auto& [name, sink] : reading_.labels) sink.resize(units);
    reading_.survey.available.resize(reading_.questions.size());
    if (has_respondents_) reading_.survey.spreads.resize(reading_.questions.size());
    for (std::size_t i = 0; i < reading_.questions.size(); ++i) fill_question(i);
    fill_expression_columns();
    if (has_respondents_) combine_numbers();
  }

 private:
  void put(Sink& sink, std::size_t at, const LongEntry& entry, const std::string& text, std::size_t offset) {
    const MarkedText said = reading_.words.read(text);
    const State state = entry.is_unsure && said.state == State::answered ? State::unsure : said.state;
    sink.put(at, said.text, state, {reading_.surveys[entry.source].source, offset}, reading_.findings);
  }

  void fill_question(std::size_t index) {
    const AskedQuestion& asked = reading_.questions[index];
    QuestionSink& sink = *reading_.answers[index];
    const auto found = rows_.entries().find(asked.question->column.text);
    const bool from_register =
        found == rows_.entries().end() && std::ranges::any_of(reading_.registers, [&asked](const Table& table) {
          return table.header.find(asked.question->column.text).has_value();
        });
    if (from_register) return;
    if (found == rows_.entries().end()) {
      report_never_answered(asked);
      return;
    }
    const std::vector<LongEntry> entries = rows_.winning(found->second, asked.question->column.text);
    const auto* points = std::get_if<PointScale>(&asked.question->scale);
    const bool takes_points = points != nullptr && layout_.points.has_value();
    const std::size_t size = has_respondents_ ? entries.size() : reading_.survey.size();
    sink.resize(size);
    NumberSink available(fmt::format("'out_of' of {}", asked.id), reading_.number_form);
    available.resize(size);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const LongEntry& entry = entries[i];
      const std::size_t at = has_respondents_ ? i : entry.unit;
      put(sink, at, entry, takes_points ? entry.points : entry.answer,
          takes_points ? entry.points_offset : entry.answer_offset);
      if (takes_points && points->out_of_from_survey && has_value(sink.column().states[at])) {
        put(available, at, entry, entry.out_of, entry.out_of_offset);
        check_out_of(available.column(), at, sink.column().values[at], entry, asked);
      }
    }
    if (has_respondents_) combine(index, sink, available, entries);
    if (takes_points && points->out_of_from_survey) reading_.survey.available[index] = std::move(available.column());
  }

  void check_out_of(const Column& available, std::size_t at, double points, const LongEntry& entry,
                    const AskedQuestion& asked) {
    const Place place{reading_.surveys[entry.source].source, entry.out_of_offset, 1};
    if (!has_value(available.states[at])) {
      reading_.findings.error(
          Code::survey_points, place,
          fmt::format("the row has points for {} and does not say what they are out of", in_quotes(asked.id)));
    } else if (available.values[at] <= 0.0) {
      reading_.findings.error(
          Code::survey_points, place,
          fmt::format("points must be out of something above zero, not {}", in_quotes(entry.out_of)));
    } else if (points > available.values[at]) {
      reading_.findings.warning(Code::survey_points, {place.source, entry.points_offset, 1},
                                fmt::format("{} is more than the {} points that the row is out of",
                                            in_quotes(entry.points), in_quotes(entry.out_of)),
                                asked.id);
    }
  }

  /// Answers are weighed by what their own rows say, so that it does not matter here who gave them.
  void combine(std::size_t index, QuestionSink& sink, NumberSink& available, const std::vector<LongEntry>& entries) {
    const Question& question = *reading_.questions[index].question;
    const RespondentRule& general = *reading_.rubric.survey.respondents;
    const RespondentRule& rule = question.respondents.value_or(general);
    std::vector<std::uint32_t> unit_of;
    std::map<std::string, Column, std::less<>> weights;
    // A weight that is no column has been reported.
    const auto weight = rule.weight ? reading_.numbers.find(rule.weight->text) : reading_.numbers.end();
    for (const LongEntry& entry : entries) {
      unit_of.push_back(entry.unit);
      if (weight == reading_.numbers.end()) continue;
      const Column& rows = weight->second.column();
      weights[rule.weight->text].push_back(rows.values[entry.row], rows.states[entry.row]);
    }
    const std::size_t units = reading_.survey.size();
    responses_.push_back({index, sink.column(), available.column(), rows_.respondents_of(entries)});
    CombinedResponses answers = RowCombiner(unit_of, units, weights, general).answers(sink.column(), question);
    reading_.survey.spreads[index] = std::move(answers.spread);
    available.column() =
        combine_responses({available.column(), unit_of, units, nullptr}, RespondentRule::Way::mean).units;
    sink.column() = std::move(answers.units);
  }

  void report_never_answered(const AskedQuestion& asked) {
    std::vector<std::string> seen;
    for (const auto& [question, entries] : rows_.entries()) seen.push_back(question);
    const Header& header = reading_.surveys.front().header;
    reading_.findings.error(
        Code::survey_long, {header.source, header.offset, 1},
        fmt::format("no row answers {}, which the rubric needs{}", in_quotes(asked.question->column.text),
                    did_you_mean(asked.question->column.text, seen)));
  }

  /// An expression may name a question that is no column of the table.
  void fill_expression_columns() {
    const Header& header = reading_.surveys.front().header;
    for (const auto& [question, entries] : rows_.entries()) {
      const auto number = reading_.numbers.find(question);
      const auto label = reading_.labels.find(question);
      const bool is_named = number != reading_.numbers.end() || label != reading_.labels.end();
      if (header.find(question) || !is_named) continue;
      const std::vector<LongEntry> chosen = rows_.winning(entries, question);
      if (number != reading_.numbers.end()) fill_number(question, number->second, chosen);
      if (label == reading_.labels.end()) continue;
      // Of several the first, as in a wide survey.
      for (const LongEntry& entry : chosen) {
        if (!is_answered(label->second.labels().states[entry.unit]))
          put(label->second, entry.unit, entry, entry.answer, entry.answer_offset);
      }
    }
  }

  void fill_number(const std::string& question, NumberSink& sink, const std::vector<LongEntry>& entries) {
    if (!has_respondents_) {
      for (const LongEntry& entry : entries) put(sink, entry.unit, entry, entry.answer, entry.answer_offset);
      return;
    }
    NumberSink answers("the rubric", reading_.number_form);
    answers.resize(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
      put(answers, i, entries[i], entries[i].answer, entries[i].answer_offset);
    numbers_of_questions_.push_back({question, std::move(answers.column()), rows_.respondents_of(entries)});
  }

  /// Columns that are used as numbers, combined over the respondents as in a wide survey.
  void combine_numbers() {
    std::map<std::string, Column, std::less<>> numbers;
    const Header& header = reading_.surveys.front().header;
    for (auto& [name, sink] : reading_.numbers) {
      if (header.find(name)) numbers.emplace(name, rows_.respondents().by_respondent(sink.column()));
    }
    for (const auto& [question, answers, rows] : numbers_of_questions_)
      numbers[question] = rows_.respondents().spread_out(answers, rows);
    Survey& survey = reading_.survey;
    const std::vector<std::uint32_t>& unit_of = rows_.respondents().unit_of();
    const RowCombiner combiner(unit_of, survey.size(), numbers, *reading_.rubric.survey.respondents);
    for (auto& [name, sink] : reading_.numbers) {
      // What a register has comes later.
      const auto rows = numbers.find(name);
      sink.column() = rows != numbers.end() ? combiner.numbers(rows->second) : Column(survey.size());
    }
    survey.respondents.assign(survey.size(), 0);
    for (const std::uint32_t unit : unit_of) ++survey.respondents[unit];
    if (reading_.keeps_rows && rows_.respondents().are_known()) keep_rows(std::move(numbers));
  }

  void keep_rows(std::map<std::string, Column, std::less<>> numbers) {
    const std::size_t questions = reading_.questions.size();
    ResponseRows rows{rows_.respondents().unit_of(), std::vector<Column>(questions), std::vector<Column>(questions),
                      std::move(numbers)};
    for (const GivenAnswers& responses : responses_) {
      rows.answers[responses.question] = rows_.respondents().spread_out(responses.answers, responses.rows);
      if (responses.available.size() > 0)
        rows.available[responses.question] = rows_.respondents().spread_out(responses.available, responses.rows);
    }
    reading_.survey.rows = std::make_shared<const ResponseRows>(std::move(rows));
  }

  /// The answers to one question, one a row of the survey.
  struct GivenAnswers {
    std::size_t question = 0;
    Column answers;
    Column available;
    std::vector<std::uint32_t> rows;  ///< Of respondents.
  };
  struct GivenNumbers {
    std::string question;
    Column answers;
    std::vector<std::uint32_t> rows;
  };

  Reading& reading_;
  const LongLayout& layout_;
  bool has_respondents_;
  LongRows rows_;
  std::vector<GivenAnswers> responses_;
  std::vector<GivenNumbers> numbers_of_questions_;
};

}  // namespace

void read_long(Reading& reading) {
  LongReader(reading).read();
}

}  // namespace hallmark
