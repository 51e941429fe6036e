#include <cmath>
#include <cstring>

#include "catch.hpp"
#include "property/generator.hpp"
#include "property/threads.hpp"
#include "scoring_fixture.hpp"
#include "text_in_pieces.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

std::string rubric_text(const std::string& respondents) {
  const bool is_share = respondents.find("share") != std::string::npos;
  const std::string mean = is_share ? ", respondents: mean" : "";
  return R"(hallmark: 1
id: pieces
survey:
  id: code
  name: name
  groups: [type]
  missing: ["", "NA"]
  not_applicable: [n/a]
  numbers: lenient
)" + respondents +
         R"(dimensions:
  - id: d
    indicators:
      - {id: coded, answers: {no: 0, partly: 1.5, yes: 3}}
      - {id: number, range: [0, 10])" +
         mean + R"(}
      - {id: many, select: many, answers: {a: 1, b: 2, c: 3})" +
         mean + R"(}
      - {id: rate, column: number, range: [0, 1], per: people)" +
         mean + R"(}
)";
}

std::string cell(Generator& generator, std::size_t column) {
  static const std::vector<std::vector<std::string>> texts = {
      {"E1", "E2", "E3", "E4", " E5", "\"E6\"", "a much longer code than most", "E8"},
      {"Ash", "\"Brook, City of\"", "\"say \"\"hm\"\"\"", "Ynys Glöyn", "\"two\nlines\"", ""},
      {"county", "district", "\"county\"", " county ", "", "n/a"},
      {"3", "7", "0", "10", "5.25", "-0.5", "0.1", "57%", "1e-3", "\"1,234\"", "0.1234567890123", "3000000000", "",
       "n/a"},
      {"yes", "no", "Partly", "\"yes\"", " no", "", "NA", "N/A", "YES"},
      {"a", "a;b", "\"c;a\"", "", "b; c"},
      {"100", "250.5", "1", "na", ""},
  };
  return texts[column][generator.index(texts[column].size())];
}

/// The cell with the mark of an unsure answer, within its quotes if it has some.
std::string marked(std::string cell) {
  cell.insert(cell.ends_with('"') ? cell.size() - 1 : cell.size(), " ?");
  return cell;
}

std::string survey_text(Generator& generator, bool has_faults, bool ids_recur, bool has_marks) {
  static const std::vector<std::string> names = {"code", "name", "type", "number", "coded", "many", "people"};
  static const std::vector<std::string> ends = {"\n", "\r\n", "\r", "\n\n"};
  std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5, 6};
  if (generator.chance(3)) generator.shuffle(order);
  const std::string end = ends[generator.index(ends.size())];
  std::string text = generator.chance(4) ? "\xEF\xBB\xBF" : "";
  for (std::size_t i = 0; i < order.size(); ++i) text += (i > 0 ? "," : "") + names[order[i]];
  text += ",unused" + end;
  const std::size_t rows = generator.index(40);
  for (std::size_t row = 0; row < rows; ++row) {
    for (const std::size_t column : order) {
      std::string written = cell(generator, column);
      if (column == 0 && !ids_recur) written = "U" + std::to_string(row);
      if (has_marks && column >= 2 && generator.chance(3)) written = marked(written);
      text += (column == order[0] ? "" : ",") + written;
      if (has_faults && generator.chance(60)) text += generator.chance(2) ? "," : "\"x";
      if (has_faults && generator.chance(60)) text += generator.chance(2) ? "\"" : "bad";
    }
    text += ",5\" wide";
    if (row + 1 < rows || generator.chance(2)) text += end;
  }
  return text;
}

