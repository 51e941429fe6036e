#include "catch.hpp"
#include "property/threads.hpp"
#include "scoring_fixture.hpp"
#include "text_in_pieces.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

StreamedText streamed(const std::string& name, const std::string& text, bool is_file) {
  return {std::make_shared<SourceText>(name, std::string()), std::make_shared<TextInPieces>(text, is_file)};
}

/// What somebody who looked on saw in the end: "reading 3 rows, 26 of 26 bytes".
struct Watcher {
  Lines seen;

  Workers workers(std::size_t count) {
    Workers workers = threads(count);
    workers.watch = [this](const Progress& progress, const Workers::Work& work) {
      work();
      seen.push_back(std::string(progress.phase) + " " + std::to_string(progress.rows) + " rows, " +
                     std::to_string(progress.bytes) + " of " + std::to_string(progress.bytes_in_all) + " bytes");
    };
    return workers;
  }
};

Lines seen_of(const std::string& survey_rules, SurveyTexts texts, std::size_t workers, std::size_t window) {
  const auto rubric = read_rubric_text("hallmark: 1\nid: test\nsurvey: {id: code" + survey_rules +
                                       "}\nindicators:\n  - {id: q, range: [0, 10]}\n");
  REQUIRE(lines_of(rubric.findings) == Lines{});
  Watcher watcher;
  texts.workers = watcher.workers(workers);
  texts.window = window;
  CHECK(lines_of(read_survey(*rubric.value, texts).findings) == Lines{});
  return watcher.seen;
}

const std::string wide = "code,q\nA,1\nB,2\n\nC,3\n\"D\",4\n";
const std::string wide_too = "code,q\nE,5\nF,6\n";

}  // namespace

TEST_CASE("whoever looks on while a survey is read sees its rows and bytes") {
  const auto respondents = GENERATE(as<std::string>(), "", ", respondents: mean", ", respondents: median");
  const auto workers = GENERATE(as<std::size_t>(), 1, 3);
  INFO(respondents << ", " << workers << " workers");
  SurveyTexts held;
  held.surveys = {text_named("survey.csv", wide)};
  SurveyTexts file;
  file.streams = {streamed("survey.csv", wide, true)};

  CHECK(seen_of(respondents, held, workers, 8) == Lines{"reading 4 rows, 26 of 26 bytes"});
  CHECK(seen_of(respondents, file, workers, 8) == Lines{"reading 4 rows, 26 of 26 bytes"});
}

TEST_CASE("several surveys are one progress") {
  SurveyTexts files;
  files.streams = {streamed("one.csv", wide, true), streamed("two.csv", wide_too, true)};

  CHECK(seen_of("", files, 2, 8) == Lines{"reading 6 rows, 41 of 41 bytes"});
}

TEST_CASE("how long a pipe is nobody knows, nor how long it is with others") {
  SurveyTexts pipe;
  pipe.streams = {streamed("pipe.csv", wide, false)};
  SurveyTexts both;
  both.streams = {streamed("one.csv", wide, true), streamed("pipe.csv", wide_too, false)};

  CHECK(seen_of(", respondents: mean", pipe, 2, 8) == Lines{"reading 4 rows, 26 of 0 bytes"});
  CHECK(seen_of(", respondents: mean", both, 2, 8) == Lines{"reading 6 rows, 41 of 0 bytes"});
}

TEST_CASE("the rows of a long survey are looked at for questions, and then read") {
  SurveyTexts texts;
  texts.surveys = {text_named("long.csv", "code,question,answer\nA,q,1\n\nB,q,2\nB,unused,9\n")};

  CHECK(seen_of(", respondents: mean, layout: {long: {question: question, answer: answer}}", texts, 2, 8) ==
        Lines{"questions 3 rows, 45 of 45 bytes", "reading 3 rows, 45 of 45 bytes"});
}

TEST_CASE("nobody needs to look on while surveys of one piece are read") {
  SurveyTexts held;
  held.surveys = {text_named("survey.csv", wide)};
  SurveyTexts streams;
  streams.streams = {streamed("one.csv", wide, true), streamed("pipe.csv", wide_too, false)};

  CHECK(seen_of("", held, 2, 100) == Lines{});
  CHECK(seen_of(", respondents: mean", streams, 2, 100) == Lines{});
}

TEST_CASE("bytes that are no text do not hide what is wrong with other rows of a survey that comes in pieces") {
  const auto rubric = read_rubric_text(
      "hallmark: 1\nid: test\nsurvey: {id: code, respondents: mean}\nindicators:\n  - {id: q, range: [0, 10]}\n");
  const auto is_file = GENERATE(false, true);
  const auto workers = GENERATE(as<std::size_t>(), 1, 3);
  SurveyTexts texts;
  texts.streams = {streamed("survey.csv", "code,q\nA,1\nB,two\nC,3\nM\xF4n,4\nE,5\nF,six\n", is_file)};
  texts.window = 8;
  texts.workers = threads(workers);

  const Lines findings = lines_of(read_survey(*rubric.value, texts).findings);

  CHECK(findings == Lines{"survey.csv:3:3: error HM105: 'two' is not a number, which 'q' needs",
                          "survey.csv:5:2: error HM100: the byte '\\xF4' is not UTF-8: save the file as UTF-8, or say "
                          "--encoding cp1252",
                          "survey.csv:7:3: error HM105: 'six' is not a number, which 'q' needs"});
}
