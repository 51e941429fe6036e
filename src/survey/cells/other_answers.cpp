#include "survey/cells/other_answers.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

void OtherAnswers::add(std::string_view answer, const CellPlace& place) {
  const std::lock_guard lock(mutex_);
  ++counts_[std::string(answer)];
  const auto order = [](const Place& at) { return std::tie(at.source->name(), at.offset); };
  if (const Place here = place.place(); !first_ || order(here) < order(*first_)) first_ = here;
}

void OtherAnswers::report(const std::string& question, double points, Findings& findings) const {
  if (!first_) return;
  constexpr std::size_t most = 12;
  std::vector<std::pair<std::string, std::size_t>> answers(counts_.begin(), counts_.end());
  std::ranges::stable_sort(answers, std::ranges::greater{}, &std::pair<std::string, std::size_t>::second);
  std::size_t cells = 0;
  for (const auto& answer : answers) cells += answer.second;
  std::vector<std::string> said;
  for (const auto& [text, count] : answers) {
    if (said.size() == most) break;
    said.push_back(fmt::format("{} ({})", in_quotes(text), count));
  }
  if (answers.size() > most) said.push_back(fmt::format("{} others", answers.size() - most));
  findings.warning(
      Code::survey_otherwise, *first_,
      fmt::format("{} to {} counted as 'otherwise', {}: {}", counted(cells, "unknown answer", "unknown answers"),
                  in_quotes(question), points == 1.0 ? "1 point" : to_text(points) + " points", fmt::join(said, ", ")),
      question);
}

}  // namespace hallmark
