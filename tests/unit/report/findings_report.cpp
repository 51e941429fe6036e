#include "hallmark/report/findings_report.hpp"

#include "catch.hpp"
#include "report/format/json_values.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

Findings two_findings() {
  const Source source = text_named("a,b.csv", "code,web\nÔ,mots\n");
  Findings findings;
  findings.error(Code::survey_answer, {source, 12, 4}, "'mots' is 100% wrong");
  findings.warning(Code::score_group, "nowhere");
  return findings;
}

}  // namespace

TEST_CASE("findings for people have the source line and a caret under the fault") {
  CHECK(write_findings(two_findings(), FindingsFormat::text) ==
        "a,b.csv:2:3: error: 'mots' is 100% wrong [HM104]\n"
        "    2 | Ô,mots\n"
        "      |   ^~~~\n"
        "hallmark: warning: nowhere [HM203]\n");
}

TEST_CASE("findings in colour have the kind in red or yellow") {
  const std::string text = write_findings(two_findings(), FindingsFormat::text, {.colour = true});

  CHECK(text.find("\033[1;31merror\033[0m") != std::string::npos);
  CHECK(text.find("\033[1;33mwarning\033[0m") != std::string::npos);
}

TEST_CASE("findings as workflow commands escape what would end them") {
  CHECK(write_findings(two_findings(), FindingsFormat::github) ==
        "::error file=a%2Cb.csv,line=2,col=3,title=HM104::'mots' is 100%25 wrong\n"
        "::warning title=HM203::nowhere\n");
}

TEST_CASE("findings as JSON are counted and placed") {
  CHECK(write_findings(two_findings(), FindingsFormat::json) ==
        "{\n \"format\": \"hallmark-findings\",\n \"version\": 1,\n \"errors\": 1,\n \"warnings\": 1,\n"
        " \"remarks\": 0,\n"
        " \"left_out\": 0,\n \"findings\": [\n  {\n   \"severity\": \"error\",\n   \"code\": \"HM104\",\n"
        "   \"message\": \"'mots' is 100% wrong\",\n   \"file\": \"a,b.csv\",\n   \"line\": 2,\n   \"column\": 3\n"
        "  },\n  {\n   \"severity\": \"warning\",\n   \"code\": \"HM203\",\n   \"message\": \"nowhere\"\n  }\n ]\n}\n");
}

TEST_CASE("findings as SARIF have a rule, a level, a text and a region") {
  const std::string text = write_findings(two_findings(), FindingsFormat::sarif);

  for (const char* part : {"\"version\": \"2.1.0\"", "\"ruleId\": \"HM104\"", "\"level\": \"error\"",
                           "\"startLine\": 2", "\"startColumn\": 3", "\"columnKind\": \"unicodeCodePoints\""}) {
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("SARIF names the program, and explains each rule that is broken once") {
  Findings findings = two_findings();
  findings.error(Code::survey_answer, "again");
  const Json sarif = Json::parse(write_findings(findings, FindingsFormat::sarif));

  const Json& driver = sarif.at("runs").at(0).at("tool").at("driver");
  CHECK_FALSE(driver.at("version").get<std::string>().empty());
  CHECK(driver.at("informationUri").get<std::string>().starts_with("https://"));
  const Json& rules = driver.at("rules");
  REQUIRE(rules.size() == 2);
  CHECK(rules.at(0).at("id") == "HM104");
  CHECK(rules.at(0).at("shortDescription").at("text") == title_of("HM104"));
  CHECK(rules.at(0).at("fullDescription").at("text").get<std::string>().size() > 40);
  CHECK(rules.at(1).at("id") == "HM203");
}

TEST_CASE("the first three of a kind are printed, then how many more there are") {
  Findings findings;
  for (int i = 0; i < 5; ++i) findings.error(Code::survey_number, "e");
  for (int i = 0; i < 4; ++i) findings.warning(Code::survey_points, "w");

  const std::string error = "hallmark: error: e [HM105]\n";
  const std::string warning = "hallmark: warning: w [HM110]\n";
  CHECK(write_findings(findings, FindingsFormat::text) ==
        error + error + error + warning + warning + warning +
            "hallmark: 2 more errors of the kind HM105: 'hallmark check --all' prints every one\n"
            "hallmark: 1 more warning of the kind HM110: 'hallmark check --all' prints every one\n");
  CHECK(write_findings(findings, FindingsFormat::github)
            .ends_with("::notice::1 more warning of the kind HM110: 'hallmark check --all' prints every one\n"));
  Findings many;
  for (int i = 0; i < 10'004; ++i) many.error(Code::survey_number, "e");
  CHECK(write_findings(many, FindingsFormat::text)
            .ends_with("10001 more errors of the kind HM105: 'hallmark check --all' prints the first 10000 errors\n"));
  CHECK(write_findings(many, FindingsFormat::text, {.all = true})
            .ends_with("4 more errors of the kind HM105, which are too many to print\n"));
  Findings of_results;
  for (int i = 0; i < 4; ++i) of_results.error(Code::result_file, "r");
  CHECK(write_findings(of_results, FindingsFormat::text).ends_with("hallmark: 1 more error of the kind HM301\n"));
  CHECK(write_findings(findings, FindingsFormat::text, {.all = true, .warnings = false}) ==
        error + error + error + error + error);
  CHECK(Json::parse(write_findings(findings, FindingsFormat::json)).at("left_out") == 3);
  CHECK(Json::parse(write_findings(findings, FindingsFormat::json, {.all = true})).at("findings").size() == 9);
}

TEST_CASE("of a long line the part round the fault is shown") {
  const Source source = text_named("a.csv", std::string(500, 'x') + "!" + std::string(500, 'y'));
  Findings findings;
  findings.error(Code::survey_number, {source, 500, 1}, "e");

  CHECK(write_findings(findings, FindingsFormat::text) == "a.csv:1:501: error: e [HM105]\n    1 | …" +
                                                              std::string(60, 'x') + "!" + std::string(59, 'y') +
                                                              "…\n      | " + std::string(61, ' ') + "^\n");
}

TEST_CASE("an escape sequence in a source never reaches the terminal") {
  const Source source = text_named("a.csv", "\033[31mx");
  Findings findings;
  findings.error(Code::survey_number, {source, 5, 1}, "e");

  CHECK(write_findings(findings, FindingsFormat::text).find('\033') == std::string::npos);
}

TEST_CASE("every code has an explanation, and nothing else has") {
  for (const Code code :
       {Code::yaml_syntax, Code::rubric_unknown_key, Code::expression_cycle, Code::survey_answer, Code::score_size}) {
    INFO(to_text(code));
    CHECK(explanation_of(to_text(code)).starts_with(to_text(code) + " "));
  }
  CHECK(explanation_of("HM999") == "");
  CHECK(explanation_of("") == "");
}

TEST_CASE("a remark has its own word in each format") {
  Findings findings;
  findings.remark(Code::rank_coverage, {text_named("a.csv", "x"), 0, 1}, "worth knowing");

  CHECK(write_findings(findings, FindingsFormat::text) ==
        "a.csv:1:1: remark: worth knowing [HM210]\n    1 | x\n      | ^\n");
  CHECK(write_findings(findings, FindingsFormat::github) ==
        "::notice file=a.csv,line=1,col=1,title=HM210::worth knowing\n");
  CHECK(write_findings(findings, FindingsFormat::json).find("\"severity\": \"remark\"") != std::string::npos);
  CHECK(write_findings(findings, FindingsFormat::sarif).find("\"level\": \"note\"") != std::string::npos);
}
