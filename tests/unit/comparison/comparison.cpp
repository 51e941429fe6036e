#include "hallmark/comparison/comparison.hpp"

#include "catch.hpp"
#include "hallmark/comparison/comparison_gate.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/report/write_comparison.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string rubric_text =
    "hallmark: 1\nid: test\ntitle: Digital maturity\nedition: '2026'\n"
    "survey: {id: code, name: council, groups: [type, was]}\ndimensions:\n"
    "  - {id: web, title: Web, indicators: [{id: q, range: [0, 100]}]}\n"
    "  - {id: security, title: Security, indicators: [{id: r, range: [0, 100]}]}\n"
    "maturity: {levels: [{name: Low, from: 0}, {name: High, from: 50}]}\n";

const std::string head = "code,council,type,was,q,r\n";

ResultFile result_of(const std::string& rubric, const std::string& rows, bool as_table = false) {
  const Scored result = scored(rubric, head + rows);
  const LeagueTable table = result.table({{}, {}, 2});
  Result<ResultFile> read =
      read_result(text_named(as_table ? "r.csv" : "r.json", as_table ? to_csv(table) : to_json(table)));
  REQUIRE(read.good());
  return *std::move(read.value);
}

ResultFile result_of(const std::string& rows) {
  return result_of(rubric_text, rows);
}

Comparison compared(const ResultFile& before, const ResultFile& after, const std::string& succession = {}) {
  Result<Comparison> comparison = compare(before, after, {succession, {}, {}, {}});
  REQUIRE(comparison.good());
  return *std::move(comparison.value);
}

const Comparison::Pair& pair_of(const Comparison& comparison, std::string_view code) {
  const auto found = std::ranges::find_if(comparison.pairs, [&comparison, code](const Comparison::Pair& pair) {
    return comparison.unit_after(pair).code == code;
  });
  REQUIRE(found != comparison.pairs.end());
  return *found;
}

Lines broken(const Comparison& comparison, std::string_view gates) {
  std::vector<ComparisonGate> read;
  REQUIRE(parse_comparison_gates(gates, read).empty());
  return broken_gates(comparison, read);
}

}  // namespace

TEST_CASE("changes of score, rank and level are those of the later result against the earlier") {
  const ResultFile before = result_of("A,Ambermouth,county,,20,40\nB,Brindle,county,,60,60\n");
  const ResultFile after = result_of("A,Ambermouth,county,,90,50\nB,Brindle,county,,60,60\n");

  const Comparison comparison = compared(before, after);

  const Comparison::Pair& moved = pair_of(comparison, "A");
  CHECK(moved.score_change == 40.0);
  CHECK(moved.rank_change == 1.0);
  CHECK(moved.level_change == 1);
  CHECK(moved.changed_answers == 2);
  REQUIRE(moved.top_moves.size() == 2);
  CHECK(comparison.node_change(moved, moved.top_moves[0]) == 70.0);
  CHECK(pair_of(comparison, "B").score_change == 0.0);
  CHECK(pair_of(comparison, "B").moved);  // it lost a place
}

TEST_CASE("a result compared with itself has no mover, and a table says the same as JSON") {
  const std::string rows = "A,Ambermouth,county,,20,40\nB,Brindle,county,,60,60\nC,Cove,county,,,\n";
  const ResultFile json = result_of(rows);
  const ResultFile table = result_of(rubric_text, rows, true);

  for (const ResultFile* before : {&json, &table}) {
    for (const ResultFile* after : {&json, &table}) {
      const Comparison comparison = compared(*before, *after);
      CHECK(comparison.pairs.size() == 3);
      CHECK(std::ranges::none_of(comparison.pairs, &Comparison::Pair::moved));
      CHECK(broken(comparison, "rank-change>0,score-change>0,level-drop").empty());
    }
  }
}

