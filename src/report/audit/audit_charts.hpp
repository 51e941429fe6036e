#pragma once

#include <string>
#include <vector>

#include "hallmark/report/write_audit.hpp"
#include "report/format/svg_chart.hpp"

namespace hallmark {

/// The ranges of ranks of one peer group, the best first.
struct RankChart {
  std::string title;
  std::vector<ChartRow> rows;
};

[[nodiscard]] std::vector<RankChart> rank_charts(const AuditReport& report);

/// Total indices of the mean change of rank, the largest first, at most `most`.
[[nodiscard]] std::vector<ChartRow> sensitivity_chart(const AuditReport& report, std::size_t most);

/// Pearson's correlations of all indicators, in the order of the rubric.
struct CorrelationChart {
  std::vector<std::string> labels;
  std::vector<std::vector<double>> values;
  std::vector<std::vector<double>> p;  ///< NaN of a question with itself.
};

[[nodiscard]] CorrelationChart correlation_chart(const AuditReport& report);

}  // namespace hallmark
