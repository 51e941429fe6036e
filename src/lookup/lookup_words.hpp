#pragma once

#include <string>
#include <string_view>

#include "hallmark/lookup/lookup.hpp"

namespace hallmark {

/// "District".
[[nodiscard]] std::string_view tier_name(ServingCouncil::Tier tier);

/// Who does what where several councils serve a place. The services are the usual ones; councils may divide them
/// otherwise.
[[nodiscard]] std::string_view duties_of(ServingCouncil::Tier tier);

/// The council among the ratings; null where it is not rated.
[[nodiscard]] const ResultFile::Unit* rated_unit(const Lookup& lookup, const ServingCouncil& council);

/// The name; of one that is not rated the code too, since nothing else tells which it is.
[[nodiscard]] std::string council_name(const ServingCouncil& council);

/// "64.1", or why there is no number.
[[nodiscard]] std::string score_text(const Lookup& lookup, const ServingCouncil& council);

[[nodiscard]] std::string level_text(const Lookup& lookup, const ServingCouncil& council);

/// "=3 of 63 in unitary".
[[nodiscard]] std::string rank_text(const Lookup& lookup, const ServingCouncil& council);

/// "June 1996".
[[nodiscard]] std::string month_text(Month month);

/// "1996-06"; empty for none.
[[nodiscard]] std::string month_number(Month month);

/// "in use since March 1998", of one that has ended "it had been in use since March 1998"; empty where it is not known.
[[nodiscard]] std::string introduction_text(const LookupAnswer& answer);

}  // namespace hallmark
