#include <cmath>

#include "catch.hpp"
#include "property/generator.hpp"
#include "property/threads.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

std::string some_number(Generator& generator, std::size_t kind) {
  const std::string sign = generator.chance(5) ? "-" : "";
  const std::string whole = std::to_string(generator.index(generator.chance(4) ? 4'000'000'000 : 300));
  switch (kind) {
    case 0:
      return std::to_string(1 + generator.index(5));
    case 1:
      return sign + whole;
    case 2:
      return sign + std::to_string(generator.index(900)) + "." + std::to_string(generator.index(100));
    default:
      break;
  }
  const Lines odd = {"-0", "0.0", "1e3", "007", "1.2345678901", "123456789012345", "-0.00", ".5", "12?", "n/a", ""};
  return generator.chance(2) ? odd[generator.index(odd.size())] : sign + whole;
}

}  // namespace

TEST_CASE("answers that are packed are the same answers") {
  Generator generator;
  INFO("seed " << property_seed);
  const Rubric rubric = good_rubric(
      "hallmark: 1\nid: law\nsurvey: {id: code, missing: [''], not_applicable: [n/a], unsure: '?'}\nindicators:\n"
      "  - {id: q1, range: [0, 9]}\n  - {id: q2, range: [0, 9]}\n  - {id: q3, normalise: minmax}\n"
      "  - {id: q4, answers: {no: 0, yes: 1, half: 0.5}}\n");
  std::size_t packed = 0;
  for (int round = 0; round < 150; ++round) {
    std::string csv = "code,q1,q2,q3,q4\n";
    const std::size_t units = 1 + generator.index(round % 10 == 9 ? 3'000 : 60);
    // Each column mostly of one kind, which may change towards the end.
    std::size_t kinds[] = {generator.index(4), generator.index(3), generator.index(3)};
    for (std::size_t unit = 0; unit < units; ++unit) {
      csv += "X" + std::to_string(unit);
      if (generator.chance(400)) kinds[generator.index(3)] = generator.index(4);
      for (const std::size_t kind : kinds) csv += "," + (generator.chance(9) ? "" : some_number(generator, kind));
      csv += generator.chance(2) ? ",yes\n" : generator.chance(40) ? ",half\n" : ",no\n";
    }
    SurveyTexts texts;
    texts.surveys = {text_named("survey.csv", csv)};
    texts.window = 300 + generator.index(5'000);
    const Result<Survey> plain = read_survey(rubric, texts);
    REQUIRE(plain.good());
    texts.pack_answers = true;
    texts.workers = threads(1 + generator.index(3));
    Result<Survey> survey = read_survey(rubric, texts);
    REQUIRE(survey.good());
    REQUIRE(survey.value->packed.size() == 4);
    for (const auto& column : survey.value->packed) packed += column ? 1 : 0;
    unpack_answers(*survey.value);
    REQUIRE(survey.value->packed.empty());
    for (std::size_t question = 0; question < 4; ++question) {
      const Column& expected = plain.value->answers[question];
      const Column& found = survey.value->answers[question];
      REQUIRE(found.states == expected.states);
      for (std::size_t unit = 0; unit < units; ++unit) {
        const double a = expected.values[unit];
        const double b = found.values[unit];
        REQUIRE(((std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b))));
      }
    }
  }
  REQUIRE(packed > 200);
}
