#include "hallmark/lookup/lookup.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "lookup/lookup_words.hpp"

namespace hallmark {

namespace {

using Tier = ServingCouncil::Tier;
using Status = LookupAnswer::Status;

constexpr std::string_view northern_ireland = "Northern Ireland";

/// What is said of a country that is not in Great Britain.
std::string outside_text(std::string_view country) {
  return country == northern_ireland ? "in Northern Ireland, which these postcodes do not cover"
                                     : fmt::format("in {}, which has no UK council", country);
}

}  // namespace

Lookup::Lookup(PostcodeIndex& index, const ResultFile& ratings, const CouncilRegister& councils,
               const CodeAliases& aliases)
    : index_(index), ratings_(ratings), register_(councils), aliases_(aliases) {
  for (std::size_t unit = 0; unit < ratings.units.size(); ++unit) {
    unit_of_code_.emplace(ratings.units[unit].code, unit);
    if (ratings.units[unit].rank) ++ranked_in_[ratings.units[unit].peers];
  }
}

std::size_t Lookup::peers_of(std::size_t unit) const {
  const auto found = ranked_in_.find(ratings_.units[unit].peers);
  return found == ranked_in_.end() ? 0 : found->second;
}

std::optional<std::size_t> Lookup::unit_of(std::string_view code) const {
  if (code.empty()) return std::nullopt;
  if (const auto found = unit_of_code_.find(code); found != unit_of_code_.end()) return found->second;
  // Ratings may go by the register's own codes.
  const CouncilRegister::Council* known = register_.by_code(code);
  if (known == nullptr) return std::nullopt;
  const auto found = unit_of_code_.find(known->own_code);
  return found == unit_of_code_.end() ? std::nullopt : std::optional(found->second);
}

ServingCouncil Lookup::council(std::string_view code, Tier tier) const {
  ServingCouncil made{tier, std::string(code), {}, unit_of(code), {}, 1.0};
  std::string known_as(code);
  if (!made.unit) {
    if (const CodeAlias* alias = aliases_.find(code); alias != nullptr) {
      known_as = alias->code;
      made.unit = unit_of(known_as);
      made.remark = fmt::format("{} stands for {}{}", in_quotes(code), in_quotes(known_as),
                                alias->why.empty() ? "" : ": " + without_controls(alias->why));
    } else if (const auto* successor = register_.by_former_code(code); successor != nullptr) {
      known_as = successor->code;
      made.unit = unit_of(known_as);
      made.remark = fmt::format("{} is the former code of {}", in_quotes(code), in_quotes(known_as));
    }
  }
  const CouncilRegister::Council* known = register_.by_code(known_as);
  if (known != nullptr && !known->ended.empty() && known->replaced_by.size() == 1) {
    if (const auto* successor = register_.by_own_code(known->replaced_by.front());
        successor != nullptr && !made.unit && !successor->code.empty()) {
      made.remark = fmt::format("{} ended on {}: {} took over", without_controls(known->name),
                                without_controls(known->ended), without_controls(successor->name));
      made.unit = unit_of(successor->code);
      known = successor;
    }
  }
  if (made.unit) made.name = ratings_.units[*made.unit].name;
  if (made.name.empty() && known != nullptr) made.name = known->name;
  return made;
}

const Lookup::Councils& Lookup::councils_at(const PostcodePlace& place) {
  if (place.number >= known_.size()) known_.resize(place.number + 1);
  Councils& known = known_[place.number];
  if (known) return known;
  std::vector<ServingCouncil> councils;
  const CouncilRegister::Council* district = register_.by_code(place.district);
  std::string county(place.county);
  if (county.empty() && district != nullptr && district->ended.empty()) {
    if (const auto* above = register_.by_own_code(district->county); above != nullptr) county = above->code;
  }
  councils.push_back(council(place.district, county.empty() ? Tier::only : Tier::district));
  if (!county.empty()) councils.push_back(council(county, Tier::county));
  const CouncilRegister::Council* upper = county.empty() ? district : register_.by_code(county);
  for (const CouncilRegister::Council* below : {district, upper}) {
    if (below == nullptr || below->authority.empty() || councils.back().tier == Tier::combined) continue;
    const CouncilRegister::Council* combined = register_.by_own_code(below->authority);
    if (combined == nullptr) continue;
    ServingCouncil third = council(combined->code.empty() ? combined->own_code : combined->code, Tier::combined);
    if (third.name.empty()) third.name = combined->name;
    councils.push_back(std::move(third));
  }
  known = std::make_shared<const std::vector<ServingCouncil>>(std::move(councils));
  return known;
}

void Lookup::answer_postcode(Postcode postcode, LookupAnswer& answer) {
  answer.postcode = postcode.text();
  const auto place = index_.find(postcode);
  if (place) {
    answer.introduced = place->introduced;
    answer.ended = place->ended;
  }
  if (place && !place->district.empty() && !place->ended.is_known()) {
    answer.councils = councils_at(*place);
    return;
  }
  std::string_view outside = country_outside(postcode.outward());
  // With an index of Northern Ireland too, what it lacks there is unknown like anything else.
  if (outside == northern_ireland && index_.nearest(postcode)) outside = {};
  if (place && place->ended.is_known()) {
    answer.status = Status::ended;
    answer.message = fmt::format("terminated in {}: it is no longer in use", month_text(place->ended));
    if (!place->district.empty()) {
      const Councils& councils = councils_at(*place);
      answer.message += fmt::format(
          ", and lay with {}",
          without_controls(councils->front().name.empty() ? councils->front().code : councils->front().name));
    }
  } else if (!outside.empty()) {
    answer.status = Status::outside;
    answer.message = outside_text(outside);
  } else if (place) {
    answer.status = Status::no_council;
    answer.message = place->located ? "it exists, but its source names no council for it"
                                    : "it exists, but no council is known for it: it has no location";
  } else {
    answer.status = Status::unknown;
    answer.message = "not found among the postcodes";
    if (const auto near = index_.nearest(postcode)) {
      answer.message += fmt::format("; the nearest is {}", near->text());
    } else {
      answer.message += fmt::format(": none in use begins with {}", outward_text(postcode.outward()));
    }
  }
}

namespace {

/// By its code, or as the successor of several by what it is rated as.
bool is_same_council(const ServingCouncil& a, const ServingCouncil& b) {
  return a.code == b.code || (a.unit && a.unit == b.unit && a.tier == b.tier);
}

}  // namespace

void Lookup::answer_outward(std::uint32_t outward, LookupAnswer& answer) {
  answer.postcode = outward_text(outward);
  answer.status = Status::several;
  const std::vector<PostcodeIndex::Share> shares = index_.shares_of(outward);
  std::size_t all = 0;
  for (const PostcodeIndex::Share& share : shares) all += share.postcodes;
  std::vector<ServingCouncil> councils;
  std::size_t without = 0;
  for (const PostcodeIndex::Share& share : shares) {
    if (share.place.district.empty()) {
      without += share.postcodes;
      continue;
    }
    for (const ServingCouncil& serving : *councils_at(share.place)) {
      const double part = static_cast<double>(share.postcodes) / static_cast<double>(all);
      const auto known = std::ranges::find_if(
          councils, [&serving](const ServingCouncil& other) { return is_same_council(other, serving); });
      if (known != councils.end()) {
        known->share += part;
        if (!serving.remark.empty() && known->remark.find(serving.remark) == std::string::npos)
          known->remark += (known->remark.empty() ? "" : "; ") + serving.remark;
      } else {
        councils.push_back(serving);
        councils.back().share = part;
      }
    }
  }
  std::ranges::stable_sort(councils, {}, [](const ServingCouncil& serving) {
    return serving.tier == Tier::county ? 1 : serving.tier == Tier::combined ? 2 : 0;
  });
  if (councils.empty()) {
    const std::string_view outside = country_outside(outward);
    answer.status = outside.empty() ? Status::unknown : Status::outside;
    answer.message = outside.empty() ? "not found among the outward codes" : outside_text(outside);
    return;
  }
  answer.message = fmt::format("{}{}", counted(all, "postcode", "postcodes"),
                               without == 0 ? "" : fmt::format(", {} of them with no council known", without));
  answer.councils = std::make_shared<const std::vector<ServingCouncil>>(std::move(councils));
}

LookupAnswer Lookup::answer(std::string_view input) {
  LookupAnswer made;
  answer(input, made);
  return made;
}

void Lookup::answer(std::string_view input, LookupAnswer& answer) {
  answer.input = input;
  answer.postcode.clear();
  answer.status = Status::found;
  answer.introduced = {};
  answer.ended = {};
  answer.message.clear();
  answer.councils.reset();
  if (const auto postcode = Postcode::from(input)) return answer_postcode(*postcode, answer);
  if (const auto outward = outward_from(input)) return answer_outward(*outward, answer);
  answer.status = Status::invalid;
  std::vector<std::string> meant;
  for (const Postcode postcode : meant_by(input)) {
    if (index_.find(postcode)) meant.push_back(postcode.text());
  }
  answer.message =
      "not a postcode: " + (meant.empty() ? what_is_wrong_with(input) : fmt::format("did you mean {}?", listed(meant)));
}

std::vector<std::string> credits_of(const PostcodeIndex& index) {
  std::vector<std::string> credits;
  for (const PostcodeSource& source : index.sources()) {
    credits.push_back(fmt::format("Postcodes: {}{} ({}).{}{}", source.kind,
                                  source.date.empty() ? "" : ", " + source.date, with_commas(source.postcodes),
                                  source.attribution.empty() ? "" : " ", source.attribution));
  }
  return credits;
}

}  // namespace hallmark
