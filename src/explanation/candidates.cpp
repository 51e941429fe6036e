#include "explanation/candidates.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/rubric/normalise.hpp"
#include "hallmark/support/number.hpp"
#include "scoring/evaluator_over.hpp"
#include "scoring/mark.hpp"
#include "survey/cells/known_answers.hpp"

namespace hallmark {

namespace {

/// Between goalposts so many steps are tried.
constexpr int steps = 20;
/// Fewer between the values of others: such a mark is worked out among all units.
constexpr int steps_among_others = 4;
/// Enough to write down any ratio times its denominator, and few enough to lose the noise of that.
constexpr int digits_of_numerator = 12;

struct Value {
  double value = 0.0;
  std::string text = {};  ///< Empty where it is the number.
};
using Values = std::vector<Value>;

/// A number with so many digits that count.
double rounded_to_digits(double value, int digits) {
  if (value == 0.0 || !std::isfinite(value)) return value;
  const int before_point = static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
  return round_to(value, digits - before_point, RoundingMode::half_up);
}

/// The way between two ends, which are taken as they are; what lies between is rounded as somebody would name a target.
Values steps_between(double from, double to, int count, bool by_logarithm = false) {
  Values values = {{from}};
  for (int i = 1; i < count; ++i) {
    const double along = static_cast<double>(i) / count;
    const double value = by_logarithm ? from * std::pow(to / from, along) : from + along * (to - from);
    values.push_back({rounded_to_digits(value, 3)});
  }
  values.push_back({to});
  return values;
}

/// What can be ticked, from the answer as it is.
class Selections {
 public:
  Selections(const AnswerWriter& writer, std::size_t question, std::string_view cell)
      : scale_(std::get<SelectionScale>(writer.questions()[question].question->scale)),
        writer_(writer),
        question_(question) {
    const KnownAnswers known(writer.questions()[question].question->scale);
    const KnownAnswers::Selection selection = known.selected(cell);
    ticked_ = selection.ticked;
    for (const std::string_view other : selection.unknown) others_.emplace_back(other);
  }

  Values values() {
    if (!scale_.none.empty()) add_text(scale_.none);
    for (std::size_t i = 0; i < scale_.answers.size(); ++i) add({i});
    scale_.ticks.empty() ? add_by_points() : add_by_number();
    return std::move(values_);
  }

 private:
  [[nodiscard]] bool is_ticked(std::size_t answer) const {
    return std::ranges::find(ticked_, answer) != ticked_.end();
  }

  void add_by_points() {
    std::vector<std::size_t> bad;
    std::vector<std::size_t> good;
    std::vector<std::size_t> kept;
    std::vector<std::size_t> to_come;
    for (std::size_t i = 0; i < scale_.answers.size(); ++i) {
      const double points = scale_.answers[i].points;
      if (points < 0.0) bad.push_back(i);
      if (points > 0.0) good.push_back(i);
      if (is_ticked(i) && points >= 0.0) kept.push_back(i);
      if (!is_ticked(i) && points > 0.0) to_come.push_back(i);
    }
    add(bad);
    add(good);
    std::ranges::stable_sort(to_come, std::ranges::greater{},
                             [this](std::size_t i) { return scale_.answers[i].points; });
    for (const std::size_t answer : to_come) {
      std::vector<std::size_t> one_more = ticked_;
      one_more.push_back(answer);
      add(one_more, others_);
    }
    add(kept, others_);
    for (const std::size_t answer : to_come) {
      kept.push_back(answer);
      add(kept, others_);
    }
  }

  /// Those that are ticked come first, so that a number of ticks changes as few as it can.
  void add_by_number() {
    std::vector<std::size_t> order = ticked_;
    for (std::size_t i = 0; i < scale_.answers.size(); ++i) {
      if (!is_ticked(i)) order.push_back(i);
    }
    for (std::size_t count = 1; count <= order.size(); ++count)
      add({order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count)});
  }

