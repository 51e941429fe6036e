#include "report/site/site_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "report/format/html_text.hpp"

namespace hallmark {

namespace {

constexpr double chart_width = 660.0;
constexpr double chart_margin = 16.0;
constexpr double dot_radius = 4.0;
constexpr double letter_width = 7.0;

/// A coordinate with as many digits as an eye needs.
std::string pixel(double coordinate) {
  return to_text(round_to(coordinate, 1, RoundingMode::half_up));
}

std::string chart_opening(const std::string& title, double width, double height) {
  return fmt::format(
      "<svg class=\"chart\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
      "aria-label=\"{2}\">\n",
      pixel(width), pixel(height), html_text(title));
}

double share_on(const Scale& scale, double mark) {
  return std::clamp((mark - scale.foot) / (scale.top - scale.foot), 0.0, 1.0);
}

std::string axis_label(double x, double y, const std::string& text, std::string_view anchor) {
  return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>", pixel(x), pixel(y), anchor,
                     html_text(text));
}

}  // namespace

std::string svg_strip(const std::string& title, const Rubric& rubric, const std::vector<ChartDot>& dots) {
  if (dots.empty()) return {};
  constexpr double length = chart_width - 2.0 * chart_margin;
  const auto x_of = [&rubric](double mark) { return chart_margin + length * share_on(rubric.scale, mark); };
  // Dots in the same column of pixels are stacked; the columns are as wide as a dot.
  std::map<int, std::size_t> taken;
  std::vector<std::size_t> heights;
  std::size_t highest = 1;
  for (const ChartDot& dot : dots) {
    const int column = static_cast<int>(std::floor(x_of(dot.mark) / (2.0 * dot_radius)));
    heights.push_back(taken[column]++);
    highest = std::max(highest, taken[column]);
  }
  const double step = std::min(2.0 * dot_radius, 120.0 / static_cast<double>(highest));
  const double floor = 22.0 + step * static_cast<double>(highest);
  std::string svg = chart_opening(title, chart_width, floor + 24.0);
  double last_end = -1.0;
  for (const Level& level : rubric.maturity.levels) {
    const double x = x_of(level.from);
    svg += fmt::format("<line class=\"grid\" x1=\"{0}\" x2=\"{0}\" y1=\"16\" y2=\"{1}\"/>", pixel(x), pixel(floor));
    const std::string name = cut_to_width(level.name, 16);
    if (x < last_end) continue;
    svg += axis_label(x + 2.0, 12.0, name, "start") + "\n";
    last_end = x + letter_width * static_cast<double>(display_width(name)) + 6.0;
  }
  svg += fmt::format("<line class=\"axis\" x1=\"{0}\" x2=\"{1}\" y1=\"{2}\" y2=\"{2}\"/>", pixel(chart_margin),
                     pixel(chart_width - chart_margin), pixel(floor));
  for (int quarter = 0; quarter <= 4; ++quarter) {
    const double mark = rubric.scale.at(quarter / 4.0);
    svg += axis_label(x_of(mark), floor + 16.0, to_text(mark), "middle");
  }
  svg += "\n";
  for (std::size_t i = 0; i < dots.size(); ++i) {
    svg += fmt::format("<circle class=\"dot\" cx=\"{}\" cy=\"{}\" r=\"{}\"><title>{}</title></circle>\n",
                       pixel(x_of(dots[i].mark)), pixel(floor - dot_radius - step * static_cast<double>(heights[i])),
                       pixel(dot_radius), html_text(dots[i].label));
  }
  return svg + "</svg>\n";
}

std::string svg_stack(const std::string& title, const std::vector<ChartPart>& parts) {
  std::size_t total = 0;
  for (const ChartPart& part : parts) total += part.count;
  if (total == 0) return {};
  std::string svg = chart_opening(title, chart_width, 28.0);
  double x = 1.0;
  for (const ChartPart& part : parts) {
    if (part.count == 0) continue;
    const double width = (chart_width - 2.0) * static_cast<double>(part.count) / static_cast<double>(total);
    svg += fmt::format("<rect class=\"f{}\" x=\"{}\" y=\"1\" width=\"{}\" height=\"26\"/>",
                       part.shade < 0 ? "x" : std::to_string(part.shade), pixel(x), pixel(width));
    std::string text = fmt::format("{} {}", part.label, part.count);
    if (letter_width * static_cast<double>(display_width(text)) > width - 6.0) text = std::to_string(part.count);
    if (letter_width * static_cast<double>(text.size()) <= width)
      svg += axis_label(x + width / 2.0, 18.0, text, "middle");
    svg += "\n";
    x += width;
  }
  return svg + "</svg>\n";
}

