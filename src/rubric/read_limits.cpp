#include "rubric/read_limits.hpp"

#include <fmt/format.h>

#include "hallmark/support/number.hpp"

namespace hallmark {

void read_limit_pair(const Yaml& node, NumberLimits& limits, Findings& findings) {
  const auto pair = read_pair(node, "'limits' [least, most]", findings, Code::rubric_limits);
  if (!pair) return;
  if (pair->first >= pair->second) {
    findings.error(Code::rubric_limits, node->place,
                   fmt::format("'limits' rise, the least number first: '{}' does not come before '{}'",
                               to_text(pair->first), to_text(pair->second)));
    return;
  }
  limits.least = pair->first;
  limits.most = pair->second;
}

NumberLimits read_limits(const Fields& question) {
  NumberLimits limits;
  if (const Yaml pair = question.get("limits")) read_limit_pair(pair, limits, question.findings());
  limits.whole = question.boolean("whole", false);
  for (const std::string_view key : {"limits", "whole"}) {
    if (!question.has(key) || !question.has("answers")) continue;
    question.findings().error(Code::rubric_limits, question.key_place(key),
                              fmt::format("'{}' is for numbers, and this question has 'answers'", key));
  }
  return limits;
}

}  // namespace hallmark
