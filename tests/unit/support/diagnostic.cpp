#include "hallmark/support/diagnostic.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

TEST_CASE("a code is printed with three digits") {
  CHECK(to_text(Code::yaml_syntax) == "HM001");
  CHECK(to_text(Code::rubric_unknown_key) == "HM012");
  CHECK(to_text(Code::survey_answer) == "HM104");
}

TEST_CASE("findings are shown by source and place, whatever the order they were found in") {
  const Source first = text_named("a", "xy\nz");
  const Source second = text_named("b", "xy");
  Findings findings;
  findings.error(Code::rubric_id, {first, 3, 1}, "third line");
  findings.warning(Code::score_group, {second, 0, 1}, "other source");
  findings.error(Code::rubric_id, {first, 1, 1}, "first line");

  CHECK(lines_of(findings) == Lines{"a:1:2: error HM016: first line", "a:2:1: error HM016: third line",
                                    "b:1:1: warning HM203: other source"});
}

TEST_CASE("findings at one place stay in the order they were found in") {
  const Source source = text_named("a", "x");
  Findings findings;
  findings.error(Code::rubric_id, {source, 0, 1}, "one");
  findings.error(Code::rubric_id, {source, 0, 1}, "two");

  CHECK(lines_of(findings) == Lines{"a:1:1: error HM016: one", "a:1:1: error HM016: two"});
}

TEST_CASE("errors and warnings are counted apart") {
  Findings findings;
  CHECK(findings.empty());
  findings.warning(Code::score_group, "w");
  CHECK_FALSE(findings.has_errors());
  findings.error(Code::score_group, "e");

  CHECK(findings.error_count() == 1);
  CHECK(findings.warning_count() == 1);
  CHECK(findings.has_errors());
}

TEST_CASE("a remark is no warning, with --strict too") {
  const Source source = text_named("a", "x");
  Findings found;
  found.remark(Code::rank_coverage, {source, 0, 1}, "r");
  found.warning(Code::score_group, {source, 0, 1}, "w");
  Findings findings;
  findings.treat_warnings_as_errors();
  findings.absorb(found);

  CHECK(findings.remark_count() == 1);
  CHECK(findings.warning_count() == 0);
  CHECK(findings.error_count() == 1);
  CHECK(lines_of(findings) == Lines{"a:1:1: error HM203: w", "a:1:1: remark HM210: r"});
}

TEST_CASE("the first of each kind are shown where so many are asked for, and the others counted by kind") {
  const Source source = text_named("a", std::string(300, 'x'));
  Findings findings;
  for (std::size_t i = 0; i < 150; ++i) findings.error(Code::survey_answer, {source, i, 1}, "e");
  for (std::size_t i = 0; i < 2; ++i) findings.error(Code::survey_number, {source, i, 1}, "n");
  for (std::size_t i = 0; i < 4; ++i) findings.warning(Code::survey_answer, {source, i, 1}, "w");

  CHECK(findings.shown().size() == 156);
  CHECK(findings.left_out().empty());
  CHECK(findings.shown({3, true}).size() == 3 + 2 + 3);
  const std::vector<FindingsOfAKind> rest = findings.left_out({3, true});
  REQUIRE(rest.size() == 2);
  CHECK(rest[0].severity == Severity::error);
  CHECK(rest[0].code == Code::survey_answer);
  CHECK(rest[0].count == 147);
  CHECK(rest[1].severity == Severity::warning);
  CHECK(rest[1].count == 1);
}

TEST_CASE("errors are shown before warnings, and warnings only where they are wanted") {
  const Source source = text_named("a", std::string(300, 'x'));
  Findings findings;
  findings.warning(Code::survey_points, {source, 0, 1}, "w");
  findings.error(Code::survey_number, {source, 299, 1}, "the one that matters");

  CHECK(lines_of(findings) == Lines{"a:1:300: error HM105: the one that matters", "a:1:1: warning HM110: w"});
  CHECK(findings.shown({std::nullopt, false}).size() == 1);
  CHECK(findings.left_out({std::nullopt, false}).empty());
}

