#pragma once

#include <vector>

#include "hallmark/explanation/what_if.hpp"
#include "hallmark/survey/questions.hpp"

namespace hallmark {

/// An answer that could be given instead, and how far along the question's scale it lies, 0 to 1 from worst to best.
struct Candidate {
  AnswerChange change;
  double share = 0.0;
};

/// The answers worth trying, from the worst to the best: each coded answer, each band, steps of a twentieth between
/// goalposts, and where only the others say what is much, the least and the greatest of their values.
[[nodiscard]] std::vector<Candidate> candidates(const Rubric& rubric, const AskedQuestion& asked, std::size_t question,
                                                const Column& answers);

/// How far along a question's scale a value lies. Without a scale of its own it is measured between the `ends`.
[[nodiscard]] double share_of(const Rubric& rubric, const AskedQuestion& asked, double value,
                              const std::vector<Candidate>& ends);

}  // namespace hallmark
