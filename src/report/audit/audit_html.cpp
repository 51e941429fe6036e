#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "report/audit/audit_charts.hpp"
#include "report/audit/audit_formats.hpp"
#include "report/audit/audit_section.hpp"
#include "report/format/html_text.hpp"
#include "report/table/section.hpp"

namespace hallmark {

namespace {

constexpr std::string_view page_style = R"(
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .25rem .75rem; text-align: left; border-bottom: 1px solid #ddd; vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
tbody th { font-weight: 400; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid #ffdd00; box-shadow: 0 0 0 5px #1a1a1a; }
svg { display: block; font-size: 13px; fill: #1a1a1a; }
.grid { stroke: #ddd; } .tick { fill: #555; }
.range { stroke: #7a9cc6; stroke-width: 6; stroke-linecap: round; }
.dot { fill: #12436d; } .bar { fill: #12436d; }
.whisker { stroke: #f46a25; stroke-width: 2; }
@media print { .scroll { overflow: visible; } svg { max-width: 100%; height: auto; } tr { break-inside: avoid; } }
)";

void append_lines(std::string& html, const std::vector<std::string>& lines) {
  bool in_list = false;
  for (const std::string& line : lines) {
    const bool is_item = line.starts_with("- ");
    if (is_item && !in_list) html += "<ul>\n";
    if (!is_item && in_list) html += "</ul>\n";
    in_list = is_item;
    html +=
        is_item ? fmt::format("<li>{}</li>\n", html_text(line.substr(2))) : fmt::format("<p>{}</p>\n", html_text(line));
  }
  if (in_list) html += "</ul>\n";
}

/// What is wider than a telephone moves sideways by itself, also by keyboard.
void append_scrolling(std::string& html, const std::string& name, const std::string& content) {
  html += fmt::format("<div class=\"scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n{}</div>\n",
                      html_text(name), content);
}

/// Columns that are drawn with characters stay out: there are charts.
std::string table_of(const AuditSection& section) {
  // Ranks stand in front of the names.
  const TextColumn* names = &section.columns[section.drawn_column > 0 ? 1 : 0];
  std::string html;
  std::vector<const TextColumn*> columns;
  for (std::size_t i = 0; i < section.columns.size(); ++i) {
    const bool is_drawn = section.columns[i].is_bar || (i > 0 && i == section.drawn_column);
    if (!is_drawn) columns.push_back(&section.columns[i]);
  }
  const auto class_of = [](const TextColumn* column) { return column->to_the_right ? " class=\"number\"" : ""; };
  html += "<table>\n<thead><tr>";
  for (const TextColumn* column : columns)
    html += fmt::format("<th scope=\"col\"{}>{}</th>", class_of(column), html_text(column->heading));
  html += "</tr></thead>\n<tbody>\n";
  for (std::size_t row = 0; row < columns[0]->cells.size(); ++row) {
    html += "<tr>";
    for (const TextColumn* column : columns) {
      html += column == names ? fmt::format("<th scope=\"row\">{}</th>", html_text(column->cells[row]))
                              : fmt::format("<td{}>{}</td>", class_of(column), html_text(column->cells[row]));
    }
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n";
}

}  // namespace

std::string audit_html(const AuditReport& report, const std::vector<AuditSection>& sections) {
  constexpr std::size_t most_bars = 30;
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
      "<style>{}</style>\n</head>\n<body>\n<main>\n",
      html_text(title_of(report.rubric)), page_style);
  const std::vector<RankChart> ranks = rank_charts(report);
  std::size_t next_rank_chart = 0;
  for (const AuditSection& section : sections) {
    const bool is_first = &section == &sections.front();
    html += fmt::format("<h{0}>{1}</h{0}>\n", is_first ? 1 : 2, html_text(section.heading));
    append_lines(html, section.sentences);
    const auto append_chart = [&](const std::string& svg) { append_scrolling(html, "Chart: " + section.heading, svg); };
    if (section.chart == AuditChart::ranks) {
      const RankChart& chart = ranks[next_rank_chart++];
      append_chart(svg_ranges("Ranges of ranks", chart.rows, 1.0, static_cast<double>(chart.rows.size())));
    }
    if (section.chart == AuditChart::sensitivity)
      append_chart(svg_bars("What moves ranks", sensitivity_chart(report, most_bars)));
    if (!section.columns.empty()) append_scrolling(html, "Table: " + section.heading, table_of(section));
    append_lines(html, section.notes);
    if (section.chart == AuditChart::correlations) {
      const CorrelationChart chart = correlation_chart(report);
      std::vector<std::vector<std::string>> remarks(chart.p.size());
      for (std::size_t i = 0; i < chart.p.size(); ++i)
        std::ranges::transform(chart.p[i], std::back_inserter(remarks[i]), p_text);
      if (chart.labels.size() > 1)
        append_chart(svg_heat_map("Correlations of all questions", chart.labels, chart.values, remarks));
    }
  }
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace hallmark