  void add(std::vector<std::size_t> answers, const std::vector<std::string>& others = {}) {
    std::ranges::sort(answers);
    std::vector<std::string> texts;
    for (const std::size_t answer : answers) texts.push_back(scale_.answers[answer].text);
    texts.insert(texts.end(), others.begin(), others.end());
    const std::string& separator = scale_.separators.front();
    const bool reads_better = separator == ";" || separator == ",";
    add_text(fmt::format("{}", fmt::join(texts, separator + (reads_better ? " " : ""))));
  }

  void add_text(const std::string& text) {
    if (std::ranges::find(values_, text, &Value::text) != values_.end()) return;
    if (const auto points = writer_.read(question_, text)) values_.push_back({*points, text});
  }

  const SelectionScale& scale_;
  const AnswerWriter& writer_;
  std::size_t question_;
  std::vector<std::size_t> ticked_;
  std::vector<std::string> others_;  ///< What `otherwise` counts.
  Values values_;
};

class CandidateList {
 public:
  CandidateList(const CandidateSource& source, std::size_t question, std::string_view cell)
      : source_(source),
        question_(question),
        asked_(source.writer.questions()[question]),
        scale_(asked_.question->scale),
        cell_(cell) {}

  Candidates make() {
    Candidates made;
    if (source_.card.nodes[asked_.node].states[source_.unit] == State::not_applicable || !find_factor()) return made;
    std::vector<AnswerChange> changes = changes_to(asked_.is_penalty ? of_penalty() : of_indicator());
    made.beyond = changes_to(beyond_others());
    for (const std::size_t other : source_.writer.other_readers(question_)) {
      CandidateList reader(source_, other, cell_);
      if (!reader.find_factor()) continue;
      add_as_read(reader.changes_to(reader.asked_.is_penalty ? reader.of_penalty() : reader.of_indicator()), changes);
      add_as_read(reader.changes_to(reader.beyond_others()), made.beyond);
    }
    std::erase_if(changes,
                  [this](const AnswerChange& change) { return !source_.writer.can_write(source_.survey, change); });
    find_ends(changes);
    for (AnswerChange& change : changes) {
      const double share = share_of(change.value / factor_);
      made.list.push_back({std::move(change), share});
    }
    std::ranges::stable_sort(made.list, {}, &Candidate::share);
    if (const auto now = own_value()) {
      made.now = share_of(*now);
    } else if (asked_.is_penalty) {
      made.now = 1.0;  // a blank takes nothing
    }
    return made;
  }

 private:
  /// What is written into the cell for values of the mark.
  [[nodiscard]] std::vector<AnswerChange> changes_to(const Values& values) const {
    std::vector<AnswerChange> changes;
    for (const auto& [value, text] : values) {
      const double written = factor_ == 1.0 ? value : rounded_to_digits(value * factor_, digits_of_numerator);
      if (!text.empty() || !asked_.question->limits.are_set()) {
        changes.push_back({question_, written, text.empty() ? to_text(written) : text});
        continue;
      }
      for (const double allowed : within_limits(written)) {
        const std::string number = to_text(allowed);
        if (std::ranges::find(changes, number, &AnswerChange::text) == changes.end())
          changes.push_back({question_, allowed, number});
      }
    }
    return changes;
  }

  /// The numbers nearest to one that the question's limits let through.
  [[nodiscard]] std::vector<double> within_limits(double number) const {
    const NumberLimits& limits = asked_.question->limits;
    const double clamped = std::clamp(number, limits.least, limits.most);
    if (!limits.whole) return {clamped};
    std::vector<double> numbers;
    for (const double whole : {std::floor(clamped), std::ceil(clamped)}) {
      if (limits.hold(whole)) numbers.push_back(whole);
    }
    return numbers;
  }

  /// What is best for another question that reads the cell may be best for both.
  void add_as_read(const std::vector<AnswerChange>& of_other, std::vector<AnswerChange>& changes) const {
    for (const AnswerChange& change : of_other) {
      const auto value = source_.writer.read(question_, change.text);
      if (value && std::ranges::find(changes, change.text, &AnswerChange::text) == changes.end())
        changes.push_back({question_, *value, change.text});
    }
  }

