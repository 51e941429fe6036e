#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// One question in percent, and what is done about blanks.
std::string rubric_missing(const std::string& missing) {
  return "hallmark: 1\nid: test\nsurvey: {id: code, groups: region}\nmissing: " + missing +
         "\nindicators:\n  - {id: q, range: [0, 10]}\n";
}

const std::string survey = "code,region,q\nA,n,2\nB,n,4\nC,n,\nD,s,9\nE,s,\n";

}  // namespace

TEST_CASE("missing: ignore leaves a blank without a mark") {
  const Scored result = scored(rubric_missing("ignore"), survey);

  CHECK(result.state("C", "q") == State::missing);
  CHECK(result.absence("C") == Absence::unanswered);
  CHECK(result.coverage("C") == 0.0);
  CHECK(result.rank_of("C") == 0.0);
}

TEST_CASE("missing: zero gives the foot of the scale, and says it is estimated") {
  const Scored result = scored(rubric_missing("zero"), survey);

  CHECK(result.score("C") == 0.0);
  CHECK(result.state("C") == State::estimated);
  CHECK(result.state("A") == State::answered);
  CHECK(result.coverage("C") == 0.0);
}

TEST_CASE("missing: worst gives the least mark of the question, zero the foot") {
  const std::string rubric =
      "hallmark: 1\nid: test\nsurvey: {id: code}\nmissing: worst\nindicators:\n"
      "  - {id: q, answers: {some: 1, most: 2, all: 4}}\n";

  CHECK(scored(rubric, "code,q\nA,\nB,all\n").score("A") == 25.0);
}

TEST_CASE("missing: mean and median take those of all who answered") {
  CHECK(scored(rubric_missing("mean"), survey).score("C") == 50.0);
  CHECK(scored(rubric_missing("median"), survey).score("C") == 40.0);
}

TEST_CASE("mean_of and median_of take those of the same group") {
  CHECK(scored(rubric_missing("{mean_of: region}"), survey).score("C") == Approx(30.0));
  CHECK(scored(rubric_missing("{mean_of: region}"), survey).score("E") == Approx(90.0));
  CHECK(scored(rubric_missing("{median_of: region}"), survey).score("C") == Approx(30.0));
}

TEST_CASE("a blank in a group where nobody answered stays missing with a warning") {
  const Scored result = scored(rubric_missing("{mean_of: region}"), "code,region,q\nA,n,2\nB,s,\n");

  CHECK(result.state("B") == State::missing);
  CHECK(lines_of(result.findings) ==
        Lines{"survey.csv:3:1: warning HM203: 'q' stays missing for 'B': nobody in the same 'region' answered it"});
}

TEST_CASE("missing: {value: 3} is in the units of the survey") {
  const Scored result = scored(rubric_missing("{value: 3}"), survey);

  CHECK(result.score("C") == Approx(30.0));
  CHECK(result.state("C", "q") == State::estimated);
}

TEST_CASE("missing: exclude leaves the parent without a score") {
  const Scored result = scored(rubric_missing("exclude"), survey);

  CHECK(result.absence("C") == Absence::excluded);
  CHECK(result.absence("A") == Absence::none);
}

TEST_CASE("what does not apply is neither missing nor imputed") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\nmissing: zero\nindicators:\n"
      "  - {id: q, range: [0, 10], applies: type == 'county'}\n  - {id: r, range: [0, 10]}\n",
      "code,type,q,r\nA,county,,5\nB,district,,5\nC,,,5\n");

  CHECK(result.state("A", "q") == State::estimated);
  CHECK(result.state("B", "q") == State::not_applicable);
  CHECK(result.score("B") == 50.0);
  CHECK(result.coverage("B") == 1.0);
  CHECK(result.state("C", "q") == State::estimated);  // unknown does not switch a question off
}

TEST_CASE("per and times divide and multiply, and a blank denominator makes the value missing") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\nindicators:\n"
      "  - {id: q, per: people, times: 1000, range: [0, 100]}\n",
      "code,q,people\nA,5,100\nB,5,\n");

  CHECK(result.score("A") == 50.0);
  CHECK(result.state("B", "q") == State::missing);
}

TEST_CASE("a denominator of zero is an error that names the unit") {
  const Scored result =
      try_scoring({"hallmark: 1\nid: test\nsurvey: {id: code}\nindicators:\n"
                   "  - {id: q, per: people, range: [0, 100]}\n",
                   "code,q,people\nA,5,0\n"});

  CHECK(lines_of(result.findings) ==
        Lines{"survey.csv:2:1: error HM200: 'q' has no value for 'A': its denominator 'people' is zero (a blank one "
              "makes it missing)"});
}

TEST_CASE("a value expression is worked out from columns") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\nindicators:\n"
      "  - {id: q, value: online / (online + phone), range: [0, 1]}\n",
      "code,online,phone\nA,3,1\nB,3,\n");

  CHECK(result.score("A") == 75.0);
  CHECK(result.state("B") == State::missing);
}

TEST_CASE("a column without spread is a warning and counts as missing") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\nindicators:\n  - {id: q, normalise: minmax}\n  - {id: r, range: [0, "
      "10]}\n",
      "code,q,r\nA,7,5\nB,7,10\n");

  CHECK(result.state("A", "q") == State::missing);
  CHECK(result.score("A") == 50.0);
  CHECK(lines_of(result.findings) == Lines{"rubric.yaml:5:24: warning HM202: 'q' is the same for all: there is nothing "
                                           "to judge by, so it counts as missing"});
}

TEST_CASE("a column without spread takes its constant") {
  const Scored result =
      scored("hallmark: 1\nid: test\nsurvey: {id: code}\nindicators:\n  - {id: q, normalise: minmax, constant: 40}\n",
             "code,q\nA,7\nB,7\n");

  CHECK(result.score("A") == 40.0);
}

TEST_CASE("normalising over a group looks at that group only") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\nindicators:\n  - {id: q, normalise: {method: minmax, over: "
      "region}}\n",
      "code,region,q\nA,n,1\nB,n,3\nC,n,2\nD,s,100\nE,s,200\n");

  CHECK(result.scores() == std::vector<double>{0, 100, 50, 0, 100});
}

TEST_CASE("values beyond the ends are one warning a question, with the first of them and their number") {
  const Scored result = try_scoring(
      {rubric_with("indicators:\n  - {id: a, range: [0, 100]}\n  - {id: b, curve: [[0, 0], [50, 100]]}\n"
                   "  - {id: c, range: [0, 1], clamp: true}\n"),
       "code,a,b,c\nA,450,20,7\nB,-5,30,7\nC,40,1200,7\nD,101,40,7\n"});

  CHECK(lines_of(result.findings) ==
        Lines{"survey.csv:2:1: warning HM209: '450' in 'a' of 'A' lies beyond the ends of its range and counts as the "
              "end, and so do others: 3 values in all ('clamp: true' says that this is meant)",
              "survey.csv:4:1: warning HM209: '1200' in 'b' of 'C' lies beyond the ends of its curve and counts as the "
              "end ('clamp: true' says that this is meant)"});
}
