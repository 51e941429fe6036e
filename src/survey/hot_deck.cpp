#include "survey/hot_deck.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "hallmark/survey/questions.hpp"

namespace hallmark {

namespace {

/// Columns that say what a unit is rather than what it answered.
std::set<std::string> columns_of_groups(const Rubric& rubric) {
  std::set<std::string> names;
  const auto add = [&names](const std::optional<ColumnName>& column) {
    if (column) names.insert(column->text);
  };
  for (const ColumnName& group : rubric.survey.groups) names.insert(group.text);
  add(rubric.ranking.within);
  for (const Node& node : rubric.nodes) {
    add(node.weight.by);
    add(node.missing.of);
    add(node.normalise_over);
    add(node.treat_over);
  }
  return names;
}

void lend(Column& column, std::size_t unit, const Column& from, std::size_t lender) {
  // It stays unsure.
  if (has_value(column.states[unit]) && has_value(from.states[lender])) column.values[unit] = from.values[lender];
}

}  // namespace

HotDeck::HotDeck(const Survey& survey, const Rubric& rubric) {
  std::map<std::string, Use> uses;
  const std::vector<AskedQuestion> questions = questions_of(rubric);
  for (std::size_t i = 0; i < questions.size(); ++i) uses[questions[i].question->column.text].questions.push_back(i);
  for (const auto& [name, column] : survey.numbers) uses[name].is_number = true;
  const std::set<std::string> groups = columns_of_groups(rubric);
  for (const auto& [name, labels] : survey.labels) {
    if (!groups.contains(name)) uses[name].is_label = true;
  }
  for (auto& [name, use] : uses) {
    use.column = name;
    add(survey, rubric, std::move(use));
  }
}

void HotDeck::add(const Survey& survey, const Rubric& rubric, Use use) {
  std::vector<const std::vector<State>*> states;
  for (const std::size_t question : use.questions) states.push_back(&survey.answers[question].states);
  if (use.is_number) states.push_back(&survey.numbers.at(use.column).states);
  if (use.is_label) states.push_back(&survey.labels.at(use.column).states);
  std::vector<std::uint32_t> unsure;
  std::vector<std::uint32_t> sure;
  for (std::uint32_t unit = 0; unit < survey.size(); ++unit) {
    const auto is = [unit](State state) {
      return [unit, state](const std::vector<State>* column) { return (*column)[unit] == state; };
    };
    if (std::ranges::any_of(states, is(State::unsure))) unsure.push_back(unit);
    if (std::ranges::all_of(states, is(State::answered))) sure.push_back(unit);
  }
  if (unsure.empty()) return;
  unsure_ += unsure.size();
  const auto& within = rubric.ranking.within;
  const auto peers = within ? survey.labels.find(within->text) : survey.labels.end();
  const auto group_of = [&](std::uint32_t unit) {
    return peers == survey.labels.end() ? 0 : peers->second.codes[unit];
  };
  std::map<std::uint32_t, std::vector<std::uint32_t>> of_group;
  for (const std::uint32_t unit : sure) of_group[group_of(unit)].push_back(unit);
  std::map<std::uint32_t, std::size_t> known;  ///< By group.
  for (const std::uint32_t unit : unsure) {
    const auto lenders = of_group.find(group_of(unit));
    if (lenders == of_group.end()) {
      alone_.push_back({use.column, unit});
      continue;
    }
    const auto [at, is_new] = known.emplace(lenders->first, lenders_.size());
    if (is_new) lenders_.push_back(lenders->second);
    open_.push_back({uses_.size(), unit, at->second});
  }
  uses_.push_back(std::move(use));
}

Survey HotDeck::redrawn(const Survey& survey, const Uniform& uniform) const {
  Survey result = survey;
  for (const Open& open : open_) {
    const double number = uniform(open.use * survey.size() + open.unit);
    if (number < 0.5) continue;
    const std::vector<std::uint32_t>& lenders = lenders_[open.lenders];
    const auto chosen = static_cast<std::size_t>((2.0 * number - 1.0) * static_cast<double>(lenders.size()));
    const std::uint32_t lender = lenders[std::min(lenders.size() - 1, chosen)];
    const Use& use = uses_[open.use];
    for (const std::size_t question : use.questions) {
      lend(result.answers[question], open.unit, survey.answers[question], lender);
      const Column& available = survey.available[question];
      if (available.size() > 0) lend(result.available[question], open.unit, available, lender);
    }
    if (use.is_number) lend(result.numbers.at(use.column), open.unit, survey.numbers.at(use.column), lender);
    if (use.is_label) result.labels.at(use.column).codes[open.unit] = survey.labels.at(use.column).codes[lender];
  }
  return result;
}

}  // namespace hallmark
