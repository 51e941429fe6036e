#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hallmark/postcode/council_register.hpp"
#include "hallmark/postcode/month.hpp"
#include "hallmark/postcode/postcode_index.hpp"
#include "hallmark/result/result_file.hpp"
#include "hallmark/survey/code_aliases.hpp"

namespace hallmark {

/// A council that serves a postcode, as far as it is rated.
struct ServingCouncil {
  enum class Tier : std::uint8_t { only, district, county, combined };
  Tier tier = Tier::only;
  std::string code;                 ///< As the postcodes have it.
  std::string name;                 ///< Empty where neither the ratings nor a register know it.
  std::optional<std::size_t> unit;  ///< Its row among the ratings.
  std::string remark;               ///< How it was found where the codes differ.
  double share = 1.0;               ///< Of the outward code's postcodes.
};

template <>
inline constexpr auto enum_rows<ServingCouncil::Tier> =
    enum_table<Worded<ServingCouncil::Tier>>({{ServingCouncil::Tier::only, "only"},
                                              {ServingCouncil::Tier::district, "district"},
                                              {ServingCouncil::Tier::county, "county"},
                                              {ServingCouncil::Tier::combined, "combined"}});

/// The answer to one postcode or outward code.
struct LookupAnswer {
  enum class Status : std::uint8_t { found, several, no_council, ended, unknown, outside, invalid };
  std::string input;
  std::string postcode;  ///< As it is written properly; empty where it has no form of one.
  Status status = Status::found;
  Month introduced;  ///< As far as the source of the postcodes has these months.
  Month ended;
  std::string message;  ///< Why there is no council, or what else is to be said.
  std::shared_ptr<const std::vector<ServingCouncil>> councils;  ///< Those of one place are shared by its postcodes.

  [[nodiscard]] bool is_answered() const { return status == Status::found || status == Status::several; }
};

template <>
inline constexpr auto enum_rows<LookupAnswer::Status> =
    enum_table<Worded<LookupAnswer::Status>>({{LookupAnswer::Status::found, "found"},
                                              {LookupAnswer::Status::several, "several"},
                                              {LookupAnswer::Status::no_council, "no_council"},
                                              {LookupAnswer::Status::ended, "ended"},
                                              {LookupAnswer::Status::unknown, "unknown"},
                                              {LookupAnswer::Status::outside, "outside"},
                                              {LookupAnswer::Status::invalid, "invalid"}});

/// Finds the councils at postcodes and their ratings. What it is given has to outlive it.
class Lookup {
 public:
  Lookup(PostcodeIndex& index, const ResultFile& ratings, const CouncilRegister& councils, const CodeAliases& aliases);

  [[nodiscard]] LookupAnswer answer(std::string_view input);
  /// The same, in the memory of an earlier answer.
  void answer(std::string_view input, LookupAnswer& answer);

  [[nodiscard]] const ResultFile& ratings() const { return ratings_; }
  [[nodiscard]] const PostcodeIndex& index() const { return index_; }
  [[nodiscard]] PostcodeIndex& index() { return index_; }
  /// How many are ranked in the peer group of a unit.
  [[nodiscard]] std::size_t peers_of(std::size_t unit) const;

 private:
  using Councils = std::shared_ptr<const std::vector<ServingCouncil>>;

  void answer_postcode(Postcode postcode, LookupAnswer& answer);
  void answer_outward(std::uint32_t outward, LookupAnswer& answer);
  const Councils& councils_at(const PostcodePlace& place);
  [[nodiscard]] ServingCouncil council(std::string_view code, ServingCouncil::Tier tier) const;
  [[nodiscard]] std::optional<std::size_t> unit_of(std::string_view code) const;

  PostcodeIndex& index_;
  const ResultFile& ratings_;
  const CouncilRegister& register_;
  const CodeAliases& aliases_;
  std::unordered_map<std::string_view, std::size_t> unit_of_code_;
  std::unordered_map<std::string_view, std::size_t> ranked_in_;
  std::vector<Councils> known_;  ///< By place, as far as they were asked for.
};

/// "Postcodes: Code-Point Open, October 2025 (1,745,849 postcodes). Contains OS data …", one a source.
[[nodiscard]] std::vector<std::string> credits_of(const PostcodeIndex& index);

}  // namespace hallmark
