#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// The unsure answers of a survey, and for each the units that could lend theirs: peers that answered the same
/// question surely.
/// Source: Andridge and Little, "A review of hot deck imputation for survey non-response", International Statistical
/// Review 78 (2010).
class HotDeck {
 public:
  /// One unit's answer in one column of the survey.
  struct Answer {
    std::string column;
    std::size_t unit = 0;
  };

  HotDeck() = default;
  HotDeck(const Survey& survey, const Rubric& rubric);

  [[nodiscard]] std::size_t unsure() const { return unsure_; }
  /// Those that nobody can lend an answer to.
  [[nodiscard]] const std::vector<Answer>& alone() const { return alone_; }

  /// A number in [0, 1) for each answer, by a number of the answer's own.
  using Uniform = std::function<double(std::uint64_t answer)>;

  /// The survey with each unsure answer as it is, by an even chance, or as that of one of its lenders, who are equally
  /// likely. `survey` is the one that the deck was made of.
  [[nodiscard]] Survey redrawn(const Survey& survey, const Uniform& uniform) const;

 private:
  /// What is read from one column: it changes together.
  struct Use {
    std::string column;
    std::vector<std::size_t> questions;
    bool is_number = false;
    bool is_label = false;
  };
  struct Open {
    std::size_t use = 0;
    std::uint32_t unit = 0;
    std::size_t lenders = 0;  ///< Index into `lenders_`.
  };

  void add(const Survey& survey, const Rubric& rubric, Use use);

  std::vector<Use> uses_;  ///< Of columns that hold an unsure answer.
  std::vector<Open> open_;
  std::vector<std::vector<std::uint32_t>> lenders_;
  std::vector<Answer> alone_;
  std::size_t unsure_ = 0;
};

}  // namespace hallmark
