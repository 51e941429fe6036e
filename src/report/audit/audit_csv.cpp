#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "report/audit/audit_formats.hpp"
#include "report/format/csv_field.hpp"
#include "result/cells.hpp"

namespace hallmark {

std::string audit_csv(const AuditReport& report) {
  const Ranking& ranking = report.audit.ranking;
  const bool varies = report.audit.uncertainty.has_value();
  const std::vector<Level>& levels = report.rubric.maturity.levels;
  std::string csv = "rank,code,name,peers,score";
  if (varies) {
    csv += ",median_rank,rank_5,rank_95,mean_rank,mean_rank_change,first";
    append_field(csv, fmt::format("top_{}", report.audit.uncertainty->top));
    csv += ",quintile_1,quintile_2,quintile_3,quintile_4,quintile_5";
    for (const Level& level : levels) append_field(csv, csv_text("level " + level.name));
    csv += ",unranked,mean_score,sd_score";
  }
  csv.push_back('\n');
  for (const std::size_t unit : ranking.order) {
    csv += exact_rank(ranking.places[unit]);
    append_field(csv, csv_text(report.survey.id(unit)));
    append_field(csv, csv_text(report.survey.name(unit)));
    append_field(csv, csv_text(ranking.group_names[ranking.groups[unit]]));
    append_field(csv, exact_cell(report.card.score(), unit));
    if (varies) {
      const UnitUncertainty& found = report.audit.uncertainty->units[unit];
      const bool ranked = found.unranked < 1.0;
      const auto add = [&csv, ranked](double number) { append_field(csv, ranked ? to_text(number) : std::string()); };
      for (const double number : {found.median_rank, found.low_rank, found.high_rank, found.mean_rank,
                                  found.mean_change, found.first, found.top})
        add(number);
      for (std::size_t i = 0; i < 5; ++i) add(ranked ? found.quintiles[i] : 0.0);
      for (std::size_t i = 0; i < levels.size(); ++i) add(ranked ? found.levels[i] : 0.0);
      append_field(csv, to_text(found.unranked));
      add(found.mean_score);
      add(found.sd_score);
    }
    csv.push_back('\n');
  }
  return csv;
}

}  // namespace hallmark
