#include <cmath>
#include <numeric>

#include "catch.hpp"
#include "property/generator.hpp"
#include "scoring_fixture.hpp"
#include "support/texts.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// A survey as a table: a heading each, a text each cell.
struct Sheet {
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;

  [[nodiscard]] std::string text() const {
    std::string csv;
    const auto add = [&csv](const std::vector<std::string>& cells) {
      for (std::size_t i = 0; i < cells.size(); ++i) csv += (i > 0 ? "," : "") + cells[i];
      csv += "\n";
    };
    add(heads);
    for (const auto& row : rows) add(row);
    return csv;
  }
};

Sheet some_sheet(Generator& generator, bool with_blanks) {
  Sheet sheet{{"code", "q1", "q2", "q3", "q4"}, {}};
  const std::size_t rows = 3 + generator.index(7);
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::string> cells = {"X" + std::to_string(row + 10)};
    for (int question = 0; question < 4; ++question) {
      cells.push_back(with_blanks && generator.chance(5) ? "" : std::to_string(generator.whole(0, 8)));
    }
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

/// Two dimensions with weights that differ; `combine` at every node, `way` for what a question says of its marks.
std::string some_rubric(const std::string& combine, const std::string& marks,
                        const std::string& weights = "3 1 2 5 1 4", const std::string& scale = "[1, 100]") {
  std::vector<std::string> w;
  for (std::size_t at = 0; at <= weights.size();) {
    const std::size_t end = std::min(weights.find(' ', at), weights.size());
    w.push_back(weights.substr(at, end - at));
    at = end + 1;
  }
  return "hallmark: 1\nid: law\nscale: " + scale + "\nsurvey: {id: code}\ndefaults: {combine: " + combine +
         "}\ndimensions:\n  - id: a\n    weight: " + w[0] + "\n    indicators:\n      - {id: q1, weight: " + w[1] +
         ", " + marks + "}\n      - {id: q2, weight: " + w[2] + ", " + marks + "}\n  - id: b\n    weight: " + w[3] +
         "\n    indicators:\n      - {id: q3, weight: " + w[4] + ", " + marks + "}\n      - {id: q4, weight: " + w[5] +
         ", " + marks + "}\n";
}

const Lines means = {"arithmetic", "geometric", "harmonic", "{power: 2}", "{power: -2}", "min", "max", "median"};

void require_same(const Scored& one, const Scored& other) {
  for (const std::string_view id : *one.survey->ids) {
    INFO(id);
    REQUIRE(one.state(id) == other.state(id));
    REQUIRE(one.rank_of(id) == other.rank_of(id));
    if (has_value(one.state(id))) REQUIRE(one.score(id) == Approx(other.score(id)).epsilon(1e-12).margin(1e-12));
    REQUIRE(one.coverage(id) == Approx(other.coverage(id)));
  }
}

}  // namespace

TEST_CASE("neither the order of rows nor that of columns changes a score or a rank") {
  Generator generator;
  INFO("seed " << property_seed);
  const Lines ways = {"arithmetic", "geometric", "median", "copeland", "points", "sum"};
  const Lines marks = {"range: [0, 8]", "normalise: minmax, constant: 50", "normalise: zscore, constant: 50",
                       "normalise: {method: exponential_rank, ties: average}, constant: 50"};
  for (int round = 0; round < 40; ++round) {
    const Sheet sheet = some_sheet(generator, true);
    Sheet mixed = sheet;
    generator.shuffle(mixed.rows);
    std::vector<std::size_t> columns = {0, 1, 2, 3, 4};
    generator.shuffle(columns);
    const Sheet before = mixed;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      mixed.heads[i] = before.heads[columns[i]];
      for (std::size_t row = 0; row < mixed.rows.size(); ++row) mixed.rows[row][i] = before.rows[row][columns[i]];
    }
    const std::string way = ways[static_cast<std::size_t>(round) % ways.size()];
    const std::string mark = marks[static_cast<std::size_t>(round) % 2 == 0 || way == "geometric" || way == "points"
                                       ? 0
                                       : generator.index(marks.size())];
    const std::string rubric = some_rubric(way, mark);
    INFO("round " << round << "\n" << rubric << sheet.text());
    require_same(scored(rubric, sheet.text()), scored(rubric, mixed.text()));
  }
}

