#include "hallmark/rubric/read_rubric.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// What is wrong with a rubric, without its file name.
Lines wrong(const std::string& text, const std::vector<std::string>& overrides = {}, const Files& files = {}) {
  return lines_of(read_rubric_text(text, overrides, files).findings);
}

/// The scale of the one indicator of a rubric.
MarkScale scale_of(const std::string& keys) {
  return good_rubric(rubric_with("indicators:\n  - {id: q, " + keys + "}\n")).nodes[1].question.scale;
}

/// What is wrong with an indicator on line 6.
Lines wrong_indicator(const std::string& keys) {
  return wrong(rubric_with("indicators:\n  - {id: q, " + keys + "}\n"));
}

const std::string small = rubric_with(
    "dimensions:\n  - id: web\n    weight: 2\n    indicators:\n      - {id: q, range: [0, 10]}\n      - {id: r, range: "
    "[0, 10]}\n");

}  // namespace

TEST_CASE("what a rubric does not say has a default") {
  const Rubric rubric = good_rubric(rubric_with("indicators: [{id: q, range: [0, 1]}]\n"));

  CHECK(rubric.id == "test");
  CHECK(rubric.title == "test");
  CHECK(rubric.scale.foot == 0.0);
  CHECK(rubric.scale.top == 100.0);
  CHECK(rubric.decimals == 1);
  CHECK(rubric.survey.missing == Lines{""});
  CHECK(rubric.ranking.ties == Ties::min);
  CHECK(rubric.nodes[1].title == "q");
  CHECK(rubric.nodes[1].weight.value == 1.0);
  CHECK(rubric.nodes[1].missing.policy == MissingRule::Policy::ignore);
  CHECK(rubric.nodes[1].question.column.text == "q");
  CHECK(std::holds_alternative<ArithmeticMean>(rubric.root().combine));
}

TEST_CASE("nodes stand in the order of the file, parents before children") {
  const Rubric rubric = good_rubric(
      rubric_with("dimensions:\n  - id: a\n    dimensions: [{id: b, indicators: [{id: q, range: [0, 1]}]}]\n"
                  "    indicators: [{id: r, range: [0, 1]}]\n  - id: c\n    indicators: [{id: s, range: [0, 1]}]\n"));

  CHECK(rubric.ids() == Lines{"a", "b", "q", "r", "c", "s"});
  CHECK(rubric.nodes[1].children == std::vector<std::size_t>{2, 4});
  CHECK(rubric.nodes[3].depth == 3);
  CHECK(rubric.nodes[3].parent == 2);
  CHECK(rubric.find("s") == 6U);
  CHECK_FALSE(rubric.find("z").has_value());
}

TEST_CASE("answers are points by name, evenly spaced in a list, or yes and no") {
  const auto mapped = std::get<AnswerScale>(scale_of("answers: {no: 0, partly: 1, yes: 4}"));
  CHECK(mapped.answers.size() == 3);
  CHECK(mapped.answers[1].text == "partly");
  CHECK(mapped.out_of == 4.0);

  const auto list = std::get<AnswerScale>(scale_of("answers: [none, pilot, live]"));
  CHECK(list.answers[2].points == 2.0);
  CHECK(list.out_of == 2.0);

  const auto yes_no = std::get<AnswerScale>(scale_of("answers: yes_no"));
  CHECK(yes_no.answers[1].text == "yes");
  CHECK(yes_no.out_of == 1.0);

  CHECK(std::get<AnswerScale>(scale_of("answers: {no: 0, yes: 2}, out_of: 8")).out_of == 8.0);
}

TEST_CASE("a selection is out of the sum of its positive points, or of its most ticks") {
  const auto summed = std::get<SelectionScale>(scale_of("select: many, answers: {a: 1, b: 2, c: -4}, separator: '|'"));
  CHECK(summed.out_of == 3.0);
  CHECK(summed.separators == std::vector<std::string>{"|"});

  const auto ticked = std::get<SelectionScale>(scale_of("select: many, answers: [a, b, c], ticks: {3: 1, 1: 0.5}"));
  CHECK(ticked.out_of == 1.0);
  CHECK(ticked.ticks == std::vector<std::pair<double, double>>{{1, 0.5}, {3, 1}});
}