/// Everything a survey says, exactly.
std::string described(const Result<Survey>& read) {
  std::string text;
  for (const std::string& line : lines_of(read.findings)) text += line + "\n";
  if (!read.value || read.findings.has_errors()) return text;
  const Survey& survey = *read.value;
  const auto add = [&text](const Column& column) {
    for (std::size_t i = 0; i < column.size(); ++i) {
      std::uint64_t bits = 0;
      const double value = column.values[i];
      std::memcpy(&bits, &value, sizeof bits);
      text += (std::isnan(value) ? "-" : std::to_string(bits)) + ":" +
              std::to_string(static_cast<int>(column.states[i])) + " ";
    }
    text += "\n";
  };
  for (std::size_t unit = 0; unit < survey.size(); ++unit) {
    const RowPlace place = survey.places[unit];
    const Position position = survey.sources[place.source()]->position_of(place.offset());
    text += std::string(survey.id(unit)) + "|" + std::string(survey.name(unit)) + "|" + std::to_string(position.line) +
            "|" + std::string(survey.sources[place.source()]->line_around(place.offset())) + "|" +
            std::string(survey.labels.at("type").text(unit)) + "|" +
            (survey.respondents.empty() ? "" : std::to_string(survey.respondents[unit])) + "\n";
  }
  for (const Column& column : survey.answers) add(column);
  for (const auto& [name, column] : survey.numbers) add(column);
  for (const std::vector<double>& spread : survey.spreads) {
    for (const double value : spread) text += std::isnan(value) ? "- " : std::to_string(value) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("a survey says the same in pieces of any size, from a file or a pipe, and with any number of workers") {
  const std::vector<std::string> rules = {"",
                                          "  unsure: '?'\n",
                                          "  respondents: mean\n",
                                          "  respondents: sum\n",
                                          "  respondents: share\n",
                                          "  respondents: {combine: mean, weight: people}\n",
                                          "  respondents: min\n",
                                          "  respondents: last\n",
                                          "  respondents: first\n",
                                          "  respondents: median\n",
                                          "  respondents: mode\n"};
  Generator generator;
  INFO("seed " << property_seed);
  // Which rows are read, and what stands above them.
  const std::vector<std::string> choices = {"", "", "  where: type == 'county'\n",
                                            "  where: number > 3 and code != 'E3'\n",
                                            "  where: people >= 100 or missing(type)\n"};
  for (int round = 0; round < 900; ++round) {
    const std::string choice = choices[generator.index(choices.size())];
    const bool has_titles = generator.chance(4);
    const std::string rule = rules[static_cast<std::size_t>(round) % rules.size()] + choice +
                             (has_titles ? "  header: 3\n" : "");
    const auto rubric = read_rubric_text(rubric_text(rule));
    REQUIRE(lines_of(rubric.findings) == Lines{});
    const std::string titles = has_titles ? "Survey of \"2026\n\"as of, May\n" : "";
    const std::string text = titles + survey_text(generator, generator.chance(3),
                                         rule.find("respondents") != std::string::npos || generator.chance(4),
                                         rule.find("unsure") != std::string::npos);
    SurveyTexts whole;
    whole.surveys = {text_named("survey.csv", text)};
    whole.keep_rows = true;  // the rows are held, and combined when all are there
    const std::string expected = described(read_survey(*rubric.value, whole));
    INFO(rule << text);
    for (const std::size_t window : {std::size_t{1}, 16 + generator.index(200), std::size_t{1} << 18U}) {
      const bool is_file = generator.chance(2);
      SurveyTexts pieces;
      pieces.window = window;
      pieces.workers = threads(1 + generator.index(4));
      const bool in_pieces = reads_in_pieces(*rubric.value, is_file) && generator.chance(2);
      if (in_pieces) {
        pieces.streams = {
            {std::make_shared<SourceText>("survey.csv", std::string()), std::make_shared<TextInPieces>(text, is_file)}};
      } else {
        pieces.surveys = whole.surveys;
      }
      INFO("window " << window << ", " << (in_pieces ? is_file ? "file" : "pipe" : "held"));
      REQUIRE(described(read_survey(*rubric.value, pieces)) == expected);
    }
  }
}
