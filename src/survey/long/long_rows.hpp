#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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
  /// A question or stage that does not count and is close to one that does.
  struct Suspect {
    Place place;  ///< The first.
    std::string text;
    std::string near;
    bool is_stage = false;
    std::set<std::pair<std::uint32_t, std::size_t>> given;  ///< By which units, and at which stages that win.
  };
  /// Where such a text stands.
  struct SuspectedRow {
    const Source& source;
    std::uint32_t unit = 0;
    std::size_t stage = 0;
    bool is_stage = false;
  };
  static constexpr std::size_t not_near = static_cast<std::size_t>(-1);

  void read_table(std::size_t index);
  [[nodiscard]] std::optional<Columns> columns_of(const Table& table);
  [[nodiscard]] Targets targets_of(const Header& header);
  void read_row(const Table& table, const Columns& columns, const Targets& targets, std::uint32_t index);
  [[nodiscard]] std::optional<std::size_t> stage_of(const Cell& cell, std::uint32_t unit, const Source& source);
  [[nodiscard]] std::uint32_t respondent_of(std::uint32_t unit, const Cell& cell, const Source& source);
  [[nodiscard]] bool is_unsure(const Cell& cell, const Source& source);
  void suspect(const Cell& cell, const std::vector<std::string>& known, const SuspectedRow& row);
  [[nodiscard]] bool stands_beside_its_like(const Suspect& suspect) const;
  void warn_of_suspects();
  [[nodiscard]] std::size_t answerer(const LongEntry& entry) const;

  Reading& reading_;
  const LongLayout& layout_;
  bool has_respondents_;
  std::vector<std::string> wins_;   ///< Folded.
  std::vector<std::string> asked_;  ///< The questions' columns.
  std::unordered_map<std::string, std::size_t> suspected_;  ///< Which of the suspects, or `not_near`.
  std::vector<Suspect> suspects_;
  Entries entries_;
  LongRespondents respondents_;
  std::size_t rows_ = 0;
};

}  // namespace hallmark
