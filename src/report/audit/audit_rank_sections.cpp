#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "report/audit/audit_section.hpp"
#include "report/table/section.hpp"
#include "result/cells.hpp"

namespace hallmark {

namespace {

// Narrow enough for all columns to fit into a terminal of 80 characters.
constexpr std::size_t plot_width = 10;

/// A range of ranks drawn between the first and the last: ├──●──┤.
std::string range_plot(const UnitUncertainty& unit, std::size_t last) {
  const auto at = [last](double rank) {
    const double share = last > 1 ? (rank - 1.0) / static_cast<double>(last - 1) : 0.0;
    return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * (plot_width - 1)));
  };
  const std::size_t low = at(unit.low_rank);
  const std::size_t high = at(unit.high_rank);
  const std::size_t middle = at(unit.median_rank);
  std::string plot;
  for (std::size_t i = 0; i < plot_width; ++i) plot += i == middle ? "●" : i >= low && i <= high ? "─" : "·";
  return plot;
}

/// The level that a unit reaches most often, with its probability.
std::string likely_level(const AuditReport& report, const UnitUncertainty& unit) {
  const auto most = std::ranges::max_element(unit.levels);
  if (most == unit.levels.end() || *most < unit.no_level) return fmt::format("none {}", percent_text(unit.no_level));
  const auto level = static_cast<std::size_t>(most - unit.levels.begin());
  return fmt::format("{} {}", report.rubric.maturity.levels[level].name, percent_text(*most));
}

AuditSection introduction(const AuditReport& report) {
  const Audit& audit = report.audit;
  AuditSection section;
  section.heading = title_of(report.rubric);
  section.sentences.emplace_back("How far this ranking can be trusted.");
  if (!audit.options.parts.uncertainty && !audit.options.parts.sensitivity) return section;
  if (audit.inputs.inputs.empty()) {
    section.sentences.push_back("Nothing varied: there is neither a weight that matters nor an alternative.");
    return section;
  }
  section.sentences.push_back(
      fmt::format("{} draws with seed {}. What varied:", with_commas(audit.options.draws), audit.options.seed));
  for (const AuditSource& source : audit.inputs.sources) {
    section.sentences.push_back(
        fmt::format("- {} ({})", source.description, source.is_data ? "the data" : "a choice of the rubric's authors"));
  }
  if (audit.combinations > 1)
    section.sentences.push_back(fmt::format("{} combinations of alternatives.", audit.combinations));
  if (!audit.uncertainty) return section;
  section.sentences.push_back(
      fmt::format("On average a council moves by {} from its rank.", counted_ranks(audit.uncertainty->mean_change)));
  if (audit.uncertainty->failed > 0) {
    section.sentences.push_back(fmt::format("{} of {} draws could not be scored and count nowhere: {}.",
                                            with_commas(audit.uncertainty->failed), with_commas(audit.options.draws),
                                            audit.uncertainty->reason));
  }
  return section;
}

/// Peer groups whose members move are worth a table of bands: how many bands of more than one there are.
void describe_bands(const AuditReport& report, std::uint32_t group, AuditSection& section) {
  const Uncertainty& uncertainty = *report.audit.uncertainty;
  if (uncertainty.pairs.draws == 0) {
    section.notes.push_back("There are too many units to compare every pair.");
    return;
  }
  section.notes.push_back("Not to be told apart, since none is behind the first of its line in 95 of 100 draws:");
  for (const RankBand& band : uncertainty.bands) {
    if (band.group != group || band.units.size() < 2) continue;
    std::vector<std::string> names;
    for (const std::size_t unit : band.units) names.emplace_back(shown_name(report.survey, unit));
    section.notes.push_back(fmt::format("- {}", fmt::join(names, ", ")));
  }
  if (section.notes.back().starts_with("Not to be")) section.notes.back() = "Every place is told apart from the next.";
}

