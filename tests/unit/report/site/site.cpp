#include "hallmark/report/site.hpp"

#include <map>

#include <fmt/format.h>

#include "catch.hpp"
#include "hallmark/report/anonymise.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/report/write_comparison.hpp"
#include "hallmark/report/write_explanation.hpp"
#include "hallmark/result/result_file.hpp"
#include "report/site/site_pages.hpp"
#include "scoring_fixture.hpp"
#include "support/texts.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string rubric_text =
    "hallmark: 1\nid: test\ntitle: Digital maturity\nedition: '2026'\n"
    "survey: {id: code, name: council, groups: type, not_applicable: [n/a]}\ndimensions:\n"
    "  - {id: web, title: Web, indicators: [{id: q, answers: {no: 0, partly: 1, yes: 2}}]}\n"
    "  - {id: security, title: Security, indicators: [{id: r, range: [0, 100], note: Ask the officer}]}\n"
    "maturity:\n  levels: [{name: Low, from: 0}, {name: High, from: 50}]\n"
    "  gates: [{when: security < 40, at_most: Low, because: it is not safe}]\n"
    "ranking: {within: type}\n";

const std::string survey_text =
    "code,council,type,q,r\nA,Ambermouth,county,yes,90\nB,<b>Brindle</b>,county,yes,30\n"
    "C,Corvid,county,no,\n../D,Dell,district,n/a,n/a\n";

SurveyTexts texts_of(const std::string& survey) {
  SurveyTexts texts;
  texts.surveys = {text_named("survey.csv", survey)};
  return texts;
}

/// A scored survey with all that a site is made from.
struct Published {
  explicit Published(const std::string& survey)
      : result(scored(rubric_text, survey)),
        plan(*compile(*result.rubric, result.survey->columns).value),
        table(result.table()),
        cells(*result.rubric, *result.survey, texts_of(survey), std::vector<bool>(result.survey->size(), true)) {}

  [[nodiscard]] SiteSource source() const {
    SiteSource made{table, plan, *result.survey, cells};
    made.sha256 = [](std::string_view bytes) { return std::to_string(bytes.size()); };
    made.to_xlsx = [](const Workbook& workbook) { return "a workbook: " + workbook.title; };
    return made;
  }
  [[nodiscard]] std::string file(const std::string& path) const {
    for (const SiteFile& file : make_site(source())) {
      if (file.path == path) return file.bytes;
    }
    return {};
  }

  Scored result;
  Plan plan;
  LeagueTable table;
  AnswerCells cells;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a site has a page a council and a node, data, and a manifest of all of it") {
  Lines paths;
  for (const SiteFile& file : make_site(Published(survey_text).source())) paths.push_back(file.path);

  CHECK(paths == Lines{"assets/site.css",
                       "assets/site.js",
                       "councils/a.html",
                       "councils/b.html",
                       "councils/c.html",
                       "councils/d-7132f1a6838c69c6.html",
                       "data.html",
                       "data/marks.csv",
                       "data/scores.csv",
                       "data/scores.csv-metadata.json",
                       "data/scores.json",
                       "data/scores.xlsx",
                       "data/weights.csv",
                       "datapackage.json",
                       "index.html",
                       "method.html",
                       "questions/q.html",
                       "questions/r.html",
                       "questions/security.html",
                       "questions/web.html",
                       "manifest.json"});
}

TEST_CASE("without a writer of workbooks a site has none, and nothing says that it has") {
  const Published published(survey_text);
  SiteSource source = published.source();
  source.to_xlsx = nullptr;

  for (const SiteFile& file : make_site(source)) {
    CHECK(file.path != "data/scores.xlsx");
    CHECK_FALSE(has(file.bytes, "scores.xlsx"));
  }
}

TEST_CASE("the home page says in words what the tables say in numbers") {
  const Published published(survey_text);
  const SiteIndex index(published.table);

  const Json view = home_view(index, {}, nullptr, {});

  CHECK(
      view["summary"][0]["text"] ==
      "3 councils are ranked in 2 peer groups; 1 not, for the reasons given below. Of all, 1 reaches High and 2 Low.");
  CHECK(view["groups"][0]["sentence"] ==
        "3 ranked. Of these, 1 reaches High and 2 Low. Scores run from 0.0 to 95.0; the median is 65.0.");
  CHECK(view["groups"][0]["rows"][1]["held"] == true);
  CHECK(view["groups"][0]["gates"][0]["text"] == "At most Low: it is not safe");
  CHECK(view["groups"][1]["unranked"][0]["reason"] == "no score: nothing applies");
  CHECK(view["groups"][0]["rows"][2]["cells"][1] == Json({{"t", "[x]"}, {"c", "h x"}}));
}

TEST_CASE("names are escaped wherever they stand") {
  const Published published(survey_text);

  for (const SiteFile& file : make_site(published.source())) {
    INFO(file.path);
    if (file.path.ends_with(".html")) CHECK(!has(file.bytes, "<b>Brindle"));
  }
  CHECK(has(published.file("index.html"), "&lt;b&gt;Brindle&lt;/b&gt;"));
  CHECK(has(to_html(published.table), "&lt;b&gt;Brindle&lt;/b&gt;"));
}

