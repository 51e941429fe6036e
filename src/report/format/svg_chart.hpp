#pragma once

#include <string>
#include <vector>

namespace hallmark {

/// A value with a range round it, in a row of its own.
struct ChartRow {
  std::string label;
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
};

/// A dot a row, with a line over its range, between two ends of an axis. Rows without a finite value are left empty.
[[nodiscard]] std::string svg_ranges(const std::string& title, const std::vector<ChartRow>& rows, double first,
                                     double last);

/// A bar a row from zero, with a thin line over its range; the axis ends at 1.
[[nodiscard]] std::string svg_bars(const std::string& title, const std::vector<ChartRow>& rows);

/// Squares from blue (-1) by white to red (1), by row and column; what is not finite stays grey. Each says
/// its value and its remark, where it has one.
[[nodiscard]] std::string svg_heat_map(const std::string& title, const std::vector<std::string>& labels,
                                       const std::vector<std::vector<double>>& values,
                                       const std::vector<std::vector<std::string>>& remarks);

}  // namespace hallmark
