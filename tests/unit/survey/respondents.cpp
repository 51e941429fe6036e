#include "survey/respondents/respondents.hpp"

#include <cmath>

#include "catch.hpp"

using namespace hallmark;

namespace {

using Way = RespondentRule::Way;

/// Rows of three units: two answers and a blank, what does not apply, and only blanks.
struct Rows {
  Column values;
  std::vector<std::uint32_t> units = {0, 1, 0, 2, 0, 1};
  Rows() {
    values.push_back(2.0, State::answered);
    values.push_back(no_value, State::not_applicable);
    values.push_back(6.0, State::answered);
    values.push_back(no_value, State::missing);
    values.push_back(no_value, State::missing);
    values.push_back(no_value, State::not_applicable);
  }
};

}  // namespace

TEST_CASE("only rows with a value count, and a unit without one says why") {
  const Rows rows;
  const CombinedResponses combined = combine_responses({rows.values, rows.units, 3}, Way::mean);

  CHECK(combined.units.values[0] == 4.0);
  CHECK(combined.units.states == std::vector<State>{State::answered, State::not_applicable, State::missing});
  CHECK(combined.spread[0] == Approx(std::sqrt(8.0)));
  CHECK(std::isnan(combined.spread[1]));
}

TEST_CASE("rows without a weight do not count, and weights of nothing leave the unit missing") {
  Column values(2);
  values.set(0, 1.0);
  values.set(1, 9.0);
  Column weights(2);
  weights.set(0, 2.0);
  const std::vector<std::uint32_t> one = {0, 0};

  CHECK(combine_responses({values, one, 1, &weights}, Way::mean).units.values[0] == 1.0);
  weights.set(0, 0.0);
  CHECK(combine_responses({values, one, 1, &weights}, Way::mean).units.states[0] == State::missing);
}

TEST_CASE("share is that of the weight which gave the top answer, as points") {
  Column values(3);
  values.set(0, 2.0);
  values.set(1, 0.0);
  values.set(2, 1.0);
  Column weights(3);
  weights.set(0, 1.0);
  weights.set(1, 2.0);
  weights.set(2, 1.0);
  const std::vector<std::uint32_t> one = {0, 0, 0};

  CHECK(combine_responses({values, one, 1, &weights}, Way::share, 2.0).units.values[0] == 0.5);
}
