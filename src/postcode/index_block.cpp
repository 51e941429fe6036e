#include "postcode/index_block.hpp"

#include <bit>
#include <cstring>

#include "postcode/index_cursor.hpp"
#include "postcode/index_format.hpp"

namespace hallmark {

namespace {

/// How many units there are before this one.
std::uint32_t units_before(std::span<const std::byte> units, std::uint32_t unit) {
  std::uint32_t count = 0;
  std::uint32_t i = 0;
  for (; i + 8 <= unit / 8; i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, units.data() + i, sizeof word);  // the order of bytes makes no difference to a count
    count += static_cast<std::uint32_t>(std::popcount(word));
  }
  for (; i < unit / 8; ++i) count += static_cast<std::uint32_t>(std::popcount(std::to_integer<std::uint8_t>(units[i])));
  if (unit % 8 == 0) return count;
  const auto last = std::to_integer<std::uint32_t>(units[unit / 8]);
  return count + static_cast<std::uint32_t>(std::popcount(last & ((1U << unit % 8) - 1)));
}

}  // namespace

IndexBlock::Choices IndexBlock::Choices::from(std::span<const std::byte> bytes, IndexCursor& cursor,
                                              std::uint32_t count, std::size_t size, std::uint32_t units) {
  const std::uint32_t bits = bits_for(count);
  const std::size_t numbers = cursor.skip(count * size);
  const std::size_t chosen_size = (std::size_t{units} * bits + 7) / 8;
  const std::size_t chosen = cursor.skip(chosen_size);
  if (cursor.failed()) return {};
  return {bytes.subspan(numbers, count * size), size, bits, bytes.subspan(chosen, chosen_size)};
}

std::uint32_t IndexBlock::Choices::at(std::uint32_t order) const {
  if (numbers.empty()) return 0;
  std::size_t choice = 0;
  for (std::uint32_t i = 0; i < bits; ++i) {
    const std::size_t bit = std::size_t{order} * bits + i;
    choice |= (std::to_integer<std::size_t>(chosen[bit / 8]) >> bit % 8 & 1U) << i;
  }
  if ((choice + 1) * size > numbers.size()) choice = 0;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i)
    number |= std::to_integer<std::uint32_t>(numbers[choice * size + i]) << (8 * i);
  return number;
}

IndexBlock::Unit IndexBlock::Sector::at(std::uint32_t order) const {
  const auto month = [order](const Choices& choices) {
    return Month::from_count(static_cast<std::uint16_t>(choices.at(order)));
  };
  return {places.at(order), month(introductions), month(ends)};
}

std::optional<IndexBlock> IndexBlock::from(std::span<const std::byte> bytes) {
  IndexCursor cursor(bytes, 0);
  const auto sectors = static_cast<std::uint32_t>(cursor.number(2));
  IndexBlock block;
  for (std::uint32_t number = 0; number < Postcode::sectors; ++number) {
    if ((sectors >> number & 1U) == 0) continue;
    Sector& sector = block.sectors_[number];
    const std::size_t at = cursor.skip(units_size);
    const auto count = static_cast<std::uint32_t>(cursor.number(2));
    if (cursor.failed()) return std::nullopt;
    sector.units = bytes.subspan(at, units_size);
    const std::uint32_t units = units_before(sector.units, Postcode::units_in_sector);
    const auto choices = [&](std::uint32_t numbers, std::size_t size) {
      return Choices::from(bytes, cursor, numbers, size, units);
    };
    sector.places = choices(count & ~(has_introductions | has_ends), place_number_size);
    if ((count & has_introductions) != 0)
      sector.introductions = choices(static_cast<std::uint32_t>(cursor.number(2)), month_size);
    if ((count & has_ends) != 0) sector.ends = choices(static_cast<std::uint32_t>(cursor.number(2)), month_size);
    if (cursor.failed() || sector.places.numbers.empty()) return std::nullopt;
  }
  return block;
}

std::optional<IndexBlock::Unit> IndexBlock::find(std::uint32_t inward) const {
  const Sector& sector = sectors_[inward / Postcode::units_in_sector];
  const std::uint32_t unit = inward % Postcode::units_in_sector;
  if (!sector.has(unit)) return std::nullopt;
  return sector.at(units_before(sector.units, unit));
}

}  // namespace hallmark
