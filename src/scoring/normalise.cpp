#include "scoring/normalise.hpp"

#include <limits>

#include "support/wide_loops.hpp"

namespace hallmark {

Ends ends_of(std::span<const double> values) {
  Ends ends{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (const double value : values) {
    // A comparison with NaN is false.
    ends.least = value < ends.least ? value : ends.least;
    ends.most = value > ends.most ? value : ends.most;
  }
  return ends.least > ends.most ? Ends{} : ends;
}

bool marks_each_by_itself(const NormaliseMethod& method) {
  return std::visit([]<class Method>(const Method&) { return DrawsLine<Method>; }, method);
}

bool rests_on_ends(const NormaliseMethod& method) {
  return std::visit([]<class Method>(const Method&) { return DrawsLine<Method> && !MayFail<Method>; }, method);
}

MarkLine line_of(const NormaliseMethod& method, const JudgedBy& by) {
  return std::visit(
      [&by]<class Method>(const Method& chosen) {
        if constexpr (DrawsLine<Method>) return chosen.line(by);
        return MarkLine();
      },
      method);
}

HALLMARK_WIDE_LOOPS void mark_on_line(std::span<double> values, const MarkLine& line, const Scale& scale) {
  for (double& value : values) {
    const double share = (value - line.zero) / (line.full - line.zero);
    value = scale.at(line.clamped && share > 1.0 ? 1.0 : share);
  }
}

std::vector<double> normalised(std::span<const double> values, const Normalise& rule, const Scale& scale,
                               double reference) {
  const Ends ends = ends_of(values);
  if (ends.least == ends.most) return {};
  return std::visit(
      [&]<class Method>(const Method& method) {
        if constexpr (DrawsLine<Method>) {
          const MarkLine line = method.line({ends, rule.lower_is_better, reference});
          if (line.zero == line.full) return std::vector<double>();
          std::vector<double> marks(values.begin(), values.end());
          mark_on_line(marks, line, scale);
          return marks;
        } else {
          return method.marks(values, rule.lower_is_better, scale);
        }
      },
      rule.method);
}

}  // namespace hallmark
