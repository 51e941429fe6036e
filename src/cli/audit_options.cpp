#include "cli/audit_options.hpp"

#include <charconv>

#include <fmt/format.h>

#include "hallmark/rubric/read_variation.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

constexpr std::size_t most_draws = 1'000'000'000;

std::uint64_t parse_seed(const std::string& text) {
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error == std::errc() && end == text.data() + text.size() && !text.empty()) return seed;
  throw UsageError(fmt::format("--seed must be a whole number from 0 up, not {}", in_quotes(text)));
}

/// What varies where neither rubric nor flags say: every weight by a fifth of itself, if there is any to vary.
std::vector<Variation> usual_variations(const Rubric& rubric, const Survey& survey) {
  const Variation weights{VaryWeights{0.2},
                          {std::make_shared<const SourceText>(std::string(vary_source), "weights=20%"), 0, 7}};
  if (!audit_inputs(rubric, survey, {weights}).good()) return {};
  return {weights};
}

}  // namespace

void declare_draw_flags(CLI::App& app, DrawFlags& flags) {
  app.add_option("--draws", flags.draws, "How many times everything is drawn (default: the rubric's, or 10,000)")
      ->type_name("N");
  app.add_option("--seed", flags.seed, "Another seed gives other draws (default: the rubric's, or 1)")->type_name("N");
  app.add_option(
         "--vary", flags.vary,
         "What varies, instead of what the rubric says: weights=20%, weights=dirichlet:50, ID.weight=LOW..HIGH, "
         "any key as in missing=zero,mean or ID.combine=arithmetic,geometric, treatment, respondents, "
         "unsure, leave_one_out; may be repeated")
      ->type_name("WHAT")
      ->expected(1)
      ->take_all();
}

std::optional<Audit> run_audit(Assessment& scored, const DrawFlags& flags, AuditOptions options,
                               const Workers& workers) {
  const AuditRules& rules = scored.rubric->audit;
  options.draws = flags.draws.empty() ? rules.draws : parse_count("--draws", flags.draws);
  if (options.draws > most_draws) throw UsageError(fmt::format("--draws takes up to {}", most_draws));
  options.seed = flags.seed.empty() ? rules.seed : parse_seed(flags.seed);
  std::vector<Variation> variations = rules.variations;
  if (!flags.vary.empty()) variations.clear();
  for (const std::string& text : flags.vary) {
    if (auto variation = read_variation(text, scored.findings)) variations.push_back(*std::move(variation));
  }
  if (scored.findings.has_errors()) return std::nullopt;
  if (variations.empty()) variations = usual_variations(*scored.rubric, *scored.survey);
  Result<Audit> result = audit(scored, variations, options, workers);
  scored.findings.absorb(result.findings);
  return result.good() ? std::move(result.value) : std::nullopt;
}

std::optional<Audit> audit_ranks(Assessment& scored, const DrawFlags& flags, const Workers& workers) {
  AuditOptions wanted;
  wanted.parts = {false, false, false, true, false, false};
  return run_audit(scored, flags, wanted, workers);
}

std::vector<RankRange> rank_ranges(const Audit& audit, std::size_t units) {
  std::vector<RankRange> ranges(units);
  if (!audit.uncertainty) return ranges;
  for (std::size_t unit = 0; unit < units; ++unit) {
    const UnitUncertainty& found = audit.uncertainty->units[unit];
    if (found.unranked < 1.0) ranges[unit] = {found.low_rank, found.high_rank};
  }
  return ranges;
}

}  // namespace hallmark
