#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/survey/survey.hpp"
#include "support/csv_header.hpp"
#include "survey/cells/cell_words.hpp"

namespace hallmark {

/// What becomes of a row before anything else is judged of it.
enum class RowVerdict : std::uint8_t { read, passed_over, unclear };

/// Chooses the rows of one table. A row is read if all conditions hold, and if it is the one that counts of its unit
/// where the rubric goes by an order of submissions. Every thread has its own.
class RowChoice {
 public:
  /// `table` is the table's place among the surveys. All but the header must outlive it.
  RowChoice(const SurveyRules& rules, const Header& header, const ChosenRows& chosen, std::size_t table);
  RowChoice(const SurveyRules& rules, const Header& header, ChosenRows&& chosen, std::size_t table) = delete;

  [[nodiscard]] bool takes_all() const { return conditions_.empty() && latest_ == nullptr; }
  [[nodiscard]] RowVerdict judge(const std::vector<Cell>& row, std::size_t offset);
  /// Whether a condition passed over a row that was judged.
  [[nodiscard]] bool has_left_out() const { return has_left_out_; }
  /// Says why a row is unclear: a cell is no number, which decides.
  void report(const Source& source, const std::vector<Cell>& row, Findings& findings) const;

 private:
  struct Condition {
    const PlacedExpression* placed = nullptr;
    std::vector<std::size_t> columns;  ///< By name.
    std::unordered_map<std::string, RowVerdict> known;
  };

  [[nodiscard]] MarkedText text_of(const std::vector<Cell>& row, std::size_t column) const;
  RowVerdict judge(Condition& condition, const std::vector<Cell>& row);
  [[nodiscard]] RowVerdict evaluate(const Condition& condition, const std::vector<Cell>& row) const;

  const SurveyRules& rules_;
  CellWords words_;
  std::vector<Condition> conditions_;
  const std::vector<std::size_t>* latest_ = nullptr;
  bool has_left_out_ = false;
};

}  // namespace hallmark