AuditSection ranks_of(const AuditReport& report, std::uint32_t group) {
  const Uncertainty& uncertainty = *report.audit.uncertainty;
  const Ranking& ranking = report.audit.ranking;
  AuditSection section;
  const std::string& name = ranking.group_names[group];
  section.heading = ranking.group_names.size() == 1 ? "Ranks"
                    : name.empty() ? fmt::format("Ranks where {} is blank", report.rubric.ranking.within->text)
                                   : fmt::format("Ranks in {}", name);
  std::vector<std::size_t> units;
  for (const std::size_t unit : ranking.order) {
    if (ranking.groups[unit] == group && ranking.places[unit].rank() && uncertainty.units[unit].unranked < 1.0)
      units.push_back(unit);
  }
  TextColumn rank{"#", true, false, {}};
  TextColumn names{name_heading(report.rubric), false, false, {}};
  TextColumn score{"Score", true, false, {}};
  TextColumn range{"5–95 %", false, false, {}};
  TextColumn plot{fmt::format("1{:>{}}", units.size(), plot_width - 1), false, false, {}};
  TextColumn first{"First", true, false, {}};
  TextColumn top{fmt::format("Top {}", uncertainty.top), true, false, {}};
  TextColumn level{"Likely level", false, false, {}};
  for (const std::size_t unit : units) {
    const UnitUncertainty& found = uncertainty.units[unit];
    rank.cells.push_back(shown_rank(ranking.places[unit]));
    names.cells.push_back(without_controls(shown_name(report.survey, unit)));
    score.cells.push_back(rounded_cell(report.card.score(), unit, report.rubric.decimals));
    range.cells.push_back(shown_range({found.low_rank, found.high_rank}));
    plot.cells.push_back(range_plot(found, units.size()));
    first.cells.push_back(percent_text(found.first));
    top.cells.push_back(percent_text(found.top));
    if (!found.levels.empty()) level.cells.push_back(likely_level(report, found));
  }
  section.columns = {std::move(rank), std::move(names), std::move(score), std::move(range), std::move(plot)};
  if (!report.rubric.maturity.levels.empty()) section.columns.push_back(std::move(level));
  section.columns.push_back(std::move(first));
  // With so few units everybody is among the best.
  if (units.size() > uncertainty.top) section.columns.push_back(std::move(top));
  section.chart = AuditChart::ranks;
  section.drawn_column = 4;
  describe_bands(report, group, section);
  return section;
}

}  // namespace

std::string counted_ranks(double ranks) {
  const std::string text = to_decimals(ranks, 1);
  return text == "1.0" ? "1.0 place" : text + " places";
}

std::string percent_text(double share) {
  if (!std::isfinite(share)) return "–";
  const double percent = 100.0 * share;
  // 99.6 % is not always, and 0.3 % is not never.
  if (percent > 99.0 && percent < 100.0) return ">99%";
  if (percent > 0.0 && percent < 1.0) return "<1%";
  return to_decimals(percent, 0) + "%";
}

std::string number_text(double number, int decimals) {
  return std::isfinite(number) ? to_decimals(number, decimals) : "–";
}

std::string p_text(double p) {
  if (std::isnan(p)) return {};
  return p < 0.001 ? "p < 0.001" : "p = " + to_decimals(p, 3);
}

std::string bare_p_text(double p) {
  if (std::isnan(p)) return "–";
  return p < 0.001 ? "<0.001" : to_decimals(p, 3);
}

std::string audited_name(const AuditReport& report, std::size_t node) {
  return node == 0 ? "the score" : report.rubric.nodes[node].id;
}

std::string cut_note(std::size_t left_out) {
  return left_out == 1 ? "1 more is in '-f json'." : fmt::format("{} more are in '-f json'.", left_out);
}

std::vector<AuditSection> rank_sections(const AuditReport& report) {
  std::vector<AuditSection> sections = {introduction(report)};
  if (!report.audit.uncertainty) return sections;
  for (std::uint32_t group = 0; group < report.audit.ranking.group_names.size(); ++group) {
    AuditSection section = ranks_of(report, group);
    if (!section.columns[0].cells.empty()) sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace hallmark
