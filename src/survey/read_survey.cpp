#include "hallmark/survey/read_survey.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "support/trim.hpp"
#include "survey/chunks/rows_read.hpp"
#include "survey/column_needs.hpp"
#include "survey/reading.hpp"

namespace hallmark {

namespace {

std::optional<Table> open_table(const Source& source, char delimiter, Findings& findings) {
  if (!is_readable_text(source, findings)) return std::nullopt;
  CsvReader reader(source, delimiter);
  auto header = read_header(reader, source, findings);
  if (!header) return std::nullopt;
  return Table{source, std::move(reader), *std::move(header)};
}

/// Reads the header in the first piece.
void open_pieces(Reading& reading, const SurveyTexts& texts, TablePieces pieces) {
  pieces.first_is_there = pieces.feed->next(pieces.first, pieces.buffer);
  const Source source = pieces.streamed.source;
  const std::string_view text = pieces.first_is_there ? pieces.first.text : std::string_view();
  if (!begins_readably(source, text, reading.findings)) return;
  CsvReader reader(source, text, 0, texts.delimiter);
  auto header = read_header(reader, source, reading.findings);
  // The header is shown where a column is lacking, and it has line 1 unless blank lines stand before it.
  pieces.streamed.source->keep({{0, 1, std::string(text.substr(0, reader.offset()))}});
  if (!header) return;
  reading.surveys.push_back({source, std::move(reader), *std::move(header)});
  reading.pieces.push_back(std::move(pieces));
}

/// Reads with somebody looking on, unless each survey is of one piece: that is not worth it.
void watched(const Reading& reading, Progress& progress, const Workers::Work& work) {
  if (std::ranges::all_of(reading.pieces, [](const TablePieces& pieces) { return pieces.feed->is_one_chunk(); }))
    return work();
  const auto size_of = [](const TablePieces& pieces) { return pieces.feed->bytes_in_all(); };
  if (std::ranges::find(reading.pieces, std::size_t{0}, size_of) == reading.pieces.end()) {
    for (const TablePieces& pieces : reading.pieces) progress.bytes_in_all += size_of(pieces);
  }
  reading.workers->watch(progress, work);
}

/// The questions that the rows of a long survey answer, for names in expressions. Findings are left to the real
/// reading.
std::vector<std::string> questions_seen(const Reading& reading) {
  std::set<std::string> seen;
  Findings ignored;
  Progress progress{"questions"};
  watched(reading, progress, [&] {
    for (const Table& table : reading.surveys) {
      const auto column = table.header.find(reading.rubric.survey.long_layout->question.text);
      if (!column) continue;
      CsvReader reader = table.reader;
      RowsRead rows(progress, 0);
      while (reader.next(ignored)) {
        rows.add(reader.offset());
        if (reader.row().size() > *column) seen.emplace(trim(reader.row()[*column].text));
      }
    }
  });
  return {seen.begin(), seen.end()};
}

std::vector<std::string> all_columns(const Reading& reading) {
  std::vector<std::string> columns;
  std::unordered_set<std::string> seen;
  const auto add = [&](const std::string& name) {
    if (!name.empty() && seen.insert(name).second) columns.push_back(name);
  };
  for (const auto* tables : {&reading.surveys, &reading.registers}) {
    for (const Table& table : *tables) std::ranges::for_each(table.header.names, add);
  }
  if (reading.rubric.survey.long_layout) std::ranges::for_each(questions_seen(reading), add);
  return columns;
}

/// Groups are asked for in the header, where a missing one is reported like a missing question.
void require_groups(Reading& reading) {
  for (const ColumnName& group : reading.rubric.survey.groups) {
    const std::vector<std::string>& columns = reading.survey.columns;
    if (std::ranges::find(columns, group.text) == columns.end() && !reading.surveys.empty()) {
      (void)require_column(reading.surveys.front().header, group.text, "'groups' of the rubric's 'survey'",
                           reading.findings);
    } else {
      reading.labels.try_emplace(group.text);
    }
  }
}

NumberForm number_form(const Rubric& rubric, const std::string& column) {
  const auto& limits = rubric.survey.limits;
  const auto own = std::ranges::find(limits, column, [](const auto& entry) { return entry.first.text; });
  return {rubric.survey.lenient_numbers, own == limits.end() ? NumberLimits{} : own->second};
}

void make_sinks(Reading& reading, const std::vector<const PlacedExpression*>& expressions) {
  for (const ColumnNeed& need : column_needs(reading.rubric, expressions, reading.survey.columns, reading.findings)) {
    if (need.as_number) reading.numbers.try_emplace(need.name, need.name, number_form(reading.rubric, need.name));
    if (need.as_text) reading.labels.try_emplace(need.name);
  }
}

void take_columns(Reading& reading) {
  Survey& survey = reading.survey;
  survey.packed.resize(reading.questions.size());
  for (std::size_t question = 0; question < reading.answers.size(); ++question) {
    QuestionSink& sink = *reading.answers[question];
    if (!survey.packed[question]) sink.resize(survey.size());
    survey.answers.push_back(std::move(sink.column()));
  }
  survey.available.resize(reading.questions.size());
  survey.spreads.resize(reading.questions.size());
  for (auto& [name, sink] : reading.numbers) {
    sink.resize(survey.size());
    survey.numbers.emplace(name, std::move(sink.column()));
  }
  for (auto& [name, sink] : reading.labels) {
    sink.resize(survey.size());
    if (reading.name_from_register && name == reading.rubric.survey.name->text) {
      reading.names.clear();
      for (std::size_t unit = 0; unit < survey.size(); ++unit) reading.names.push_back(sink.labels().text(unit));
    }
    survey.labels.emplace(name, std::move(sink.labels()));
  }
  survey.ids = std::make_shared<const Texts>(std::move(reading.ids));
  survey.names = std::make_shared<const Texts>(std::move(reading.names));
}

}  // namespace

bool reads_in_pieces(const Rubric& rubric, bool can_read_again) {
  if (rubric.survey.long_layout) return false;
  return can_read_again || adds_up_responses(rubric);
}

Result<Survey> read_survey(const Rubric& rubric, const SurveyTexts& texts,
                           const std::vector<const PlacedExpression*>& expressions) {
  Result<Survey> result;
  Reading reading(rubric, result.findings);
  reading.keeps_rows = texts.keep_rows;
  reading.packs_answers = texts.pack_answers;
  reading.workers = &texts.workers;
  reading.delimiter = texts.delimiter;
  reading.register_key = texts.register_key.empty() ? rubric.survey.id.text : texts.register_key;
  for (const Source& source : texts.surveys) {
    auto table = open_table(source, texts.delimiter, result.findings);
    if (!table) continue;
    reading.surveys.push_back(*std::move(table));
    TablePieces pieces;
    pieces.feed = std::make_unique<ChunkFeed>(source->text(), texts.delimiter, texts.window);
    reading.pieces.push_back(std::move(pieces));
  }
  for (const StreamedText& streamed : texts.streams) {
    TablePieces pieces;
    pieces.streamed = streamed;
    pieces.feed = std::make_unique<ChunkFeed>(*streamed.stream, texts.delimiter, texts.window);
    open_pieces(reading, texts, std::move(pieces));
  }
  for (const Source& source : texts.registers) {
    if (auto table = open_table(source, texts.delimiter, result.findings))
      reading.registers.push_back(*std::move(table));
  }
  if (reading.surveys.empty()) return result;
  reading.survey.columns = all_columns(reading);
  require_groups(reading);
  make_sinks(reading, expressions);
  watched(reading, reading.progress, [&] { rubric.survey.long_layout ? read_long(reading) : read_wide(reading); });
  if (reading.name_from_register) reading.labels.try_emplace(rubric.survey.name->text);
  join_registers(reading);
  if (reading.survey.size() == 0 && !rubric.survey.id.text.empty() && !result.findings.has_errors()) {
    const Table& table = reading.surveys.front();
    result.findings.error(Code::survey_empty, {table.source, table.header.offset, 1},
                          "the survey has a header and not a single row");
  }
  take_columns(reading);
  for (const auto& sink : reading.answers) sink->reader().report_others(result.findings);
  for (const Table& table : reading.surveys) reading.survey.sources.push_back(table.source);
  result.value = std::move(reading.survey);
  return result;
}

}  // namespace hallmark
