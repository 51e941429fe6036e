#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "report/audit/audit_section.hpp"
#include "report/table/section.hpp"

namespace hallmark {

namespace {

std::string interval_text(double low, double high) {
  // What is less than nothing or more than everything is chance.
  return std::isfinite(low)
             ? fmt::format("{}–{}", percent_text(std::clamp(low, 0.0, 1.0)), percent_text(std::clamp(high, 0.0, 1.0)))
             : "–";
}

/// The factors that together are everything that varied, each once: sources as a whole where there are several.
std::vector<std::size_t> distinct_factors(const Sensitivity& found) {
  const auto is_part = [&found](const SensitivityFactor& factor) {
    return std::ranges::any_of(found.factors, [&factor](const SensitivityFactor& whole) {
      return whole.is_whole_source && !factor.is_whole_source &&
             std::ranges::find(whole.inputs, factor.inputs.front()) != whole.inputs.end();
    });
  };
  std::vector<std::size_t> distinct;
  for (std::size_t i = 0; i < found.factors.size(); ++i) {
    if (!is_part(found.factors[i])) distinct.push_back(i);
  }
  return distinct;
}

/// How much depends on combinations rather than on single factors.
std::string together(const Sensitivity& found) {
  double firsts = 0.0;
  for (const std::size_t i : distinct_factors(found)) firsts += std::max(0.0, found.rank_change[i].first);
  if (firsts >= 0.8) return "What varies acts mostly one by one.";
  return fmt::format(
      "About {} of the movement comes from things acting together, which changing one alone does not show.",
      percent_text(std::clamp(1.0 - firsts, 0.0, 1.0)));
}

AuditSection sensitivity_section(const AuditReport& report, const AuditLength& length) {
  const Sensitivity& found = *report.audit.sensitivity;
  AuditSection section;
  section.heading = "What moves ranks";
  std::vector<std::size_t> order(found.factors.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&found](std::size_t a, std::size_t b) {
    return found.rank_change[a].total > found.rank_change[b].total;
  });
  if (!std::isfinite(found.rank_change[0].total)) {
    section.sentences.push_back("No rank moves, so there is nothing to look for the cause of.");
    return section;
  }
  section.chart = AuditChart::sensitivity;
  constexpr double hardly = 0.1;
  if (report.audit.uncertainty && report.audit.uncertainty->mean_change < hardly)
    section.sentences.emplace_back("Ranks hardly move, so there is little to look for the cause of.");
  section.sentences.push_back(cause_sentence(found, found.rank_change));
  if (found.factors.size() > 1) section.sentences.push_back(together(found));
  TextColumn name{"Varied", false, false, {}};
  TextColumn kind{"Kind", false, false, {}};
  TextColumn first{"Alone", true, false, {}};
  TextColumn total{"In all", true, false, {}};
  TextColumn bar{"", false, true, {}};
  TextColumn interval{"9 of 10", false, false, {}};
  for (const std::size_t i : order) {
    if (name.cells.size() == length.rows) break;
    const SensitivityIndex& index = found.rank_change[i];
    const SensitivityFactor& factor = found.factors[i];
    name.cells.push_back(factor.is_whole_source ? fmt::format("{} (all of them)", factor.name) : factor.name);
    kind.cells.emplace_back(factor.is_data ? "data" : "choice");
    first.cells.push_back(percent_text(std::max(0.0, index.first)));
    total.cells.push_back(percent_text(std::min(1.0, index.total)));
    bar.cells.push_back(bar_text(index.total));
    interval.cells.push_back(interval_text(index.total_low, index.total_high));
  }
  const std::size_t shown = name.cells.size();
  section.columns = {std::move(name),  std::move(kind), std::move(first),
                     std::move(total), std::move(bar),  std::move(interval)};
  if (shown < order.size()) section.notes.push_back(cut_note(order.size() - shown));
  section.notes.push_back(
      "Alone: how much less ranks would move if this were settled (first-order Sobol index of the mean change of "
      "rank). "
      "In all: how much would still move if everything else were settled (total index), and the range that resampling "
      "gives it nine times of ten.");
  if (found.failed > 0) {
    section.notes.push_back(
        fmt::format("{} of {} points were set aside, since one of their combinations could not be "
                    "scored.",
                    found.failed, found.rows));
  }
  return section;
}

std::string mover_text(const AuditReport& report, const SingleChange& change) {
  if (!change.mover) return "nobody";
  return fmt::format("{} {} {}", without_controls(shown_name(report.survey, *change.mover)),
                     change.largest_change > 0.0 ? "up" : "down", to_text(std::abs(change.largest_change)));
}

AuditSection single_section(const AuditReport& report, const AuditLength& length) {
  AuditSection section;
  section.heading = "One change at a time";
  section.sentences.push_back("Everything else as the rubric has it; the change that moves most comes first.");
  std::vector<const SingleChange*> order;
  std::size_t without_effect = 0;
  for (const SingleChange& change : report.audit.single_changes) {
    if (!change.reason.empty()) {
      section.notes.push_back(fmt::format("{} cannot be scored: {}", capitalised(change.what), change.reason));
    } else if (change.moved == 0 && change.unranked == 0) {
      ++without_effect;
    } else {
      order.push_back(&change);
    }
  }
  std::ranges::stable_sort(order, std::ranges::greater{}, &SingleChange::mean_change);
  if (order.size() > length.rows) {
    section.notes.insert(section.notes.begin(), cut_note(order.size() - length.rows));
    order.resize(length.rows);
  }
  if (without_effect > 0)
    section.notes.push_back(fmt::format("{} no rank.", without_effect == 1
                                                           ? "1 other change moves"
                                                           : fmt::format("{} other changes move", without_effect)));
  const bool loses_some = std::ranges::any_of(order, [](const SingleChange* change) { return change->unranked > 0; });
  TextColumn what{"Change", false, false, {}};
  TextColumn mean{"Mean move", true, false, {}};
  TextColumn moved{"Moved", true, false, {}};
  TextColumn unranked{"Unranked", true, false, {}};
  TextColumn mover{"Who moves most", false, false, {}};
  for (const SingleChange* change : order) {
    what.cells.push_back(change->what);
    mean.cells.push_back(to_decimals(change->mean_change, 2));
    moved.cells.push_back(std::to_string(change->moved));
    unranked.cells.push_back(std::to_string(change->unranked));
    mover.cells.push_back(mover_text(report, *change));
  }
  if (order.empty()) return section;
  section.columns = {std::move(what), std::move(mean), std::move(moved)};
  if (loses_some) section.columns.push_back(std::move(unranked));
  section.columns.push_back(std::move(mover));
  return section;
}

}  // namespace

