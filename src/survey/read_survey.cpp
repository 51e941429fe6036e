#include "hallmark/survey/read_survey.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

#include "expression/conjuncts.hpp"
#include "hallmark/rubric/rubric_text.hpp"
#include "hallmark/support/wording.hpp"
#include "support/file_kind.hpp"
#include "support/trim.hpp"
#include "survey/chunks/rows_read.hpp"
#include "survey/column_needs.hpp"
#include "survey/header_names.hpp"
#include "survey/latest_rows.hpp"
#include "survey/odd_rows.hpp"
#include "survey/reading.hpp"
#include "survey/unite_labels.hpp"

namespace hallmark {

namespace {

/// Says that a file which should be a survey is a rubric.
bool is_a_rubric(const Source& source, std::string_view text, Findings& findings) {
  constexpr std::size_t beginning = 16384;
  if (!begins_like_rubric(text.substr(0, beginning))) return false;
  findings.error(Code::survey_encoding, place_of_file(source), "this is a rubric, where a survey is wanted");
  return true;
}

/// Where the lines end that a header is looked for in.
std::size_t end_of_search(std::string_view text, const std::optional<Table>& table) {
  std::size_t end = 0;
  for (std::size_t line = 0; line < header_search_lines && end != std::string_view::npos; ++line)
    end = text.find('\n', end == 0 ? 0 : end + 1);
  return std::max(table ? table->reader.offset() : 0, std::min(end, text.size()));
}

/// Reads the header in the first piece.
void open_pieces(Reading& reading, const TableForm& form, TablePieces pieces) {
  pieces.first_is_there = pieces.feed->next(pieces.first, pieces.buffer);
  const Source source = pieces.streamed.source;
  const std::string_view text = pieces.first_is_there ? pieces.first.text : std::string_view();
  if (is_a_rubric(source, text, reading.findings)) return;
  // What may be shown before the rows are read: the header, which may be looked for.
  auto table = open_table_in(source, text, form, reading.findings);
  pieces.streamed.source->keep({{0, 1, std::string(text.substr(0, end_of_search(text, table)))}});
  if (!table) return;
  reading.surveys.push_back(*std::move(table));
  reading.pieces.push_back(std::move(pieces));
}

/// Says of each survey whose header does not have the column of the ids where else it is, and whether there is one:
/// nothing else is worth saying then.
bool report_headers(Reading& reading, const TableForm& form) {
  if (form.place.header_line || form.id.empty()) return false;
  bool found_any = false;
  for (std::size_t i = 0; i < reading.surveys.size(); ++i) {
    const Table& table = reading.surveys[i];
    if (table.header.find(form.id)) continue;
    const std::string_view text = i < reading.pieces.size() && reading.pieces[i].first_is_there
                                      ? reading.pieces[i].first.text
                                      : table.source->text();
    const auto line = find_header(text, form.id, table.delimiter);
    if (!line) continue;
    const std::size_t number = table.source->position_of(*line).line;
    reading.findings.error(
        Code::survey_header, {table.source, *line, 1},
        fmt::format("the header, with {}, is on line {}: say 'header: {}' in the rubric's 'survey', or --header {}",
                    in_quotes(form.id), number, number, number));
    found_any = true;
  }
  return found_any;
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

std::vector<const PlacedExpression*> pointers_to(const std::vector<PlacedExpression>& expressions) {
  std::vector<const PlacedExpression*> pointers;
  for (const PlacedExpression& expression : expressions) pointers.push_back(&expression);
  return pointers;
}

/// Gives columns the names that are asked for, and learns how their numbers are written.
void settle_tables(Reading& reading, const std::vector<PlacedExpression>& conditions) {
  const auto expressions = pointers_to(conditions);
  for (auto* tables : {&reading.surveys, &reading.registers}) {
    for (Table& table : *tables) {
      settle_names(table.header, reading.rubric, expressions, reading.findings, reading.survey.found_columns);
      reading.number_form.divided_by_semicolons =
          reading.number_form.divided_by_semicolons || table.delimiter == ';';
    }
  }
}

void learn_former_codes(Reading& reading, CodeAliases aliases) {
  for (const Table& table : reading.registers) aliases.add_all(former_codes_in(table, reading.register_key));
  aliases.follow_chains(reading.findings);
  reading.survey.former_codes = std::make_shared<const CodeAliases>(aliases);
  reading.former_codes.set(std::move(aliases));
}

/// Whether each survey has all columns that a condition names.
bool is_decided_by_columns(const Reading& reading, const Expression& condition) {
  return std::ranges::all_of(condition.names, [&reading](const Expression::Name& name) {
    return std::ranges::all_of(reading.surveys,
                               [&name](const Table& table) { return table.header.find(name.text).has_value(); });
  });
}

/// Which rows are read, as far as the survey's own columns decide.
void choose_rows(Reading& reading, std::vector<PlacedExpression> conditions) {
  const SurveyRules& rules = reading.rubric.survey;
  if (rules.where) conditions.push_back(*rules.where);
  for (const PlacedExpression& condition : conditions) {
    for (Expression& conjunct : conjuncts_of(condition.expression)) {
      const bool is_decided = is_decided_by_columns(reading, conjunct);
      (is_decided ? reading.survey.chosen.conditions : reading.survey.undecided)
          .push_back({std::move(conjunct), condition.place});
    }
  }
  if (rules.respondents && rules.respondents->order)
    reading.survey.chosen.latest = latest_rows(reading, *rules.respondents->order);
}

bool has_column(const Reading& reading, const std::string& name) {
  return std::ranges::find(reading.survey.columns, name) != reading.survey.columns.end();
}

/// A group that is missing is reported like a missing question, after the id, without which nothing can be read.
void require_groups(Reading& reading) {
  for (const ColumnName& group : reading.rubric.survey.groups) {
    if (has_column(reading, group.text)) continue;
    (void)require_column(reading.surveys.front().header, group.text, "'groups' of the rubric's 'survey'",
                         reading.findings);
  }
}

NumberLimits limits_of(const SurveyRules& rules, const std::string& column) {
  const auto own = std::ranges::find(rules.limits, column, [](const auto& entry) { return entry.first.text; });
  return own == rules.limits.end() ? NumberLimits{} : own->second;
}

void make_sinks(Reading& reading) {
  for (const ColumnName& group : reading.rubric.survey.groups) {
    if (has_column(reading, group.text)) reading.labels.try_emplace(group.text);
  }
  const auto undecided = pointers_to(reading.survey.undecided);
  for (const ColumnNeed& need : column_needs(reading.rubric, undecided, reading.survey.columns, reading.findings)) {
    if (need.as_number)
      reading.numbers.try_emplace(need.name, need.name, reading.number_form, limits_of(reading.rubric.survey, need.name));
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
  if (rubric.survey.long_layout || (rubric.survey.respondents && rubric.survey.respondents->order)) return false;
  return can_read_again || adds_up_responses(rubric);
}

Result<Survey> read_survey(const Rubric& rubric, const SurveyTexts& texts,
                           const std::vector<PlacedExpression>& conditions) {
  Result<Survey> result;
  Reading reading(rubric, result.findings);
  reading.keeps_rows = texts.keep_rows;
  reading.packs_answers = texts.pack_answers;
  reading.workers = &texts.workers;
  reading.register_key = texts.register_key.empty() ? rubric.survey.id.text : texts.register_key;
  const TableForm form = form_of_survey(rubric.survey, texts.delimiter);
  for (const Source& source : texts.surveys) {
    if (is_a_rubric(source, source->text(), result.findings)) continue;
    auto table = open_table(source, form, result.findings);
    if (!table) continue;
    reading.surveys.push_back(*std::move(table));
    TablePieces pieces;
    pieces.feed = std::make_unique<ChunkFeed>(source->text(), form, texts.window);
    reading.pieces.push_back(std::move(pieces));
  }
  for (const StreamedText& streamed : texts.streams) {
    TablePieces pieces;
    pieces.streamed = streamed;
    pieces.feed = std::make_unique<ChunkFeed>(*streamed.stream, form, texts.window);
    open_pieces(reading, form, std::move(pieces));
  }
  for (const Source& source : texts.registers) {
    if (auto table = open_table(source, {texts.delimiter}, result.findings))
      reading.registers.push_back(*std::move(table));
  }
  if (reading.surveys.empty() || report_headers(reading, form)) return result;
  settle_tables(reading, conditions);
  learn_former_codes(reading, texts.aliases);
  choose_rows(reading, conditions);
  reading.survey.columns = all_columns(reading);
  make_sinks(reading);
  watched(reading, reading.progress, [&] { rubric.survey.long_layout ? read_long(reading) : read_wide(reading); });
  require_groups(reading);
  if (reading.name_from_register) reading.labels.try_emplace(rubric.survey.name->text);
  join_registers(reading);
  reading.former_codes.report(result.findings);
  if (reading.survey.size() == 0 && !rubric.survey.id.text.empty() && !result.findings.has_errors()) {
    const Table& table = reading.surveys.front();
    const std::vector<PlacedExpression>& conditions_met = reading.survey.chosen.conditions;
    if (conditions_met.empty()) {
      result.findings.error(Code::survey_empty, {table.source, table.header.offset, 1},
                            "the survey has a header and not a single row");
    } else {
      result.findings.error(Code::survey_empty, conditions_met.front().place, "no row of the survey is left");
    }
  }
  take_columns(reading);
  for (const auto& sink : reading.answers) sink->reader().report_others(result.findings);
  for (const Table& table : reading.surveys) reading.survey.sources.push_back(table.source);
  unite_labels(rubric, reading.survey, result.findings);
  warn_of_odd_rows(rubric.survey, reading.survey, result.findings);
  result.value = std::move(reading.survey);
  return result;
}

}  // namespace hallmark
