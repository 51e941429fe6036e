#include "catch.hpp"
#include "hallmark/postcode/build_index.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/report/write_lookup.hpp"
#include "lookup/lookup_words.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string ratings_text =
    "rank,code,name,type,score,level,coverage,web,note\n1,X1,Ambermouth,unitary,90,High,1,90,\n"
    "1,D1,Brindle,district,60,Middle,1,60,\n2,D2,Cove,district,40,Low,0.5,40,\n,D3,Dell,district,[x],,0,[x],no score\n"
    "1,C1,Orleshire,county,70,Middle,1,70,\n";

const std::string postcodes_text =
    "postcode,district,county\nZZ1 1AA,X1,\nZZ1 1AB,D1,C1\nZZ1 2AA,D2,C1\nZZ1 2AB,D2,C1\nZZ2 1AA,OLD,\nZZ2 2AA,,\n"
    "ZZ3 1AA,D9,C1\nZZ4 1AA,D3,C1\nZZ5 1AA,GONE,\nZZ6 1AA,GONE,\nZZ6 1AB,OLD,\nZZ6 1AD,OLD,\nBT7 1AA,N1,\nJE2 4WE,,\n";

const std::string register_text =
    "gss-code,local-authority-code,official-name,county-la,combined-authority,end-date,replaced-by,former-gss-codes\n"
    "X1,AMB,Ambermouth Council,,COMB,,,OLD\nM9,COMB,Orle and Amber Combined Authority,,,,,\n,OLDER,A council without a "
    "code,,,,,\nGONE,GON,Gone Borough Council,,,2020-04-01,AMB,\n";

struct Setting {
  ResultFile ratings;
  CouncilRegister councils;
  CodeAliases aliases;
  std::string bytes;

  explicit Setting(bool with_register = false, const std::string& alias_text = {}) {
    ratings = *read_result(text_named("scores.csv", ratings_text)).value;
    if (with_register) councils = *read_register(text_named("register.csv", register_text)).value;
    if (!alias_text.empty()) aliases = *read_aliases(text_named("aliases.csv", alias_text)).value;
    std::vector<PostcodeRows> files;
    files.push_back(*read_postcodes(text_named("p.csv", postcodes_text)).value);
    bytes = *build_postcode_index(files, {}).value;
  }

  [[nodiscard]] LookupAnswer answer(const std::string& input) const {
    std::string wrong;
    auto index = PostcodeIndex::from(std::as_bytes(std::span(bytes)), wrong);
    REQUIRE(index.has_value());
    Lookup lookup(*index, ratings, councils, aliases);
    return lookup.answer(input);
  }
};

/// "district D1 Brindle 60", one a council.
Lines councils_of(const Setting& setting, const LookupAnswer& answer) {
  static const Lines tiers = {"only", "district", "county", "combined"};
  Lines lines;
  if (!answer.councils) return lines;
  for (const ServingCouncil& council : *answer.councils) {
    std::string score = "not scored";
    if (council.unit) {
      const auto& rated = setting.ratings.units[*council.unit].score;
      score = rated ? to_text(*rated) : "no score";
    }
    lines.push_back(tiers[static_cast<std::size_t>(council.tier)] + " " + council.code + " " + council.name + " " +
                    score);
  }
  return lines;
}

}  // namespace

TEST_CASE("one council, or district and county side by side") {
  const Setting setting;

  CHECK(councils_of(setting, setting.answer("zz1 1aa")) == Lines{"only X1 Ambermouth 90"});
  CHECK(councils_of(setting, setting.answer("ZZ1 1AB")) == Lines{"district D1 Brindle 60", "county C1 Orleshire 70"});
  CHECK(councils_of(setting, setting.answer("ZZ4 1AA")) ==
        Lines{"district D3 Dell no score", "county C1 Orleshire 70"});
  CHECK(councils_of(setting, setting.answer("ZZ3 1AA")) == Lines{"district D9  not scored", "county C1 Orleshire 70"});
}

TEST_CASE("a register gives a combined authority, former codes and successors") {
  const Setting setting(true);

  CHECK(councils_of(setting, setting.answer("ZZ1 1AA")) ==
        Lines{"only X1 Ambermouth 90", "combined M9 Orle and Amber Combined Authority not scored"});
  const LookupAnswer former = setting.answer("ZZ2 1AA");
  CHECK(councils_of(setting, former)[0] == "only OLD Ambermouth 90");
  CHECK(former.councils->front().remark == "'OLD' is the former code of 'X1'");
  const LookupAnswer gone = setting.answer("ZZ5 1AA");
  CHECK(councils_of(setting, gone)[0] == "only GONE Ambermouth 90");
  CHECK(gone.councils->front().remark == "Gone Borough Council ended on 2020-04-01: Ambermouth Council took over");
}

TEST_CASE("the successor of several is one council of an outward code, with what all of them say") {
  const Setting several(true);
  const LookupAnswer merged = several.answer("ZZ6");
  REQUIRE(merged.councils->front().unit.has_value());
  CHECK(merged.councils->front().share == 1.0);
  CHECK(merged.councils->front().remark ==
        "'OLD' is the former code of 'X1'; Gone Borough Council ended on 2020-04-01: Ambermouth Council took over");
}

