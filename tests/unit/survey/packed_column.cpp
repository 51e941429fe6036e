#include "hallmark/survey/packed_column.hpp"

#include <cmath>

#include "catch.hpp"

using namespace hallmark;

namespace {

using Numbers = std::vector<std::int32_t>;
using Decimals = std::vector<std::uint8_t>;

constexpr std::int32_t missing = PackedColumn::missing;

std::vector<double> values_of(const PackedColumn& column) {
  std::vector<double> values(column.size());
  column.values(0, values);
  return values;
}

}  // namespace

TEST_CASE("a packed column gives back the doubles that were written") {
  PackedColumn column;
  REQUIRE(column.append(Numbers{45, 1, 7}, Decimals{1, 0, 2}));
  CHECK(values_of(column) == std::vector<double>{4.5, 1.0, 0.07});
  REQUIRE(column.append(Numbers{-3}, Decimals{6}));
  CHECK(values_of(column) == std::vector<double>{4.5, 1.0, 0.07, -3e-6});
  CHECK(column.value(2) == 0.07);
}

TEST_CASE("what is missing in a packed column has no value, whatever its decimals") {
  PackedColumn column;
  REQUIRE(column.append(Numbers{missing, 12, missing}, Decimals{200, 3, 0}));
  CHECK(column.is_missing(0));
  CHECK_FALSE(column.is_missing(1));
  CHECK(std::isnan(column.value(0)));
  const Column whole = column.unpacked();
  CHECK(whole.states == std::vector<State>{State::missing, State::answered, State::missing});
  CHECK(std::isnan(whole.values[0]));
  CHECK(whole.values[1] == 0.012);
}

TEST_CASE("a packed column takes no numbers that do not fit, and stays as it was") {
  PackedColumn column;
  REQUIRE(column.append(Numbers{2'000'000'000, 5}, Decimals{0, 0}));
  CHECK_FALSE(column.append(Numbers{15}, Decimals{1}));
  CHECK_FALSE(column.append(Numbers{1}, Decimals{10}));
  CHECK(values_of(column) == std::vector<double>{2e9, 5.0});
  REQUIRE(column.append(Numbers{1}, Decimals{0}));

  PackedColumn fine;
  REQUIRE(fine.append(Numbers{1}, Decimals{3}));
  CHECK_FALSE(fine.append(Numbers{4, 3'000'000}, Decimals{3, 0}));
  CHECK(values_of(fine) == std::vector<double>{0.001});
}

TEST_CASE("the ends of a packed column pass over what is missing") {
  PackedColumn column;
  CHECK(std::isnan(column.ends().least));
  REQUIRE(column.append(Numbers{missing}, Decimals{0}));
  CHECK(std::isnan(column.ends().most));
  REQUIRE(column.append(Numbers{-25, missing, 4, 2'147'483'647}, Decimals{0, 0, 0, 0}));
  CHECK(column.ends().least == -25.0);
  CHECK(column.ends().most == 2'147'483'647.0);
  PackedColumn below;
  REQUIRE(below.append(Numbers{-2'147'483'647, -1}, Decimals{0, 0}));
  CHECK(below.ends().least == -2'147'483'647.0);
  CHECK(below.ends().most == -1.0);
}
