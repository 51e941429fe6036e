#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// "HM209 q: reason", one an allowance.
Lines allowed(const std::string& rubric, const Files& files = {}) {
  const Result<Rubric> result = read_rubric_text(rubric, {}, files);
  REQUIRE(result.value.has_value());
  Lines lines;
  for (const Allowance& allowance : result.value->allowances)
    lines.push_back(to_text(allowance.code) + " " + allowance.about + ": " + allowance.reason);
  return lines;
}

const std::string beyond_range = "code,q,r\nA,450,450\nB,30,30\n";

}  // namespace

TEST_CASE("a comment behind a line or above it accepts a warning about what stands there") {
  CHECK(allowed(rubric_with("dimensions:\n"
                            "  - id: d  # hallmark: allow HM204 because all of it is new\n"
                            "    # hallmark: allow HM203 because nobody has it\n"
                            "    # who has it is known\n"
                            "\n"
                            "    title: D\n"
                            "    indicators:\n"
                            "      - {id: q, range: [0, 1]} # hallmark: allow HM209 because A was asked\n"
                            "      # hallmark:allow  HM205  because it is zero\n"
                            "      - id: r\n"
                            "        range: [0, 1]    # hallmark: allow HM209 because B was asked\n"
                            "# hallmark: allow HM116 because the nation is one of them\n"
                            "ranking: {ties: min}\n")) ==
        Lines{"HM204 d: all of it is new", "HM203 d: nobody has it", "HM209 q: A was asked", "HM205 r: it is zero",
              "HM209 r: B was asked", "HM116 : the nation is one of them"});
}

TEST_CASE("a comment without a reason, a code or a verb accepts nothing and is a warning") {
  const Result<Rubric> result = read_rubric_text(rubric_with("indicators:\n"
                                                             "  - {id: q, range: [0, 1]} # hallmark: allow HM209\n"
                                                             "  # hallmark: allow beyond because it is\n"
                                                             "  # hallmark: ignore HM209 because it is\n"
                                                             "  # hallmark: 1\n"
                                                             "  - {id: r, title: 'a hallmark: yes', range: [0, 1]}\n"));

  CHECK(result.value->allowances.empty());
  CHECK(lines_of(result.findings) ==
        Lines{"rubric.yaml:6:28: warning HM037: HM209 is accepted without a reason, so this comment accepts nothing: "
              "write '# hallmark: allow HM209 because …'",
              "rubric.yaml:7:3: warning HM037: 'beyond' is not the code of a finding, so this comment accepts nothing: "
              "write '# hallmark: allow HM209 because …'",
              "rubric.yaml:8:3: warning HM037: 'ignore' is nothing to say to hallmark, so this comment accepts nothing: "
              "write '# hallmark: allow HM209 because …'"});
}

TEST_CASE("what a base accepts is accepted of what extends it") {
  CHECK(allowed("hallmark: 1\nid: own\nextends: base.yaml\nindicators: [{id: q, title: Q}]\n",
                {{"base.yaml", rubric_with("indicators:\n  - {id: q, range: [0, 1]}  # hallmark: allow HM209 because A was "
                                           "asked\n")}}) == Lines{"HM209 q: A was asked"});
}

TEST_CASE("a warning that is accepted is counted and not shown, of the one question only") {
  const std::string head = rubric_with("min_coverage: 0.5\nindicators:\n  - {id: q, range: [0, 100]}");
  const std::string tail = "\n  - {id: r, range: [0, 100]}\n";
  const std::string allowance = "  # hallmark: allow HM209 because 450 was checked by phone";

  const Scored without = scored(head + tail, beyond_range);
  const Scored with = scored(head + allowance + tail, beyond_range);

  CHECK(without.findings.warning_count() == 2);
  CHECK(without.findings.accepted_count() == 0);
  CHECK(with.findings.warning_count() == 1);
  CHECK(with.findings.accepted_count() == 1);
  CHECK(lines_of(with.findings)[0].find("in 'r'") != std::string::npos);
  CHECK(with.scores() == without.scores());
}
