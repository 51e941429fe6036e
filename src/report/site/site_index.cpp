#include <unordered_map>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "report/page/unit_words.hpp"
#include "report/site/address.hpp"
#include "report/site/site_pages.hpp"
#include "result/cells.hpp"
#include "result/score_decimals.hpp"
#include "support/ascii.hpp"

namespace hallmark {

namespace {

/// "group-unitary"; a number behind it where two headings look alike.
std::vector<std::string> anchors_of(const std::vector<Section>& sections) {
  std::vector<std::string> anchors;
  std::unordered_map<std::string, std::size_t> seen;
  for (const Section& section : sections) {
    std::string anchor = "group";
    for (const char c : section.heading) {
      const bool is_kept = is_letter(c) || is_digit(c);
      if (anchor == "group" && is_kept) anchor.push_back('-');
      if (is_kept) {
        anchor.push_back(to_small(c));
      } else if (!anchor.ends_with('-') && anchor != "group") {
        anchor.push_back('-');
      }
    }
    while (anchor.ends_with('-')) anchor.pop_back();
    const std::size_t times = ++seen[anchor];
    anchors.push_back(times == 1 ? anchor : fmt::format("{}-{}", anchor, times));
  }
  return anchors;
}

}  // namespace

SiteIndex::SiteIndex(const LeagueTable& shown, const Comparison* earlier)
    : table(shown),
      since(earlier),
      sections(sections_of(shown)),
      anchors(anchors_of(sections)),
      section_of(shown.survey->size(), sections.size()),
      pairs(shown.survey->size(), nullptr),
      decimals(score_decimals(shown)) {
  for (std::size_t i = 0; i < sections.size(); ++i) {
    for (const std::size_t unit : sections[i].ranked) section_of[unit] = i;
    for (const std::size_t unit : sections[i].unranked) section_of[unit] = i;
  }
  if (since == nullptr) return;
  std::unordered_map<std::string_view, const Comparison::Pair*> by_code;
  for (const Comparison::Pair& pair : since->pairs) by_code.emplace(since->unit_after(pair).code, &pair);
  for (std::size_t unit = 0; unit < pairs.size(); ++unit) {
    const auto found = by_code.find(shown.survey->id(unit));
    if (found != by_code.end()) pairs[unit] = found->second;
  }
}

std::string SiteIndex::name_of(std::size_t unit) const {
  return without_controls(shown_name(*table.survey, unit));
}

std::string SiteIndex::score_of(std::size_t unit) const {
  return rounded_cell(table.card->score(), unit, decimals[unit]);
}

std::string weights_heading(const Rubric& rubric, const EffectiveWeights& of) {
  return of.group.empty() ? "All " + units_word(rubric) : label_words(of.group);
}

std::string weight_cell(double share) {
  return share == 0.0 ? "–" : to_decimals(100.0 * share, 1);
}

}  // namespace hallmark
