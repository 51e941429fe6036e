#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/expression/placed_expression.hpp"
#include "hallmark/support/column.hpp"
#include "hallmark/support/source_text.hpp"
#include "hallmark/survey/code_aliases.hpp"
#include "hallmark/survey/response_rows.hpp"

namespace hallmark {

class PackedColumn;
class Texts;

/// Where the (first) row of a unit stands. In eight bytes: there is one for each of perhaps a million units.
class RowPlace {
 public:
  RowPlace() = default;
  RowPlace(std::size_t source, std::size_t offset) : order_(source << offset_bits | offset) {
    assert(source < std::size_t{1} << (64 - offset_bits) && offset < std::size_t{1} << offset_bits);
  }
  explicit RowPlace(std::uint64_t order) : order_(order) {}

  /// Index into Survey::sources.
  [[nodiscard]] std::size_t source() const { return order_ >> offset_bits; }
  [[nodiscard]] std::size_t offset() const { return order_ & ((std::size_t{1} << offset_bits) - 1); }
  /// A number that rises with the rows.
  [[nodiscard]] std::uint64_t order() const { return order_; }

 private:
  static constexpr int offset_bits = 44;  // 16 TiB; a million sources

  std::uint64_t order_ = 0;
};

/// A column that is not called what the rubric calls it.
struct FoundColumn {
  std::string header;  ///< What it is called.
  std::string name;    ///< What it stands for.
  std::string by;      ///< How that was found out: "title" or "question".
};

/// Which rows of a survey were read.
struct ChosenRows {
  std::vector<PlacedExpression> conditions;  ///< On columns of its tables, of which all have to hold.
  /// By table the rows that count where `respondents` goes by an order of submissions.
  std::optional<std::vector<std::vector<std::size_t>>> latest;
};

/// What was asked and answered: one unit a row, columns of values and states.
struct Survey {
  std::shared_ptr<const Texts> ids;    ///< Read through `id`,
  std::shared_ptr<const Texts> names;  ///< and `name`. Copies of a survey share them.
  std::vector<RowPlace> places;

  /// The value of each question, in the order of questions_of: points of coded answers, numbers as they stand.
  std::vector<Column> answers;
  /// The answers of those questions whose column in `answers` is empty, where `SurveyTexts::pack_answers` asked for it;
  /// nothing for the others.
  std::vector<std::shared_ptr<const PackedColumn>> packed;
  /// What the points of a question are out of where each row says so; empty columns otherwise.
  std::vector<Column> available;
  /// With respondents: how many rows each unit has, and the sample standard deviation of each question's answers.
  std::vector<std::uint32_t> respondents;
  std::vector<std::vector<double>> spreads;
  std::shared_ptr<const ResponseRows> rows;  ///< Only where they were asked for.

  /// By node: values that stand in for those of a `value` expression, where they are there. Only for trials.
  std::map<std::size_t, Column> stand_ins;

  std::map<std::string, Column, std::less<>> numbers;  ///< Columns that expressions, `per` and weights use as numbers.
  std::map<std::string, Labels, std::less<>> labels;   ///< Columns that are used as texts, the groups among them.
  std::vector<std::string> columns;                    ///< The names of all columns of the survey and its registers.
  std::vector<FoundColumn> found_columns;              ///< What was found by another name than its own.
  std::vector<Source> sources;
  std::shared_ptr<const CodeAliases> former_codes = std::make_shared<const CodeAliases>();
  ChosenRows chosen;
  bool lacks_rows = false;                  ///< Conditions left rows out, those on columns of registers among them.
  std::vector<PlacedExpression> undecided;  ///< Conditions on rows that take scores or columns of registers.

  [[nodiscard]] std::size_t size() const { return places.size(); }
  /// The unit with an id.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
  [[nodiscard]] std::string_view id(std::size_t unit) const;
  /// An empty text where the rubric names no column.
  [[nodiscard]] std::string_view name(std::size_t unit) const;
};

/// Puts the answers that are packed among the others.
void unpack_answers(Survey& survey);

/// The survey with the units only for which `keep` says so. Its answers are not packed.
[[nodiscard]] Survey select(const Survey& survey, const std::vector<bool>& keep);

}  // namespace hallmark
