#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "hallmark/support/csv_header.hpp"
#include "hallmark/support/csv_reader.hpp"
#include "hallmark/survey/questions.hpp"
#include "hallmark/survey/read_survey.hpp"
#include "survey/cell_words.hpp"
#include "survey/sink.hpp"

namespace hallmark {

/// A text whose header has been read.
struct Table {
  Source source;
  CsvReader reader;
  Header header;
};

/// What the steps of reading a survey share.
struct Reading {
  Reading(const Rubric& rubric_read, Findings& found);

  const Rubric& rubric;
  Findings& findings;
  CellWords words;
  std::vector<AskedQuestion> questions;

  std::vector<Table> surveys;
  std::vector<Table> registers;

  /// One sink for each column that is needed.
  std::map<std::string, NumberSink> numbers;
  std::map<std::string, LabelSink> labels;
  std::vector<std::unique_ptr<QuestionSink>> answers;  ///< By question.

  Survey survey;
  std::unordered_map<std::string, std::uint32_t> unit_of_id;
  bool keeps_rows = false;          ///< The rows of respondents are wanted beside what they combine to.
  bool name_from_register = false;  ///< The survey has no column of names, and a register does.

  /// Adds a unit at its first row, or gives the one that has the id already.
  std::uint32_t unit(std::string_view id, std::string_view name, RowPlace place);

  /// The label and number sinks of a column; none if nothing needs it.
  [[nodiscard]] std::vector<Sink*> sinks_of_column(const std::string& name);
};

/// Where the columns that the survey as such needs stand in a table.
struct SurveyColumns {
  std::size_t id = 0;
  std::optional<std::size_t> name;
};

/// Finds them; nothing, and findings, where the table lacks one of them or a group column.
[[nodiscard]] std::optional<SurveyColumns> survey_columns(Reading& reading, const Table& table);

/// Reads the tables of a wide survey: one row a unit, or one a respondent.
void read_wide(Reading& reading);

/// Reads the tables of a long survey: one row an answer.
void read_long(Reading& reading);

/// Fills the columns that come from the registers; the units are known by then.
void join_registers(Reading& reading);

}  // namespace hallmark