TEST_CASE("ranges, bands, curves and points are read") {
  const auto range = std::get<RangeScale>(scale_of("range: [30, 10], log: true, clamp: false"));
  CHECK(range.worst == 30.0);
  CHECK(range.best == 10.0);
  CHECK(range.logarithmic);
  CHECK_FALSE(range.clamped);

  const auto bands = std::get<BandScale>(scale_of("bands: {50: 2, 0: 0, 25: 1}"));
  CHECK(bands.bands == std::vector<std::pair<double, double>>{{0, 0}, {25, 1}, {50, 2}});
  CHECK(bands.out_of == 2.0);
  const auto quoted = std::get<BandScale>(scale_of("bands: {\"50\": 2, \"0\": 0}"));
  CHECK(quoted.bands == std::vector<std::pair<double, double>>{{0, 0}, {50, 2}});

  CHECK(std::get<CurveScale>(scale_of("curve: [[0, 0], [50, 80], [100, 100]]")).out_of == 100.0);
  CHECK(std::get<PointScale>(scale_of("points: true, out_of: 20")).out_of == 20.0);
  CHECK(std::holds_alternative<NumberScale>(scale_of("normalise: minmax")));
}

TEST_CASE("a faulty scale is said where it stands") {
  CHECK(wrong_indicator("title: x") ==
        Lines{"rubric.yaml:6:10: error HM020: 'q' does not say how a value becomes a mark: give it one of 'answers', "
              "'range', 'bands', 'curve', 'points' or 'normalise'"});
  CHECK(wrong_indicator("range: [0, 1], bands: {0: 1}") ==
        Lines{"rubric.yaml:6:28: error HM020: a mark comes from one source, and here 'bands' stands beside 'range'"});
  CHECK(wrong_indicator("range: [5, 5]") ==
        Lines{"rubric.yaml:6:20: error HM021: the two ends of 'range' are equal: nothing lies between them"});
  CHECK(
      wrong_indicator("range: [0, 5], log: true") ==
      Lines{
          "rubric.yaml:6:20: error HM021: a 'range' with 'log: true' has both ends above zero: zero has no logarithm"});
  CHECK(wrong_indicator("range: [0, 5, 9]") ==
        Lines{"rubric.yaml:6:20: error HM021: 'range' [worst, best] must be two numbers, not a list of 3"});
  CHECK(wrong_indicator("answers: {no: 0, yes: 1, NO: 2}") ==
        Lines{"rubric.yaml:6:38: error HM022: 'NO' is the same answer as 'no': case and blanks round an answer do not "
              "count"});
  CHECK(
      wrong_indicator("answers: [only]") ==
      Lines{"rubric.yaml:6:13: error HM020: nothing in 'answers' earns a point: give something more than zero, or say "
            "'out_of'",
            "rubric.yaml:6:22: error HM022: 'answers' as a list has two answers or more, the worst one first"});
  CHECK(wrong_indicator("answers: {no: 0, yes: lots}, out_of: 1") ==
        Lines{"rubric.yaml:6:35: error HM022: the points of 'yes' must be a number, not 'lots'"});
  CHECK(wrong_indicator("bands: {0: 1, 0.0: 2}") ==
        Lines{"rubric.yaml:6:27: error HM023: '0.0' is given twice in 'bands'"});
  CHECK(
      wrong_indicator("curve: [[0, 0], [5, 1], [4, 2]]") ==
      Lines{"rubric.yaml:6:37: error HM023: the points of 'curve' go from left to right: '4' does not come after '5'"});
  CHECK(wrong_indicator("points: true") ==
        Lines{"rubric.yaml:6:13: error HM011: 'points: true' needs 'out_of', what the points are out of"});
  CHECK(wrong_indicator("points: true, out_of: 0") ==
        Lines{"rubric.yaml:6:35: error HM020: 'out_of' must be the top of the points and above zero, not '0'"});
  CHECK(wrong_indicator("range: [0, 1], ticks: {1: 1}") ==
        Lines{"rubric.yaml:6:28: error HM020: 'ticks' belongs to 'answers', which is not given here"});
}

TEST_CASE("a weight may differ by group") {
  const Rubric rubric = good_rubric(small, {"web.weight={by: type, default: 10, county: 30, groups: {by: 7}}"});
  const Weight& weight = rubric.nodes[1].weight;

  CHECK(weight.value == 10.0);
  CHECK(weight.by->text == "type");
  REQUIRE(weight.groups.size() == 2);
  CHECK(weight.groups[0].first.text == "county");
  CHECK(weight.groups[0].second == 30.0);
  CHECK(weight.groups[1].first.text == "by");
  CHECK(weight.has_default);
}

