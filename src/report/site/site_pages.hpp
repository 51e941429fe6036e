#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/explanation/explanation.hpp"
#include "hallmark/report/site.hpp"
#include "hallmark/scoring/effective_weights.hpp"
#include "report/format/json_values.hpp"
#include "report/table/section.hpp"

namespace hallmark {

/// Where the pages of a site are, seen from its folder. A single page has none.
struct SiteLinks {
  std::vector<std::string> units;  ///< "councils/e08000026.html", by unit; empty without pages.
  std::vector<std::string> nodes;  ///< "questions/leadership.html", by node; the root's is empty.

  [[nodiscard]] std::string unit(std::size_t at) const { return units.empty() ? std::string() : units[at]; }
  [[nodiscard]] std::string node(std::size_t at) const { return nodes.empty() ? std::string() : nodes[at]; }
};

/// What the views of all pages look up: sections, links, and each unit's pair in the comparison.
struct SiteIndex {
  explicit SiteIndex(const LeagueTable& table, const Comparison* since = nullptr);

  const LeagueTable& table;
  const Comparison* since;
  std::vector<Section> sections;
  std::vector<std::string> anchors;            ///< By section: "group-unitary".
  std::vector<std::size_t> section_of;         ///< By unit; none of them where it is not shown.
  std::vector<const Comparison::Pair*> pairs;  ///< By unit; null where it was not there before.
  SiteLinks links;
  std::vector<int> decimals;  ///< Of each unit's score.

  [[nodiscard]] const Rubric& rubric() const { return *table.rubric; }
  [[nodiscard]] std::string name_of(std::size_t unit) const;
  /// The score as it is shown.
  [[nodiscard]] std::string score_of(std::size_t unit) const;
};

/// What a council's page shows or leaves out beside its explanation.
struct CouncilExtras {
  const Uncertainty* uncertainty = nullptr;  ///< For whom it cannot be told apart from.
  bool is_anonymous = false;                 ///< Leaves out texts as they were written.
};

// The views: what the templates of the same names are filled with.
[[nodiscard]] Json home_view(const SiteIndex& index, const SiteOptions& options, const HexMap* map,
                             const std::vector<std::string>& postcode_credits);
[[nodiscard]] Json council_view(const SiteIndex& index, const CouncilExtras& extras, const Explanation& explanation);
[[nodiscard]] Json node_view(const SiteIndex& index, const SiteSource& source, std::size_t node,
                             const std::vector<EffectiveWeights>& weights);
[[nodiscard]] Json method_view(const SiteIndex& index, const std::vector<EffectiveWeights>& weights);

/// The heading of a column of effective weights.
[[nodiscard]] std::string weights_heading(const Rubric& rubric, const EffectiveWeights& of);

/// "34.5" of a share, "–" of none.
[[nodiscard]] std::string weight_cell(double share);

}  // namespace hallmark
