#include "explanation/candidates.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "scoring/mark.hpp"

namespace hallmark {

namespace {

/// Between goalposts so many steps are tried.
constexpr int steps = 20;

/// A number with three digits that count, as somebody would name a target.
double rounded_target(double value) {
  if (value == 0.0 || !std::isfinite(value)) return value;
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2.0);
  return unit >= 1.0 ? std::round(value / unit) * unit : std::round(value / unit) / std::round(1.0 / unit);
}

/// The values to try, with their texts where they have one.
struct ValuesOf {
  const Column& answers;

  using Values = std::vector<std::pair<double, std::string>>;

  static Values numbers(const std::vector<double>& list) {
    Values values;
    for (const double value : list) values.emplace_back(value, to_text(value));
    return values;
  }

  Values operator()(const NumberScale&) const {
    std::vector<double> given;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (has_value(answers.states[i])) given.push_back(answers.values[i]);
    }
    if (given.empty()) return {};
    const auto [least, most] = std::ranges::minmax(given);
    return numbers({least, most});
  }
  Values operator()(const AnswerScale& scale) const {
    Values values;
    for (const Answer& answer : scale.answers) values.emplace_back(answer.points, answer.text);
    return values;
  }
  Values operator()(const SelectionScale& scale) const {
    return {{0.0, scale.none.empty() ? "none of them" : scale.none}, {scale.out_of, "all that count"}};
  }
  Values operator()(const RangeScale& range) const {
    std::vector<double> list;
    for (int i = 0; i <= steps; ++i) {
      const double along = static_cast<double>(i) / steps;
      if (i == 0 || i == steps) {
        list.push_back(i == 0 ? range.worst : range.best);
      } else if (range.logarithmic) {
        list.push_back(rounded_target(range.worst * std::pow(range.best / range.worst, along)));
      } else {
        list.push_back(rounded_target(range.worst + along * (range.best - range.worst)));
      }
    }
    return numbers(list);
  }
  Values operator()(const BandScale& scale) const {
    std::vector<double> list;
    for (const auto& band : scale.bands) list.push_back(band.first);
    return numbers(list);
  }
  Values operator()(const CurveScale& scale) const {
    std::vector<double> list;
    for (const auto& point : scale.points) list.push_back(point.first);
    return numbers(list);
  }
  Values operator()(const PointScale& scale) const {
    std::vector<double> list;
    const bool whole = scale.out_of <= steps && scale.out_of == std::floor(scale.out_of);
    const int count = whole ? static_cast<int>(scale.out_of) : steps;
    for (int i = 0; i <= count; ++i) list.push_back(scale.out_of * i / count);
    return numbers(list);
  }
};

}  // namespace

double share_of(const Rubric& rubric, const AskedQuestion& asked, double value, const std::vector<Candidate>& ends) {
  const MarkScale& scale = asked.question->scale;
  double share = 0.0;
  if (!std::holds_alternative<NumberScale>(scale)) {
    share = mark_of(value, scale, Scale{0.0, 1.0}, points_available(scale)).value;
  } else if (!ends.empty() && ends.front().change.value != ends.back().change.value) {
    const auto [least, most] = std::minmax(ends.front().change.value, ends.back().change.value);
    share = (value - least) / (most - least);
  }
  const auto& normalise = rubric.nodes[asked.node].normalise;
  return normalise && normalise->lower_is_better ? 1.0 - share : share;
}

std::vector<Candidate> candidates(const Rubric& rubric, const AskedQuestion& asked, std::size_t question,
                                  const Column& answers) {
  if (asked.is_penalty) return {};
  std::vector<Candidate> list;
  for (auto& [value, text] : std::visit(ValuesOf{answers}, asked.question->scale))
    list.push_back({{question, value, text}, 0.0});
  for (Candidate& candidate : list) candidate.share = share_of(rubric, asked, candidate.change.value, list);
  std::ranges::stable_sort(list, {}, &Candidate::share);
  return list;
}

}  // namespace hallmark