TEST_CASE("a weight is never negative, and not all are zero") {
  CHECK(wrong(small, {"web.weight=-2"}) == Lines{"--set:1:12: error HM019: a weight must not be negative: '-2'"});
  CHECK(wrong(small, {"q.weight=0", "r.weight=0"}) ==
        Lines{"rubric.yaml:9:14: error HM019: every weight below 'web' is zero, so it can have no score"});
}

TEST_CASE("missing on a node holds below it, and what is nearer wins") {
  const Rubric rubric = good_rubric(
      rubric_with("defaults: {missing: worst}\ndimensions:\n  - {id: a, indicators: [{id: q, range: [0, 1]}]}\n"
                  "  - id: b\n    missing: {mean_of: region}\n    indicators:\n      - {id: r, range: [0, 1]}\n"
                  "      - {id: s, range: [0, 1], missing: {value: 3}}\n"));

  CHECK(rubric.nodes[*rubric.find("q")].missing.policy == MissingRule::Policy::worst);
  CHECK(rubric.nodes[*rubric.find("r")].missing.policy == MissingRule::Policy::mean);
  CHECK(rubric.nodes[*rubric.find("r")].missing.of->text == "region");
  CHECK(rubric.nodes[*rubric.find("s")].missing.policy == MissingRule::Policy::value);
  CHECK(rubric.nodes[*rubric.find("s")].missing.value == 3.0);
}

TEST_CASE("defaults go to the nodes that can use them and say nothing else") {
  const Rubric rubric =
      good_rubric(rubric_with("defaults: {combine: geometric, range: [0, 4], weight: 2}\ndimensions:\n"
                              "  - {id: a, indicators: [{id: q}, {id: r, answers: yes_no, weight: 1}]}\n"
                              "  - {id: b, combine: min, indicators: [{id: s}]}\n"));

  CHECK(std::holds_alternative<GeometricMean>(rubric.root().combine));
  CHECK(std::holds_alternative<LeastPart>(rubric.nodes[*rubric.find("b")].combine));
  CHECK(std::get<RangeScale>(rubric.nodes[*rubric.find("q")].question.scale).best == 4.0);
  CHECK(std::holds_alternative<AnswerScale>(rubric.nodes[*rubric.find("r")].question.scale));
  CHECK(rubric.nodes[*rubric.find("q")].weight.value == 2.0);
  CHECK(rubric.nodes[*rubric.find("r")].weight.value == 1.0);
}

TEST_CASE("a rubric extends another by id and removes what it does not want") {
  const Files files = {{"dir/base.yaml", small}};
  const std::string text =
      "extends: base.yaml\nremove: [r]\nid: mine\ndimensions:\n  - id: web\n    weight: 9\n    indicators:\n"
      "      - {id: q, answers: yes_no}\n      - {id: t, range: [0, 5]}\n";
  const ReadText read = [&files](const std::string& path) {
    Result<Source> result;
    result.value = text_named(path, files.at(path));
    return result;
  };
  const Result<Rubric> result = read_rubric(text_named("dir/mine.yaml", text), read);

  CHECK(lines_of(result.findings).empty());
  REQUIRE(result.value.has_value());
  CHECK(result.value->id == "mine");
  CHECK(result.value->ids() == Lines{"web", "q", "t"});
  CHECK(result.value->nodes[1].weight.value == 9.0);
  CHECK(std::holds_alternative<AnswerScale>(result.value->nodes[2].question.scale));
}

TEST_CASE("a rubric that extends itself, or nothing that can be read, is an error") {
  CHECK(wrong("extends: rubric.yaml\n" + small).front() ==
        "rubric.yaml:1:10: error HM029: 'rubric.yaml' extends itself");
  CHECK(wrong("extends: nowhere.yaml\n" + small) ==
        Lines{"rubric.yaml:1:10: error HM029: 'nowhere.yaml' cannot be read"});
  CHECK(wrong("extends: base.yaml\nremove: [qq]\n", {}, {{"base.yaml", small}}) ==
        Lines{"rubric.yaml:2:10: error HM029: the base has no 'qq' to remove: did you mean 'q'?"});
  CHECK(wrong("remove: [q]\n" + small) ==
        Lines{"rubric.yaml:1:9: error HM029: 'remove' takes nodes out of what a rubric 'extends', and this one extends "
              "nothing"});
}

