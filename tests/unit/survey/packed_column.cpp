#include "survey/packed_column.hpp"

#include <cmath>

#include "catch.hpp"

using namespace hallmark;

namespace {

using Numbers = std::vector<std::int32_t>;
using Decimals = std::vector<std::uint8_t>;

constexpr std::uint8_t none = PackedColumn::decimals_of_missing;

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
}

TEST_CASE("what is missing in a packed column has no value") {
  PackedColumn column;
  REQUIRE(column.append(Numbers{missing, 12, missing}, Decimals{none, 3, none}));
  CHECK(column.is_missing(0));
  CHECK_FALSE(column.is_missing(1));
  CHECK(std::isnan(values_of(column)[0]));
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
  REQUIRE(column.append(Numbers{missing}, Decimals{none}));
  CHECK(std::isnan(column.ends().most));
  REQUIRE(column.append(Numbers{-25, missing, 4, 2'147'483'647}, Decimals{0, none, 0, 0}));
  CHECK(column.ends().least == -25.0);
  CHECK(column.ends().most == 2'147'483'647.0);
  PackedColumn below;
  REQUIRE(below.append(Numbers{-2'147'483'647, -1}, Decimals{0, 0}));
  CHECK(below.ends().least == -2'147'483'647.0);
  CHECK(below.ends().most == -1.0);
}

TEST_CASE("a packed column widens for the numbers that come") {
  PackedColumn column;
  column.reserve(20);
  REQUIRE(column.append(Numbers{-127, missing, 127}, Decimals{0, none, 0}));
  CHECK(values_of(column)[0] == -127.0);
  REQUIRE(column.append(Numbers{-128, 128}, Decimals{0, 0}));
  CHECK(column.is_missing(1));
  CHECK(column.ends().least == -128.0);
  CHECK(column.ends().most == 128.0);
  REQUIRE(column.append(Numbers{missing, 32'768, -32'768}, Decimals{none, 0, 0}));
  const std::vector<double> values = values_of(column);
  CHECK(std::isnan(values[1]));
  CHECK(values[2] == 127.0);
  CHECK(values[3] == -128.0);
  CHECK(values[7] == -32'768.0);
  CHECK(column.room() == 20);

  PackedColumn finer;
  REQUIRE(finer.append(Numbers{100, missing, -3}, Decimals{0, none, 0}));
  REQUIRE(finer.append(Numbers{1}, Decimals{4}));
  CHECK(values_of(finer)[0] == 100.0);
  CHECK(finer.is_missing(1));
  CHECK(values_of(finer)[2] == -3.0);
  CHECK(values_of(finer)[3] == 0.0001);
}

TEST_CASE("a packed column holds more rows than are looked at together") {
  PackedColumn column;
  Numbers numbers;
  Decimals decimals;
  for (std::int32_t i = 0; i < 3'000; ++i) {
    numbers.push_back(i % 7 == 0 ? missing : i - 40);
    decimals.push_back(i % 7 == 0 ? none : 0);
  }
  REQUIRE(column.append(numbers, decimals));
  REQUIRE(column.size() == 3'000);
  const std::vector<double> values = values_of(column);
  for (std::size_t i = 0; i < values.size(); ++i) {
    INFO(i);
    if (i % 7 == 0) {
      CHECK(column.is_missing(i));
    } else {
      CHECK(values[i] == static_cast<double>(i) - 40.0);
    }
  }
  // The last of them does not fit, and none is added.
  numbers.back() = 2'000'000'000;
  decimals.front() = 1;
  numbers.front() = 5;
  CHECK_FALSE(column.append(numbers, decimals));
  CHECK(values_of(column).size() == 3'000);
  CHECK(values_of(column)[2'999] == 2'959.0);
}
