#include "report/site/postcode_files.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "lookup/lookup_words.hpp"
#include "support/ascii.hpp"

namespace hallmark {

namespace {

constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";

/// A number in base 36, always so many digits.
std::string digits_of(std::size_t number, std::size_t width) {
  std::string text(width, '0');
  for (std::size_t at = width; at-- > 0; number /= digits.size()) text[at] = digits[number % digits.size()];
  return text;
}

class PostcodeFiles {
 public:
  PostcodeFiles(const SiteIndex& index, Lookup& lookup) : site_(index), lookup_(lookup) {}

  std::vector<SiteFile> files() {
    std::vector<SiteFile> files;
    std::string names;
    for (const std::uint32_t outward : lookup_.index().outwards()) {
      std::string name = outward_text(outward);
      names += (names.empty() ? "" : " ") + name;
      std::ranges::transform(name, name.begin(), to_small);
      files.push_back({fmt::format("postcodes/{}.js", name), outward_file(outward)});
    }
    files.push_back({"postcodes/outward-codes.js", fmt::format("hallmarkOutwards(\"{}\");\n", names)});
    return files;
  }

 private:
  /// All with one key have one answer: a place, and when they ended.
  using Key = std::pair<std::uint32_t, Month>;
  static Key key_of(const PostcodeIndex::Located& located) { return {located.place, located.ended}; }

  /// The postcodes of each sector one behind the other: two letters, then the number of its answer.
  std::string outward_file(std::uint32_t outward) {
    const std::vector<PostcodeIndex::Located> postcodes = lookup_.index().postcodes_of(outward);
    std::map<Key, std::size_t> numbers;
    std::map<std::string, std::size_t> known;  // by what the answer says
    Json answers = Json::array();
    for (const PostcodeIndex::Located& located : postcodes) {
      const auto [found, is_new] = numbers.try_emplace(key_of(located), 0);
      if (!is_new) continue;
      const auto [same, is_another] = known.try_emplace(answer_text(located), answers.size());
      if (is_another) answers.push_back(Json::parse(same->first));
      found->second = same->second;
    }
    std::size_t width = 1;
    for (std::size_t reach = digits.size(); reach < answers.size(); reach *= digits.size()) ++width;
    std::map<std::string, std::string> units;  // by sector
    for (const PostcodeIndex::Located& located : postcodes) {
      const std::string text = located.postcode.text();
      units[text.substr(text.size() - 3, 1)] +=
          text.substr(text.size() - 2) + digits_of(numbers[key_of(located)], width);
    }
    const Json file = {{"answers", std::move(answers)}, {"width", width}, {"sectors", units}};
    return fmt::format("hallmarkPostcodes(\"{}\",{});\n", outward_text(outward), file.dump());
  }

  const std::string& answer_text(const PostcodeIndex::Located& located) {
    const auto [found, is_new] = texts_.try_emplace(key_of(located));
    if (is_new) found->second = answer_of(located).dump(-1, ' ', false, Json::error_handler_t::replace);
    return found->second;
  }

  Json answer_of(const PostcodeIndex::Located& located) {
    const LookupAnswer answer = lookup_.answer(located.postcode.text());
    Json councils = Json::array();
    if (answer.councils) {
      for (const ServingCouncil& council : *answer.councils) {
        Json made = {{"tier", tier_name(council.tier)},
                     {"name", council_name(council)},
                     {"score", score_text(lookup_, council)}};
        if (council.unit) made["file"] = site_.links.unit(site_.table.units[*council.unit]);
        if (std::string level = level_text(lookup_, council); !level.empty()) made["level"] = std::move(level);
        if (std::string rank = rank_text(lookup_, council); !rank.empty()) made["rank"] = std::move(rank);
        if (answer.councils->size() > 1) made["does"] = duties_of(council.tier);
        if (!council.remark.empty()) made["remark"] = council.remark;
        councils.push_back(std::move(made));
      }
    }
    Json made = {{"councils", std::move(councils)}};
    if (!answer.message.empty()) made["message"] = answer.message;
    if (answer.status == LookupAnswer::Status::ended) made["ended"] = true;
    return made;
  }

  const SiteIndex& site_;
  Lookup& lookup_;
  std::map<Key, std::string> texts_;
};

}  // namespace

std::vector<SiteFile> postcode_files(const SiteIndex& index, Lookup& lookup) {
  return PostcodeFiles(index, lookup).files();
}

}  // namespace hallmark
