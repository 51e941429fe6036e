#include <cmath>

#include <nlohmann/json.hpp>

#include "report/audit/audit_charts.hpp"
#include "report/audit/audit_formats.hpp"
#include "report/format/json_values.hpp"
#include "report/table/section.hpp"

namespace hallmark {

namespace {

using Json = nlohmann::ordered_json;

Json field(const char* name, const char* type) {
  return {{"field", name}, {"type", type}};
}

/// Rows stay in their own order.
Json rows_axis() {
  return {{"field", "label"}, {"type", "nominal"}, {"sort", nullptr}, {"title", nullptr}};
}

Json values_of(const std::vector<ChartRow>& rows) {
  Json values = Json::array();
  for (const ChartRow& row : rows) {
    values.push_back({{"label", row.label},
                      {"value", row.value},
                      {"low", std::isfinite(row.low) ? Json(row.low) : Json(nullptr)},
                      {"high", std::isfinite(row.high) ? Json(row.high) : Json(nullptr)}});
  }
  return values;
}

/// A mark for the values over a line for their ranges.
Json ranges(const std::string& title, const char* axis, const std::vector<ChartRow>& rows, const char* mark) {
  Json low = field("low", "quantitative");
  low["title"] = axis;
  return {{"title", title},
          {"data", {{"values", values_of(rows)}}},
          {"encoding", {{"y", rows_axis()}}},
          {"layer",
           {{{"mark", {{"type", mark}, {"tooltip", true}}}, {"encoding", {{"x", field("value", "quantitative")}}}},
            {{"mark", "rule"}, {"encoding", {{"x", std::move(low)}, {"x2", {{"field", "high"}}}}}}}}};
}

Json heat_map(const CorrelationChart& chart) {
  Json values = Json::array();
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    for (std::size_t j = 0; j < chart.labels.size(); ++j) {
      if (std::isfinite(chart.values[i][j]))
        values.push_back({{"a", chart.labels[i]},
                          {"b", chart.labels[j]},
                          {"r", chart.values[i][j]},
                          {"p", number_or_null(chart.p[i][j])}});
    }
  }
  Json colour = field("r", "quantitative");
  colour["scale"] = {{"domain", {-1, 1}}, {"scheme", "blueorange"}};
  Json x = field("a", "nominal");
  Json y = field("b", "nominal");
  x["sort"] = y["sort"] = nullptr;
  return {{"title", "Correlations of all questions"},
          {"data", {{"values", std::move(values)}}},
          {"mark", {{"type", "rect"}, {"tooltip", true}}},
          {"encoding", {{"x", std::move(x)}, {"y", std::move(y)}, {"color", std::move(colour)}}}};
}

}  // namespace

std::string audit_vega_lite(const AuditReport& report) {
  Json charts = Json::array();
  for (const RankChart& chart : rank_charts(report))
    charts.push_back(ranges(chart.title.empty() ? "Ranges of ranks" : "Ranges of ranks: " + chart.title, "rank",
                            chart.rows, "point"));
  const std::vector<ChartRow> causes = sensitivity_chart(report, report.rubric.nodes.size());
  if (!causes.empty()) charts.push_back(ranges("What moves ranks", "total index", causes, "bar"));
  const CorrelationChart correlations = correlation_chart(report);
  if (correlations.labels.size() > 1) charts.push_back(heat_map(correlations));
  const Json json = {{"$schema", "https://vega.github.io/schema/vega-lite/v5.json"},
                     {"title", title_of(report.rubric)},
                     {"vconcat", std::move(charts)}};
  return json_text(json);
}

}  // namespace hallmark
