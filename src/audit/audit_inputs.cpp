#include "hallmark/audit/audit_inputs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/variant_words.hpp"
#include "hallmark/support/wording.hpp"
#include "survey/hot_deck.hpp"

namespace hallmark {

namespace {

bool has_weight(const Weight& weight) {
  return weight.value > 0.0 || std::ranges::any_of(weight.groups, [](const auto& group) { return group.second > 0.0; });
}

/// Where the weight of a node moves nothing: it is an only child whose weight cancels out, or its parent looks at no
/// weights.
bool weight_is_idle(const Rubric& rubric, const Node& node) {
  const Node& parent = rubric.nodes[node.parent];
  const WeightUse use = std::visit([](const auto& way) { return way.weights; }, parent.combine);
  return use == WeightUse::nothing || (use == WeightUse::shares && parent.children.size() == 1);
}

class Expander {
 public:
  Expander(const Rubric& rubric, const Survey& survey, Findings& findings)
      : rubric_(rubric), survey_(survey), findings_(findings) {}

  AuditInputs expand(const std::vector<Variation>& variations) {
    // A weight with bounds of its own is not among those that vary together.
    for (const Variation& variation : variations) {
      if (const auto* weight = std::get_if<VaryWeight>(&variation.what)) bounded_.push_back(weight->node);
    }
    for (const Variation& variation : variations)
      std::visit([&](const auto& what) { add(what, variation.place); }, variation.what);
    return std::move(result_);
  }

 private:
  void begin(const std::string& name, std::string description, bool is_data, const Place& place) {
    const bool is_known = std::ranges::find(result_.sources, name, &AuditSource::name) != result_.sources.end();
    if (is_known) findings_.error(Code::audit_input, place, fmt::format("{} varies already", in_quotes(name)));
    result_.sources.push_back({name, std::move(description), is_data, {}});
  }

  template <class What>
  void draw(std::string name, What what) {
    result_.sources.back().inputs.push_back(result_.inputs.size());
    result_.inputs.push_back({std::move(name), std::move(what)});
  }

  void add(const VaryWeights& vary, const Place& place) {
    add_weights(fmt::format("every weight, up to {} % more or less",
                            to_text(round_to(100.0 * vary.within, 6, RoundingMode::half_up))),
                place, [&](std::size_t node) {
                  return WeightFactor{node, 1.0 - vary.within, 1.0 + vary.within};
                });
  }

  void add(const VaryByDirichlet& vary, const Place& place) {
    add_weights(
        fmt::format("every weight, by a Dirichlet distribution of concentration {}", to_text(vary.concentration)),
        place, [&](std::size_t node) {
          return WeightGamma{node, vary.concentration * share_of(node)};
        });
  }

  template <class InputOf>
  void add_weights(std::string description, const Place& place, const InputOf& input_of) {
    begin("weights", std::move(description), false, place);
    for (std::size_t at = 1; at < rubric_.nodes.size(); ++at) {
      const Node& node = rubric_.nodes[at];
      const bool is_bounded = std::ranges::find(bounded_, node.id) != bounded_.end();
      if (is_bounded || !has_weight(node.weight) || weight_is_idle(rubric_, node)) continue;
      draw(node.id + ".weight", input_of(at));
    }
    if (result_.sources.back().inputs.empty())
      findings_.error(Code::audit_input, place,
                      "no weight matters here: no dimension has two children that are weighed");
  }

  /// Of a node in the weights of its siblings and itself.
  [[nodiscard]] double share_of(std::size_t at) const {
    const std::vector<std::size_t>& siblings = rubric_.nodes[rubric_.nodes[at].parent].children;
    const double own = rubric_.nodes[at].weight.value;
    double sum = 0.0;
    for (const std::size_t sibling : siblings) sum += rubric_.nodes[sibling].weight.value;
    return sum > 0.0 && own > 0.0 ? own / sum : 1.0 / static_cast<double>(siblings.size());
  }

  void add(const VaryWeight& vary, const Place& place) {
    const auto node = rubric_.find(vary.node);
    if (!node) {
      findings_.error(Code::audit_input, place,
                      fmt::format("{} is not a node of the rubric{}", in_quotes(vary.node),
                                  did_you_mean(vary.node, rubric_.ids())));
      return;
    }
    const std::string name = vary.node + ".weight";
    begin(name, fmt::format("the weight of {} between {} and {}", vary.node, to_text(vary.low), to_text(vary.high)),
          false, place);
    draw(name, WeightBetween{*node, vary.low, vary.high});
  }

  void add(const VaryKey& vary, const Place& place) {
    begin(vary.key, fmt::format("{} is {}", vary.key, fmt::join(vary.values, " or ")), false, place);
    draw(vary.key, OneOfValues{vary.key, vary.values});
  }