TEST_CASE("under --strict warnings that came before and come after are errors") {
  Findings findings;
  findings.warning(Code::score_group, "before");
  findings.treat_warnings_as_errors();
  findings.warning(Code::score_group, "after");

  CHECK(lines_of(findings) == Lines{"error HM203: before", "error HM203: after"});
  CHECK(findings.error_count() == 2);
  CHECK(findings.warning_count() == 0);
}

TEST_CASE("findings of another reader are taken over in their order, and strictly where that is asked for") {
  Findings other;
  other.warning(Code::score_group, "one");
  other.error(Code::score_group, "two");
  Findings findings;
  findings.treat_warnings_as_errors();
  findings.absorb(other);

  CHECK(lines_of(findings) == Lines{"error HM203: one", "error HM203: two"});
}

TEST_CASE("of a hundred thousand findings the first ten thousand are kept, and all are counted") {
  const Source source = text_named("a", std::string(100'001, 'x'));
  Findings findings;
  for (std::size_t i = 100'000; i-- > 0;) findings.error(Code::survey_number, {source, i, 1}, "e");

  const std::vector<Diagnostic> shown = findings.shown();
  CHECK(findings.error_count() == 100'000);
  REQUIRE(findings.left_out().size() == 1);
  CHECK(findings.left_out()[0].count == 90'000);
  REQUIRE(shown.size() == 10'000);
  CHECK(shown.front().place->offset == 0);
  CHECK(shown.back().place->offset == 9'999);
}

TEST_CASE("the first three of a kind are kept however many of another come before them") {
  const Source source = text_named("a", std::string(100'001, 'x'));
  Findings findings;
  for (std::size_t i = 0; i < 5; ++i) findings.error(Code::survey_answer, {source, 100'000, 1}, "late");
  for (std::size_t i = 0; i < 50'000; ++i) findings.error(Code::survey_number, {source, i, 1}, "e");

  const std::vector<Diagnostic> shown = findings.shown({3, true});
  REQUIRE(shown.size() == 6);
  CHECK(shown.back().message == "late");
  CHECK(findings.left_out({3, true})[0].count == 2);
}

TEST_CASE("what another reader counted and dropped is counted on") {
  Findings other;
  for (int i = 0; i < 50'000; ++i) other.warning(Code::survey_points, "w");
  for (int i = 0; i < 7; ++i) other.error(Code::survey_number, "e");
  Findings findings;
  findings.absorb(other);

  CHECK(findings.warning_count() == 50'000);
  CHECK(findings.error_count() == 7);
  REQUIRE(findings.left_out().size() == 1);
  CHECK(findings.left_out()[0].count == 40'000);
}

TEST_CASE("what is accepted is left out, whether it was found before or after, and counted") {
  const Source source = text_named("a", std::string(100, 'x'));
  Findings more;
  for (std::size_t i = 0; i < 5; ++i) more.warning(Code::score_beyond, {source, i, 1}, "w", "q");
  more.warning(Code::score_beyond, {source, 9, 1}, "w", "r");
  more.error(Code::score_beyond, {source, 10, 1}, "e");
  Findings findings;
  findings.treat_warnings_as_errors();
  findings.accept({{Code::score_beyond, "q", "it was checked"}, {Code::survey_total, "", "it is a unit"}});
  findings.absorb(more);
  findings.warning(Code::survey_total, {source, 11, 1}, "w");
  findings.warning(Code::survey_total, {source, 12, 1}, "w", "q");

  CHECK(findings.accepted_count() == 6);
  CHECK(findings.error_count() == 3);
  CHECK(findings.left_out({0, true}).size() == 2);

  Findings later;
  later.absorb(more);
  later.accept({{Code::score_beyond, "q", "it was checked"}});
  CHECK(later.accepted_count() == 5);
  CHECK(later.warning_count() == 1);
  CHECK(later.error_count() == 1);
}
