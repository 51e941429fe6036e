#include "report/format/svg_chart.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "report/format/html_text.hpp"

namespace hallmark {

namespace {

constexpr double label_width = 210.0;
constexpr double width_of_plot = 460.0;
constexpr double margin = 20.0;
constexpr double row_height = 20.0;
constexpr double axis_height = 26.0;
constexpr std::size_t widest_label = 28;

/// A coordinate with as many digits as an eye needs.
std::string at(double coordinate) {
  return to_text(round_to(coordinate, 1, RoundingMode::half_up));
}

std::string opening(const std::string& title, double width, double height) {
  return fmt::format(
      "<svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" aria-label=\"{2}\">\n"
      "<title>{2}</title>\n",
      at(width), at(height), html_text(title));
}

std::string label(const std::string& text, double y) {
  return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n", at(label_width - 8.0), at(y + 4.0),
                     html_text(cut_to_width(text, widest_label)));
}

/// A line across all rows, with what it stands for above it.
std::string tick(double x, double height, const std::string& text) {
  return fmt::format(
      "<line class=\"grid\" x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" y2=\"{2}\"/>"
      "<text class=\"tick\" x=\"{0}\" y=\"{3}\" text-anchor=\"middle\">{4}</text>\n",
      at(x), at(axis_height - 4.0), at(height), at(axis_height - 10.0), text);
}

std::string hover(const ChartRow& row) {
  return fmt::format("<title>{}: {} ({}–{})</title>", html_text(row.label), to_decimals(row.value, 2),
                     to_decimals(row.low, 2), to_decimals(row.high, 2));
}

/// Whole numbers that divide an axis into about five parts: 1, 2, 5, 10, 20 … apart.
double step_of(double length) {
  const double raw = std::max(1.0, length / 5.0);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double times : {1.0, 2.0, 5.0}) {
    if (times * power >= raw) return times * power;
  }
  return 10.0 * power;
}

std::string colour_of(double value) {
  if (!std::isfinite(value)) return "#ddd";
  const double strength = std::clamp(std::abs(value), 0.0, 1.0);
  const auto mix = [strength](int end) {
    return static_cast<int>(std::lround(255.0 + strength * static_cast<double>(end - 255)));
  };
  return value < 0.0 ? fmt::format("#{:02x}{:02x}{:02x}", mix(33), mix(102), mix(172))
                     : fmt::format("#{:02x}{:02x}{:02x}", mix(178), mix(24), mix(43));
}

}  // namespace

std::string svg_ranges(const std::string& title, const std::vector<ChartRow>& rows, double first, double last) {
  const double height = axis_height + row_height * static_cast<double>(rows.size()) + 4.0;
  const double length = std::max(1.0, last - first);
  const auto x_of = [first, length](double value) { return label_width + width_of_plot * (value - first) / length; };
  std::string svg = opening(title, label_width + width_of_plot + margin, height);
  svg += tick(x_of(first), height, to_text(first));
  const double step = step_of(length);
  for (double value = std::ceil((first + 0.5 * step) / step) * step; value <= last; value += step)
    svg += tick(x_of(value), height, to_text(value));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ChartRow& row = rows[i];
    const double y = axis_height + row_height * (static_cast<double>(i) + 0.5);
    svg += label(row.label, y);
    if (!std::isfinite(row.value)) continue;
    svg += fmt::format(
        "<g>{0}<line class=\"range\" x1=\"{1}\" x2=\"{2}\" y1=\"{3}\" y2=\"{3}\"/>"
        "<circle class=\"dot\" cx=\"{4}\" cy=\"{3}\" r=\"4.5\"/></g>\n",
        hover(row), at(x_of(row.low)), at(x_of(row.high)), at(y), at(x_of(row.value)));
  }
  return svg + "</svg>\n";
}

std::string svg_bars(const std::string& title, const std::vector<ChartRow>& rows) {
  const double height = axis_height + row_height * static_cast<double>(rows.size()) + 4.0;
  const auto x_of = [](double value) { return label_width + width_of_plot * std::clamp(value, 0.0, 1.0); };
  std::string svg = opening(title, label_width + width_of_plot + margin, height);
  for (int quarter = 0; quarter <= 4; ++quarter)
    svg += tick(x_of(quarter / 4.0), height, fmt::format("{}%", 25 * quarter));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ChartRow& row = rows[i];
    const double y = axis_height + row_height * (static_cast<double>(i) + 0.5);
    svg += label(row.label, y);
    if (!std::isfinite(row.value)) continue;
    svg += fmt::format("<g>{}<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"12\"/>", hover(row),
                       at(label_width), at(y - 6.0), at(x_of(row.value) - label_width));
    if (std::isfinite(row.low)) {
      svg += fmt::format("<line class=\"whisker\" x1=\"{0}\" x2=\"{1}\" y1=\"{2}\" y2=\"{2}\"/>", at(x_of(row.low)),
                         at(x_of(row.high)), at(y));
    }
    svg += "</g>\n";
  }
  return svg + "</svg>\n";
}

std::string svg_heat_map(const std::string& title, const std::vector<std::string>& labels,
                         const std::vector<std::vector<double>>& values,
                         const std::vector<std::vector<std::string>>& remarks) {
  const double side = labels.size() > 30 ? 12.0 : 20.0;
  const double extent = side * static_cast<double>(labels.size());
  constexpr double head = 150.0;
  std::string svg = opening(title, label_width + extent + margin, head + extent + 4.0);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double middle = side * (static_cast<double>(i) + 0.5);
    svg += label(labels[i], head + middle);
    svg += fmt::format("<text transform=\"translate({} {}) rotate(-60)\">{}</text>\n", at(label_width + middle + 4.0),
                       at(head - 6.0), html_text(cut_to_width(labels[i], 20)));
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (std::size_t j = 0; j < labels.size(); ++j) {
      const double value = values[i][j];
      svg += fmt::format(
          "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"><title>{}, {}: {}{}</title></rect>\n",
          at(label_width + side * static_cast<double>(j)), at(head + side * static_cast<double>(i)), at(side - 1.0),
          at(side - 1.0), colour_of(value), html_text(labels[i]), html_text(labels[j]),
          std::isfinite(value) ? to_decimals(value, 2) : "–",
          remarks[i][j].empty() ? "" : html_text(fmt::format(" ({})", remarks[i][j])));
    }
  }
  return svg + "</svg>\n";
}

}  // namespace hallmark
