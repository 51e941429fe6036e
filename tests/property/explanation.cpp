#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "explanation_fixture.hpp"
#include "property/generator.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// A question, what a cell may say and which answers have to be tried to know its worst and its best.
struct Kind {
  std::string scale;  ///< What the rubric says of it.
  Lines cells;
  Lines extremes;  ///< Of a data-driven mark, beside the ends of the column.
};

const std::vector<Kind>& kinds() {
  static const Lines numbers = {"0", "2", "3.5", "5", "8", "10"};
  static const Lines picks = {"none", "a", "b", "c", "a; b", "a; c", "b; c", "a; b; c"};
  static const std::vector<Kind> all = {
      {"answers: {no: 0, partly: 1, yes: 2}", {"no", "partly", "yes"}, {"no", "partly", "yes"}},
      {"answers: {bad: -1, no: 0, yes: 2}, out_of: 4", {"bad", "no", "yes"}, {"bad", "no", "yes"}},
      {"answers: {a: 3, b: 7}, normalise: minmax, constant: 50", {"a", "b"}, {"a", "b"}},
      {"answers: {yes: 2}, otherwise: -1", {"yes", "else"}, {"yes", "anything"}},
      {"select: many, answers: {a: 1, b: 2, c: -2}, none: none", picks, picks},
      {"select: many, answers: {a: 1, b: 2, c: 4}, out_of: 5", {"a", "b", "c", "a; b; c"}, {"a", "b", "c", "a; b; c"}},
      {"select: many, answers: {a: 1, b: 1, c: 1}, ticks: {1: 0.5, 2: 3, 3: 1}, none: none", picks, picks},
      {"range: [2, 8]", numbers, {"2", "8"}},
      {"range: [8, 2]", numbers, {"2", "8"}},
      {"range: [2, 8], clamp: false", numbers, {"2", "8"}},
      {"range: [2, 8], log: true", numbers, {"2", "8"}},
      {"range: [8, 2], log: true", numbers, {"2", "8"}},
      {"bands: {2: 1, 5: 4, 8: 3}", numbers, {"2", "5", "8"}},
      {"curve: [[2, 1], [5, 4], [8, 3]]", numbers, {"2", "5", "8"}},
      {"points: true, out_of: 8", numbers, {"0", "8"}},
      {"per: size, times: 10, range: [0, 20]", numbers, {}},
      {"normalise: minmax, constant: 50", numbers, {}},
      {"normalise: minmax, direction: lower, constant: 50", numbers, {}},
      {"normalise: percentile, constant: 50", numbers, {}},
      {"normalise: {method: rank, ties: max}, constant: 50", numbers, {}},
      {"normalise: {method: exponential_rank, ties: average}, direction: lower, constant: 50", numbers, {}},
      {"normalise: zscore, constant: 50", numbers, {}},
      {"normalise: {method: distance_to_target, target: 20}, constant: 50", numbers, {"20"}},
      {"normalise: minmax, treat: {winsorise: 2}, constant: 50", numbers, {}},
      {"value: COLUMN / 2, range: [1, 4]", numbers, {"2", "8"}},
      {"normalise: {method: minmax, over: type}, constant: 50", numbers, {}},
  };
  return all;
}

struct Asked {
  std::string id;
  std::string column;
  std::size_t kind = 0;
};

struct Sheet {
  Lines heads;
  std::vector<Lines> rows;

  [[nodiscard]] std::string text() const {
    std::string csv;
    const auto add = [&csv](const Lines& cells) {
      for (std::size_t i = 0; i < cells.size(); ++i) csv += (i > 0 ? "," : "") + cells[i];
      csv += "\n";
    };
    add(heads);
    std::ranges::for_each(rows, add);
    return csv;
  }
  [[nodiscard]] std::size_t column(const std::string& head) const {
    return static_cast<std::size_t>(std::ranges::find(heads, head) - heads.begin());
  }
};

struct Example {
  std::string rubric;
  std::vector<Asked> questions;
  Sheet sheet;
};

std::string pick(Generator& generator, const Lines& texts) {
  return texts[generator.index(texts.size())];
}

/// Whether it reads its cell as a number.
bool can_be_shared(std::size_t kind) {
  return kinds()[kind].cells.front() == "0" && !kinds()[kind].scale.starts_with("value");
}

