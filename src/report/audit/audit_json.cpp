#include <cmath>

#include "report/audit/audit_formats.hpp"
#include "report/format/json_values.hpp"

namespace hallmark {

namespace {

/// The version of the format, raised when a reader would have to change.
constexpr int format_version = 1;

Json sources(const Audit& audit) {
  Json list = Json::array();
  for (const AuditSource& source : audit.inputs.sources) {
    Json inputs = Json::array();
    for (const std::size_t input : source.inputs) inputs.push_back(audit.inputs.inputs[input].name);
    list.push_back({{"name", source.name},
                    {"what", source.description},
                    {"kind", source.is_data ? "data" : "choice"},
                    {"inputs", std::move(inputs)}});
  }
  return list;
}

Json rank_shares(const UnitUncertainty& unit, std::uint32_t steps) {
  Json shares = Json::array();
  for (std::size_t i = 0; i < unit.rank_shares.size(); ++i) {
    if (unit.rank_shares[i] > 0.0)
      shares.push_back({static_cast<double>(i + 1) / static_cast<double>(steps), unit.rank_shares[i]});
  }
  return shares;
}

Json uncertainty_of(const AuditReport& report, std::size_t at) {
  const Uncertainty& uncertainty = *report.audit.uncertainty;
  const UnitUncertainty& unit = uncertainty.units[at];
  if (unit.unranked >= 1.0) return nullptr;
  Json levels = Json::object();
  for (std::size_t i = 0; i < unit.levels.size(); ++i) levels[report.rubric.maturity.levels[i].name] = unit.levels[i];
  return {{"mean_rank", unit.mean_rank},
          {"median_rank", unit.median_rank},
          {"rank_5", unit.low_rank},
          {"rank_95", unit.high_rank},
          {"mean_rank_change", unit.mean_change},
          {"mean_score", unit.mean_score},
          {"sd_score", unit.sd_score},
          {"first", unit.first},
          {"top", unit.top},
          {"quintiles", unit.quintiles},
          {"levels", std::move(levels)},
          {"no_level", unit.no_level},
          {"unranked", unit.unranked},
          {"ranks", rank_shares(unit, uncertainty.steps)}};
}

std::string id_of(const AuditReport& report, std::size_t node) {
  return node == 0 ? "score" : report.rubric.nodes[node].id;
}

Json items(const AuditReport& report) {
  Json list = Json::array();
  for (const ItemStatistics& item : report.audit.items) {
    Json flags = Json::array();
    if (item.has_little_data) flags.push_back("little data");
    if (item.has_no_spread) flags.push_back("no spread");
    if (item.has_outliers) flags.push_back("outliers");
    const double asked = static_cast<double>(item.answered + item.missing);
    const double all = asked + static_cast<double>(item.not_applicable);
    list.push_back({{"id", id_of(report, item.node)},
                    {"kind", report.rubric.nodes[item.node].is_indicator ? "indicator" : "dimension"},
                    {"answered", item.answered},
                    {"unsure", item.unsure},
                    {"missing", item.missing},
                    {"not_applicable", item.not_applicable},
                    {"missing_share", number_or_null(static_cast<double>(item.missing) / asked)},
                    {"not_applicable_share", number_or_null(static_cast<double>(item.not_applicable) / all)},
                    {"min", number_or_null(item.least)},
                    {"max", number_or_null(item.most)},
                    {"mean", number_or_null(item.mean)},
                    {"median", number_or_null(item.median)},
                    {"sd", number_or_null(item.sd)},
                    {"skew", number_or_null(item.skew)},
                    {"kurtosis", number_or_null(item.kurtosis)},
                    {"distinct", item.distinct},
                    {"at_floor", number_or_null(item.at_floor)},
                    {"at_ceiling", number_or_null(item.at_ceiling)},
                    {"flags", std::move(flags)}});
  }
  return list;
}

Json coefficient(const Coefficient& coefficient) {
  return {{"value", number_or_null(coefficient.value)}, {"p", number_or_null(coefficient.p)}};
}

Json coherence(const AuditReport& report) {
  const Coherence& coherence = *report.audit.coherence;
  Json correlations = Json::array();
  for (const Correlation& pair : coherence.correlations) {
    correlations.push_back({{"a", id_of(report, pair.a)},
                            {"b", id_of(report, pair.b)},
                            {"units", pair.units},
                            {"pearson", coefficient(pair.pearson)},
                            {"spearman", coefficient(pair.spearman)},
                            {"kendall", coefficient(pair.kendall)}});
  }
  Json reliabilities = Json::array();
  for (const Reliability& reliability : coherence.reliabilities) {
    Json without = Json::object();
    const std::vector<std::size_t>& children = report.rubric.nodes[reliability.node].children;
    for (std::size_t i = 0; i < reliability.without.size(); ++i)
      without[report.rubric.nodes[children[i]].id] = number_or_null(reliability.without[i]);
    reliabilities.push_back({{"id", id_of(report, reliability.node)},
                             {"units", reliability.units},
                             {"alpha", number_or_null(reliability.alpha)},
                             {"alpha_without", std::move(without)}});
  }
  Json components = Json::array();
  for (const Components& found : coherence.components) {
    Json loadings = Json::array();
    for (const std::vector<double>& own : found.loadings) {
      Json of_items = Json::object();
      for (std::size_t i = 0; i < own.size(); ++i) of_items[report.rubric.nodes[found.items[i]].id] = own[i];
      loadings.push_back(std::move(of_items));
    }
    components.push_back({{"id", found.node ? Json(id_of(report, *found.node)) : Json(nullptr)},
                          {"units", found.units},
                          {"eigenvalues", found.eigenvalues},
                          {"shares", found.shares},
                          {"loadings", std::move(loadings)}});
  }
  return {{"all_pairs", coherence.has_all_pairs},
          {"correlations", std::move(correlations)},
          {"reliability", std::move(reliabilities)},
          {"components", std::move(components)}};
}

Json contributions(const AuditReport& report) {
  const Contributions& found = *report.audit.contributions;
  Json list = Json::array();
  for (const Contribution& node : found.nodes) {
    Json groups = Json::array();
    for (std::size_t i = 0; i < found.groups.size(); ++i) {
      groups.push_back({{"peers", found.groups[i]}, {"nominal", node.nominal[i]}, {"effective", node.path[i]}});
    }
    list.push_back({{"id", id_of(report, node.node)},
                    {"weights", std::move(groups)},
                    {"correlation_ratio", number_or_null(node.ratio)},
                    {"share_of_ratios", number_or_null(node.share)},
                    {"flag", node.verdict == WeightVerdict::counts_more   ? Json("counts for more than its weight")
                             : node.verdict == WeightVerdict::counts_less ? Json("counts for less than its weight")
                                                                          : Json(nullptr)}});
  }
  return list;
}

Json indices(const AuditReport& report, const std::vector<SensitivityIndex>& indices) {
  Json list = Json::array();
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const SensitivityIndex& index = indices[i];
    list.push_back({{"input", report.audit.sensitivity->factors[i].name},
                    {"first", number_or_null(index.first)},
                    {"first_interval", {number_or_null(index.first_low), number_or_null(index.first_high)}},
                    {"total", number_or_null(index.total)},
                    {"total_interval", {number_or_null(index.total_low), number_or_null(index.total_high)}}});
  }
  return list;
}

Json sensitivity(const AuditReport& report) {
  const Sensitivity& found = *report.audit.sensitivity;
  return {{"base_points", found.rows},
          {"evaluations", found.evaluations},
          {"failed_base_points", found.failed},
          {"sentence", cause_sentence(found, found.rank_change)},
          {"rank_change", indices(report, found.rank_change)}};
}

Json single_changes(const AuditReport& report) {
  Json list = Json::array();
  for (const SingleChange& change : report.audit.single_changes) {
    list.push_back({{"what", change.what},
                    {"failed", text_or_null(change.reason)},
                    {"mean_rank_change", change.mean_change},
                    {"moved", change.moved},
                    {"unranked", change.unranked},
                    {"largest_rise", change.largest_change},
                    {"mover", change.mover ? Json(report.survey.id(*change.mover)) : Json(nullptr)}});
  }
  return list;
}

Json units(const AuditReport& report) {
  Json list = Json::array();
  for (const std::size_t at : report.audit.ranking.order) {
    const auto& rank = report.audit.ranking.places[at].rank();
    Json unit = {{"code", report.survey.id(at)},
                 {"name", text_or_null(report.survey.name(at))},
                 {"peers", report.audit.ranking.group_names[report.audit.ranking.groups[at]]},
                 {"rank", rank ? Json(*rank) : Json(nullptr)},
                 {"score", number_or_null(report.card.score().values[at])}};
    if (report.audit.uncertainty) unit["uncertainty"] = uncertainty_of(report, at);
    if (report.audit.sensitivity && !report.audit.sensitivity->unit_scores.empty()) {
      const Sensitivity& found = *report.audit.sensitivity;
      unit["sensitivity"] = {{"sentence", cause_sentence(found, found.unit_ranks[at])},
                             {"score", indices(report, found.unit_scores[at])},
                             {"rank", indices(report, found.unit_ranks[at])}};
    }
    list.push_back(std::move(unit));
  }
  return list;
}

/// Pairs of peers in the order of the ranking: who would have been expected ahead comes first.
Json pairs(const AuditReport& report) {
  Json list = Json::array();
  const PairwiseOrder& pairs = report.audit.uncertainty->pairs;
  if (pairs.draws == 0) return list;
  const Ranking& ranking = report.audit.ranking;
  for (std::size_t i = 0; i < ranking.order.size(); ++i) {
    for (std::size_t j = i + 1; j < ranking.order.size(); ++j) {
      const std::size_t a = ranking.order[i];
      const std::size_t b = ranking.order[j];
      if (ranking.groups[a] != ranking.groups[b] || !ranking.places[a].rank() || !ranking.places[b].rank()) continue;
      list.push_back({report.survey.id(a), report.survey.id(b), pairs.probability(a, b), pairs.probability(b, a)});
    }
  }
  return list;
}

Json bands(const AuditReport& report) {
  Json list = Json::array();
  for (const RankBand& band : report.audit.uncertainty->bands) {
    Json codes = Json::array();
    for (const std::size_t unit : band.units) codes.push_back(report.survey.id(unit));
    list.push_back({{"peers", report.audit.ranking.group_names[band.group]}, {"codes", std::move(codes)}});
  }
  return list;
}

}  // namespace

