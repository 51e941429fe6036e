#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "survey/long/long_respondents.hpp"
#include "survey/reading.hpp"

namespace hallmark {

/// One answer of one unit, as far as it is needed.
struct LongEntry {
  std::uint32_t unit = 0;
  std::uint32_t source = 0;
  std::size_t stage = 0;  ///< Place in `wins`: 0 wins.
  std::size_t row = 0;    ///< Of those that count, with respondents.
  std::uint32_t respondent = 0;
  bool is_unsure = false;
  std::string answer;
  std::string points;
  std::string out_of;
  std::size_t question_offset = 0;
  std::size_t answer_offset = 0;
  std::size_t points_offset = 0;
  std::size_t out_of_offset = 0;
};

/// The rows of a long survey, by question.
class LongRows {
 public:
  using Entries = std::map<std::string, std::vector<LongEntry>, std::less<>>;

  /// Reads all tables. What they say of the units themselves goes to the sinks of labels and numbers; with respondents
  /// the numbers are one a row.
  explicit LongRows(Reading& reading);

  [[nodiscard]] const Entries& entries() const { return entries_; }
  /// How many rows count, with respondents.
  [[nodiscard]] std::size_t rows() const { return rows_; }

  /// The entries of the stage that wins; of several by one, all but the first are reported.
  [[nodiscard]] std::vector<LongEntry> winning(const std::vector<LongEntry>& entries, std::string_view question) const;

  /// Whose the answers are that `winning` gave.
  [[nodiscard]] std::vector<std::uint32_t> respondents_of(const std::vector<LongEntry>& entries);
  [[nodiscard]] const LongRespondents& respondents() const { return respondents_; }

 private:
  struct SideCells;
  struct Columns;
  struct Targets;

  void read_table(std::size_t index);
  [[nodiscard]] std::optional<Columns> columns_of(const Table& table);
  [[nodiscard]] Targets targets_of(const Header& header);
  void read_row(const Table& table, const Columns& columns, const Targets& targets, std::uint32_t index);
  [[nodiscard]] std::optional<std::size_t> stage_of(const Cell& cell, const Source& source);
  [[nodiscard]] std::uint32_t respondent_of(std::uint32_t unit, const Cell& cell, const Source& source);
  [[nodiscard]] bool is_unsure(const Cell& cell, const Source& source);
  void suspect(const Cell& cell, const std::vector<std::string>& known, std::string_view what, const Source& source);
  [[nodiscard]] std::size_t answerer(const LongEntry& entry) const;

  Reading& reading_;
  const LongLayout& layout_;
  bool has_respondents_;
  std::vector<std::string> wins_;   ///< Folded.
  std::vector<std::string> asked_;  ///< The questions' columns.
  std::unordered_set<std::string> suspected_;
  Entries entries_;
  LongRespondents respondents_;
  std::size_t rows_ = 0;
};

}  // namespace hallmark
