#include "hallmark/audit/audit_inputs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "hallmark/survey/hot_deck.hpp"

namespace hallmark {

namespace {

using Kind = AuditInput::Kind;

bool has_weight(const Weight& weight) {
  return weight.value > 0.0 || std::ranges::any_of(weight.groups, [](const auto& group) { return group.second > 0.0; });
}

/// Where the weight of a node moves nothing: it is an only child whose weight cancels out, or its parent looks at no
/// weights.
bool weight_is_idle(const Rubric& rubric, const Node& node) {
  using Way = CombineRule::Way;
  const Node& parent = rubric.nodes[node.parent];
  const Way way = parent.combine.way;
  if (way == Way::min || way == Way::max || way == Way::median) return true;
  return way != Way::sum && parent.children.size() == 1;
}

class Expander {
 public:
  Expander(const Rubric& rubric, const Survey& survey, Findings& findings)
      : rubric_(rubric), survey_(survey), findings_(findings) {}

  AuditInputs expand(const std::vector<Variation>& variations) {
    // A weight with bounds of its own is not among those that vary together.
    for (const Variation& variation : variations) {
      if (variation.kind == Variation::Kind::weight) bounded_.push_back(variation.node);
    }
    for (const Variation& variation : variations) add(variation);
    return std::move(result_);
  }

 private:
  void add(const Variation& variation) {
    switch (variation.kind) {
      case Variation::Kind::weights:
        return add_weights(variation);
      case Variation::Kind::dirichlet:
        return add_weights(variation);
      case Variation::Kind::weight:
        return add_weight(variation);
      case Variation::Kind::alternatives:
        return add_alternatives(variation);
      case Variation::Kind::treatment:
        return add_treatment(variation);
      case Variation::Kind::leave_one_out:
        return add_leave_one_out(variation);
      case Variation::Kind::respondents:
        return add_respondents(variation);
      case Variation::Kind::unsure:
        return add_unsure(variation);
    }
  }

  void begin(const std::string& name, std::string description, bool is_data, const Place& place) {
    const bool is_known = std::ranges::find(result_.sources, name, &AuditSource::name) != result_.sources.end();
    if (is_known) findings_.error(Code::audit_input, place, fmt::format("{} varies already", in_quotes(name)));
    result_.sources.push_back({name, std::move(description), is_data, {}});
  }

  AuditInput& input(Kind kind, std::string name) {
    result_.sources.back().inputs.push_back(result_.inputs.size());
    AuditInput& made = result_.inputs.emplace_back();
    made.kind = kind;
    made.name = std::move(name);
    return made;
  }

  void add_weights(const Variation& variation) {
    const bool is_uniform = variation.kind == Variation::Kind::weights;
    begin("weights",
          is_uniform ? fmt::format("every weight, up to {} % more or less",
                                   to_text(round_to(100.0 * variation.within, 6, RoundingMode::half_up)))
                     : fmt::format("every weight, by a Dirichlet distribution of concentration {}",
                                   to_text(variation.concentration)),
          false, variation.place);
    for (std::size_t at = 1; at < rubric_.nodes.size(); ++at) {
      const Node& node = rubric_.nodes[at];
      const bool is_bounded = std::ranges::find(bounded_, node.id) != bounded_.end();
      if (is_bounded || !has_weight(node.weight) || weight_is_idle(rubric_, node)) continue;
      AuditInput& made = input(is_uniform ? Kind::factor : Kind::gamma, node.id + ".weight");
      made.node = at;
      made.low = 1.0 - variation.within;
      made.high = 1.0 + variation.within;
      double sum = 0.0;
      for (const std::size_t sibling : rubric_.nodes[node.parent].children) sum += rubric_.nodes[sibling].weight.value;
      const double share = sum > 0.0 && node.weight.value > 0.0
                               ? node.weight.value / sum
                               : 1.0 / static_cast<double>(rubric_.nodes[node.parent].children.size());
      made.shape = variation.concentration * share;
    }
    require_something(variation.place, "no weight matters here: no dimension has two children that are weighed");
  }

