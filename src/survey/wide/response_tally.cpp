#include "survey/wide/response_tally.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "survey/respondents/combine_rows.hpp"

namespace hallmark {

TallyRules tally_rules(const Rubric& rubric, const SlotReaders& readers, const std::vector<AskedQuestion>& questions) {
  TallyRules rules;
  rules.labels = readers.labels();
  std::vector<bool> is_weight(readers.count(), false);
  for (std::size_t slot = 0; slot < readers.count(); ++slot) {
    RespondentRule rule = *rubric.survey.respondents;
    double top = 1.0;
    if (slot < questions.size()) {
      const Question& question = *questions[slot].question;
      rule = question.respondents.value_or(rule);
      top = top_points(question);
    } else {
      rule = rule_of_numbers(rule);
    }
    const std::size_t weight =
        rule.weight ? readers.number_slot(rule.weight->text).value_or(TallyRules::no_slot) : TallyRules::no_slot;
    const bool is_weighted = weight != TallyRules::no_slot;
    rules.slots.push_back({rule.way, is_weighted, top});
    rules.weight_slot.push_back(static_cast<std::uint32_t>(weight));
    if (is_weighted) is_weight[weight] = true;
  }
  for (std::size_t slot = 0; slot < readers.count(); ++slot) {
    rules.is_held.push_back(is_weight[slot] || !rules.slots[slot].needs_moments_only());
    if (rules.is_held.back()) rules.held.push_back(static_cast<std::uint32_t>(slot));
  }
  return rules;
}

void LabelTally::add(std::string_view text, std::uint64_t order) {
  if (first_.is_there && first_.order < order && (first_.text == text || (other_.is_there && other_.order < order)))
    return;
  add(Seen{std::string(text), order, true});
}

void LabelTally::add(const LabelTally& other) {
  if (other.first_.is_there) add(other.first_);
  if (other.other_.is_there) add(other.other_);
}

void LabelTally::add(const Seen& seen) {
  if (!first_.is_there || seen.order < first_.order) {
    const Seen second = std::exchange(first_, seen);
    if (second.is_there && second.text != first_.text) other_ = second;
    return;
  }
  if (seen.text != first_.text && (!other_.is_there || seen.order < other_.order)) other_ = seen;
}

std::uint32_t ResponseTally::new_unit(std::string_view id) {
  const std::uint32_t unit = index_.add(id);
  const std::size_t units = ids_.size();
  names_.emplace_back();
  first_rows_.push_back(~std::uint64_t{0});
  rows_.push_back(0);
  small_.resize(units * rules_.slots.size());
  moments_.resize(units * rules_.slots.size());
  not_applicable_.resize(units * rules_.slots.size());
  sums_.resize(units * rules_.held.size());
  labels_.resize(units * rules_.labels);
  return unit;
}

bool ResponseTally::begin_row(std::string_view id, std::size_t row, std::size_t /*cell*/) {
  order_ = RowPlace(table_, row).order();
  unit_ = index_.find(id);
  if (unit_ == IdIndex::none) unit_ = new_unit(id);
  is_new_ = rows_[unit_] == 0;
  pending_labels_.clear();
  first_slot_ = unit_ * rules_.slots.size();
  for (const std::uint32_t slot : rules_.held) held_[slot] = {};
  return true;
}

void ResponseTally::decimal(std::size_t slot, std::int64_t digits, int decimals, bool negative) {
  static constexpr std::array<std::int64_t, 7> to_millionths = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
  constexpr std::int64_t most = 280'000'000;
  const std::int64_t number = negative ? -digits : digits;
  if (is_held_[slot] == 0 && decimals <= 6 && digits < most) {
    moments_[first_slot_ + slot].add_millionths(number * to_millionths[static_cast<std::size_t>(decimals)]);
    return;
  }
  cell(slot, {State::answered, decimal_value(digits, decimals, negative)}, -1);
}

void ResponseTally::cell(std::size_t slot, const CellMeaning& meaning, int small) {
  if (is_held_[slot] != 0) {
    held_[slot] = meaning;
  } else if (small >= 0) {
    small_[first_slot_ + slot] += small_of(static_cast<std::uint64_t>(small));
  } else if (meaning.state == State::answered) {
    moments_[first_slot_ + slot].add(meaning.value);
  } else if (meaning.state == State::not_applicable) {
    ++not_applicable_[first_slot_ + slot];
  }
}

void ResponseTally::label(std::size_t index, std::string_view text, State state, std::size_t /*offset*/) {
  if (state != State::answered) return;
  const LabelTally::Seen& first = labels_[unit_ * rules_.labels + index].first();
  if (!first.is_there || first.text != text) pending_labels_.emplace_back(index, text);
}

void ResponseTally::end_row(std::string_view /*row*/) {
  ++rows_[unit_];
  if (is_new_) first_rows_[unit_] = order_;
  for (const auto& [index, text] : pending_labels_) labels_[unit_ * rules_.labels + index].add(text, order_);
  for (const std::uint32_t slot : rules_.held) add_held(slot);
  if (++unsettled_rows_ == rows_a_word) settle();
}

void ResponseTally::add_held(std::size_t slot) {
  const CellMeaning& meaning = held_[slot];
  const std::size_t at = first_slot_ + slot;
  if (meaning.state == State::not_applicable) ++not_applicable_[at];
  if (meaning.state != State::answered) return;
  const std::uint32_t weight_slot = rules_.weight_slot[slot];
  const double weight = weight_slot == TallyRules::no_slot ? 1.0 : held_[weight_slot].value;
  if (!(weight >= 0.0)) return;
  moments_[at].add(meaning.value);
  const auto of_held = static_cast<std::size_t>(std::ranges::lower_bound(rules_.held, slot) - rules_.held.begin());
  sums_[unit_ * rules_.held.size() + of_held].add(rules_.slots[slot], meaning.value, weight, order_);
}

void ResponseTally::settle() {
  constexpr std::uint64_t counts = (std::uint64_t{1} << sum_bit) - 1;
  constexpr std::uint64_t sums = (std::uint64_t{1} << (squares_bit - sum_bit)) - 1;
  for (std::size_t at = 0; at < small_.size(); ++at) {
    if (small_[at] == 0) continue;
    moments_[at].add_whole_numbers(static_cast<std::uint32_t>(small_[at] & counts),
                                   static_cast<std::int64_t>(small_[at] >> sum_bit & sums),
                                   static_cast<std::int64_t>(small_[at] >> squares_bit));
    small_[at] = 0;
  }
  unsettled_rows_ = 0;
}

void ResponseTally::add(ResponseTally& other) {
  other.settle();
  const std::size_t slots = rules_.slots.size();
  for (std::size_t theirs = 0; theirs < other.units(); ++theirs) {
    if (other.rows_[theirs] == 0) continue;  // a row began it and was none
    std::uint32_t unit = index_.find(other.ids_[theirs]);
    const std::uint64_t first_row = other.first_rows_[theirs];
    if (unit == IdIndex::none) unit = new_unit(other.ids_[theirs]);
    if (first_row < first_rows_[unit]) {
      first_rows_[unit] = first_row;
      names_[unit] = other.names_[theirs];
    }
    rows_[unit] += other.rows_[theirs];
    for (std::size_t slot = 0; slot < slots; ++slot) {
      moments_[unit * slots + slot].add(other.moments_[theirs * slots + slot]);
      not_applicable_[unit * slots + slot] += other.not_applicable_[theirs * slots + slot];
    }
    for (std::size_t i = 0; i < rules_.held.size(); ++i) {
      sums_[unit * rules_.held.size() + i].add(rules_.slots[rules_.held[i]],
                                               other.sums_[theirs * rules_.held.size() + i]);
    }
    for (std::size_t i = 0; i < rules_.labels; ++i)
      labels_[unit * rules_.labels + i].add(other.labels_[theirs * rules_.labels + i]);
  }
}

void ResponseTally::clear() {
  index_.clear();
  names_.clear();
  first_rows_.clear();
  rows_.clear();
  small_.clear();
  moments_.clear();
  not_applicable_.clear();
  sums_.clear();
  labels_.clear();
  unsettled_rows_ = 0;
}

double ResponseTally::combine(std::size_t unit, std::size_t slot, Column& column, std::size_t at) const {
  const std::size_t from = unit * rules_.slots.size() + slot;
  const Moments& moments = moments_[from];
  if (not_applicable_[from] == rows_[unit]) column.states[at] = State::not_applicable;
  if (moments.count() == 0) return no_value;
  const CombineAnswers& rule = rules_.slots[slot];
  static const ResponseSums nothing_more;
  const auto held = std::ranges::lower_bound(rules_.held, slot);
  const bool is_held = held != rules_.held.end() && *held == slot;
  const ResponseSums& sums =
      is_held ? sums_[unit * rules_.held.size() + static_cast<std::size_t>(held - rules_.held.begin())] : nothing_more;
  const auto value = sums.combined(rule, moments);
  if (!value) return no_value;
  column.set(at, *value);
  return moments.spread();
}

}  // namespace hallmark
