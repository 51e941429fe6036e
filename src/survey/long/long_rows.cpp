#include "survey/long/long_rows.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/trim.hpp"
#include "survey/chunks/rows_read.hpp"
#include "survey/row_choice.hpp"

namespace hallmark {

namespace {

/// Whether a cell says yes or no; nothing where it says something else. A blank says no.
std::optional<bool> says_yes(std::string_view text) {
  static constexpr std::array<std::string_view, 5> yes = {"yes", "true", "1", "x", "y"};
  static constexpr std::array<std::string_view, 5> no = {"", "no", "false", "0", "n"};
  const std::string folded = fold_case(text);
  if (std::ranges::find(yes, folded) != yes.end()) return true;
  if (std::ranges::find(no, folded) != no.end()) return false;
  return std::nullopt;
}

}  // namespace

/// Cells that stand beside the answers, and what takes them.
struct LongRows::SideCells {
  struct Target {
    std::size_t column = 0;
    Sink* sink = nullptr;
  };

  void fill(std::size_t at, const Table& table, Reading& reading) const {
    for (const Target& target : targets) {
      const Cell& cell = table.reader.row()[target.column];
      const MarkedText said = reading.words.read(trim(cell.text));
      target.sink->resize(at + 1);
      target.sink->put(at, said.text, said.state, {table.source, cell.offset}, reading.findings);
    }
  }