  /// What a ratio is multiplied by to give the number in the cell; false where there is none.
  bool find_factor() {
    const auto& per = asked_.question->per;
    if (!per) return true;
    const auto denominators = source_.survey.numbers.find(per->text);
    if (denominators == source_.survey.numbers.end()) return true;
    if (!has_value(denominators->second.states[source_.unit])) return false;
    factor_ = denominators->second.values[source_.unit] / asked_.question->times;
    return std::isfinite(factor_) && factor_ != 0.0;
  }

  /// The values of all units as the mark is made of them; of blanks what stands in for them, unless it lies between.
  [[nodiscard]] std::vector<double> given_values() const {
    std::vector<double> given;
    const MissingRule& missing = source_.plan.rubric->nodes[asked_.node].missing;
    const bool has_stand_in = !asked_.is_penalty && missing.policy == MissingRule::Policy::value;
    const auto& per = asked_.question->per;
    const auto denominators = per ? source_.survey.numbers.find(per->text) : source_.survey.numbers.end();
    for (std::size_t unit = 0; unit < source_.survey.size(); ++unit) {
      if (source_.card.nodes[asked_.node].states[unit] == State::not_applicable) continue;
      if (has_stand_in && source_.card.values[asked_.node].states[unit] == State::estimated)
        given.push_back(missing.value);
      auto value = answer_of(unit);
      if (!value) continue;
      if (denominators != source_.survey.numbers.end()) {
        if (!has_value(denominators->second.states[unit])) continue;
        *value = *value / denominators->second.values[unit] * asked_.question->times;
      }
      if (std::isfinite(*value)) given.push_back(*value);
    }
    return given;
  }

  [[nodiscard]] std::optional<double> answer_of(std::size_t unit) const {
    if (is_worked_out(asked_)) {
      const BoundExpression& value = *source_.plan.nodes[asked_.node].value;
      const Evaluator::Number number = evaluator_over(value, source_.survey, source_.card.nodes).number_at(unit);
      return has_value(number.state) ? std::optional(number.value) : std::nullopt;
    }
    const Column& answers = source_.survey.answers[question_];
    return has_value(answers.states[unit]) ? std::optional(answers.values[unit]) : std::nullopt;
  }

  /// As the mark is made of it.
  [[nodiscard]] std::optional<double> own_value() const {
    const auto answer = answer_of(source_.unit);
    return answer ? std::optional(*answer / factor_) : std::nullopt;
  }

  [[nodiscard]] double out_of() const {
    if (!is_worked_out(asked_) && question_ < source_.survey.available.size()) {
      const Column& available = source_.survey.available[question_];
      if (available.size() > source_.unit && has_value(available.states[source_.unit]))
        return available.values[source_.unit];
    }
    return points_available(scale_);
  }

  Values of_indicator() const { return std::visit([this](const auto& scale) { return values_of(scale); }, scale_); }

  Values values_of(const NumberScale&) const {
    const std::vector<double> given = given_values();
    Values values;
    if (!given.empty()) {
      const auto [least, most] = std::ranges::minmax(given);
      values = steps_between(least, most, steps_among_others);
    }
    if (const auto& normalise = source_.plan.rubric->nodes[asked_.node].normalise) {
      if (const auto* to_target = std::get_if<DistanceToTarget>(&normalise->method))
        values.push_back({to_target->target});
    }
    return values;
  }
  Values values_of(const AnswerScale& scale) const {
    const auto& own = asked_.question->respondents;
    const auto& general = source_.plan.rubric->survey.respondents;
    if (const auto& rule = own ? own : general; rule && rule->way == RespondentRule::Way::share)
      return steps_between(0.0, 1.0, steps);
    Values values;
    for (const Answer& answer : scale.answers) values.push_back({answer.points, answer.text});
    if (scale.otherwise) values.push_back({*scale.otherwise, "any other answer"});
    return values;
  }
  Values values_of(const SelectionScale&) const { return Selections(source_.writer, question_, cell_).values(); }
  Values values_of(const RangeScale& range) const {
    return steps_between(range.worst, range.best, steps, range.logarithmic);
  }
  Values values_of(const BandScale& scale) const {
    Values values;
    for (const auto& band : scale.bands) values.push_back({band.first});
    return values;
  }
  Values values_of(const CurveScale& scale) const {
    Values values;
    for (const auto& point : scale.points) values.push_back({point.first});
    return values;
  }
  Values values_of(const PointScale&) const {
    const double most = out_of();
    const bool whole = most >= 1.0 && most <= steps && most == std::floor(most);
    return steps_between(0.0, most, whole ? static_cast<int>(most) : steps);
  }

