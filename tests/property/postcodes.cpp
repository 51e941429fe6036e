#include <algorithm>
#include <map>

#include "catch.hpp"
#include "hallmark/postcode/build_index.hpp"
#include "property/generator.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

struct Known {
  std::string district;
  std::string county;
  Month introduced;
  Month ended;
};

/// None mostly, or one of a few.
Month random_month(Generator& generator, std::size_t one_in) {
  return generator.chance(one_in) ? *Month::from("1990" + std::to_string(10 + generator.index(3))) : Month();
}

std::string month_cell(Month month) {
  return month.is_known() ? std::to_string(month.year() * 100 + month.month()) : "";
}

/// Postcodes crowded into a few sectors, so that bits and palettes of all sizes occur.
std::map<Postcode, Known> random_postcodes(Generator& generator) {
  const std::vector<std::string> outwards = {"ZZ1", "ZZ10", "ZZ9", "Z1", "ZZ1A"};
  std::map<Postcode, Known> known;
  const std::size_t places = 1 + generator.index(9);
  for (std::size_t n = generator.index(800); n > 0; --n) {
    const auto outward = outward_from(outwards[generator.index(outwards.size())]);
    const auto inward = static_cast<std::uint32_t>(generator.index(generator.chance(2) ? 400 : Postcode::inward_codes));
    const std::size_t place = generator.index(places);
    known[Postcode::from_parts(*outward, inward)] = {place == 0 ? "" : "D" + std::to_string(place),
                                                     place % 3 == 1 ? "C" + std::to_string(place) : "",
                                                     random_month(generator, 3), random_month(generator, 4)};
  }
  return known;
}

std::string table_of(const std::map<Postcode, Known>& known, Generator& generator) {
  std::vector<std::string> rows;
  for (const auto& [postcode, place] : known) {
    rows.push_back(postcode.text() + "," + month_cell(place.introduced) + "," + month_cell(place.ended) + "," +
                   place.county + "," + place.district + "\n");
  }
  generator.shuffle(rows);
  std::string text = "pcds,dointr,doterm,oscty,oslaua\n";
  for (const std::string& row : rows) text += row;
  return text;
}

}  // namespace

TEST_CASE("an index of any postcodes gives back each of them, the shares add up, and no other postcode is in it") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 60; ++round) {
    const std::map<Postcode, Known> known = random_postcodes(generator);
    std::vector<PostcodeRows> files;
    files.push_back(*read_postcodes(text_named("p.csv", table_of(known, generator))).value);
    const Result<std::string> bytes = build_postcode_index(files, {});
    std::string wrong;
    auto index = PostcodeIndex::from(std::as_bytes(std::span(*bytes.value)), wrong);
    REQUIRE(index.has_value());
    REQUIRE(index->is_whole());
    REQUIRE(index->size() == known.size());
    std::map<std::uint32_t, std::size_t> in_use;
    for (const auto& [postcode, place] : known) {
      const auto found = index->find(postcode);
      REQUIRE(found.has_value());
      REQUIRE(found->district == place.district);
      REQUIRE(found->county == place.county);
      REQUIRE(found->introduced == place.introduced);
      REQUIRE(found->ended == place.ended);
      in_use[postcode.outward()] += place.ended.is_known() ? 0 : 1;
    }
    for (const auto& [outward, count] : in_use) {
      std::size_t sum = 0;
      for (const PostcodeIndex::Share& share : index->shares_of(outward)) sum += share.postcodes;
      REQUIRE(sum == count);
    }
    for (int i = 0; i < 200; ++i) {
      const auto other = Postcode::from_parts(*outward_from("ZZ1"),
                                              static_cast<std::uint32_t>(generator.index(Postcode::inward_codes)));
      REQUIRE(index->find(other).has_value() == known.contains(other));
      if (const auto near = index->nearest(other)) REQUIRE(!known.at(*near).ended.is_known());
    }
  }
}