TEST_CASE("an override sets any field of a node or of the rubric") {
  const Rubric rubric =
      good_rubric(small, {"web.weight=7", "q.range=[5, 0]", "scale=[1, 5]", "ranking.ties=dense", "q.missing=zero"});

  CHECK(rubric.nodes[1].weight.value == 7.0);
  CHECK(std::get<RangeScale>(rubric.nodes[2].question.scale).worst == 5.0);
  CHECK(rubric.scale.foot == 1.0);
  CHECK(rubric.ranking.ties == Ties::dense);
  CHECK(rubric.nodes[2].missing.policy == MissingRule::Policy::zero);
}

TEST_CASE("an override of something that is not there is answered with the nearest name") {
  CHECK(wrong(small, {"wbe.weight=7"}) ==
        Lines{"--set:1:1: error HM030: 'wbe' is neither a node nor a key of the rubric: did you mean 'web'?"});
  CHECK(wrong(small, {"web=7"}) ==
        Lines{"--set:1:1: error HM013: 'web' is a node: say which of its keys to set, as in web.weight=3"});
  CHECK(wrong(small, {"web.wieght=7"}) ==
        Lines{"--set:1:5: error HM012: 'wieght' is not a key of a dimension: did you mean 'weight'?"});
  CHECK(wrong(small, {"web"}) ==
        Lines{"--set:1:1: error HM013: 'web' sets nothing: --set takes ID.key=value, as in --set services.weight=3"});
}

TEST_CASE("everything that is wrong is reported at once, in the order of the file") {
  CHECK(
      wrong(
          "hallmark: 2\nid: a b\nscale: [5, 1]\nsurvey: {name: n}\ncombine: geometrc\ndimensions:\n"
          "  - id: 1a\n    wieght: 3\n    indicators:\n      - {id: q, range: [0, x]}\n      - {id: q, range: [0, 1]}\n"
          "      - {range: [0, 1], levels: 3}\nmaturity:\n  levels: [{name: A, from: 5}, {name: B, from: 2}]\n"
          "  gates: [{when: q <, at_most: C, because: x}]\n") ==
      Lines{"rubric.yaml:1:11: error HM010: '2' is no format version that this program reads: it reads '1'",
            "rubric.yaml:2:5: error HM016: 'a b' is not the id of a rubric: it is made of letters, digits and hyphens",
            "rubric.yaml:3:8: error HM018: 'scale' rises from its foot to its top, as in [0, 100]",
            "rubric.yaml:4:9: error HM011: 'survey' needs 'id', the column of the codes",
            "rubric.yaml:5:10: error HM015: 'geometrc' is no way to combine: did you mean 'geometric'?",
            "rubric.yaml:7:9: error HM016: '1a' is not an id: an id is made of letters, digits and underscores and "
            "begins with a letter",
            "rubric.yaml:8:5: error HM012: 'wieght' is not a key of a dimension: did you mean 'weight'?",
            "rubric.yaml:10:28: error HM014: the second of 'range' [worst, best] must be a number, not 'x'",
            "rubric.yaml:11:14: error HM017: the id 'q' is taken: see line 10 of 'rubric.yaml'",
            "rubric.yaml:12:9: error HM011: an indicator needs 'id'",
            "rubric.yaml:12:25: error HM012: 'levels' is not a key of an indicator: it is one of 'maturity'",
            "rubric.yaml:14:48: error HM026: levels rise: 'B' from '2' does not come after 'A' from '5'",
            "rubric.yaml:15:21: error HM040: the expression ends too early",
            "rubric.yaml:15:32: error HM027: 'C' is not one of the levels: there are 'A' and 'B'"});
}

TEST_CASE("a mark of unsure answers cannot be what answers end in anyway") {
  const std::string rest = "indicators:\n  - {id: q, answers: {'really?': 1, no: 0}}\n";

  CHECK(
      wrong("hallmark: 1\nid: t\nsurvey: {id: c, unsure: '?'}\n" + rest) ==
      Lines{
          "rubric.yaml:5:10: error HM033: the answer 'really?' to 'q' ends in '?', which marks unsure answers: choose "
          "another mark"});
  CHECK(wrong("hallmark: 1\nid: t\nsurvey: {id: c, unsure: ['~', '5', ' ']}\n" + rest) ==
        Lines{"rubric.yaml:3:25: error HM033: '5' cannot mark an unsure answer: a number could end like that",
              "rubric.yaml:3:25: error HM033: ' ' cannot mark an unsure answer: a blank stands behind answers of all "
              "kinds"});
}