TEST_CASE("a council's page has its answers, what each is worth, and why it is held back") {
  const std::string page = Published(survey_text).file("councils/b.html");

  CHECK(has(page, "65.0 · Low* · rank 2 of 3 in county · coverage 100%."));
  CHECK(has(page, "At most Low: it is not safe."));
  CHECK(has(page, "&#39;r&#39; from 30 to 40"));
  CHECK(has(page, "<td>yes</td><td class=\"h h5\">100.0</td><td class=\"num\">50.0%</td><td class=\"num\">50.0</td>"));
}

TEST_CASE("a question's page counts the answers and names who has full marks") {
  const Published published(survey_text);
  const SiteIndex index(published.table);

  const Json view =
      node_view(index, published.source(), published.result.node("q"),
                effective_weights(*published.result.rubric, &*published.result.survey, &*published.result.card));

  CHECK(view["rules"][0]["text"] == "'no' 0, 'partly' 1 and 'yes' 2 points, out of 2.");
  CHECK(view["groups"][0]["answers"][2]["count"] == "2");
  CHECK(view["groups"][0]["leaders"][0]["intro"] == "Full marks for 2 councils:");
  CHECK(view["groups"][1]["sentence"] == "0 answered, 1 not applicable.");
}

TEST_CASE("what moved since the last edition stands in the table and on the pages") {
  const Published published(survey_text);
  const Published earlier("code,council,type,q,r\nA,Ambermouth,county,no,90\nB,Brindle,county,yes,30\n");
  const Result<ResultFile> before = read_result(text_named("old.json", to_json(earlier.table)));
  const Result<ResultFile> after = read_result(text_named("new.json", to_json(published.table)));
  const Result<Comparison> since = compare(*before.value, *after.value);
  SiteSource source = published.source();
  source.since = &*since.value;

  const SiteIndex index(published.table, source.since);
  const Json rows = home_view(index, {}, nullptr, {})["groups"][0]["rows"];

  CHECK(rows[0]["change"] == "+50.0 ▲1");
  CHECK(rows[1]["change"] == "0.0 ▼1");
  CHECK(rows[2]["change"] == "new");
}

TEST_CASE("a page alone needs no other file and runs nothing but its own script") {
  const std::string page = make_page(Published(survey_text).source());

  CHECK(!has(page, "href=\"assets"));
  CHECK(!has(page, "src="));
  CHECK(has(page, "script-src &#39;sha256-"));
  CHECK(has(page, "Where security &lt; 40, the level is at most Low: it is not safe."));
}

TEST_CASE("a site has the title, the picture, the style sheet and the address that it is given") {
  const Published published(survey_text);
  SiteSource source = published.source();
  source.options.title = "Ours";
  source.options.logo = "<svg/>";
  source.options.logo_suffix = "svg";
  source.options.css = "h1 { color: #12436d }";
  source.options.base_url = "https://example.org/league/";
  std::map<std::string, std::string> files;
  for (const SiteFile& file : make_site(source)) files[file.path] = file.bytes;
  CHECK(files["assets/logo.svg"] == source.options.logo);
  CHECK(files["assets/own.css"] == source.options.css);
  const std::string& page = files["councils/a.html"];
  CHECK(has(page, "<title>Ambermouth – Ours"));
  CHECK(has(page, "<img class=\"logo\" src=\"../assets/logo.svg\" alt=\"\">"));
  CHECK(has(page, "<link rel=\"canonical\" href=\"https://example.org/league/councils/a.html\">"));
  CHECK(page.find("assets/own.css") > page.find("assets/site.css"));
  const std::string lone = make_page(source);
  CHECK(has(lone, "<title>Ours"));
  CHECK(has(lone, "src=\"data:image/svg+xml;base64,PHN2Zy8+\""));
  CHECK(has(lone, source.options.css));
}

TEST_CASE("an anonymous site has numbers for names, and no answers as they were written") {
  Published published(survey_text);
  const Survey nameless = anonymised(published.table);
  published.table.survey = &nameless;
  published.table.is_anonymous = true;
  const SiteSource source = published.source();

  CHECK(*nameless.names == Texts{"Council 1", "Council 2", "Council 3", "Council 4"});
  for (const SiteFile& file : make_site(source)) {
    INFO(file.path);
    for (const std::string name : {"Ambermouth", "Brindle", "Corvid", "Dell"}) CHECK(!has(file.bytes, name));
  }
}

