#include "report/site/rubric_words.hpp"

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/variant_words.hpp"
#include "hallmark/support/wording.hpp"
#include "report/page/unit_words.hpp"

namespace hallmark {

namespace {

/// What a method or a way to combine says of itself.
template <class Variant>
std::string sentence_of(const Variant& variant) {
  return std::visit([](const auto& chosen) { return chosen.sentence(); }, variant);
}

std::string with_and(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return text;
}

std::string points_text(double points) {
  return points == 1.0 ? "1 point" : to_text(points) + " points";
}

/// "no 0, partly 1 and yes 2 points".
std::string answers_text(const std::vector<Answer>& answers) {
  std::vector<std::string> parts;
  for (const Answer& answer : answers)
    parts.push_back(fmt::format("'{}' {}", without_controls(answer.text), to_text(answer.points)));
  return with_and(parts) + " points";
}

std::string treatment_words(const Treatment& rule) {
  std::string text = fmt::format("Outliers: where the values are lopsided (skew {} or more and kurtosis {} or more)",
                                 to_text(rule.skew), to_text(rule.kurtosis));
  if (rule.winsorise > 0) text += fmt::format(", up to {} of the farthest are moved to the next value", rule.winsorise);
  switch (rule.then) {
    case Treatment::Then::nothing:
      break;
    case Treatment::Then::log:
    case Treatment::Then::log_directed:
      text += rule.winsorise > 0 ? "; where that is not enough, logarithms are taken" : ", logarithms are taken";
      break;
    case Treatment::Then::boxcox:
      text += fmt::format("{} a Box-Cox transformation with {} is used", rule.winsorise > 0 ? "; then" : ",",
                          to_text(rule.lambda));
      break;
  }
  return text + ".";
}

std::string scale_sentence(const MarkScale& scale) {
  return std::visit(Overloaded{
                        [](const NumberScale&) { return std::string(); },
                        [](const AnswerScale& answers) {
                          return fmt::format("{}, out of {}.", answers_text(answers.answers), to_text(answers.out_of));
                        },
                        [](const SelectionScale& selection) {
                          std::string text = "Several answers may be given: ";
                          if (selection.ticks.empty()) {
                            text += answers_text(selection.answers);
                          } else {
                            std::vector<std::string> parts;
                            for (const auto& [ticks, points] : selection.ticks)
                              parts.push_back(fmt::format("{} or more earn {}", to_text(ticks), points_text(points)));
                            std::vector<std::string> names;
                            for (const Answer& answer : selection.answers)
                              names.push_back(without_controls(answer.text));
                            text += with_and(names) + "; " + with_and(parts);
                          }
                          text += fmt::format(", out of {}.", to_text(selection.out_of));
                          if (!selection.none.empty())
                            text += fmt::format(" '{}' earns nothing.", without_controls(selection.none));
                          return text;
                        },
                        [](const RangeScale& range) {
                          return fmt::format("{} gets the foot of the scale and {} its top; {}.{}",
                                             to_text(range.worst), to_text(range.best),
                                             range.logarithmic ? "between them the logarithm decides"
                                                               : "between them marks rise evenly",
                                             range.clamped ? " Values beyond them count as these." : "");
                        },
                        [](const BandScale& bands) {
                          std::vector<std::string> parts;
                          for (const auto& [from, points] : bands.bands)
                            parts.push_back(fmt::format("from {} on {}", to_text(from), points_text(points)));
                          return fmt::format("{}, out of {}.", with_and(parts), to_text(bands.out_of));
                        },
                        [](const CurveScale& curve) {
                          std::vector<std::string> parts;
                          for (const auto& [value, points] : curve.points)
                            parts.push_back(fmt::format("{} at {}", points_text(points), to_text(value)));
                          return fmt::format("{}, out of {}, in straight lines between them.", with_and(parts),
                                             to_text(curve.out_of));
                        },
                        [](const PointScale& points) {
                          return points.out_of_from_survey
                                     ? std::string("The survey holds the points and what they are out of.")
                                     : fmt::format("The survey holds the points, out of {}.", to_text(points.out_of));
                        },
                    },
                    scale);
}

/// " It is public record. Source: the regulator. Why: it puts people at risk."; empty where nothing is said of it.
std::string about_penalty(const Penalty& penalty) {
  std::string text;
  const auto add = [&text](std::string_view lead, const std::string& said) {
    if (said.empty()) return;
    text += fmt::format(" {}{}", lead, without_controls(said));
    if (!text.ends_with('.')) text += '.';
  };
  add("", penalty.note);
  add("Source: ", penalty.source);
  add("Why: ", penalty.reason);
  return text;
}

std::string_view mode_words(RoundingMode mode) {
  switch (mode) {
    case RoundingMode::half_up:
      return "halves up";
    case RoundingMode::half_even:
      return "halves to even digits";
    case RoundingMode::nearest:
      return "to the nearest";
    case RoundingMode::down:
      break;
  }
  return "down";
}

std::string rounding_words(const Rounding& rounding) {
  return fmt::format("It is rounded to {}, {}.",
                     counted(static_cast<std::size_t>(rounding.decimals), "decimal", "decimals"),
                     mode_words(rounding.mode));
}

std::string_view ties_words(Ties ties) {
  switch (ties) {
    case Ties::min:
      return "equal scores share the better place and the next ones are skipped";
    case Ties::max:
      return "equal scores share the worse place";
    case Ties::dense:
      return "equal scores share a place and none is skipped";
    case Ties::average:
      return "equal scores share the mean of their places";
    case Ties::ordinal:
      break;
  }
  return "equal scores are ordered by code";
}

}  // namespace

std::string missing_words(const MissingRule& rule, const std::string& unit) {
  switch (rule.policy) {
    case MissingRule::Policy::ignore:
      return "A missing answer is left out and its weight spread over the others.";
    case MissingRule::Policy::zero:
      return "A missing answer counts as no points.";
    case MissingRule::Policy::worst:
      return "A missing answer counts as the worst one.";
    case MissingRule::Policy::mean:
    case MissingRule::Policy::median:
      return fmt::format(
          "A missing answer is estimated as the {} of {}.",
          rule.policy == MissingRule::Policy::mean ? "mean" : "median",
          rule.of ? fmt::format("those with the same {}", without_controls(rule.of->text)) : "the others");
    case MissingRule::Policy::value:
      return fmt::format("A missing answer is taken to be {}.", to_text(rule.value));
    case MissingRule::Policy::exclude:
      return fmt::format("Where it is missing, the {} gets no score.", unit);
  }
  return {};
}

std::vector<std::string> marking_rules(const Rubric& rubric, const Node& node) {
  std::vector<std::string> rules;
  const Question& question = node.question;
  if (question.value) rules.push_back(fmt::format("The value is worked out: {}.", question.value->expression.source));
  if (question.per)
    rules.push_back(fmt::format("It is taken per {}{}.", without_controls(question.per->text),
                                question.times == 1.0 ? "" : " times " + to_text(question.times)));
  if (std::string scale = scale_sentence(question.scale); !scale.empty()) rules.push_back(std::move(scale));
  if (node.normalise) {
    const std::string over = node.normalise->over.empty()
                                 ? std::string()
                                 : fmt::format(", within each {}", without_controls(node.normalise->over));
    rules.push_back(fmt::format("It is judged against the others{}: {}.{}", over, sentence_of(node.normalise->method),
                                node.normalise->lower_is_better ? " Less is better." : ""));
  }
  if (node.treat) rules.push_back(treatment_words(*node.treat));
  if (node.applies) rules.push_back(fmt::format("Asked only where {}.", node.applies->expression.source));
  rules.push_back(missing_words(node.missing, unit_word(rubric)));
  if (node.round) rules.push_back(rounding_words(*node.round));
  if (!node.comparable) rules.emplace_back("It cannot be compared with earlier editions.");
  return rules;
}

std::string marking_words(const Node& node) {
  if (!node.is_indicator) return sentence_of(node.combine);
  const std::string against = node.normalise ? " against the others" : "";
  return std::visit(
             Overloaded{
                 [](const NumberScale&) { return std::string("a number"); },
                 [](const AnswerScale& answers) { return counted(answers.answers.size(), "answer", "answers"); },
                 [](const SelectionScale& s) { return fmt::format("any of {} answers", s.answers.size()); },
                 [](const RangeScale& range) {
                   return fmt::format("from {} to {}{}", to_text(range.worst), to_text(range.best),
                                      range.logarithmic ? ", logarithmic" : "");
                 },
                 [](const BandScale& bands) { return counted(bands.bands.size(), "band", "bands"); },
                 [](const CurveScale&) { return std::string("a curve"); },
                 [](const PointScale& points) { return fmt::format("points out of {}", to_text(points.out_of)); },
             },
             node.question.scale) +
         against;
}

std::vector<std::string> combining_rules(const Rubric& rubric, const Node& node) {
  std::vector<std::string> rules = {fmt::format("Its score is the {}.", sentence_of(node.combine))};
  if (node.min_coverage > 0.0)
    rules.push_back(
        fmt::format("It needs answers to {}% of the weight of its parts that apply; with less there is no score.",
                    to_decimals(100.0 * node.min_coverage, 0)));
  for (const Penalty& penalty : node.penalties) {
    rules.push_back(fmt::format("Penalty: {}: {}{}.{}",
                                without_controls(penalty.title.empty() ? penalty.id : penalty.title),
                                penalty.in_points ? "in points, " : "", [&penalty] {
                                  std::string text = scale_sentence(penalty.question.scale);
                                  if (text.ends_with('.')) text.pop_back();
                                  if (const std::size_t at = text.rfind(", out of "); at != std::string::npos)
                                    text.resize(at);
                                  return text.empty() ? std::string("as the survey says") : text;
                                }(),
                                about_penalty(penalty)));
  }
  if (node.applies) rules.push_back(fmt::format("It counts only where {}.", node.applies->expression.source));
  if (node.normalise)
    rules.push_back(fmt::format("Then it is judged against the others: {}.", sentence_of(node.normalise->method)));
  if (node.missing.policy == MissingRule::Policy::exclude)
    rules.push_back(missing_words(node.missing, unit_word(rubric)));
  if (node.round) rules.push_back(rounding_words(*node.round));
  if (!node.comparable) rules.emplace_back("It cannot be compared with earlier editions.");
  return rules;
}

std::vector<std::string> rating_rules(const Rubric& rubric) {
  std::vector<std::string> rules;
  const Maturity& maturity = rubric.maturity;
  if (!maturity.levels.empty()) {
    std::vector<std::string> parts;
    for (const Level& level : maturity.levels)
      parts.push_back(fmt::format("{} from {}", without_controls(level.name), to_text(level.from)));
    rules.push_back(fmt::format("Levels: {}.{}", with_and(parts),
                                maturity.decided_by_weakest ? " The weakest of the top dimensions decides." : ""));
  }
  for (const Level& level : maturity.levels) {
    if (!level.note.empty())
      rules.push_back(fmt::format("{}: {}.", without_controls(level.name), without_controls(level.note)));
  }
  for (const Gate& gate : maturity.gates) {
    rules.push_back(fmt::format("Where {}, the level is at most {}: {}.", without_controls(gate.when.expression.source),
                                without_controls(maturity.levels[gate.at_most].name), without_controls(gate.because)));
  }
  rules.push_back(fmt::format(
      "Ranks are given {}; {}.",
      rubric.ranking.within ? fmt::format("among those with the same {}", without_controls(rubric.ranking.within->text))
                            : "among all",
      ties_words(rubric.ranking.ties)));
  if (rubric.screen_coverage > 0.0)
    rules.push_back(fmt::format("Who answered less than {}% of the weight takes no part at all.",
                                to_decimals(100.0 * rubric.screen_coverage, 0)));
  return rules;
}

}  // namespace hallmark