TEST_CASE("councils that came, went or were made of others are told apart") {
  const ResultFile before = result_of("A,a,county,,20,40\nB,b,county,,60,60\nC,c,county,,70,70\nD,d,county,,1,1\n");
  const ResultFile after = result_of("E,e,county,A; B,50,50\nF,f,county,C,80,80\nG,g,county,X,10,10\n");

  const Comparison plain = compared(before, after);
  const Comparison joined = compared(before, after, "was");

  CHECK(plain.appeared.size() == 3);
  CHECK(plain.vanished.size() == 4);
  REQUIRE(joined.mergers.size() == 1);
  CHECK(joined.mergers[0].before == std::vector<std::size_t>{2, 1});  // the order of the earlier result is best first
  CHECK(pair_of(joined, "F").score_change == 10.0);
  CHECK(joined.appeared.size() == 1);
  CHECK(joined.vanished.size() == 1);
  CHECK(lines_of(compare(before, after, {"wass", {}, {}, {}}).findings) ==
        Lines{"r.json:1:1: error HM301: 'wass' is not a group of this result: did you mean 'was'?"});
}

TEST_CASE("former codes make pairs, and mergers where several became one") {
  const ResultFile before = result_of("A,a,county,,20,40\nB,b,county,,60,60\nC,c,county,,70,70\n");
  const ResultFile after = result_of("E,e,county,,50,50\nF,f,county,,80,80\n");
  ComparisonOptions options;
  options.former_codes = *read_aliases(text_named("aliases.csv", "seen,code\na,E\nB,E\nC,F\n")).value;

  const Result<Comparison> joined = compare(before, after, options);

  REQUIRE(joined.good());
  REQUIRE(joined.value->mergers.size() == 1);
  CHECK(pair_of(*joined.value, "F").score_change == 10.0);
  CHECK(joined.value->appeared.empty());
  CHECK(joined.value->vanished.empty());
}

TEST_CASE("questions are matched by id or by what they were called, unless they are not comparable") {
  const std::string later =
      "hallmark: 1\nid: test\nsurvey: {id: code, name: council, groups: [type, was]}\ndimensions:\n"
      "  - {id: online, was: web, indicators: [{id: q, range: [0, 100]}]}\n"
      "  - {id: safety, indicators: [{id: r, range: [0, 50], comparable: false}]}\n";
  const ResultFile before = result_of("A,a,county,,20,40\n");
  const ResultFile after = result_of(later, "A,a,county,,30,40\n");

  const Comparison comparison = compared(before, after);

  REQUIRE(comparison.nodes.size() == 2);  // online, q
  CHECK(after.nodes[comparison.nodes[0].after].id == "online");
  CHECK(comparison.node_change(comparison.pairs[0], 0) == 10.0);
  CHECK(comparison.not_comparable.size() == 1);
  CHECK(comparison.only_after.size() == 1);
  CHECK(comparison.only_before.size() == 1);
  CHECK(comparison.levels_differ);
}

TEST_CASE("scores on other scales and ranks among other peers are not compared") {
  const std::string within = rubric_text + "ranking: {within: type}\n";
  const ResultFile before = result_of(within, "A,a,county,,20,40\n");
  const ResultFile after = result_of("scale: [0, 10]\n" + within, "A,a,district,,20,40\n");

  const Comparison comparison = compared(before, after);

  CHECK(comparison.scales_differ);
  CHECK(!comparison.pairs[0].score_change);
  CHECK(!comparison.pairs[0].rank_change);
}

TEST_CASE("a condition names those who break it, and its limit itself is no breach") {
  const ResultFile before = result_of("A,Ambermouth,county,,20,40\nB,Brindle,county,,60,60\n");
  const ResultFile after = result_of("A,Ambermouth,county,,90,50\nB,Brindle,county,,30,\n");
  const Comparison comparison = compared(before, after);

  CHECK(broken(comparison, "score-change>40").empty());
  CHECK(broken(comparison, "score-change>39.9") == Lines{"score-change>39.9: Ambermouth went from 30.0 to 70.0"});
  CHECK(broken(comparison, "level-drop, coverage<0.8") ==
        Lines{"level-drop: Brindle went from High to Low", "coverage<0.8: Brindle has a coverage of 0.50"});
  CHECK(broken(comparison, "rank-change>0").size() == 2);
}