  std::vector<Target> targets;
};

/// Where things stand in a table.
struct LongRows::Columns {
  SurveyColumns survey;
  std::size_t question = 0;
  std::size_t answer = 0;
  std::optional<std::size_t> points;
  std::optional<std::size_t> out_of;
  std::optional<std::size_t> stage;
  std::optional<std::size_t> unsure;
  std::optional<std::size_t> respondent;
};

/// A number of respondents is one of each row, everything else of the unit.
struct LongRows::Targets {
  SideCells of_units;
  SideCells of_rows;
};

LongRows::LongRows(Reading& reading)
    : reading_(reading),
      layout_(*reading.rubric.survey.long_layout),
      has_respondents_(reading.rubric.survey.respondents.has_value()) {
  for (const std::string& stage : layout_.wins) wins_.push_back(fold_case(stage));
  for (const AskedQuestion& asked : reading.questions) asked_.push_back(asked.question->column.text);
  for (std::size_t i = 0; i < reading_.surveys.size(); ++i) read_table(i);
  warn_of_suspects();
}

void LongRows::read_table(std::size_t index) {
  Table& table = reading_.surveys[index];
  const auto columns = columns_of(table);
  const Targets targets = targets_of(table.header);
  RowsRead rows(reading_.progress, 0);
  RowChoice choice(reading_.rubric.survey, table.header, reading_.survey.chosen, index);
  while (table.reader.next(reading_.findings)) {
    rows.add(table.reader.offset());
    const RowVerdict verdict = table.reader.row_is_broken()
                                   ? RowVerdict::read
                                   : choice.judge(table.reader.row(), table.reader.row_offset());
    if (verdict == RowVerdict::unclear) choice.report(table.source, table.reader.row(), reading_.findings);
    if (verdict != RowVerdict::read) continue;
    if (!row_fits(table.reader, table.header, reading_.findings) || !columns) continue;
    read_row(table, *columns, targets, static_cast<std::uint32_t>(index));
  }
  reading_.survey.lacks_rows = reading_.survey.lacks_rows || choice.has_left_out();
}

std::optional<LongRows::Columns> LongRows::columns_of(const Table& table) {
  Findings& findings = reading_.findings;
  const auto survey = survey_columns(reading_, table);
  Columns columns;
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
  columns.respondent = require(layout_.respondent, "respondent");
  (void)require(layout_.evidence, "evidence");
  (void)require(layout_.note, "note");
  if (!complete) return std::nullopt;
  columns.survey = *survey;
  columns.question = *question;
  columns.answer = *answer;
  return columns;
}

LongRows::Targets LongRows::targets_of(const Header& header) {
  Targets targets;
  for (std::size_t column = 0; column < header.names.size(); ++column) {
    const std::string& name = header.names[column];
    if (const auto number = reading_.numbers.find(name); number != reading_.numbers.end())
      (has_respondents_ ? targets.of_rows : targets.of_units).targets.push_back({column, &number->second});
    if (const auto label = reading_.labels.find(name); label != reading_.labels.end())
      targets.of_units.targets.push_back({column, &label->second});
  }
  return targets;
}

void LongRows::read_row(const Table& table, const Columns& columns, const Targets& targets, std::uint32_t index) {
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
  const std::uint32_t unit = reading_.unit(reading_.former_codes.current(id), name, {index, table.reader.row_offset()});
  // What is said of the unit itself stands in each of its rows; the first one is taken.
  if (unit == known) targets.of_units.fill(unit, table, reading_);
  const auto stage = columns.stage ? stage_of(row[*columns.stage], unit, table.source) : std::optional<std::size_t>(0);
  if (!stage) return;
  const Cell& question = row[columns.question];
  if (std::ranges::find(asked_, trim(question.text)) == asked_.end())
    suspect(question, asked_, {table.source, unit, *stage, false});
  LongEntry entry;
  entry.unit = unit;
  if (has_respondents_) {
    targets.of_rows.fill(rows_, table, reading_);
    if (columns.respondent) entry.respondent = respondent_of(unit, row[*columns.respondent], table.source);
    entry.row = rows_++;
  }
  entry.source = index;
  entry.stage = *stage;
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
  const std::string_view asked = trim(question.text);
  auto known_question = entries_.find(asked);
  if (known_question == entries_.end()) known_question = entries_.emplace(asked, std::vector<LongEntry>()).first;
  known_question->second.push_back(std::move(entry));
}

std::optional<std::size_t> LongRows::stage_of(const Cell& cell, std::uint32_t unit, const Source& source) {
  const auto found = std::ranges::find(wins_, fold_case(cell.text));
  if (found != wins_.end()) return static_cast<std::size_t>(found - wins_.begin());
  suspect(cell, layout_.wins, {source, unit, 0, true});
  return std::nullopt;
}

std::uint32_t LongRows::respondent_of(std::uint32_t unit, const Cell& cell, const Source& source) {
  const std::string_view name = trim(cell.text);
  if (name.empty()) {
    reading_.findings.error(Code::survey_blank_id, {source, cell.offset, 1},
                            fmt::format("the row has no {}: with 'respondent' every row says who answered",
                                        in_quotes(layout_.respondent->text)));
  }
  return respondents_.named(unit, name, rows_);
}

bool LongRows::is_unsure(const Cell& cell, const Source& source) {
  const auto said = says_yes(cell.text);
  if (said) return *said;
  reading_.findings.error(Code::survey_long, {source, cell.offset, 1},
                          fmt::format("{} does not say whether the answer is unsure: {} holds yes, true, 1 or x, or "
                                      "no, false, 0 or nothing",
                                      in_quotes(trim(cell.text)), in_quotes(layout_.unsure->text)));
  return false;
}

/// A text that is not one of those that count, yet close to one: it would be passed over without a word.
void LongRows::suspect(const Cell& cell, const std::vector<std::string>& known, const SuspectedRow& row) {
  const std::string text(trim(cell.text));
  if (text.empty() || reading_.findings.is_full()) return;
  const auto [at, is_new] = suspected_.try_emplace(text, suspects_.size());
  if (is_new) {
    const auto near = nearest(text, known);
    if (near) suspects_.push_back({{row.source, cell.offset, text.size()}, text, *near, row.is_stage, {}});
    if (!near) at->second = not_near;
  }
  if (at->second != not_near) suspects_[at->second].given.emplace(row.unit, row.stage);
}

/// Whether a unit gave both it and what it resembles, which shows that they are two things and no slip.
bool LongRows::stands_beside_its_like(const Suspect& suspect) const {
  if (!suspect.is_stage) {
    const auto like = entries_.find(suspect.near);
    return like != entries_.end() && std::ranges::any_of(like->second, [&suspect](const LongEntry& entry) {
             return suspect.given.contains({entry.unit, entry.stage});
           });
  }
  const auto like = static_cast<std::size_t>(std::ranges::find(layout_.wins, suspect.near) - layout_.wins.begin());
  return std::ranges::any_of(entries_, [&suspect, like](const auto& of_question) {
    return std::ranges::any_of(of_question.second, [&suspect, like](const LongEntry& entry) {
      return entry.stage == like && suspect.given.contains({entry.unit, 0});
    });
  });
}

void LongRows::warn_of_suspects() {
  for (const Suspect& suspect : suspects_) {
    if (stands_beside_its_like(suspect)) continue;
    reading_.findings.warning(
        Code::survey_long, suspect.place,
        fmt::format("{} is not {}, and its rows are not used: did you mean {}?", in_quotes(suspect.text),
                    suspect.is_stage ? "a stage that wins" : "a question of the rubric", in_quotes(suspect.near)));
  }
}

/// Who answers a question once: a unit, or one of its respondents where they have names.
std::size_t LongRows::answerer(const LongEntry& entry) const {
  return layout_.respondent && has_respondents_ ? entry.respondent : entry.unit;
}

std::vector<LongEntry> LongRows::winning(const std::vector<LongEntry>& entries, std::string_view question) const {
  std::unordered_map<std::size_t, std::size_t> best;
  for (const LongEntry& entry : entries) {
    const auto [known, is_new] = best.emplace(answerer(entry), entry.stage);
    if (!is_new) known->second = std::min(known->second, entry.stage);
  }
  const bool answers_once = !has_respondents_ || layout_.respondent;
  std::vector<LongEntry> chosen;
  std::unordered_map<std::size_t, std::size_t> first;
  for (const LongEntry& entry : entries) {
    if (entry.stage != best.at(answerer(entry))) continue;
    const auto [known, is_new] = first.emplace(answerer(entry), chosen.size());
    if (is_new || !answers_once) {
      chosen.push_back(entry);
      continue;
    }
    const LongEntry& before = chosen[known->second];
    const Source& source = reading_.surveys[before.source].source;
    reading_.findings.error(
        Code::survey_long, {reading_.surveys[entry.source].source, entry.question_offset, 1},
        fmt::format("{} has answered {} before{}: a question is answered once", in_quotes(reading_.ids[entry.unit]),
                    in_quotes(question), on_line(", ", source, before.question_offset, reading_.findings)));
  }
  return chosen;
}

std::vector<std::uint32_t> LongRows::respondents_of(const std::vector<LongEntry>& entries) {
  std::vector<std::uint32_t> units;
  std::vector<std::size_t> rows;
  std::vector<std::uint32_t> named;
  for (const LongEntry& entry : entries) {
    units.push_back(entry.unit);
    rows.push_back(entry.row);
    named.push_back(entry.respondent);
  }
  return layout_.respondent ? named : respondents_.in_order(units, rows);
}

}  // namespace hallmark