TEST_CASE("an anonymous site has no exact number, and no answer in words on council pages and in its data") {
  Published published("code,council,type,q,r\nA,Ambermouth,county,partly,12.345678\nB,Brindle,county,no,20\n");
  const Survey nameless = anonymised(published.table);
  published.table.survey = &nameless;
  published.table.is_anonymous = true;
  SiteSource source = published.source();
  source.to_xlsx = [](const Workbook& workbook) {
    std::string text;
    for (const WorkbookSheet& sheet : workbook.sheets) {
      for (const auto& row : sheet.rows) {
        for (const WorkbookCell& cell : row)
          text += std::visit([](const auto& content) { return fmt::format("{};", content); }, cell.content);
      }
    }
    return text;
  };

  for (const SiteFile& file : make_site(source)) {
    INFO(file.path);
    CHECK(!has(file.bytes, "12.345678"));
    if (file.path.starts_with("councils/")) CHECK(!has(file.bytes, ">partly<"));
    if (file.path.starts_with("data/")) CHECK(!has(file.bytes, "partly"));
    if (file.path == "data/marks.csv") {
      CHECK(has(file.bytes, "code,name,peers,id,title,kind,state,mark\n"));
      CHECK(has(file.bytes, ",r,r,indicator,answered,12.3\n"));
    }
  }
}

TEST_CASE("the data of a site have answers as they were given, and weights") {
  Published published(survey_text);
  published.table.answers = &published.cells;

  CHECK(has(published.file("data/marks.csv"), "A,Ambermouth,county,q,q,indicator,answered,yes,2,100,,,\n"));
  CHECK(has(published.file("data/marks.csv"), "A,Ambermouth,county,web,Web,dimension,answered,,,100,,,\n"));
  CHECK(has(published.file("data/scores.json"), "\"answer\": \"yes\""));
  CHECK(has(published.file("data/scores.json"), "\"weight\": 1.0,"));
}

TEST_CASE("the data package has keys, a licence where one is given, and no null") {
  const Published published(survey_text);
  SiteSource source = published.source();
  const auto package = [&source](const std::string& licence) {
    source.options.licence = licence;
    for (const SiteFile& file : make_site(source)) {
      if (file.path == "datapackage.json") return Json::parse(file.bytes);
    }
    return Json();
  };

  const Json made = package("OGL-UK-3.0");
  CHECK(made["licenses"] == Json::parse(R"([{"name": "OGL-UK-3.0", "title": "OGL-UK-3.0"}])"));
  CHECK(package("https://example.org/licence")["licenses"] == Json::parse(R"([{"path": "https://example.org/licence"}])"));
  CHECK(package("Open Government Licence")["licenses"][0]["title"] == "Open Government Licence");
  CHECK(!package("").contains("licenses"));
  CHECK(!has(made.dump(), "null"));
  std::map<std::string, Json> keys;
  for (const Json& resource : made["resources"]) {
    if (resource.contains("schema")) keys[resource["path"]] = resource["schema"]["primaryKey"];
  }
  CHECK(keys["data/scores.csv"] == Json({"code"}));
  CHECK(keys["data/marks.csv"] == Json({"code", "id"}));
  CHECK(keys["data/weights.csv"] == Json({"id"}));
}

TEST_CASE("the files of a site are found again in its manifest") {
  const Published published(survey_text);

  const auto files = files_in_manifest(published.file("manifest.json"));

  REQUIRE(files);
  CHECK(files->size() == 21);
  CHECK(!files_in_manifest("{\"format\": \"other\"}"));
  CHECK(!files_in_manifest("no JSON"));
}

TEST_CASE("one council's page stands alone, without links to pages that are not there") {
  const Published published(survey_text);
  const Explanation explanation =
      explain(published.table, published.plan, *published.result.survey, published.cells, PeerMarks(published.table),
              published.result.unit("A"));

  const std::string page = write(published.table, explanation, Format::html);

  CHECK(has(page, "<bdi>Ambermouth</bdi></h1>"));
  CHECK(!has(page, "<a href=\"../"));
  CHECK(!has(page, "<script"));
}

TEST_CASE("a comparison as a page has a row for each that moved") {
  const Published published(survey_text);
  const Published earlier("code,council,type,q,r\nA,Ambermouth,county,no,90\nB,<b>Brindle</b>,county,yes,30\n");
  const Result<ResultFile> before = read_result(text_named("old.json", to_json(earlier.table)));
  const Result<ResultFile> after = read_result(text_named("new.json", to_json(published.table)));
  const Result<Comparison> since = compare(*before.value, *after.value);

  const std::string page = write(*since.value, Format::html);

  CHECK(has(page, "<td>2 → 1</td><th scope=\"row\"><bdi>Ambermouth</bdi></th><td>45.0 → 95.0</td>"));
  CHECK(!has(page, "<b>Brindle"));
}

TEST_CASE("names that are hostile, very long or written from right to left are harmless") {
  const std::string longest(300, 'L');
  const Published published("code,council,type,q,r\nA,\"<script>alert(1)</script>\",county,yes,90\nB," + longest +
                            ",county,no,10\n=C,\xE2\x80\xAE\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D,county,no,20\n" + longest +
                            ",../../etc,county,no,5\n");

  for (const SiteFile& file : make_site(published.source())) {
    INFO(file.path);
    CHECK(file.path.find("..") == std::string::npos);
    CHECK(file.path.size() < 120);
    if (file.path.ends_with(".html")) CHECK(!has(file.bytes, "<script>alert"));
    if (file.path.ends_with(".csv")) CHECK(!has(file.bytes, "\n=C"));
  }
  CHECK(has(published.file("index.html"), "<bdi>" + longest + "</bdi>"));
}
