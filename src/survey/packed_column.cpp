#include "hallmark/survey/packed_column.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace hallmark {

namespace {

constexpr std::array<std::int64_t, PackedColumn::most_decimals + 1> powers = {
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

/// `missing` lies below the least number, and is none.
bool fits(std::int64_t number) {
  return number > PackedColumn::missing && number <= std::numeric_limits<std::int32_t>::max();
}

}  // namespace

bool PackedColumn::append(std::span<const std::int32_t> numbers, std::span<const std::uint8_t> decimals) {
  assert(numbers.size() == decimals.size());
  int most = decimals_;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] != missing) most = std::max(most, static_cast<int>(decimals[i]));
  }
  if (most > decimals_ && !raise_decimals(most)) return false;
  const std::size_t before = numbers_.size();
  numbers_.insert(numbers_.end(), numbers.begin(), numbers.end());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (decimals[i] == decimals_ || numbers[i] == missing) continue;
    const std::int64_t number = numbers[i] * powers[static_cast<std::size_t>(decimals_ - decimals[i])];
    if (!fits(number)) {
      numbers_.resize(before);
      return false;
    }
    numbers_[before + i] = static_cast<std::int32_t>(number);
  }
  return true;
}

bool PackedColumn::raise_decimals(int decimals) {
  if (decimals > most_decimals) return false;
  const std::int64_t factor = powers[static_cast<std::size_t>(decimals - decimals_)];
  const bool all_fit = std::ranges::all_of(
      numbers_, [factor](std::int32_t number) { return number == missing || fits(number * factor); });
  if (!all_fit) return false;
  for (std::int32_t& number : numbers_) {
    if (number != missing) number = static_cast<std::int32_t>(number * factor);
  }
  decimals_ = decimals;
  unit_ = static_cast<double>(powers[static_cast<std::size_t>(decimals)]);
  return true;
}

void PackedColumn::values(std::size_t first, std::span<double> values) const {
  const std::int32_t* const numbers = numbers_.data() + first;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double value = static_cast<double>(numbers[i]) / unit_;
    values[i] = numbers[i] == missing ? no_value : value;
  }
}

Ends PackedColumn::ends() const {
  // `missing` is never the largest; negated it stays what it is, so that it is not the least either.
  std::int32_t most = missing;
  std::int32_t most_negated = missing;
  for (const std::int32_t number : numbers_) {
    most = std::max(most, number);
    most_negated = std::max(most_negated, static_cast<std::int32_t>(0U - static_cast<std::uint32_t>(number)));
  }
  if (most == missing) return {};
  const std::int32_t least = -most_negated;
  return {static_cast<double>(least) / unit_, static_cast<double>(most) / unit_};
}

Column PackedColumn::unpacked() const {
  Column column;
  column.values.resize(size());
  values(0, column.values);
  column.states.resize(size());
  std::ranges::transform(numbers_, column.states.begin(),
                         [](std::int32_t number) { return number == missing ? State::missing : State::answered; });
  return column;
}

}  // namespace hallmark