std::string cause_sentence(const Sensitivity& found, const std::vector<SensitivityIndex>& indices) {
  std::vector<std::size_t> order = distinct_factors(found);
  if (order.empty() || !std::isfinite(indices[order[0]].total)) return "Nothing of what varied moves it.";
  std::ranges::stable_sort(order,
                           [&indices](std::size_t a, std::size_t b) { return indices[a].total > indices[b].total; });
  const SensitivityIndex& most = indices[order[0]];
  const std::string& name = found.factors[order[0]].name;
  if (order.size() == 1) return fmt::format("All movement comes from {}, the only thing that varied.", name);
  const SensitivityIndex& next = indices[order[1]];
  if (next.total_high >= most.total_low && next.total > 0.5 * most.total) {
    return fmt::format(
        "The movement comes from {} and {} more than from anything else, and these two cannot be told "
        "apart.",
        name, found.factors[order[1]].name);
  }
  if (most.total > 0.5) {
    return fmt::format("Most of the movement comes from {}: about {} of it would be left if all else were settled.",
                       name, percent_text(std::min(1.0, most.total)));
  }
  return fmt::format("Nothing alone makes most of the movement; the largest part comes from {} ({}).", name,
                     percent_text(most.total));
}

std::vector<AuditSection> cause_sections(const AuditReport& report, const AuditLength& length) {
  std::vector<AuditSection> sections;
  if (report.audit.sensitivity) sections.push_back(sensitivity_section(report, length));
  if (!report.audit.single_changes.empty()) sections.push_back(single_section(report, length));
  return sections;
}

}  // namespace hallmark