TEST_CASE("scaling the weights of siblings by a constant changes nothing") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 40; ++round) {
    const Sheet sheet = some_sheet(generator, true);
    const std::string& way = means[static_cast<std::size_t>(round) % means.size()];
    INFO("round " << round << ", " << way << "\n" << sheet.text());
    require_same(scored(some_rubric(way, "range: [0, 8]", "3 1 2 5 1 4"), sheet.text()),
                 scored(some_rubric(way, "range: [0, 8]", "21 0.5 1 35 10 40"), sheet.text()));
  }
}

TEST_CASE("raising one answer never lowers a score where marks are fixed") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 80; ++round) {
    const Sheet sheet = some_sheet(generator, false);
    Sheet raised = sheet;
    std::string& cell = raised.rows[0][1 + generator.index(4)];
    cell = std::to_string(std::stoi(cell) + 1);
    const std::string& way = means[static_cast<std::size_t>(round) % means.size()];
    const std::string rubric = some_rubric(way, "range: [0, 8]");
    INFO("round " << round << ", " << way << "\n" << sheet.text());
    REQUIRE(scored(rubric, raised.text()).score("X10") >= scored(rubric, sheet.text()).score("X10") - 1e-9);
  }
}

TEST_CASE("the best answer to everything is the top of the scale, the worst the foot") {
  INFO("no random input");
  for (const std::string& way : means) {
    const Scored result = scored(some_rubric(way, "range: [0, 8]"), "code,q1,q2,q3,q4\nbest,8,8,8,8\nworst,0,0,0,0\n");
    INFO(way);
    CHECK(result.score("best") == Approx(100.0));
    CHECK(result.score("worst") == Approx(1.0));
  }
}

TEST_CASE("a blank that is ignored counts as if the question were not there, and coverage falls by its weight") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 40; ++round) {
    Sheet sheet = some_sheet(generator, false);
    sheet.rows[0][2] = "";
    const std::string& way = means[static_cast<std::size_t>(round) % means.size()];
    const std::string rubric = some_rubric(way, "range: [0, 8]");
    const std::string without = some_rubric(way, "range: [0, 8]", "3 1 0 5 1 4");  // weight 0 leaves q2 out everywhere
    INFO("round " << round << ", " << way << "\n" << sheet.text());
    const Scored blank = scored(rubric, sheet.text());
    REQUIRE(blank.score("X10") == Approx(scored(without, sheet.text()).score("X10")));
    // q2 is 2 of 3 in its dimension, which is 3 of 8.
    REQUIRE(blank.coverage("X10") == Approx(1.0 - 2.0 / 3.0 * 3.0 / 8.0));
  }
}

TEST_CASE("coverage lies between nothing and everything, and a score between the ends of the scale") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 60; ++round) {
    const Sheet sheet = some_sheet(generator, true);
    const std::string& way = means[static_cast<std::size_t>(round) % means.size()];
    const Scored result = scored(some_rubric(way, "range: [0, 8]"), sheet.text());
    for (const std::string_view id : *result.survey->ids) {
      for (const std::string at : {"", "a", "b", "q1"}) {
        REQUIRE(result.coverage(id, at) >= 0.0);
        REQUIRE(result.coverage(id, at) <= 1.0);
        if (!has_value(result.state(id, at))) continue;
        REQUIRE(result.score(id, at) >= 1.0);
        REQUIRE(result.score(id, at) <= 100.0);
      }
    }
  }
}

TEST_CASE("a rank is the number of better scores plus one, and average ranks add up to n(n+1)/2") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 60; ++round) {
    const Sheet sheet = some_sheet(generator, true);
    const std::string rubric = some_rubric("max", "range: [0, 8]");
    const Scored by_min = scored(rubric, sheet.text());
    const Scored by_average = scored(rubric + "ranking: {ties: average}\n", sheet.text());
    const Scored by_ordinal = scored(rubric + "ranking: {ties: ordinal}\n", sheet.text());
    double sum = 0.0;
    double ordinal_sum = 0.0;
    double ranked = 0.0;
    for (const std::string_view id : *by_min.survey->ids) {
      if (!has_value(by_min.state(id))) continue;
      double better = 0.0;
      for (const std::string_view other : *by_min.survey->ids) {
        if (has_value(by_min.state(other)) && by_min.score(other) > by_min.score(id) + 1e-8) better += 1.0;
      }
      REQUIRE(by_min.rank_of(id) == better + 1.0);
      sum += by_average.rank_of(id);
      ordinal_sum += by_ordinal.rank_of(id);
      ranked += 1.0;
    }
    REQUIRE(sum == ranked * (ranked + 1.0) / 2.0);
    REQUIRE(ordinal_sum == sum);
  }
}
