#pragma once

#include <string>
#include <vector>

#include "hallmark/report/hex_map.hpp"
#include "hallmark/rubric/rubric.hpp"

namespace hallmark {

/// A dot of a strip plot.
struct ChartDot {
  std::string label;
  double mark = 0.0;
};

/// The dots along the scale, those that would cover one another stacked, and a line where each level begins. Empty
/// without dots.
[[nodiscard]] std::string svg_strip(const std::string& title, const Rubric& rubric, const std::vector<ChartDot>& dots);

/// A part of a stacked bar.
struct ChartPart {
  std::string label;
  std::size_t count = 0;
  int shade = 0;  ///< 0 to 5; -1 is blank.
};

/// One bar of parts side by side, each with its name and count where they fit. Empty where all are zero.
[[nodiscard]] std::string svg_stack(const std::string& title, const std::vector<ChartPart>& parts);

/// A bar beside a number: `share` of `width` pixels.
[[nodiscard]] std::string svg_bar(double share, double width);

/// A bar with marks for the middle and the best of the peers, all as shares of the scale; NaN leaves one out.
[[nodiscard]] std::string svg_against_peers(const std::string& title, double share, double median, double best);

/// A hexagon of a cartogram.
struct ChartHex {
  HexMap::Hex hex;
  std::string label;
  std::string link;
  int shade = -1;  ///< 0 to 5; -1 is blank.
};

[[nodiscard]] std::string svg_hexes(const std::string& title, bool pointed, const std::vector<ChartHex>& hexes);

}  // namespace hallmark