TEST_CASE("unsure answers and respondents do not go together") {
  CHECK(
      wrong("hallmark: 1\nid: t\nsurvey: {id: c, unsure: '?', respondents: mean}\n"
            "indicators: [{id: q, range: [0, 1]}]\n") ==
      Lines{
          "rubric.yaml:3:17: error HM033: 'unsure' and 'respondents' do not go together: an answer that several people "
          "gave is unsure by how far they differ, which 'vary: [respondents]' looks at"});
}

TEST_CASE("a rubric that asks nothing is an error") {
  CHECK(wrong("hallmark: 1\nid: a\nsurvey: {id: code}\n") ==
        Lines{"rubric.yaml:1:1: error HM028: a rubric needs 'dimensions', and this one asks nothing"});
  CHECK(wrong(rubric_with("dimensions: [{id: a}]\n")) ==
        Lines{"rubric.yaml:5:19: error HM028: the dimension 'a' has neither 'indicators' nor 'dimensions'"});
}

TEST_CASE("a parameter that a method does not have is an error") {
  CHECK(wrong_indicator("normalise: {method: minmax, target: 5}") ==
        Lines{"rubric.yaml:6:41: error HM024: 'target' has no meaning for the method 'minmax'"});
  CHECK(
      wrong_indicator("normalise: distance_to_target") ==
      Lines{"rubric.yaml:6:24: error HM024: a distance to a target needs 'target', as in {method: distance_to_target, "
            "target: 95}"});
  CHECK(
      wrong_indicator("range: [0, 1], direction: lower") ==
      Lines{
          "rubric.yaml:6:28: error HM024: 'direction' belongs to 'normalise': turn a 'range' round by its ends, as in "
          "range: [30, 0]"});
}

TEST_CASE("an expression that depends on itself is an error") {
  const Scored result =
      try_scoring({rubric_with("dimensions:\n  - {id: a, applies: b > 1, indicators: [{id: q, range: [0, 1]}]}\n"
                               "  - {id: b, applies: a > 1, indicators: [{id: r, range: [0, 1]}]}\n"),
                   "code,q,r\nA,1,1\n"});

  REQUIRE(result.findings.has_errors());
  CHECK(lines_of(result.findings).front().find("depends on itself by way of") != std::string::npos);
}

TEST_CASE("nodes have reasons and tags, levels and penalties notes") {
  const Rubric rubric = good_rubric(
      rubric_with("reason: as agreed\ntags: [all]\ndimensions:\n  - id: d\n    reason: the larger half\n    tags: resident\n"
                  "    disclose: all\n"
                  "    penalties: [{id: p, answers: {no: 0, yes: -5}, note: of this year, source: the regulator, reason: "
                  "it puts people at risk}]\n"
                  "    indicators: [{id: q, range: [0, 1], reason: measured, tags: [resident, service], disclose: all}]\n"
                  "maturity: {levels: [{name: Low, from: 0, note: little works}, {name: High, from: 50}]}\n"));

  CHECK(rubric.root().reason == "as agreed");
  CHECK(rubric.root().tags == std::vector<std::string>{"all"});
  CHECK(rubric.nodes[1].reason == "the larger half");
  CHECK(rubric.nodes[1].tags == std::vector<std::string>{"resident"});
  CHECK(rubric.nodes[1].penalties[0].note == "of this year");
  CHECK(rubric.nodes[1].penalties[0].source == "the regulator");
  CHECK(rubric.nodes[1].penalties[0].reason == "it puts people at risk");
  CHECK(rubric.nodes[2].reason == "measured");
  CHECK(rubric.nodes[2].tags == std::vector<std::string>{"resident", "service"});
  CHECK(rubric.maturity.levels[0].note == "little works");
  CHECK(rubric.maturity.levels[1].note.empty());
}

TEST_CASE("what is to be hidden is refused, since nothing hides it") {
  CHECK(lines_of(read_rubric_text(rubric_with("disclose: some\nindicators:\n  - {id: q, range: [0, 1], disclose: none}\n"))
                     .findings) ==
        Lines{"rubric.yaml:5:11: error HM015: 'some' is no way to disclose: there are 'all', 'aggregate' and 'none'",
              "rubric.yaml:7:38: error HM038: 'none' cannot be promised: this version shows everything that it scores, "
              "which is what 'all' says"});
}
