#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hallmark {

/// Functions as one that fits all of their arguments, for std::visit.
template <class... Of>
struct Overloaded : Of... {
  using Of::operator()...;
};
template <class... Of>
Overloaded(Of...) -> Overloaded<Of...>;

/// Calls with each alternative of a variant as it is made of nothing, in the order of the variant.
template <class Variant, class Call>
constexpr void each_alternative(const Call& call) {
  [&call]<std::size_t... at>(std::index_sequence<at...>) {
    (call(std::variant_alternative_t<at, Variant>()), ...);
  }
  (std::make_index_sequence<std::variant_size_v<Variant>>());
}

/// The alternative that people write as a word; those without a `word` are passed over.
template <class Variant>
[[nodiscard]] std::optional<Variant> parse_alternative(std::string_view word) {
  std::optional<Variant> found;
  each_alternative<Variant>([&](auto alternative) {
    if constexpr (requires { alternative.word; }) {
      if (alternative.word == word) found = std::move(alternative);
    }
  });
  return found;
}

/// The words of all alternatives, for messages that name them.
template <class Variant>
[[nodiscard]] std::vector<std::string> alternative_words() {
  std::vector<std::string> words;
  each_alternative<Variant>([&words](const auto& alternative) {
    if constexpr (requires { alternative.word; }) words.emplace_back(alternative.word);
  });
  return words;
}

}  // namespace hallmark
