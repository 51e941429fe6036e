#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "hallmark/report/write_lookup.hpp"
#include "hallmark/support/number.hpp"
#include "lookup/lookup_words.hpp"
#include "report/format/csv_field.hpp"
#include "result/cells.hpp"

namespace hallmark {

namespace {

using Tier = ServingCouncil::Tier;
using Status = LookupAnswer::Status;

constexpr std::size_t fields_of_tier = 6;

void append_council(std::string& row, const Lookup& lookup, const ServingCouncil& council) {
  const ResultFile::Unit* unit = rated_unit(lookup, council);
  append_field(row, csv_text(council.code));
  append_field(row, csv_text(council.name));
  append_field(row, unit != nullptr ? exact_number(unit->score) : std::string());
  append_field(row, unit != nullptr ? csv_text(unit->level) : std::string());
  append_field(row, unit != nullptr ? exact_number(unit->rank) : std::string());
  append_field(row, unit != nullptr ? exact_number(unit->coverage) : std::string());
}

/// The part of a row that all postcodes of a place share. The lower council stands in the first columns, whether it is
/// the only one or a district.
std::string councils_part(const Lookup& lookup, const LookupAnswer& answer) {
  std::string part;
  const auto add = [&](auto matches) {
    if (answer.councils && answer.status == Status::found) {
      const auto found = std::ranges::find_if(*answer.councils, matches);
      if (found != answer.councils->end()) {
        append_council(part, lookup, *found);
        return;
      }
    }
    part.append(fields_of_tier, ',');
  };
  add([](const ServingCouncil& council) { return council.tier == Tier::only || council.tier == Tier::district; });
  add([](const ServingCouncil& council) { return council.tier == Tier::county; });
  add([](const ServingCouncil& council) { return council.tier == Tier::combined; });
  std::string message = answer.message;
  if (answer.councils) {
    for (const ServingCouncil& council : *answer.councils) {
      if (answer.status == Status::several) {
        message += fmt::format("; {} {} {}%", council.code, council.name, to_decimals(100.0 * council.share, 1));
      } else if (!council.remark.empty()) {
        message += (message.empty() ? "" : "; ") + council.remark;
      }
    }
  }
  append_field(part, csv_text(message));
  part.push_back('\n');
  return part;
}

}  // namespace

LookupRows::LookupRows(const Lookup& lookup) : lookup_(lookup), csv_("input,postcode,status,introduced,terminated") {
  for (const std::string_view tier : {"council", "county", "combined"}) {
    for (const std::string_view field : {"code", "name", "score", "level", "rank", "coverage"})
      csv_ += fmt::format(",{}_{}", tier, field);
  }
  csv_ += ",message\n";
}

void LookupRows::add(const LookupAnswer& answer) {
  append_csv_text(csv_, answer.input);
  append_field(csv_, answer.postcode);
  append_field(csv_, word_of(answer.status));
  append_field(csv_, month_number(answer.introduced));
  append_field(csv_, month_number(answer.ended));
  if (answer.status != Status::found) {
    csv_ += councils_part(lookup_, answer);
    return;
  }
  std::string& part = known_[answer.councils.get()];
  if (part.empty()) part = councils_part(lookup_, answer);
  csv_ += part;
}

}  // namespace hallmark