std::string svg_bar(double share, double width) {
  return fmt::format(
      "<svg class=\"bar\" width=\"{}\" height=\"5\" aria-hidden=\"true\"><path class=\"own\" "
      "d=\"M0 0h{}v5H0\"/></svg>",
      pixel(width), pixel(width * std::clamp(share, 0.0, 1.0)));
}

std::string svg_against_peers(const std::string& title, double share, double median, double best) {
  constexpr double width = 160.0;
  std::string svg = fmt::format(
      "<svg class=\"cell\" width=\"{}\" height=\"16\" viewBox=\"-4 0 {} 16\" role=\"img\" "
      "aria-label=\"{}\"><rect class=\"track\" y=\"3\" width=\"{}\" height=\"10\"/>",
      pixel(width + 8.0), pixel(width + 8.0), html_text(title), pixel(width));
  if (std::isfinite(share))
    svg += fmt::format("<rect class=\"own\" y=\"3\" width=\"{}\" height=\"10\"/>", pixel(width * share));
  if (std::isfinite(median))
    svg += fmt::format("<line class=\"median\" x1=\"{0}\" x2=\"{0}\" y1=\"0\" y2=\"16\"/>", pixel(width * median));
  if (std::isfinite(best))
    svg += fmt::format("<circle class=\"best\" cx=\"{}\" cy=\"8\" r=\"3.5\"/>", pixel(width * best));
  return svg + "</svg>";
}

std::string svg_hexes(const std::string& title, bool pointed, const std::vector<ChartHex>& hexes) {
  if (hexes.empty()) return {};
  constexpr double side = 24.0;  // the width of a hexagon, from flat to flat
  double left = hexes[0].hex.x;
  double right = left;
  double top = hexes[0].hex.y;
  double bottom = top;
  for (const ChartHex& drawn : hexes) {
    left = std::min(left, drawn.hex.x);
    right = std::max(right, drawn.hex.x);
    top = std::min(top, drawn.hex.y);
    bottom = std::max(bottom, drawn.hex.y);
  }
  constexpr double margin = side;
  // A group rather than an image: the hexagons in it are links.
  const double width = (right - left) * side + 2.0 * margin;
  const double height = (bottom - top) * side + 2.0 * margin;
  std::string svg = fmt::format(
      "<svg class=\"map\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"group\" "
      "aria-label=\"{2}\">\n",
      pixel(width), pixel(height), html_text(title));
  const double radius = side / std::numbers::sqrt3;
  for (const ChartHex& drawn : hexes) {
    const double x = margin + (drawn.hex.x - left) * side;
    const double y = margin + (drawn.hex.y - top) * side;
    std::string points;
    for (int corner = 0; corner < 6; ++corner) {
      const double angle = std::numbers::pi / 3.0 * corner + (pointed ? std::numbers::pi / 6.0 : 0.0);
      points += fmt::format("{}{},{}", points.empty() ? "" : " ", pixel(x + radius * std::cos(angle)),
                            pixel(y + radius * std::sin(angle)));
    }
    const std::string shape =
        fmt::format("<polygon class=\"f{}\" points=\"{}\"><title>{}</title></polygon>",
                    drawn.shade < 0 ? "x" : std::to_string(drawn.shade), points, html_text(drawn.label));
    svg += drawn.link.empty() ? shape + "\n"
                              : fmt::format("<a href=\"{}\" aria-label=\"{}\">{}</a>\n", html_text(drawn.link),
                                            html_text(drawn.label), shape);
  }
  return svg + "</svg>\n";
}

}  // namespace hallmark
