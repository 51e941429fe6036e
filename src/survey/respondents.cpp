#include "survey/respondents.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace hallmark {

namespace {

struct Response {
  double value;
  double weight;
};

double weighted_mean(std::span<const Response> responses) {
  double sum = 0.0;
  double weights = 0.0;
  for (const Response& response : responses) {
    sum += response.value * response.weight;
    weights += response.weight;
  }
  return sum / weights;
}

double median(std::vector<Response>& responses) {
  std::ranges::sort(responses, {}, &Response::value);
  const std::size_t middle = responses.size() / 2;
  if (responses.size() % 2 == 1) return responses[middle].value;
  return (responses[middle - 1].value + responses[middle].value) / 2.0;
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

/// `top` times the share of the weight that gave the top answer, so that the mark is that share of the scale.
double share_of_top(std::span<const Response> responses, double top) {
  double at_top = 0.0;
  double all = 0.0;
  for (const Response& response : responses) {
    all += response.weight;
    if (response.value >= top) at_top += response.weight;
  }
  return top * at_top / all;
}

double combined(std::vector<Response>& responses, RespondentRule::Way way, double top) {
  using Way = RespondentRule::Way;
  switch (way) {
    case Way::mean:
      return weighted_mean(responses);
    case Way::median:
      return median(responses);
    case Way::mode:
      return mode(responses);
    case Way::min:
      return std::ranges::min(responses, {}, &Response::value).value;
    case Way::max:
      return std::ranges::max(responses, {}, &Response::value).value;
    case Way::first:
      return responses.front().value;
    case Way::last:
      return responses.back().value;
    case Way::share:
      return share_of_top(responses, top);
    case Way::sum:
      break;
  }
  double sum = 0.0;
  for (const Response& response : responses) sum += response.value * response.weight;
  return sum;
}

double sample_sd(std::span<const Response> responses) {
  if (responses.size() < 2) return no_value;
  double mean = 0.0;
  for (const Response& response : responses) mean += response.value;
  mean /= static_cast<double>(responses.size());
  double squares = 0.0;
  for (const Response& response : responses) squares += (response.value - mean) * (response.value - mean);
  return std::sqrt(squares / static_cast<double>(responses.size() - 1));
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

  CombinedResponses result{Column(responses.units), std::vector<double>(responses.units, no_value)};
  std::vector<Response> values;
  for (std::size_t unit = 0; unit < responses.units; ++unit) {
    values.clear();
    bool all_not_applicable = first[unit] < first[unit + 1];
    double weights = 0.0;
    for (std::size_t i = first[unit]; i < first[unit + 1]; ++i) {
      const std::size_t row = sorted[i];
      all_not_applicable = all_not_applicable && rows.states[row] == State::not_applicable;
      const double weight = responses.weights == nullptr ? 1.0 : responses.weights->values[row];
      if (!has_value(rows.states[row]) || !(weight >= 0.0)) continue;
      values.push_back({rows.values[row], weight});
      weights += weight;
    }
    if (all_not_applicable) result.units.states[unit] = State::not_applicable;
    if (values.empty() || weights <= 0.0) continue;
    result.spread[unit] = sample_sd(values);
    result.units.set(unit, combined(values, way, top));
  }
  return result;
}

}  // namespace hallmark
