#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "hallmark/postcode/month.hpp"
#include "hallmark/postcode/postcode.hpp"

namespace hallmark {

class IndexCursor;

/// What an index knows of an outward code, read where it lies.
class IndexBlock {
 public:
  struct Unit {
    std::uint32_t place = 0;
    Month introduced;
    Month ended;
  };

  /// Nothing where the bytes are no block. They have to outlive it.
  [[nodiscard]] static std::optional<IndexBlock> from(std::span<const std::byte> bytes);

  [[nodiscard]] std::optional<Unit> find(std::uint32_t inward) const;

  /// Calls for every postcode in their order, with its inward code and what is known of it.
  template <class Visit>
  void each(const Visit& visit) const {
    for (std::uint32_t number = 0; number < Postcode::sectors; ++number) {
      const Sector& sector = sectors_[number];
      std::uint32_t order = 0;
      for (std::uint32_t unit = 0; unit < Postcode::units_in_sector; ++unit) {
        if (sector.has(unit)) visit(number * Postcode::units_in_sector + unit, sector.at(order++));
      }
    }
  }

 private:
  /// Numbers of which each unit has one.
  struct Choices {
    std::span<const std::byte> numbers;
    std::size_t size = 0;  ///< Of a number.
    std::uint32_t bits = 0;
    std::span<const std::byte> chosen;

    static Choices from(std::span<const std::byte> bytes, IndexCursor& cursor, std::uint32_t count, std::size_t size,
                        std::uint32_t units);
    [[nodiscard]] std::uint32_t at(std::uint32_t order) const;
  };
  struct Sector {
    std::span<const std::byte> units;  ///< Empty where the sector is not there.
    Choices places;
    Choices introductions;
    Choices ends;

    [[nodiscard]] bool has(std::uint32_t unit) const {
      return !units.empty() && (std::to_integer<std::uint32_t>(units[unit / 8]) >> unit % 8 & 1U) != 0;
    }
    /// What is known of the unit that comes at this one in order.
    [[nodiscard]] Unit at(std::uint32_t order) const;
  };

  std::array<Sector, Postcode::sectors> sectors_;
};

}  // namespace hallmark
