#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "report/audit/audit_section.hpp"

namespace hallmark {

namespace {

AuditSection weights_section(const AuditReport& report, const AuditLength& length) {
  const Contributions& found = *report.audit.contributions;
  AuditSection section;
  section.heading = "What questions count for";
  std::vector<const Contribution*> rows;
  for (const Contribution& node : found.nodes) {
    if (report.rubric.nodes[node.node].is_indicator) rows.push_back(&node);
  }
  // What does not count as weighted is what people look for; the rest in the order of the rubric.
  std::ranges::stable_sort(rows, [](const Contribution* a, const Contribution* b) {
    return (a->verdict == WeightVerdict::as_weighted) < (b->verdict == WeightVerdict::as_weighted);
  });
  if (rows.size() > length.rows) {
    section.notes.push_back(cut_note(rows.size() - length.rows));
    rows.resize(length.rows);
  }
  TextColumn name{"Question", false, false, {}};
  std::vector<TextColumn> groups;
  for (const std::string& group : found.groups)
    groups.push_back({found.groups.size() == 1 ? "Weight" : group.empty() ? "other" : group, true, false, {}});
  TextColumn share{"Shows", true, false, {}};
  TextColumn verdict{"Counts for", false, false, {}};
  for (const Contribution* row : rows) {
    name.cells.push_back(audited_name(report, row->node));
    for (std::size_t i = 0; i < groups.size(); ++i) groups[i].cells.push_back(percent_text(row->path[i]));
    share.cells.push_back(percent_text(row->share));
    verdict.cells.emplace_back(row->verdict == WeightVerdict::counts_more   ? "more than its weight"
                               : row->verdict == WeightVerdict::counts_less ? "less than its weight"
                                                                            : "");
  }
  section.columns = {std::move(name)};
  for (TextColumn& group : groups) section.columns.push_back(std::move(group));
  section.columns.push_back(std::move(share));
  section.columns.push_back(std::move(verdict));
  section.notes.push_back(
      "Weight: its share of the whole score along the way up. Shows: its part in what the scores differ by "
      "(first-order "
      "correlation ratio, as a part of all). A question that hardly differs between councils shows little, whatever "
      "its "
      "weight; one that goes along with many others shows more.");
  return section;
}

/// The child without which alpha would be highest, where that is a gain.
std::string worst_child(const AuditReport& report, const Reliability& reliability) {
  const auto highest =
      std::ranges::max_element(reliability.without, [](double a, double b) { return !(b != b) && (a != a || a < b); });
  if (highest == reliability.without.end() || !(*highest > reliability.alpha + 0.01)) return "";
  const auto child = static_cast<std::size_t>(highest - reliability.without.begin());
  return fmt::format("{} without {}", number_text(*highest, 2),
                     report.rubric.nodes[report.rubric.nodes[reliability.node].children[child]].id);
}

/// Every part beside its whole, those that go against it first.
AuditSection parts_section(const AuditReport& report, const AuditLength& length) {
  AuditSection section;
  section.heading = "Does each part go with its whole?";
  std::vector<const Correlation*> rows;
  for (const Correlation& pair : report.audit.coherence->correlations) {
    const bool is_parent = pair.b != 0 && report.rubric.nodes[pair.b].parent == pair.a;
    if (is_parent) rows.push_back(&pair);
  }
  // What has no coefficient, since one of the two does not differ, comes last.
  std::ranges::stable_sort(
      rows, {}, [](const Correlation* pair) { return std::isnan(pair->pearson.value) ? 2.0 : pair->pearson.value; });
  const auto against = std::ranges::count_if(rows, [](const Correlation* pair) { return pair->pearson.value < 0.0; });
  section.sentences.push_back(
      against == 0 ? "No part goes against the whole it belongs to."
                   : fmt::format("{} the whole it belongs to: that falls when the part rises.",
                                 against == 1 ? "1 part goes against" : fmt::format("{} parts go against", against)));
  if (rows.size() > length.rows) {
    section.notes.push_back(cut_note(rows.size() - length.rows));
    rows.resize(length.rows);
  }
  section.columns = {
      {"Part", false, false, {}}, {"Whole", false, false, {}}, {"Goes", false, false, {}}, {"Units", true, false, {}}};
  std::vector<TextColumn>& columns = section.columns;
  for (const Correlation* pair : rows) {
    columns[0].cells.push_back(audited_name(report, pair->b));
    columns[1].cells.push_back(audited_name(report, pair->a));
    columns[2].cells.emplace_back(pair->pearson.value < 0.0         ? "against"
                                  : std::isnan(pair->pearson.value) ? "–"
                                                                    : "with");
    columns[3].cells.push_back(std::to_string(pair->units));
  }
  const auto add = [&](const char* heading, Coefficient Correlation::*of) {
    TextColumn value{heading, true, false, {}};
    TextColumn p{"p", true, false, {}};
    for (const Correlation* pair : rows) {
      value.cells.push_back(number_text((pair->*of).value, 2));
      p.cells.push_back(bare_p_text((pair->*of).p));
    }
    columns.push_back(std::move(value));
    columns.push_back(std::move(p));
  };
  add("Pearson", &Correlation::pearson);
  add("Spearman", &Correlation::spearman);
  add("Kendall", &Correlation::kendall);
  section.notes.emplace_back(
      "Correlations of a part with what it is averaged into, over the units that have both, the lowest first. p: how "
      "often chance alone would give one so far from 0.");
  return section;
}

AuditSection coherence_section(const AuditReport& report) {
  const Coherence& found = *report.audit.coherence;
  AuditSection section;
  section.heading = "Do the parts hang together?";
  section.chart = AuditChart::correlations;
  TextColumn name{"Dimension", false, false, {}};
  TextColumn items{"Parts", true, false, {}};
  TextColumn units{"Units", true, false, {}};
  TextColumn alpha{"Alpha", true, false, {}};
  TextColumn first{"One factor", true, false, {}};
  TextColumn without{"Alpha would be", false, false, {}};
  for (std::size_t i = 0; i < found.reliabilities.size(); ++i) {
    const Reliability& reliability = found.reliabilities[i];
    const std::vector<double>& shares = found.components[i].shares;
    name.cells.push_back(audited_name(report, reliability.node));
    items.cells.push_back(std::to_string(report.rubric.nodes[reliability.node].children.size()));
    units.cells.push_back(std::to_string(reliability.units));
    alpha.cells.push_back(number_text(reliability.alpha, 2));
    first.cells.push_back(shares.empty() ? "–" : percent_text(shares[0]));
    without.cells.push_back(worst_child(report, reliability));
  }
  if (!name.cells.empty()) {
    section.columns = {std::move(name), std::move(items), std::move(units), std::move(alpha), std::move(first)};
    if (std::ranges::any_of(without.cells, [](const std::string& cell) { return !cell.empty(); }))
      section.columns.push_back(std::move(without));
    section.notes.push_back(
        "Alpha (Cronbach's): near 1 where the parts measure one thing, below 0.6 where they hardly go together. One "
        "factor: how much of the parts' variance a single principal component holds. Over the councils that have all "
        "parts.");
  }
  return section;
}

std::string flags_of(const ItemStatistics& item) {
  std::vector<std::string> flags;
  if (item.has_little_data) flags.emplace_back("little data");
  if (item.has_no_spread) flags.emplace_back("no spread");
  if (item.has_outliers) flags.emplace_back("outliers");
  return fmt::format("{}", fmt::join(flags, ", "));
}

AuditSection items_section(const AuditReport& report, const AuditLength& length) {
  AuditSection section;
  section.heading = "Answers";
  std::vector<const ItemStatistics*> rows;
  for (const ItemStatistics& item : report.audit.items) {
    if (report.rubric.nodes[item.node].is_indicator) rows.push_back(&item);
  }
  std::ranges::stable_sort(rows, [](const ItemStatistics* a, const ItemStatistics* b) {
    return flags_of(*a).empty() < flags_of(*b).empty();
  });
  if (rows.size() > length.rows) {
    section.notes.push_back(cut_note(rows.size() - length.rows));
    rows.resize(length.rows);
  }
  TextColumn name{"Question", false, false, {}};
  TextColumn count{"n", true, false, {}};
  TextColumn missing{"Missing", true, false, {}};
  TextColumn unsure{"Unsure", true, false, {}};
  TextColumn mean{"Mean", true, false, {}};
  TextColumn sd{"Sd", true, false, {}};
  TextColumn floor{"Floor", true, false, {}};
  TextColumn ceiling{"Top", true, false, {}};
  TextColumn flags{"Flags", false, false, {}};
  TextColumn not_applicable{"N/A", true, false, {}};
  TextColumn least{"Least", true, false, {}};
  TextColumn most{"Most", true, false, {}};
  TextColumn median{"Median", true, false, {}};
  TextColumn skew{"Skew", true, false, {}};
  TextColumn kurtosis{"Kurtosis", true, false, {}};
  TextColumn distinct{"Distinct", true, false, {}};
  for (const ItemStatistics* item : rows) {
    const double asked = static_cast<double>(item->answered + item->missing);
    const double all = asked + static_cast<double>(item->not_applicable);
    name.cells.push_back(audited_name(report, item->node));
    count.cells.push_back(std::to_string(item->answered));
    missing.cells.push_back(percent_text(static_cast<double>(item->missing) / asked));
    unsure.cells.push_back(percent_text(static_cast<double>(item->unsure) / static_cast<double>(item->answered)));
    mean.cells.push_back(number_text(item->mean, 2));
    sd.cells.push_back(number_text(item->sd, 2));
    floor.cells.push_back(percent_text(item->at_floor));
    ceiling.cells.push_back(percent_text(item->at_ceiling));
    flags.cells.push_back(flags_of(*item));
    not_applicable.cells.push_back(percent_text(static_cast<double>(item->not_applicable) / all));
    least.cells.push_back(number_text(item->least, 2));
    most.cells.push_back(number_text(item->most, 2));
    median.cells.push_back(number_text(item->median, 2));
    skew.cells.push_back(number_text(item->skew, 2));
    kurtosis.cells.push_back(number_text(item->kurtosis, 2));
    distinct.cells.push_back(std::to_string(item->distinct));
  }
  section.columns = {std::move(name), std::move(count), std::move(missing)};
  const bool any_unsure =
      std::ranges::any_of(report.audit.items, [](const ItemStatistics& item) { return item.unsure > 0; });
  if (any_unsure) section.columns.push_back(std::move(unsure));
  // A narrow terminal leaves out columns from the right, so flags come before what seldom decides anything.
  for (TextColumn* column :
       {&mean, &sd, &floor, &ceiling, &flags, &not_applicable, &least, &most, &median, &skew, &kurtosis, &distinct})
    section.columns.push_back(std::move(*column));
  section.notes.push_back(
      "As answered, before blanks are filled or outliers treated. Floor and top: the share with the least and the most "
      "marks that can be had.");
  return section;
}

}  // namespace

std::vector<AuditSection> question_sections(const AuditReport& report, const AuditLength& length) {
  std::vector<AuditSection> sections;
  if (report.audit.contributions) sections.push_back(weights_section(report, length));
  if (report.audit.coherence) {
    sections.push_back(coherence_section(report));
    sections.push_back(parts_section(report, length));
  }
  if (!report.audit.items.empty()) sections.push_back(items_section(report, length));
  return sections;
}

}  // namespace hallmark