  void add_weight(const Variation& variation) {
    const auto node = rubric_.find(variation.node);
    if (!node) {
      findings_.error(Code::audit_input, variation.place,
                      fmt::format("{} is not a node of the rubric{}", in_quotes(variation.node),
                                  did_you_mean(variation.node, rubric_.ids())));
      return;
    }
    const std::string name = variation.node + ".weight";
    begin(name,
          fmt::format("the weight of {} between {} and {}", variation.node, to_text(variation.low),
                      to_text(variation.high)),
          false, variation.place);
    AuditInput& made = input(Kind::weight, name);
    made.node = *node;
    made.low = variation.low;
    made.high = variation.high;
  }

  void add_alternatives(const Variation& variation) {
    begin(variation.key, fmt::format("{} is {}", variation.key, fmt::join(variation.values, " or ")), false,
          variation.place);
    AuditInput& made = input(Kind::alternatives, variation.key);
    made.key = variation.key;
    made.values = variation.values;
  }

  void add_treatment(const Variation& variation) {
    begin("treatment", "outliers treated or not", false, variation.place);
    (void)input(Kind::treatment, "treatment");
    const bool treats = std::ranges::any_of(rubric_.nodes, [](const Node& node) { return node.treat.has_value(); });
    if (!treats) {
      findings_.error(Code::audit_input, variation.place,
                      "the rubric treats no outliers: give an indicator or 'defaults' a 'treat' to vary");
    }
  }

  void add_leave_one_out(const Variation& variation) {
    begin("leave_one_out", "all indicators, or all but one", false, variation.place);
    AuditInput& made = input(Kind::leave_one_out, "leave_one_out");
    for (std::size_t at = 1; at < rubric_.nodes.size(); ++at) {
      if (rubric_.nodes[at].is_indicator && has_weight(rubric_.nodes[at].weight)) made.candidates.push_back(at);
    }
    if (made.candidates.size() < 2) {
      findings_.error(Code::audit_input, variation.place,
                      "there is only one indicator, and leaving it out leaves none");
    }
  }

  void add_respondents(const Variation& variation) {
    begin("respondents", "the respondents of each unit, drawn anew from those there are", true, variation.place);
    (void)input(Kind::respondents, "respondents");
    if (survey_.rows) return;
    findings_.error(Code::audit_input, variation.place,
                    rubric_.survey.respondents
                        ? "the rows do not say who answered, and to some questions there are more answers than to "
                          "others: 'respondent' in the long layout names the column that says it"
                        : "the survey has one row a unit, so there are no respondents to draw: the rubric's 'survey' "
                          "has no 'respondents'");
  }

  void add_unsure(const Variation& variation) {
    const HotDeck deck(survey_, rubric_);
    begin("unsure",
          deck.unsure() == 1
              ? std::string("the one unsure answer, as it is or as a peer answered surely")
              : fmt::format("each of the {} unsure answers, as it is or as a peer answered surely", deck.unsure()),
          true, variation.place);
    (void)input(Kind::unsure, "unsure");
    if (deck.unsure() > deck.alone().size()) {
      if (!deck.alone().empty()) warn_of(deck, variation.place);
      return;
    }
    const bool has_marks = !rubric_.survey.unsure.empty() ||
                           (rubric_.survey.long_layout.has_value() && rubric_.survey.long_layout->unsure.has_value());
    findings_.error(Code::audit_input, variation.place,
                    deck.unsure() > 0 ? "nobody answered surely what others are unsure of, so that there is nothing to "
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
                    deck.alone().size(), deck.unsure(), in_quotes(first.column), in_quotes(survey_.ids[first.unit])));
  }

  void require_something(const Place& place, std::string_view message) {
    if (result_.sources.back().inputs.empty()) findings_.error(Code::audit_input, place, std::string(message));
  }

  const Rubric& rubric_;
  const Survey& survey_;
  Findings& findings_;
  std::vector<std::string> bounded_;
  AuditInputs result_;
};

}  // namespace

std::size_t AuditInput::choices() const {
  switch (kind) {
    case Kind::alternatives:
      return values.size();
    case Kind::treatment:
      return 2;
    case Kind::leave_one_out:
      return candidates.size() + 1;
    case Kind::factor:
    case Kind::gamma:
    case Kind::weight:
    case Kind::respondents:
    case Kind::unsure:
      break;
  }
  return 0;
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
