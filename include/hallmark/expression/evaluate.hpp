#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/expression/expression.hpp"
#include "hallmark/support/column.hpp"

namespace hallmark {

/// Three-valued logic after Kleene: what depends on a missing value is unknown.
enum class Truth : std::uint8_t { no, yes, unknown };

/// The columns that a name stands for: numbers, texts or both, as the expression needs them.
struct Binding {
  const Column* numbers = nullptr;
  const Labels* texts = nullptr;
  bool is_score = false;  ///< Of a node: compared as whole billionths, like levels and ranks.
};

/// Evaluates an expression row by row over the columns its names are bound to.
class Evaluator {
 public:
  /// One binding for each of the expression's names; both must outlive the evaluator.
  Evaluator(const Expression& expression, std::vector<Binding> bindings);

  struct Number {
    double value = no_value;
    State state = State::missing;
    bool undefined = false;  ///< Its operands were there, yet it has none: a division by zero, a root of -1.
  };
  [[nodiscard]] Number number_at(std::size_t row);
  [[nodiscard]] Truth truth_at(std::size_t row);

 private:
  enum class Kind : std::uint8_t { number, text, truth, missing, not_applicable, undefined };
  struct Scalar {
    Kind kind = Kind::missing;
    Truth truth = Truth::unknown;
    double number = 0.0;
    std::string_view text;
  };

  Scalar evaluate(std::size_t row);
  [[nodiscard]] State doubt_at(std::size_t row) const;
  Scalar node_at(const Expression::Node& node, std::size_t row) const;
  Scalar name_at(const Expression::Node& node, std::size_t row) const;
  template <class Calculate>
  Scalar arithmetic(const Expression::Node& node, const Calculate& calculate) const;
  template <class Compare>
  Scalar extreme(const Expression::Node& node, const Compare& compare) const;
  template <class Compare>
  Scalar comparison(const Expression::Node& node, const Compare& compare) const;
  Scalar membership(const Expression::Node& node) const;
  Scalar logic(const Expression::Node& node) const;
  Scalar coalesce(const Expression::Node& node) const;
  const Scalar& operand(const Expression::Node& node, std::size_t at) const;
  [[nodiscard]] std::size_t index_of(const Expression::Node& node) const;

  const Expression& expression_;
  std::vector<Binding> bindings_;
  std::vector<std::vector<std::string>> folded_labels_;  ///< A binding's texts, folded for comparing.
  std::vector<std::string> folded_texts_;
  std::vector<bool> compared_as_text_;  ///< By node: whether a name stands there as a text.
  std::vector<bool> rests_on_score_;    ///< By node: whether a score is in it.
  std::vector<Scalar> scratch_;         ///< One value a node.
};

}  // namespace hallmark
