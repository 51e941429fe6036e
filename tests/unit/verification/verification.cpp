#include "hallmark/verification/verification.hpp"

#include <cmath>

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

using Kind = ComparedColumn::Kind;

/// Scores are the answers.
const std::string plain = rubric_with("indicators: [{id: q, range: [0, 100]}]\n");

/// The table `code,ours` compared with one column of ours.
Result<Verification> verified(const Scored& scored, Kind kind, const std::string& rows,
                              std::optional<double> tolerance = std::nullopt, std::size_t node = 0) {
  const Result<PublishedTable> published = read_published(text_named("published.csv", "code,theirs\n" + rows),
                                                          scored.rubric->survey, "code", {"theirs"}, ',');
  REQUIRE(published.good());
  const Recomputed ours{*scored.rubric,  *scored.survey, *scored.card,
                        *scored.ranking, nullptr,        {scored.input.across, scored.included, std::nullopt}};
  return verify(ours, *published.value, {{kind, node, "ours", "theirs"}}, tolerance);
}

/// "A: ours 1, published 2", one a difference.
Lines differences(const Result<Verification>& result) {
  CHECK(lines_of(result.findings) == Lines{});
  REQUIRE(result.value.has_value());
  REQUIRE(result.value->columns.size() == 1);
  Lines lines;
  for (const Difference& difference : result.value->columns[0].differences)
    lines.push_back(difference.id + ": ours " + difference.ours + ", published " + difference.published);
  return lines;
}

Lines differences(const Scored& scored, Kind kind, const std::string& rows) {
  return differences(verified(scored, kind, rows));
}

}  // namespace

TEST_CASE("numbers agree within half of the last digit that is published") {
  const Scored ours = scored(plain, "code,q\nA,66.66\nB,66.66\nC,66.66\n");

  CHECK(differences(ours, Kind::score, "A,66.7\nB,66.6\nC,66.8\n") ==
        Lines{"B: ours 66.66, published 66.6", "C: ours 66.66, published 66.8"});
}

TEST_CASE("a published row is joined by the code that its former one stands for") {
  ScoringInput input{plain, "code,q\nZ9,66\n"};
  input.aliases = "seen,code\nOLD9,Z9\n";
  const Scored ours = scored(input);
  CHECK(differences(ours, Kind::score, "OLD9,66\n") == Lines{});
  CHECK(differences(ours, Kind::score, "OLD9,67\n") == Lines{"Z9: ours 66, published 67"});
}

TEST_CASE("the last digit is that of the whole column, whatever a spreadsheet dropped of one cell") {
  const Scored ours = scored(plain, "code,q\nA,60.4\nB,50.25\nC,30\n");

  CHECK(differences(ours, Kind::score, "A,60\nB,50.25\nC,30\n") == Lines{"A: ours 60.4, published 60"});
  CHECK(differences(ours, Kind::score, "A,60\nB,50\nC,30\n") == Lines{});
  CHECK(differences(ours, Kind::score, "A,60\nB,50\nC,30\nelsewhere,1.25\n").size() == 2);
}

TEST_CASE("the tolerance that was used is told, of numbers that have one") {
  const Scored ours = scored(plain, "code,q\nA,60.4\n");

  CHECK(verified(ours, Kind::score, "A,60.40\n").value->columns[0].tolerance == Approx(0.005));
  CHECK(verified(ours, Kind::score, "A,60.40\n", 0.2).value->columns[0].tolerance == 0.2);
  CHECK_FALSE(verified(ours, Kind::rank, "A,1\n").value->columns[0].tolerance.has_value());
}

TEST_CASE("a percent sign belongs to the number; of coverage it makes a share") {
  const Scored ours =
      scored(rubric_with("min_coverage: 0\nindicators: [{id: q, range: [0, 100]}, {id: r, range: [0, 1]}]\n"),
             "code,q,r\nA,85,\n");

  CHECK(differences(ours, Kind::score, "A,85%\n") == Lines{});
  CHECK(differences(ours, Kind::score, "A,84 %\n") == Lines{"A: ours 85, published 84 %"});
  CHECK(differences(ours, Kind::coverage, "A,50%\n") == Lines{});
}