  /// Who has the same value as the first shares its rank, so that the end of a rank lies a little beyond.
  [[nodiscard]] Values beyond_others() const {
    const auto& normalise = source_.plan.rubric->nodes[asked_.node].normalise;
    if (asked_.is_penalty || !normalise || !std::holds_alternative<NumberScale>(scale_)) return {};
    const bool ranks = std::visit(
        [](const auto& method) { return requires { method.ties; }; }, normalise->method);
    const std::vector<double> given = given_values();
    if (!ranks || given.empty()) return {};
    const auto [least, most] = std::ranges::minmax(given);
    const double a_little = most > least ? (most - least) / 100.0 : 1.0;
    return {{least - a_little}, {most + a_little}};
  }

  /// What takes nothing off is among them.
  Values of_penalty() const {
    if (const auto* bands = std::get_if<BandScale>(&scale_)) {
      Values values = values_of(*bands);
      if (const double first = values.front().value; bands->bands.front().second < 0.0)
        values.push_back({first > 0.0 ? 0.0 : first - 1.0});
      return values;
    }
    if (std::holds_alternative<PointScale>(scale_)) return {{0.0}};
    return of_indicator();
  }

  /// What a penalty takes off for a value.
  [[nodiscard]] double points_taken(double value) const {
    const auto* scale = std::get_if<BandScale>(&scale_);
    if (scale == nullptr) return value;
    const auto above = std::ranges::upper_bound(scale->bands, value, {}, &std::pair<double, double>::first);
    return above == scale->bands.begin() ? 0.0 : std::prev(above)->second;
  }

  /// Between which values shares are measured, where the scale does not say.
  void find_ends(const std::vector<AnswerChange>& changes) {
    std::vector<double> measured;
    for (const AnswerChange& change : changes) measured.push_back(measure(change.value / factor_));
    if (const auto now = own_value()) measured.push_back(measure(*now));
    if (measured.empty()) return;
    const auto [least, most] = std::ranges::minmax(measured);
    least_ = least;
    most_ = most;
  }

  [[nodiscard]] double measure(double value) const { return asked_.is_penalty ? points_taken(value) : value; }

  [[nodiscard]] double share_of(double value) const {
    double share = 0.0;
    if (asked_.is_penalty || std::holds_alternative<NumberScale>(scale_)) {
      share = most_ > least_ ? (measure(value) - least_) / (most_ - least_) : 0.0;
    } else {
      share = mark_of(value, scale_, Scale{0.0, 1.0}, out_of()).value;
    }
    return counts_against() ? 1.0 - share : share;
  }

  [[nodiscard]] bool counts_against() const {
    const std::vector<Node>& nodes = source_.plan.rubric->nodes;
    bool against = false;
    for (std::size_t above = asked_.node;; above = nodes[above].parent) {
      const Node& node = nodes[above];
      // A penalty is taken after its own dimension was mirrored.
      if (node.mirrored && !(asked_.is_penalty && above == asked_.node)) against = !against;
      if (node.normalise && node.normalise->lower_is_better) against = !against;
      if (above == 0) return against;
    }
  }

  const CandidateSource& source_;
  std::size_t question_;
  const AskedQuestion& asked_;
  const MarkScale& scale_;
  std::string_view cell_;
  double factor_ = 1.0;
  double least_ = 0.0;
  double most_ = 0.0;
};

}  // namespace

Candidates candidates_of(const CandidateSource& source, std::size_t question, std::string_view cell) {
  return CandidateList(source, question, cell).make();
}

}  // namespace hallmark