/// Two dimensions with two questions each, one of them perhaps asked twice; a penalty; levels.
Example some_example(Generator& generator) {
  Example made;
  const Lines combines = {"arithmetic", "arithmetic", "min", "max", "median", "geometric", "points"};
  const Lines missing = {"ignore", "zero", "worst", "mean", "{mean_of: type}", "median", "{value: 3}"};
  const std::string combine = pick(generator, combines);
  // A better answer of one unit must not give another a zero, which this mean cannot take.
  const bool stands_alone = combine == "geometric";
  made.rubric = "hallmark: 1\nid: law\nscale: [0, 100]\nsurvey: {id: code, groups: [type]}\n";
  const std::string policy = stands_alone ? std::string("ignore") : pick(generator, missing);
  made.rubric += "defaults: {combine: " + combine + ", missing: " + policy + "}\ndimensions:\n";
  for (const std::string dimension : {"d", "e"}) {
    made.rubric += "  - id: " + dimension + "\n";
    if (combine != "points" && generator.chance(3)) made.rubric += "    direction: lower\n";
    if (generator.chance(3)) made.rubric += "    min_coverage: 0.7\n";
    if (dimension == "d" && combine != "points" && generator.chance(2))
      made.rubric += "    penalties: [{id: breach, answers: {yes: -20, no: 0}}]\n";
    made.rubric += "    indicators:\n";
    for (const std::string number : {"1", "2"}) {
      std::size_t kind = generator.index(kinds().size());
      while (stands_alone && kinds()[kind].scale.find("normalise") != std::string::npos)
        kind = generator.index(kinds().size());
      const std::string id = dimension + number;
      std::string column = id;
      // The cell of another question that reads numbers too.
      if (id == "e2" && generator.chance(3) && can_be_shared(made.questions[0].kind)) {
        column = made.questions[0].column;
        const std::size_t range = 7;
        while (!can_be_shared(kind)) kind = stands_alone ? range : generator.index(kinds().size());
      }
      const std::string weight = std::to_string(generator.whole(1, 3));
      std::string scale = kinds()[kind].scale;
      const bool is_worked_out = scale.starts_with("value");
      if (is_worked_out) scale.replace(scale.find("COLUMN"), 6, column);
      made.rubric += "      - {id: " + id + ", weight: " + weight + ", " + scale;
      if (!is_worked_out) made.rubric += ", column: " + column;
      if (id == "d2" && generator.chance(4)) made.rubric += ", applies: type != 'a'";
      made.rubric += "}\n";
      made.questions.push_back({id, column, kind});
    }
  }
  made.rubric += "maturity: {levels: [{name: Low, from: -1000}, {name: Middle, from: 40}, {name: High, from: 70}]}\n";

  made.sheet.heads = {"code", "type", "size", "breach"};
  for (const Asked& asked : made.questions) {
    if (asked.column == asked.id) made.sheet.heads.push_back(asked.column);
  }
  for (const std::string code : {"A", "B", "C", "D", "E"}) {
    Lines cells = {code, generator.chance(2) ? "a" : "b", std::to_string(generator.whole(1, 4)),
                   generator.chance(2) ? "yes" : "no"};
    for (const Asked& asked : made.questions) {
      if (asked.column == asked.id)
        cells.push_back(generator.chance(5) ? std::string() : pick(generator, kinds()[asked.kind].cells));
    }
    made.sheet.rows.push_back(std::move(cells));
  }
  return made;
}

struct Outcome {
  double score = no_value;
  bool counts = false;
};

/// What the survey gives for the first unit.
Outcome outcome_of(const Example& example, const Sheet& sheet, const std::string& dimension) {
  const Scored result = try_scoring({example.rubric, sheet.text()});
  if (!result.card || !has_value(result.state("A"))) return {};
  return {result.score("A"), result.state("A", dimension) != State::missing};
}

/// What the units give as answers to a question, or what stands in for them.
Lines values_of(const Example& example, const Scored& result, const Asked& asked) {
  Lines values;
  for (const Lines& row : example.sheet.rows) {
    if (result.state(row[0], asked.id) == State::not_applicable) continue;
    const std::string& cell = row[example.sheet.column(asked.column)];
    const bool has_stand_in = example.rubric.find("missing: {value: 3}") != std::string::npos;
    if (!cell.empty() || has_stand_in) values.push_back(cell.empty() ? "3" : cell);
  }
  return values;
}

