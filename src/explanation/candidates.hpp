#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "explanation/answer_writer.hpp"
#include "hallmark/explanation/what_if.hpp"

namespace hallmark {

/// An answer that could be given instead, and how far along the question's scale it lies, from 0 for the worst to 1 for
/// the best. In a dimension that is mirrored the worst for the score is the most.
struct Candidate {
  AnswerChange change;
  double share = 0.0;
};

/// What one unit could answer to one question.
struct Candidates {
  std::vector<Candidate> list;  ///< From the worst to the best; empty where nothing can be tried.
  double now = 0.0;             ///< Where its own answer lies; a blank lies at the foot.
  /// Answers that would be alone at the end of a rank, which only their worth is asked of: nobody has such a value.
  std::vector<AnswerChange> beyond;
};

/// What candidates are made from.
struct CandidateSource {
  const Plan& plan;
  const Survey& survey;
  const Scorecard& card;  ///< Holds its scores as they are.
  const AnswerWriter& writer;
  std::size_t unit = 0;
};

/// The answers worth trying: each coded answer, more and more ticks, each band, steps between goalposts, and where only
/// the others say what is much, steps from the least to the greatest of their values. With `per`, the numerators that
/// give such ratios. `cell` is what the unit answers now; empty where that is not known.
[[nodiscard]] Candidates candidates_of(const CandidateSource& source, std::size_t question, std::string_view cell);

}  // namespace hallmark
