#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/support/enum_table.hpp"

namespace hallmark {

/// What is known of a value, mark or score. The states are never mixed: a blank is not a zero, and what does not apply
/// is not a blank.
enum class State : std::uint8_t {
  answered,        ///< It has a value that came from the survey.
  unsure,          ///< The same, and whoever gave it was not sure of it, or it rests on such a value.
  estimated,       ///< It has a value that a `missing` policy put there, or rests on one.
  missing,         ///< It should have a value and has none.
  not_applicable,  ///< It should not have a value.
};

template <>
inline constexpr auto enum_rows<State> = enum_table<Worded<State>>({{State::answered, "answered"},
                                                                    {State::unsure, "unsure"},
                                                                    {State::estimated, "estimated"},
                                                                    {State::missing, "missing"},
                                                                    {State::not_applicable, "not_applicable"}});

/// Whether somebody answered, surely or not: imputed is not answered.
[[nodiscard]] constexpr bool is_answered(State state) {
  return state == State::answered || state == State::unsure;
}

[[nodiscard]] constexpr bool has_value(State state) {
  return is_answered(state) || state == State::estimated;
}

/// Whether there is a value and something is to be said of it.
[[nodiscard]] constexpr bool is_in_doubt(State state) {
  return has_value(state) && state != State::answered;
}

/// What rests on two values is as doubtful as the more doubtful of them.
[[nodiscard]] constexpr State more_doubtful(State a, State b) {
  return a > b ? a : b;
}

inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// The least and the largest of some values; NaN where there are none.
struct Ends {
  double least = no_value;
  double most = no_value;
};

/// One number a unit, with its state. A value is NaN exactly where its state has none.
struct Column {
  std::vector<double> values;
  std::vector<State> states;

  Column() = default;
  explicit Column(std::size_t size, State state = State::missing) : values(size, no_value), states(size, state) {}

  [[nodiscard]] std::size_t size() const { return values.size(); }
  void reserve(std::size_t size) {
    values.reserve(size);
    states.reserve(size);
  }

  void set(std::size_t at, double value, State state = State::answered) {
    values[at] = value;
    states[at] = state;
  }
  void clear(std::size_t at, State state) {
    values[at] = no_value;
    states[at] = state;
  }
  void push_back(double value, State state) {
    values.push_back(value);
    states.push_back(state);
  }
};

/// Texts that recur, such as peer groups: one number a unit, and each text once.
struct Labels {
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> codes;  ///< Index into `texts`, or `none` where the cell has no text.
  std::vector<State> states;         ///< answered, missing or not_applicable.
  std::vector<std::string> texts;    ///< In order of first appearance.

  [[nodiscard]] std::size_t size() const { return codes.size(); }
  [[nodiscard]] std::string_view text(std::size_t at) const {
    return codes[at] == none ? std::string_view() : std::string_view(texts[codes[at]]);
  }
};

}  // namespace hallmark