TEST_CASE("who comes or goes moves nobody else") {
  const std::string one =
      "A,Ambermouth,county,,90,90\nB,Brindle,county,,60,60\nC,Cove,county,,60,60\nD,Dale,county,,20,20\n";
  const std::string newcomer = "N,New,county,,100,100\n";
  for (const std::string ties : {"min", "max", "dense", "average"}) {
    INFO(ties);
    const std::string rubric = rubric_text + "ranking: {ties: " + ties + "}\n";
    for (const bool as_table : {false, true}) {
      const ResultFile without = result_of(rubric, one, as_table);
      const ResultFile with = result_of(rubric, one + newcomer, as_table);

      const Comparison came = compared(without, with);
      const Comparison went = compared(with, without);

      CHECK(came.ranks_are_shared);
      CHECK(came.appeared.size() == 1);
      for (const Comparison* comparison : {&came, &went}) {
        CHECK(std::ranges::none_of(comparison->pairs, &Comparison::Pair::moved));
        CHECK(broken(*comparison, "rank-change>0").empty());
      }
      CHECK(pair_of(came, "D").rank_after == without.units[3].rank);
    }
  }
}

TEST_CASE("ranks are those among peers that are ranked in both, and say so where they are not as published") {
  const ResultFile before = result_of("A,Ambermouth,county,,90,90\nB,Brindle,county,,60,60\nC,Cove,county,,50,50\n");
  const ResultFile after =
      result_of("N,New,county,,95,95\nA,Ambermouth,county,,,\nB,Brindle,county,,60,60\nC,Cove,county,,70,70\n");

  const Comparison comparison = compared(before, after);

  CHECK_FALSE(pair_of(comparison, "A").rank_change.has_value());
  CHECK(pair_of(comparison, "A").moved);
  CHECK(pair_of(comparison, "B").rank_change == -1.0);
  CHECK(pair_of(comparison, "C").rank_change == 1.0);
  CHECK(broken(comparison, "rank-change>0") == Lines{"rank-change>0: Cove went from rank 2 to 1 of those in both",
                                                     "rank-change>0: Brindle went from rank 1 to 2 of those in both"});
}

TEST_CASE("in a table of peer groups the group that the ranks are counted in is found") {
  const std::string within = rubric_text + "ranking: {within: type}\n";
  const std::string rows = "A,a,county,,90,90\nB,b,county,,60,60\nC,c,district,,50,50\nD,d,district,,20,20\n";
  const ResultFile before = result_of(within, rows, true);
  const ResultFile after = result_of(within, rows + "N,n,county,,95,95\n", true);

  const Comparison comparison = compared(before, after);

  CHECK(std::ranges::none_of(comparison.pairs, &Comparison::Pair::moved));
}

TEST_CASE("a table of peer groups and a JSON of the same have the same peers") {
  const std::string within = rubric_text + "ranking: {within: type}\n";
  const std::string rows = "A,a,county,,90,90\nB,b,county,,60,60\nC,c,district,,70,70\nD,d,district,,20,20\n";
  const ResultFile before = result_of(within, rows, true);
  const ResultFile after = result_of(within, "A,a,county,,50,50\n" + rows.substr(rows.find("B,")));

  const Comparison comparison = compared(before, after);

  CHECK(pair_of(comparison, "A").rank_change == -1.0);
  CHECK(pair_of(comparison, "B").rank_change == 1.0);
  CHECK_FALSE(pair_of(comparison, "C").moved);
}

TEST_CASE("ranks that fit no rule, as in an excerpt of a table, are compared as they were published") {
  const auto table = [](const std::string& text) { return *read_result(text_named("t.csv", text)).value; };
  const ResultFile before = table("rank,code,score\n3,A,70\n9,B,50\n");
  const ResultFile after = table("rank,code,score\n1,N,90\n2,A,80\n9,B,50\n");

  const Comparison comparison = compared(before, after);

  CHECK_FALSE(comparison.ranks_are_shared);
  CHECK(pair_of(comparison, "A").rank_change == 1.0);
  CHECK(pair_of(comparison, "B").rank_change == 0.0);
}