TEST_CASE("ranks may be ordinals") {
  const Scored ours = scored(plain, "code,q\nA,90\nB,50\nC,50\nD,10\n");

  CHECK(differences(ours, Kind::rank, "A,1st\nB,Joint 2nd\nC,2nd=\nD,4th\n") == Lines{});
  CHECK(differences(ours, Kind::rank, "A,1st\nB,3rd\nC,=2\nD,4th\n") == Lines{"B: ours 2, published 3rd"});
}

TEST_CASE("a cause is named only where it explains more than agrees without it") {
  const Scored ours = scored(plain, "code,q\nA,60.4\nB,50\nC,40\nD,30\n");

  CHECK(verified(ours, Kind::rank, "A,1\nB,2\nC,4\nD,4\n").value->columns[0].explanation.empty());
  CHECK(verified(ours, Kind::rank, "A,4\nB,3\nC,2\nD,1\n").value->columns[0].explanation ==
        "4 of 4 agree when rank 1 is the lowest score");
  CHECK(verified(ours, Kind::score, "A,60\nB,50\nC,40\nD,10\n", 3.0).value->columns[0].explanation.empty());
}

TEST_CASE("a number that is half of the last digit away agrees, whatever its double loses") {
  CHECK(differences(scored(plain, "code,q\nA,0.25\nB,0.25\n"), Kind::score, "A,0.2\nB,0.3\n") == Lines{});
  CHECK(differences(scored(plain, "code,q\nA,2.675\n"), Kind::score, "A,2.68\n") == Lines{});
}

TEST_CASE("the last digit of a number with an exponent is where the exponent puts it") {
  const Scored ours = scored(plain, "code,q\nA,0.3\nB,0.0051\n");

  CHECK(differences(ours, Kind::score, "A,5e-3\nB,5e-3\n") == Lines{"A: ours 0.3, published 5e-3"});
}

TEST_CASE("a tolerance stands in the place of half a digit") {
  const Scored ours = scored(plain, "code,q\nA,50\n");

  CHECK(differences(verified(ours, Kind::score, "A,50.5\n", 0.5)) == Lines{});
  CHECK(differences(verified(ours, Kind::score, "A,50.5\n", 0.4)) == Lines{"A: ours 50, published 50.5"});
  CHECK(differences(verified(ours, Kind::score, "A,50.0\n", 0.0)) == Lines{});
}

TEST_CASE("nothing agrees with a blank but a blank") {
  const Scored ours = scored(plain, "code,q\nA,50\nB,\nC,\n");

  CHECK(differences(ours, Kind::score, "A,\nB,50\nC,[x]\n") ==
        Lines{"A: ours 50, published nothing", "B: ours no value, published 50"});
  CHECK(differences(ours, Kind::rank, "A,[x]\nB,2\nC,\n") ==
        Lines{"A: ours 1, published nothing", "B: ours no value, published 2"});
}

TEST_CASE("ranks agree exactly, with or without a sign that they are shared") {
  const Scored ours = scored(plain, "code,q\nA,90\nB,50\nC,50\nD,10\n");

  CHECK(differences(ours, Kind::rank, "A,1\nB,=2\nC,2=\nD,4\n") == Lines{});
  CHECK(differences(verified(ours, Kind::rank, "A,1\nB,2\nC,3\nD,4\n", 5.0)) == Lines{"C: ours 2, published 3"});
}

TEST_CASE("levels agree word by word, and no level with a blank") {
  const Scored ours = scored(rubric_with("indicators: [{id: q, range: [0, 100]}]\n"
                                         "maturity: {levels: [{name: Begun, from: 20}, {name: Leading, from: 60}]}\n"),
                             "code,q\nA,70\nB,30\nC,10\nD,30\nE,10\n");

  CHECK(differences(ours, Kind::level, "A,Leading\nB,Leading\nC,\nD,\nE,Begun\n") ==
        Lines{"B: ours Begun, published Leading", "D: ours Begun, published nothing",
              "E: ours no level, published Begun"});
}

TEST_CASE("coverage is compared as a share") {
  const Scored ours =
      scored(rubric_with("min_coverage: 0\nindicators: [{id: q, range: [0, 1]}, {id: r, range: [0, 1]}]\n"),
             "code,q,r\nA,1,1\nB,1,\n");

  CHECK(differences(ours, Kind::coverage, "A,1\nB,50\n") == Lines{"B: ours 0.5, published 50"});
}

