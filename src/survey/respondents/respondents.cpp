#include "survey/respondents/respondents.hpp"

#include <algorithm>

#include "support/statistics.hpp"
#include "survey/respondents/response_sums.hpp"

namespace hallmark {

namespace {

struct Response {
  double value;
  double weight;
};

double median(const std::vector<Response>& responses) {
  std::vector<double> values;
  values.reserve(responses.size());
  for (const Response& response : responses) values.push_back(response.value);
  return median_of(values);
}

/// The value of the most weight; of several the smallest.
double mode(std::vector<Response>& responses) {
  std::ranges::sort(responses, {}, &Response::value);
  double best = responses[0].value;
  double most = -1.0;
  for (std::size_t i = 0; i < responses.size();) {
    double weight = 0.0;
    const double value = responses[i].value;
    for (; i < responses.size() && responses[i].value == value; ++i) weight += responses[i].weight;
    if (weight > most) {
      most = weight;
      best = value;
    }
  }
  return best;
}

}  // namespace

CombinedResponses combine_responses(const Responses& responses, RespondentRule::Way way, double top) {
  const Column& rows = responses.rows;
  // Rows sorted by unit, in the order of the file within each.
  std::vector<std::size_t> first(responses.units + 1, 0);
  for (const std::uint32_t unit : responses.unit_of) ++first[unit + 1];
  for (std::size_t unit = 0; unit < responses.units; ++unit) first[unit + 1] += first[unit];
  std::vector<std::uint32_t> sorted(rows.size());
  std::vector<std::size_t> next(first.begin(), first.end() - 1);
  for (std::size_t row = 0; row < rows.size(); ++row)
    sorted[next[responses.unit_of[row]]++] = static_cast<std::uint32_t>(row);

  const bool in_one_pass = combines_in_one_pass(way);
  const CombineAnswers rule{way, responses.weights != nullptr, top};
  CombinedResponses result{Column(responses.units), std::vector<double>(responses.units, no_value)};
  std::vector<Response> values;
  for (std::size_t unit = 0; unit < responses.units; ++unit) {
    values.clear();
    bool all_not_applicable = first[unit] < first[unit + 1];
    double weights = 0.0;
    Moments moments;
    ResponseSums sums;
    for (std::size_t i = first[unit]; i < first[unit + 1]; ++i) {
      const std::size_t row = sorted[i];
      all_not_applicable = all_not_applicable && rows.states[row] == State::not_applicable;
      const double weight = responses.weights == nullptr ? 1.0 : responses.weights->values[row];
      if (!has_value(rows.states[row]) || !(weight >= 0.0)) continue;
      moments.add(rows.values[row]);
      if (!in_one_pass) values.push_back({rows.values[row], weight});
      if (!rule.needs_moments_only()) sums.add(rule, rows.values[row], weight, row);
      weights += weight;
    }
    if (all_not_applicable) result.units.states[unit] = State::not_applicable;
    if (moments.count() == 0 || weights <= 0.0) continue;
    result.spread[unit] = moments.spread();
    const auto one_pass = in_one_pass ? sums.combined(rule, moments) : std::nullopt;
    result.units.set(unit, one_pass ? *one_pass : way == RespondentRule::Way::mode ? mode(values) : median(values));
  }
  return result;
}

}  // namespace hallmark