TEST_CASE("an alias is used and said") {
  const Setting setting(false, "gss_code_seen,canonical_gss_code,why\nOLD,X1,the boundary moved\n");

  const LookupAnswer answer = setting.answer("ZZ2 1AA");

  CHECK(councils_of(setting, answer) == Lines{"only OLD Ambermouth 90"});
  CHECK(answer.councils->front().remark == "'OLD' stands for 'X1': the boundary moved");
}

TEST_CASE("a blank code joins with nothing, though the register has blank codes too") {
  const Setting setting(true);

  const LookupAnswer answer = setting.answer("ZZ2 2AA");

  CHECK(answer.status == LookupAnswer::Status::no_council);
  CHECK(!answer.councils);
}

TEST_CASE("a postcode without a location is told from one whose source names no council") {
  std::vector<PostcodeRows> files;
  files.push_back(*read_postcodes(text_named("p.csv",
                                             "postcode,district,positional_quality\nZZ1 1AA,,90\nZZ1 1AB,,60\n"
                                             "BT1 1AA,N1,10\n"))
                       .value);
  const std::string bytes = *build_postcode_index(files, {}).value;
  std::string wrong;
  auto index = PostcodeIndex::from(std::as_bytes(std::span(bytes)), wrong);
  const Setting setting;
  Lookup lookup(*index, setting.ratings, setting.councils, setting.aliases);

  CHECK(lookup.answer("ZZ1 1AA").message == "it exists, but no council is known for it: it has no location");
  CHECK(lookup.answer("ZZ1 1AB").message == "it exists, but its source names no council for it");
  CHECK(lookup.answer("BT1 1AA").status == LookupAnswer::Status::found);
  CHECK(lookup.answer("ZZ1 1").status == LookupAnswer::Status::invalid);
}

TEST_CASE("what the publishers ask to be said has the year, and Northern Ireland's licence where it is needed") {
  const std::string britain = usual_attribution(PostcodeLayout::code_point_open, "October 2025", false);

  CHECK(britain.find("Crown copyright and database right 2025.") != std::string::npos);
  CHECK(britain.find("Northern") == std::string::npos);
  CHECK(usual_attribution(PostcodeLayout::directory, "", true).find("Land and Property Services") != std::string::npos);
  CHECK(usual_attribution(PostcodeLayout::plain, "2025", false).empty());
}

TEST_CASE("an outward code lists every council with its share") {
  const Setting setting;

  const LookupAnswer answer = setting.answer("zz1");

  REQUIRE(answer.status == LookupAnswer::Status::several);
  REQUIRE(answer.councils->size() == 4);
  CHECK((*answer.councils)[0].code == "D2");
  CHECK((*answer.councils)[0].share == 0.5);
  CHECK((*answer.councils)[3].code == "C1");
  CHECK((*answer.councils)[3].share == 0.75);
}

TEST_CASE("what has no answer says why") {
  const Setting setting;

  CHECK(setting.answer("ZZ1 1AD").message == "not found among the postcodes; the nearest is ZZ1 1AB");
  CHECK(setting.answer("BT1 1AA").message == "in Northern Ireland, which these postcodes do not cover");
  CHECK(setting.answer("BT7 1AB").message == "not found among the postcodes; the nearest is BT7 1AA");
  CHECK(setting.answer("JE2 4WD").message == "in Jersey, which has no UK council");
  CHECK(setting.answer("JE2 4WE").message == "in Jersey, which has no UK council");
  CHECK(setting.answer("ZZI 1AA").message == "not a postcode: did you mean 'ZZ1 1AA'?");
  CHECK(setting.answer("").status == LookupAnswer::Status::invalid);
  CHECK(setting.answer("JE2").message == "in Jersey, which has no UK council");
  CHECK(setting.answer("ZZ9").message == "not found among the outward codes");
  CHECK(setting.answer("ZZ9 1AA").message == "not found among the postcodes: none in use begins with ZZ9");
}

TEST_CASE("a register without a column of codes, and a code with two aliases, are errors") {
  CHECK(lines_of(read_register(text_named("r.csv", "name\nA\n")).findings) ==
        Lines{"r.csv:1:1: error HM403: a register needs a column of codes, called one of 'gss-code', 'gss_code', 'gss' "
              "and 'code'"});
  CHECK(lines_of(read_aliases(text_named("a.csv", "from,to\nA,B\nA,C\n")).findings) ==
        Lines{"a.csv:3:1: error HM403: 'A' stands for 'C' here and for 'B' before"});
}

TEST_CASE("a rating does not print as the level that it does not reach") {
  const Scored result = scored(
      rubric_with("decimals: 1\nindicators: [{id: q, range: [0, 100]}]\n"
                  "maturity: {levels: [{name: Low, from: 0}, {name: High, from: 75}]}\n"),
      "code,q\nX1,74.97\n");
  Setting setting;
  setting.ratings = result_of(result.table());
  std::string wrong;
  auto index = PostcodeIndex::from(std::as_bytes(std::span(setting.bytes)), wrong);
  REQUIRE(index.has_value());
  Lookup lookup(*index, setting.ratings, setting.councils, setting.aliases);
  const LookupAnswer answer = lookup.answer("ZZ1 1AA");

  REQUIRE(answer.councils);
  CHECK(score_text(lookup, answer.councils->front()) == "74.97");
}
