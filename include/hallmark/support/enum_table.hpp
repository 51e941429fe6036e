#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

/// The table of an enumeration, which stands right beside it: a row an enumerator, with the enumerator, its word and
/// what else there is to say of it. Each is a specialisation that `enum_table` makes.
template <class E>
inline constexpr auto enum_rows = nullptr;

/// A row that has nothing but the word.
template <class E>
struct Worded {
  E enumerator;
  std::string_view word;  ///< As it is written and read; empty where no word alone stands for it.
};

/// Whether an enumerator has a value: of one the compiler knows the name, `hallmark::Ties::min`, of any other number
/// only `(hallmark::Ties)5`.
template <auto value>
consteval bool is_enumerator() {
  const std::string_view function = __PRETTY_FUNCTION__;
  const std::size_t from = function.find("value = ");
  const std::string_view name = function.substr(from, function.find_first_of(";]", from) - from);
  const std::size_t bracket = name.find_last_of(')');
  return bracket == std::string_view::npos || name[bracket + 1] < '0' || name[bracket + 1] > '9';
}

/// Does not compile unless each enumerator has its row, in the order of the enumeration, which counts from 0.
template <class Row, std::size_t rows>
consteval std::array<Row, rows> enum_table(const Row (&listed)[rows]) {
  using E = decltype(Row::enumerator);
  if (is_enumerator<static_cast<E>(rows)>()) throw "the last enumerators have no rows";
  for (std::size_t i = 0; i < rows; ++i) {
    if (listed[i].enumerator != static_cast<E>(i)) throw "the rows do not stand in the order of the enumeration";
  }
  return std::to_array(listed);
}

template <class E>
[[nodiscard]] constexpr const auto& enum_row(E enumerator) {
  return enum_rows<E>[static_cast<std::size_t>(enumerator)];
}

template <class E>
[[nodiscard]] constexpr std::string_view word_of(E enumerator) {
  return enum_row(enumerator).word;
}

/// The enumerator whose word this is.
template <class E>
[[nodiscard]] constexpr std::optional<E> parse_word(std::string_view word) {
  for (const auto& row : enum_rows<E>) {
    if (!word.empty() && row.word == word) return row.enumerator;
  }
  return std::nullopt;
}

/// All words, for messages that name them.
template <class E>
[[nodiscard]] std::vector<std::string> enum_words() {
  std::vector<std::string> words;
  for (const auto& row : enum_rows<E>) {
    if (!row.word.empty()) words.emplace_back(row.word);
  }
  return words;
}

}  // namespace hallmark