/// The answers that have to be tried for a question: those of everybody who reads its cell.
Lines answers_to_try(const Example& example, const Scored& result, const Asked& asked) {
  Lines answers;
  for (const Asked& reader : example.questions) {
    if (reader.column != asked.column) continue;
    const Kind& kind = kinds()[reader.kind];
    answers.insert(answers.end(), kind.extremes.begin(), kind.extremes.end());
    const bool is_data_driven = kind.scale.starts_with("normalise");
    if (kind.scale.starts_with("per")) {
      // 0 and 20 of 10 times the size
      for (const double end : {0.0, 2.0})
        answers.push_back(to_text(end * std::stod(example.sheet.rows[0][example.sheet.column("size")])));
    } else if (is_data_driven) {
      const Lines values = values_of(example, result, reader);
      if (values.empty()) continue;
      const auto says = [&kind](std::string_view word) { return kind.scale.find(word) != std::string::npos; };
      // A place of its own before and behind all others.
      const bool is_rank = says("rank") || says("percentile");
      std::vector<double> numbers;
      for (const std::string& value : values) numbers.push_back(std::stod(value));
      const auto [least, most] = std::ranges::minmax(numbers);
      answers.insert(answers.end(), {to_text(least), to_text(most)});
      if (!is_rank) continue;
      const double a_little = most > least ? (most - least) / 100.0 : 1.0;
      answers.push_back(to_text(least - a_little));
      answers.push_back(to_text(most + a_little));
    }
  }
  return answers;
}

/// Calls for random examples that can be scored, and what came of them.
template <class Visit>
void each_example(const Visit& visit) {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 400; ++round) {
    const Example example = some_example(generator);
    INFO("round " << round << "\n" << example.rubric << example.sheet.text());
    const Scored result = try_scoring({example.rubric, example.sheet.text()});
    if (result.good()) visit(example, result);
  }
}

}  // namespace

TEST_CASE("what a question won and lost is what the survey gives with its worst and its best answer") {
  int tried = 0;
  each_example([&tried](const Example& example, const Scored& result) {
    if (!has_value(result.state("A"))) return;
    ++tried;
    const double score = result.score("A");
    const Explanation explanation = explained(result, "A");
    for (const Asked& asked : example.questions) {
      if (result.state("A", asked.id) == State::not_applicable) continue;
      const Explanation::Line& line = explanation.lines[result.node(asked.id) - 1];
      const std::string dimension = asked.id.substr(0, 1);
      const std::size_t column = example.sheet.column(asked.column);
      const bool answered = !example.sheet.rows[0][column].empty();
      const bool has_worst = answered && result.state("A", dimension) != State::missing;
      // NaN where there is none.
      double least = has_worst ? score : no_value;
      double most = least;
      bool all_count = true;
      for (const std::string& answer : answers_to_try(example, result, asked)) {
        Sheet changed = example.sheet;
        changed.rows[0][column] = answer;
        const Outcome outcome = outcome_of(example, changed, dimension);
        all_count = all_count && outcome.counts;
        if (!outcome.counts) continue;
        most = std::fmax(most, outcome.score);
        if (has_worst) least = std::fmin(least, outcome.score);
      }
      INFO(asked.id);
      REQUIRE(line.won.has_value() == (has_worst && all_count));
      REQUIRE(line.lost.has_value() == !std::isnan(most));
      // Where questions pull a cell both ways, outliers are treated or a column becomes constant, something between the
      // ends may be better.
      const bool may_be_between = std::ranges::count(example.questions, asked.column, &Asked::column) > 1 ||
                                  kinds()[asked.kind].scale.find("treat") != std::string::npos ||
                                  kinds()[asked.kind].scale.find("target") != std::string::npos;
      if (line.won && may_be_between) REQUIRE(*line.won >= score - least - 1e-9);
      if (line.won && !may_be_between) REQUIRE(*line.won == Approx(score - least).margin(1e-9));
      if (line.lost && may_be_between) REQUIRE(*line.lost >= most - score - 1e-9);
      if (line.lost && !may_be_between) REQUIRE(*line.lost == Approx(most - score).margin(1e-9));
      if (answered && line.lost) REQUIRE(*line.lost >= 0.0);
      if (line.won) REQUIRE(*line.won >= 0.0);
    }
  });
  CHECK(tried > 200);
}

TEST_CASE("a way to the next level reaches it when its answers stand in the survey") {
  int tried = 0;
  each_example([&tried](const Example& example, const Scored& result) {
    const NextLevel next = next_of(result, "A");
    const std::vector<AskedQuestion> questions = changeable_questions(*result.rubric);
    for (const Route& route : next.routes) {
      const bool can_be_written = std::ranges::none_of(
          route.changes, [&](const AnswerChange& change) { return is_worked_out(questions[change.question]); });
      if (!can_be_written) continue;
      Sheet changed = example.sheet;
      for (const AnswerChange& change : route.changes)
        changed.rows[0][changed.column(questions[change.question].question->column.text)] = change.text;
      INFO(changed.text());
      const Outcome outcome = outcome_of(example, changed, "");
      CHECK(outcome.score == Approx(route.score).margin(1e-9));
      const Scored after = scored(example.rubric, changed.text());
      REQUIRE(after.card->levels[after.unit("A")].has_value());
      CHECK(*after.card->levels[after.unit("A")] >= *next.level);
      ++tried;
    }
  });
  CHECK(tried > 100);
}
