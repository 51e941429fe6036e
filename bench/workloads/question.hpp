#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::bench {

/// How a question is answered: a number of whole steps between two bounds, written with some decimals.
struct AnswerKind {
  std::string_view name;
  std::int64_t low = 0;   ///< In units of the last decimal.
  std::int64_t high = 0;  ///< Not reached.
  int decimals = 0;
  std::string_view suffix = "";
};

inline constexpr AnswerKind one_to_five{"one_to_five", 1, 6};
inline constexpr AnswerKind yes_no{"yes_no", 0, 2};
inline constexpr AnswerKind grade{"grade", 0, 1001, 2};
inline constexpr AnswerKind days{"days", 50, 3200, 1};
inline constexpr AnswerKind change{"change", -2500, 2500, 2};
inline constexpr AnswerKind spending{"spending", 80'000, 1'250'000, 2};
inline constexpr AnswerKind fraction{"fraction", 0, 10'001, 4};
inline constexpr AnswerKind share{"share", 0, 1001, 1, "%"};
inline constexpr AnswerKind whole_share{"whole_share", 0, 101, 0, "%"};

struct Question {
  std::string id;
  AnswerKind kind;
  int weight = 1;
  bool lower_is_better = false;
};

struct Dimension {
  std::string id;
  int weight = 1;
  std::vector<Question> questions;
  std::vector<Dimension> parts;  ///< A dimension has questions or parts.
};

/// An answer as it stands in a cell, from a number in [0, 2^24).
void append_answer(std::string& text, const AnswerKind& kind, std::uint32_t quality);

}  // namespace hallmark::bench