TEST_CASE("a node is compared by its own scores") {
  const Scored ours =
      scored(rubric_with("indicators: [{id: q, range: [0, 100]}, {id: r, range: [0, 100]}]\n"), "code,q,r\nA,80,20\n");

  CHECK(differences(verified(ours, Kind::node, "A,20\n", std::nullopt, ours.node("r"))) == Lines{});
  CHECK(differences(verified(ours, Kind::node, "A,20\n", std::nullopt, ours.node("q"))) ==
        Lines{"A: ours 80, published 20"});
}

TEST_CASE("what is published and is no number is an error at its place") {
  const Scored ours = scored(plain, "code,q\nA,50\nB,60\n");

  const Result<Verification> result = verified(ours, Kind::score, "A,high\nB,60\n");

  CHECK(lines_of(result.findings) ==
        Lines{"published.csv:2:3: error HM300: 'high' is not a number, which 'ours' is compared with"});
}

TEST_CASE("the largest difference is told even where it is small enough") {
  const Scored ours = scored(plain, "code,q\nA,50.04\nB,60.01\n");

  const Result<Verification> result = verified(ours, Kind::score, "A,50.0\nB,60.0\n");

  CHECK(differences(result) == Lines{});
  CHECK(result.value->columns[0].compared == 2);
  CHECK(std::abs(result.value->columns[0].largest - 0.04) < 1e-9);
}

TEST_CASE("a difference of numbers says by how much, and with a blank nothing") {
  const Scored ours = scored(plain, "code,q\nA,50\nB,60\n");

  const Result<Verification> result = verified(ours, Kind::score, "A,52.5\nB,\n");

  REQUIRE(differences(result).size() == 2);
  CHECK(result.value->columns[0].differences[0].by == 2.5);
  CHECK(result.value->columns[0].differences[1].by == std::nullopt);
}

TEST_CASE("who has a score and is not published is only ours, who is not in the survey only published") {
  const Scored ours = scored(plain, "code,q\nA,50\nB,60\nC,\n");

  const Result<Verification> result = verified(ours, Kind::score, "Y,1\nA,50\nX,2\n");

  CHECK(result.value->only_ours == Lines{"B"});
  CHECK(result.value->only_published == Lines{"Y", "X"});
  CHECK(result.value->columns[0].compared == 1);
  CHECK_FALSE(result.value->agrees());
}

TEST_CASE("who a condition on scores leaves out is not ours") {
  const Scored ours = scored({.rubric = rubric_with("dimensions: [{id: d, indicators: [{id: q, range: [0, 100]}]}]\n"),
                              .survey = "code,q\nA,50\nB,60\nC,90\nD,95\n",
                              .where = "d < 90"});

  const Result<Verification> result = verified(ours, Kind::rank, "A,2\nC,1\n");

  CHECK(differences(result) == Lines{});
  CHECK(result.value->only_ours == Lines{"B"});
  CHECK(result.value->only_published == Lines{"C"});
}

TEST_CASE("results agree where nothing differs and nobody is missing on either side") {
  const Scored ours = scored(plain, "code,q\nA,50\nB,\n");

  CHECK(verified(ours, Kind::score, "A,50\n").value->agrees());
  CHECK_FALSE(verified(ours, Kind::score, "A,51\n").value->agrees());
  CHECK_FALSE(verified(ours, Kind::score, "").value->agrees());
}

TEST_CASE("several columns are compared each by itself") {
  const Scored ours = scored(plain, "code,q\nA,50\nB,60\n");
  const Result<PublishedTable> published =
      read_published(text_named("published.csv", "code,value,place\nA,50,2\nB,61,1\n"), ours.rubric->survey, "code",
                     {"value", "place"}, ',');

  const Result<Verification> result =
      verify({*ours.rubric, *ours.survey, *ours.card, *ours.ranking}, *published.value,
             {{Kind::score, 0, "score", "value"}, {Kind::rank, 0, "rank", "place"}}, std::nullopt);

  REQUIRE(result.value->columns.size() == 2);
  CHECK(result.value->columns[0].differences.size() == 1);
  CHECK(result.value->columns[1].differences.empty());
}
