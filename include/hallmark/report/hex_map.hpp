#pragma once

#include <string>
#include <vector>

#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// A cartogram of hexagons of one size, from a file in HexJSON.
struct HexMap {
  struct Hex {
    std::string code;
    double x = 0.0;  ///< Of the middle, in widths of a hexagon.
    double y = 0.0;  ///< In widths of a hexagon, downwards.
  };
  bool pointed = true;  ///< Points up and down ("odd-r", "even-r"), or left and right ("odd-q", "even-q").
  std::vector<Hex> hexes;
};

/// Reads `{"layout": "odd-r", "hexes": {"E06000001": {"q": 0, "r": 0}}}`.
[[nodiscard]] Result<HexMap> read_hex_map(const Source& source);

}  // namespace hallmark
