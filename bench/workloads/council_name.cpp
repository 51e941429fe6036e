#include "council_name.hpp"

#include <array>
#include <string_view>

namespace hallmark::bench {

namespace {

constexpr std::array<std::string_view, 20> beginnings = {
    "Alder", "Birch",   "Bracken", "Clay", "Copper", "Dun",   "Ember", "Fal",    "Fern", "Gorse",
    "Heron", "Kestrel", "Lin",     "Marl", "Nettle", "Otter", "Pen",   "Quarry", "Rush", "Teal"};
constexpr std::array<std::string_view, 20> endings = {"bourne", "bridge", "by",      "combe", "dale",  "fold", "gate",
                                                      "ham",    "hurst",  "ley",     "mere",  "mouth", "rigg", "scar",
                                                      "stead",  "thorpe", "thwaite", "wick",  "worth", "ŵy"};
constexpr std::array<std::string_view, 4> types = {"county", "district", "borough", "unitary"};

}  // namespace

Council invented_council(std::uint64_t number) {
  Council council;
  const std::string digits = std::to_string(10'000'000 + number);
  council.type = types[number * 7 / 3 % types.size()];
  council.code = "Z" + std::to_string(10 + number * 7 / 3 % types.size()) + digits.substr(1);
  council.name = beginnings[number % beginnings.size()];
  council.name += endings[(number / beginnings.size() + number) % endings.size()];
  if (number >= beginnings.size() * endings.size())
    council.name += " " + std::to_string(number / (beginnings.size() * endings.size()) + 1);
  if (number % 29 == 5)
    council.name = "\"" + council.name + ", City of\"";
  else if (number % 31 == 7)
    council.name += " and the Vale";
  return council;
}

}  // namespace hallmark::bench
