#include "report/audit/audit_charts.hpp"

#include <algorithm>
#include <limits>

namespace hallmark {

std::vector<RankChart> rank_charts(const AuditReport& report) {
  std::vector<RankChart> charts;
  if (!report.audit.uncertainty) return charts;
  const Ranking& ranking = report.audit.ranking;
  for (std::uint32_t group = 0; group < ranking.group_names.size(); ++group) {
    RankChart chart{ranking.group_names[group], {}};
    for (const std::size_t unit : ranking.order) {
      const UnitUncertainty& found = report.audit.uncertainty->units[unit];
      if (ranking.groups[unit] != group || !ranking.places[unit].rank() || found.unranked >= 1.0) continue;
      chart.rows.push_back(
          {std::string(shown_name(report.survey, unit)), found.median_rank, found.low_rank, found.high_rank});
    }
    if (!chart.rows.empty()) charts.push_back(std::move(chart));
  }
  return charts;
}

std::vector<ChartRow> sensitivity_chart(const AuditReport& report, std::size_t most) {
  std::vector<ChartRow> rows;
  if (!report.audit.sensitivity) return rows;
  const Sensitivity& found = *report.audit.sensitivity;
  for (std::size_t i = 0; i < found.factors.size(); ++i) {
    const SensitivityIndex& index = found.rank_change[i];
    if (index.total == index.total)
      rows.push_back({found.factors[i].name, index.total, index.total_low, index.total_high});
  }
  std::ranges::stable_sort(rows, std::ranges::greater{}, &ChartRow::value);
  if (rows.size() > most) rows.resize(most);
  return rows;
}

CorrelationChart correlation_chart(const AuditReport& report) {
  CorrelationChart chart;
  if (!report.audit.coherence || !report.audit.coherence->has_all_pairs) return chart;
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> place(report.rubric.nodes.size(), none);
  for (std::size_t node = 0; node < report.rubric.nodes.size(); ++node) {
    if (!report.rubric.nodes[node].is_indicator) continue;
    place[node] = chart.labels.size();
    chart.labels.push_back(report.rubric.nodes[node].id);
  }
  chart.values.assign(chart.labels.size(), std::vector<double>(chart.labels.size(), 1.0));
  chart.p.assign(chart.labels.size(),
                 std::vector<double>(chart.labels.size(), std::numeric_limits<double>::quiet_NaN()));
  for (const Correlation& pair : report.audit.coherence->correlations) {
    if (place[pair.a] == none || place[pair.b] == none) continue;
    chart.values[place[pair.a]][place[pair.b]] = pair.pearson.value;
    chart.values[place[pair.b]][place[pair.a]] = pair.pearson.value;
    chart.p[place[pair.a]][place[pair.b]] = pair.pearson.p;
    chart.p[place[pair.b]][place[pair.a]] = pair.pearson.p;
  }
  return chart;
}

}  // namespace hallmark