std::string audit_json(const AuditReport& report) {
  const Audit& audit = report.audit;
  Json files = Json::array();
  for (const Provenance::File& file : report.provenance.files)
    files.push_back({{"role", file.role}, {"name", file.name}, {"sha256", file.sha256}});
  Json json = {{"format", "hallmark-audit"},
               {"version", format_version},
               {"hallmark", report.provenance.version},
               {"rubric",
                {{"id", report.rubric.id},
                 {"title", report.rubric.title},
                 {"edition", text_or_null(report.rubric.edition)},
                 {"sha256", report.provenance.rubric_sha256}}},
               {"overrides", report.provenance.overrides},
               {"where", text_or_null(report.provenance.where)},
               {"data", std::move(files)},
               {"draws", audit.options.draws},
               {"seed", audit.options.seed},
               {"varied", sources(audit)},
               {"combinations", audit.combinations}};
  if (audit.uncertainty) {
    json["failed_draws"] = {{"count", audit.uncertainty->failed}, {"reason", text_or_null(audit.uncertainty->reason)}};
    json["top"] = audit.uncertainty->top;
    json["mean_rank_change"] = audit.uncertainty->mean_change;
  }
  if (audit.options.parts.items) json["items"] = items(report);
  if (audit.coherence) json["coherence"] = coherence(report);
  if (audit.contributions) json["weights"] = contributions(report);
  if (audit.sensitivity) json["sensitivity"] = sensitivity(report);
  if (audit.options.parts.one_at_a_time) json["one_at_a_time"] = single_changes(report);
  json["units"] = units(report);
  if (audit.uncertainty) {
    json["bands"] = bands(report);
    json["pairs"] = {{"draws", audit.uncertainty->pairs.draws},
                     {"columns", {"ahead", "behind", "probability", "reverse"}},
                     {"rows", pairs(report)}};
  }
  return json_text(json);
}

}  // namespace hallmark
