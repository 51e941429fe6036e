#include "lookup/lookup_words.hpp"

#include <array>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "result/cells.hpp"
#include "result/score_decimals.hpp"

namespace hallmark {

std::string_view tier_name(ServingCouncil::Tier tier) {
  switch (tier) {
    case ServingCouncil::Tier::only:
      return "Council";
    case ServingCouncil::Tier::district:
      return "District";
    case ServingCouncil::Tier::county:
      return "County";
    case ServingCouncil::Tier::combined:
      break;
  }
  return "Combined";
}

std::string_view duties_of(ServingCouncil::Tier tier) {
  switch (tier) {
    case ServingCouncil::Tier::only:
      return "all services of a council";
    case ServingCouncil::Tier::district:
      return "council tax, benefits, housing, planning, bins, leisure, elections";
    case ServingCouncil::Tier::county:
      return "social care, schools, roads, libraries, waste disposal, trading standards";
    case ServingCouncil::Tier::combined:
      break;
  }
  return "transport, adult skills and growth across several councils";
}

const ResultFile::Unit* rated_unit(const Lookup& lookup, const ServingCouncil& council) {
  return council.unit ? &lookup.ratings().units[*council.unit] : nullptr;
}

std::string council_name(const ServingCouncil& council) {
  if (council.name.empty()) return without_controls(council.code);
  return without_controls(council.unit ? council.name : fmt::format("{} ({})", council.name, council.code));
}

std::string score_text(const Lookup& lookup, const ServingCouncil& council) {
  const ResultFile::Unit* unit = rated_unit(lookup, council);
  if (unit == nullptr) return "not scored";
  if (!unit->score) return missing_mark;
  const ResultFile& ratings = lookup.ratings();
  return to_decimals(*unit->score, decimals_below_levels(ratings.levels, *unit->score, ratings.decimals)) +
         doubt_mark(unit->state);
}

std::string level_text(const Lookup& lookup, const ServingCouncil& council) {
  const ResultFile::Unit* unit = rated_unit(lookup, council);
  return unit == nullptr ? std::string() : without_controls(unit->level);
}

std::string month_text(Month month) {
  static constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                              "May",       "June",     "July",     "August",
                                                              "September", "October",  "November", "December"};
  return fmt::format("{} {}", months[month.month() - 1], month.year());
}

std::string month_number(Month month) {
  return month.is_known() ? fmt::format("{:04}-{:02}", month.year(), month.month()) : std::string();
}

std::string introduction_text(const LookupAnswer& answer) {
  if (!answer.introduced.is_known()) return {};
  // The directories say January 1980 of all that are older.
  constexpr std::optional<Month> oldest = Month::from("198001");
  return fmt::format("{} since {}", answer.ended.is_known() ? "it had been in use" : "in use",
                     answer.introduced <= oldest ? "1980 or before" : month_text(answer.introduced));
}

std::string rank_text(const Lookup& lookup, const ServingCouncil& council) {
  const ResultFile::Unit* unit = rated_unit(lookup, council);
  if (unit == nullptr || !unit->rank) return {};
  return fmt::format("{}{} of {}{}", unit->shared ? "=" : "", to_text(*unit->rank), lookup.peers_of(*council.unit),
                     unit->peers.empty() ? "" : " in " + without_controls(unit->peers));
}

}  // namespace hallmark