TEST_CASE("of two tables it is not known which level is the higher one, unless that is said") {
  // The order of the scores is not that of the levels: a gate held who scored best.
  const auto table = [](const std::string& text) { return *read_result(text_named("t.csv", text)).value; };
  const ResultFile before = table("rank,code,score,level\n1,A,65,Low\n2,B,51,High\n");
  const ResultFile after = table("rank,code,score,level\n1,B,65,Low\n2,A,55,High\n");
  std::vector<ComparisonGate> gates;
  REQUIRE(parse_comparison_gates("level-drop", gates).empty());

  const Comparison unknown = compared(before, after);
  const Result<Comparison> known = compare(before, after, {"", {}, {"Low", "High"}, {"Low", "High"}});
  const Result<Comparison> wrong = compare(before, after, {"", {}, {"Low", "Hgih"}, {"Low", "High"}});

  CHECK(unknown.levels_unordered);
  CHECK_FALSE(pair_of(unknown, "A").level_change.has_value());
  CHECK(undecided_gate(unknown, gates) == "a table (CSV) does not say which of 'High' and 'Low' is the higher level");
  CHECK(broken_gates(unknown, gates).empty());
  REQUIRE(known.good());
  CHECK(pair_of(*known.value, "A").level_change == 1);
  CHECK(undecided_gate(*known.value, gates).empty());
  CHECK(broken_gates(*known.value, gates) == Lines{"level-drop: B went from High to Low"});
  CHECK(lines_of(wrong.findings) == Lines{"t.csv:3:3: error HM301: the level 'High' is none of 'Low' and 'Hgih'"});
}

TEST_CASE("where no level changed, or one result is JSON, the order of levels is no question") {
  const std::string rows = "A,Ambermouth,county,,20,40\nB,Brindle,county,,60,60\n";
  const std::string later = "A,Ambermouth,county,,70,40\nB,Brindle,county,,60,60\n";
  std::vector<ComparisonGate> gates;
  REQUIRE(parse_comparison_gates("level-drop", gates).empty());
  const ResultFile table = result_of(rubric_text, rows, true);

  CHECK(undecided_gate(compared(table, table), gates).empty());
  CHECK(pair_of(compared(table, result_of(later)), "A").level_change == 1);
  CHECK(pair_of(compared(result_of(later), table), "A").level_change == -1);
}

TEST_CASE("a condition that is none is told with the nearest one") {
  const auto wrong = [](std::string_view text) {
    std::vector<ComparisonGate> gates;
    return parse_comparison_gates(text, gates);
  };

  CHECK(wrong("rank-chnge>10") == "'rank-chnge' is not a condition: did you mean 'rank-change'?");
  CHECK(wrong("rank-change<10") == "'rank-change' must have a limit, as in 'rank-change>10', not 'rank-change<10'");
  CHECK(wrong("coverage<x") == "'coverage' must have a limit, as in 'coverage<0.8', not 'coverage<x'");
  CHECK(wrong("level-drop>1") == "'level-drop' takes no limit: 'level-drop>1'");
  CHECK(wrong("") == "'' is not a condition: there are 'rank-change', 'level-drop', 'score-change' and 'coverage'");
}

TEST_CASE("a comparison in Markdown fits a comment, however many moved") {
  std::string old_rows;
  std::string new_rows;
  for (int i = 0; i < 2000; ++i) {
    const std::string unit = "U" + std::to_string(i) + ",A council with a name of some length,county,,";
    old_rows += unit + std::to_string(i % 50) + ",40\n";
    new_rows += unit + std::to_string(i % 50 + 7) + ",40\n";
  }
  const ResultFile before = result_of(old_rows);
  const ResultFile after = result_of(new_rows);

  const std::string text = write(compared(before, after), Format::md);

  CHECK(text.size() <= 65'536);
  CHECK(text.size() > 60'000);
  CHECK(text.find("moved too and are not shown here") != std::string::npos);
}