  void add(const VaryTreatment& vary, const Place& place) {
    begin(std::string(vary.word), "outliers treated or not", false, place);
    draw(std::string(vary.word), TreatedOrNot());
    const bool treats = std::ranges::any_of(rubric_.nodes, [](const Node& node) { return node.treat.has_value(); });
    if (!treats) {
      findings_.error(Code::audit_input, place,
                      "the rubric treats no outliers: give an indicator or 'defaults' a 'treat' to vary");
    }
  }

  void add(const VaryLeftOut& vary, const Place& place) {
    begin(std::string(vary.word), "all indicators, or all but one", false, place);
    OneLeftOut left_out;
    for (std::size_t at = 1; at < rubric_.nodes.size(); ++at) {
      if (rubric_.nodes[at].is_indicator && has_weight(rubric_.nodes[at].weight)) left_out.candidates.push_back(at);
    }
    if (left_out.candidates.size() < 2) {
      findings_.error(Code::audit_input, place, "there is only one indicator, and leaving it out leaves none");
    }
    draw(std::string(vary.word), std::move(left_out));
  }

  void add(const VaryRespondents& vary, const Place& place) {
    begin(std::string(vary.word), "the respondents of each unit, drawn anew from those there are", true, place);
    draw(std::string(vary.word), OtherRespondents());
    if (survey_.rows) return;
    findings_.error(Code::audit_input, place,
                    rubric_.survey.respondents
                        ? "the rows do not say who answered, and to some questions there are more answers than to "
                          "others: 'respondent' in the long layout names the column that says it"
                        : "the survey has one row a unit, so there are no respondents to draw: the rubric's 'survey' "
                          "has no 'respondents'");
  }

  void add(const VaryUnsure& vary, const Place& place) {
    const HotDeck deck(survey_, rubric_);
    begin(std::string(vary.word),
          deck.unsure() == 1
              ? std::string("the one unsure answer, as it is or as a peer answered surely")
              : fmt::format("each of the {} unsure answers, as it is or as a peer answered surely", deck.unsure()),
          true, place);
    draw(std::string(vary.word), OtherAnswers());
    if (deck.unsure() > deck.alone().size()) {
      if (!deck.alone().empty()) warn_of(deck, place);
      return;
    }
    const bool has_marks = !rubric_.survey.unsure.empty() ||
                           (rubric_.survey.long_layout.has_value() && rubric_.survey.long_layout->unsure.has_value());
    findings_.error(Code::audit_input, place,
                    deck.unsure() > 0 ? "no peer gave a sure answer to any unsure question, so there is nothing to "
                                        "draw from"
                    : has_marks       ? "no answer of the survey is marked as unsure, so there is none to draw anew"
                                      : "no answer is marked as unsure: 'unsure' in the rubric's 'survey' says how one "
                                        "is, as in {unsure: '?'}");
  }

  void warn_of(const HotDeck& deck, const Place& place) {
    const HotDeck::Answer& first = deck.alone().front();
    findings_.warning(
        Code::audit_input, place,
        fmt::format("{} of {} unsure answers stay as they are, since no peer answered surely: the first is {} of {}",
                    deck.alone().size(), deck.unsure(), in_quotes(first.column), in_quotes(survey_.id(first.unit))));
  }

  const Rubric& rubric_;
  const Survey& survey_;
  Findings& findings_;
  std::vector<std::string> bounded_;
  AuditInputs result_;
};

}  // namespace

std::size_t AuditInput::choices() const {
  return std::visit(Overloaded{
                        [](const OneOfValues& one) { return one.values.size(); },
                        [](const TreatedOrNot&) { return std::size_t{2}; },
                        [](const OneLeftOut& one) { return one.candidates.size() + 1; },
                        [](const WeightFactor&) { return std::size_t{0}; },
                        [](const WeightGamma&) { return std::size_t{0}; },
                        [](const WeightBetween&) { return std::size_t{0}; },
                        [](const OtherRespondents&) { return std::size_t{0}; },
                        [](const OtherAnswers&) { return std::size_t{0}; },
                    },
                    what);
}

std::size_t AuditInput::choice(double uniform) const {
  const std::size_t count = choices();
  return std::min(count - 1, static_cast<std::size_t>(uniform * static_cast<double>(count)));
}

Result<AuditInputs> audit_inputs(const Rubric& rubric, const Survey& survey, const std::vector<Variation>& variations) {
  Result<AuditInputs> result;
  result.value = Expander(rubric, survey, result.findings).expand(variations);
  return result;
}

}  // namespace hallmark
