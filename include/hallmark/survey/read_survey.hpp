#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/support/text_stream.hpp"
#include "hallmark/support/workers.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// A survey that comes piece by piece. Its source takes what may have to be shown of it.
struct StreamedText {
  std::shared_ptr<SourceText> source;
  std::shared_ptr<TextStream> stream;
};

/// The texts a survey is read from.
struct SurveyTexts {
  std::vector<Source> surveys;    ///< With the same columns; their rows are appended.
  std::vector<Source> registers;  ///< Joined on the id; a unit that a register lacks has its columns missing.
  std::string register_key;       ///< The column of a register that is joined; that of the survey's ids where empty.
  CodeAliases aliases;  ///< Former codes; those that the registers list come behind them.
  char delimiter = ',';
  bool pack_answers = false;          ///< Hold answers in less memory where that can be, for `score_for_table`.
  bool keep_rows = false;             ///< Keep the rows of respondents, for drawing among them.
  std::vector<StreamedText> streams;  ///< Further surveys, behind the others; of the wide layout only.
  Workers workers = one_worker();
  std::size_t window = 256 * 1024;  ///< Bytes that a worker takes at a time.
};

/// Whether a survey is read piece by piece, and its text need not be held. Where every unit has one row, that takes
/// texts that can be read again.
[[nodiscard]] bool reads_in_pieces(const Rubric& rubric, bool can_read_again);

/// Reads the streams to their end, and puts their texts behind the other surveys. Throws what a stream throws.
void hold_texts(SurveyTexts& texts);

/// Reads what the rubric needs of a survey, and reports everything that is wrong. Of the rows those are read for which
/// the rubric's `where` and these further conditions hold, as far as the columns of the survey decide; what they do not
/// decide is left to who has scores. The survey is there beside errors only as far as its shape could be read.
[[nodiscard]] Result<Survey> read_survey(const Rubric& rubric, const SurveyTexts& texts,
                                         const std::vector<PlacedExpression>& conditions = {});

}  // namespace hallmark
