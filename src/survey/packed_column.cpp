#include "survey/packed_column.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

#include "support/wide_loops.hpp"

namespace hallmark {

namespace {

constexpr std::array<std::int64_t, PackedColumn::most_decimals + 1> powers = {
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

/// The least number of a width lies below all that it holds, and is none.
template <typename Number>
constexpr bool fits(std::int64_t least, std::int64_t most) {
  return least > std::numeric_limits<Number>::min() && most <= std::numeric_limits<Number>::max();
}

/// The least and the largest of some numbers but for those that are none; the least is above the largest where all are.
template <typename Number>
struct Range {
  Number least = std::numeric_limits<Number>::max();
  Number most = std::numeric_limits<Number>::min();
};

template <typename Number>
Range<Number> range_of(std::span<const Number> numbers) {
  using Bits = std::make_unsigned_t<Number>;
  constexpr Number none = std::numeric_limits<Number>::min();
  // `none` is never the largest; negated it stays what it is, so that it is not the least either.
  Number most = none;
  Number most_negated = none;
  for (const Number number : numbers) {
    most = std::max(most, number);
    most_negated = std::max(most_negated, static_cast<Number>(static_cast<Bits>(0U - static_cast<Bits>(number))));
  }
  if (most == none) return {};
  return {static_cast<Number>(-most_negated), most};
}

/// The least and the most decimals of some numbers; none is the most where all are missing.
std::pair<int, int> ends_of(std::span<const std::uint8_t> decimals) {
  std::uint8_t least = PackedColumn::decimals_of_missing;
  std::uint8_t most = 0;
  for (const std::uint8_t count : decimals) {
    least = std::min(least, count);
    most = std::max(most, count == PackedColumn::decimals_of_missing ? std::uint8_t{0} : count);
  }
  return {least, most};
}

template <typename To, typename From>
void append_as(std::vector<To>& to, std::span<const From> from) {
  const std::size_t before = to.size();
  to.resize(before + from.size());
  std::ranges::transform(from, to.begin() + static_cast<std::ptrdiff_t>(before), [](From number) {
    return number == std::numeric_limits<From>::min() ? std::numeric_limits<To>::min() : static_cast<To>(number);
  });
}

}  // namespace

void PackedColumn::reserve(std::size_t size) {
  room_ = std::max(room_, size);
  std::visit([size](auto& numbers) { numbers.reserve(size); }, numbers_);
}

HALLMARK_WIDE_LOOPS bool PackedColumn::append(std::span<const std::int32_t> numbers,
                                              std::span<const std::uint8_t> decimals) {
  assert(numbers.size() == decimals.size());
  const auto [least, most] = ends_of(decimals);
  if (most > decimals_ && !raise_decimals(most)) return false;
  if (least >= decimals_) {
    add(numbers);
    return true;
  }

  const std::size_t before = size();
  constexpr std::size_t most_at_once = 512;
  std::array<std::int32_t, most_at_once> scaled;
  for (std::size_t first = 0; first < numbers.size(); first += most_at_once) {
    const std::span<std::int32_t> some = std::span(scaled).first(std::min(most_at_once, numbers.size() - first));
    std::ranges::copy(numbers.subspan(first, some.size()), some.begin());
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (decimals[first + i] == decimals_ || some[i] == missing) continue;
      const std::int64_t number = some[i] * powers[static_cast<std::size_t>(decimals_ - decimals[first + i])];
      if (!fits<std::int32_t>(number, number)) {
        std::visit([before](auto& held) { held.resize(before); }, numbers_);
        return false;
      }
      some[i] = static_cast<std::int32_t>(number);
    }
    add(some);
  }
  return true;
}

/// Adds numbers over the column's own power of ten.
HALLMARK_WIDE_LOOPS void PackedColumn::add(std::span<const std::int32_t> numbers) {
  const Range<std::int32_t> range = range_of(numbers);
  if (range.least <= range.most) widen_for(range.least, range.most);
  std::visit([numbers](auto& held) { append_as(held, numbers); }, numbers_);
}

/// Gives each number as many bytes as the least and the largest of some need.
void PackedColumn::widen_for(std::int32_t least, std::int32_t most) {
  const auto widen = [this]<typename Number>(Number /*of the new width*/) {
    std::vector<Number> wider;
    wider.reserve(room_);
    std::visit([&wider]<typename Held>(const std::vector<Held>& held) { append_as(wider, std::span(held)); }, numbers_);
    numbers_ = std::move(wider);
  };
  const bool fits_already = std::visit(
      [least, most]<typename Held>(const std::vector<Held>& /*held*/) { return fits<Held>(least, most); }, numbers_);
  if (fits_already) return;
  if (fits<std::int16_t>(least, most)) {
    widen(std::int16_t{});
  } else {
    widen(std::int32_t{});
  }
}

bool PackedColumn::raise_decimals(int decimals) {
  if (decimals > most_decimals) return false;
  const std::int64_t factor = powers[static_cast<std::size_t>(decimals - decimals_)];
  const auto [least, most] = std::visit(
      []<typename Held>(const std::vector<Held>& held) {
        const Range<Held> range = range_of<Held>(held);
        return std::pair<std::int64_t, std::int64_t>(range.least, range.most);
      },
      numbers_);
  if (least <= most) {
    if (!fits<std::int32_t>(least * factor, most * factor)) return false;
    widen_for(static_cast<std::int32_t>(least * factor), static_cast<std::int32_t>(most * factor));
    std::visit(
        [factor]<typename Held>(std::vector<Held>& held) {
          for (Held& number : held) number = is_none(number) ? number : static_cast<Held>(number * factor);
        },
        numbers_);
  }
  decimals_ = decimals;
  unit_ = static_cast<double>(powers[static_cast<std::size_t>(decimals)]);
  return true;
}

HALLMARK_WIDE_LOOPS void PackedColumn::values(std::size_t first, std::span<double> values) const {
  std::visit(
      [&]<typename Held>(const std::vector<Held>& held) {
        const Held* const numbers = held.data() + first;
        for (std::size_t i = 0; i < values.size(); ++i) {
          const double value = static_cast<double>(numbers[i]) / unit_;
          values[i] = is_none(numbers[i]) ? no_value : value;
        }
      },
      numbers_);
}

HALLMARK_WIDE_LOOPS Ends PackedColumn::ends() const {
  return std::visit(
      [this]<typename Held>(const std::vector<Held>& held) {
        const Range<Held> range = range_of<Held>(held);
        if (range.least > range.most) return Ends{};
        return Ends{static_cast<double>(range.least) / unit_, static_cast<double>(range.most) / unit_};
      },
      numbers_);
}

Column PackedColumn::unpacked() const {
  Column column;
  column.values.resize(size());
  values(0, column.values);
  column.states.resize(size());
  std::ranges::transform(column.values, column.states.begin(),
                         [](double value) { return std::isnan(value) ? State::missing : State::answered; });
  return column;
}

}  // namespace hallmark
