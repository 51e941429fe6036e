#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/support/csv_reader.hpp"
#include "hallmark/survey/questions.hpp"
#include "hallmark/survey/read_survey.hpp"
#include "support/csv_table.hpp"
#include "support/texts.hpp"
#include "survey/cells/cell_words.hpp"
#include "survey/cells/sink.hpp"
#include "survey/chunks/chunk_feed.hpp"
#include "survey/former_codes.hpp"
#include "survey/id_index.hpp"

namespace hallmark {

using Table = CsvTable;

/// The survey of one text in pieces, of which the first has been looked at for the header.
struct TablePieces {
  StreamedText streamed;  ///< Nothing where the text is held.
  std::unique_ptr<ChunkFeed> feed;
  Chunk first;
  std::vector<char> buffer;  ///< Of the first chunk.
  bool first_is_there = false;
};

/// What the steps of reading a survey share.
struct Reading {
  Reading(const Rubric& rubric_read, Findings& found);

  const Rubric& rubric;
  Findings& findings;
  CellWords words;
  NumberForm number_form;  ///< Known in full once the tables are open.
  std::vector<AskedQuestion> questions;

  std::vector<Table> surveys;
  std::vector<TablePieces> pieces;  ///< By survey.
  std::vector<Table> registers;

  /// One sink for each column that is needed.
  std::map<std::string, NumberSink> numbers;
  std::map<std::string, LabelSink> labels;
  std::vector<std::unique_ptr<QuestionSink>> answers;  ///< By question.

  Survey survey;  ///< Gets its ids and names in the end.
  Texts ids;
  Texts names;
  IdIndex index{ids};  ///< Finds units by their ids.
  FormerCodes former_codes;
  const Workers* workers = nullptr;
  Progress progress{"reading"};
  std::string register_key;  ///< The column that registers are joined on.
  bool packs_answers = false;
  bool keeps_rows = false;          ///< The rows of respondents are wanted beside what they combine to.
  bool name_from_register = false;  ///< The survey has no column of names, and a register does.

  std::uint32_t new_unit(std::string_view id, std::uint32_t hash, std::string_view name, RowPlace place);
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

/// Whether a column is one of the survey's groups.
[[nodiscard]] bool is_group(const Reading& reading, const std::string& name);

/// Warns that rows of a unit say different things of a group.
void warn_of_disagreement(Reading& reading, std::size_t unit, const std::string& name, std::string_view taken,
                          std::string_view other);

/// Reads the tables of a wide survey: one row a unit, or one a respondent.
void read_wide(Reading& reading);

/// Whether the rows of respondents are added up as they come, and none is held.
[[nodiscard]] bool adds_up_responses(const Rubric& rubric);

/// Reads the tables of a wide survey with respondents, all of whose rules combine answers one by one.
void read_responses(Reading& reading);

/// Reads the tables of a long survey: one row an answer.
void read_long(Reading& reading);

/// Fills the columns that come from the registers; the units are known by then.
void join_registers(Reading& reading);

}  // namespace hallmark
