#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "hallmark/survey/questions.hpp"
#include "report/page/unit_words.hpp"
#include "report/site/rubric_words.hpp"
#include "report/site/site_chart.hpp"
#include "report/site/site_pages.hpp"
#include "result/cells.hpp"
#include "support/billionths.hpp"
#include "support/trim.hpp"
#include "survey/cells/known_answers.hpp"

namespace hallmark {

namespace {

constexpr std::size_t most_leaders = 40;

class NodeView {
 public:
  NodeView(const SiteIndex& index, const SiteSource& source, std::size_t at,
           const std::vector<EffectiveWeights>& weights)
      : index_(index),
        source_(source),
        table_(index.table),
        rubric_(index.rubric()),
        at_(at),
        node_(index.rubric().nodes[at]),
        weights_(weights),
        question_(questions_by_node(rubric_)[at]) {}

  Json view() const {
    std::vector<std::string> rules =
        node_.is_indicator ? marking_rules(rubric_, node_) : combining_rules(rubric_, node_);
    for (std::string& rule : rules) rule = capitalised(without_controls(rule));
    std::vector<std::string> paragraphs;
    if (!node_.note.empty()) paragraphs.push_back(without_controls(node_.note));
    if (!node_.source.empty()) paragraphs.push_back("Source: " + without_controls(node_.source));
    if (!node_.reason.empty())
      paragraphs.push_back("Why it counts what it counts: " + without_controls(node_.reason));
    if (!node_.was.empty()) paragraphs.push_back(fmt::format("In earlier editions: {}.", fmt::join(node_.was, ", ")));
    Json groups = Json::array();
    for (std::size_t i = 0; i < index_.sections.size(); ++i) groups.push_back(group(i));
    return {{"above", above()},
            {"title", without_controls(node_.title)},
            {"kind", node_.is_indicator ? "Question" : "Dimension"},
            {"weight_text", weight_text()},
            {"paragraphs", text_list(paragraphs)},
            {"has_rules", !rules.empty()},
            {"rules", text_list(rules)},
            {"has_children", !node_.children.empty()},
            {"weight_columns", weight_columns()},
            {"children", children()},
            {"units_word", units_word(rubric_)},
            {"units_heading", capitalised(units_word(rubric_))},
            {"groups", std::move(groups)}};
  }

 private:
  Json above() const {
    Json list = Json::array();
    std::vector<std::size_t> path;
    for (std::size_t at = node_.parent; at != 0; at = rubric_.nodes[at].parent) path.push_back(at);
    list.push_back({{"file", "method.html"}, {"title", "Method"}, {"last", false}});
    for (std::size_t i = path.size(); i-- > 0;)
      list.push_back({{"file", index_.links.node(path[i])},
                      {"title", without_controls(rubric_.nodes[path[i]].title)},
                      {"last", false}});
    list.back()["last"] = true;
    return list;
  }

  /// "counts for 1.5% of the whole", or between what and what over the peer groups.
  std::string weight_text() const {
    const auto [least, most] =
        std::ranges::minmax(weights_, {}, [this](const EffectiveWeights& of) { return of.shares[at_]; });
    const std::string low = to_decimals(100.0 * least.shares[at_], 1);
    const std::string high = to_decimals(100.0 * most.shares[at_], 1);
    if (low == high) return fmt::format("counts for {}% of the whole", low);
    return fmt::format("counts for {} to {}% of the whole, by peer group", low, high);
  }

  Json weight_columns() const {
    Json list = Json::array();
    for (const EffectiveWeights& of : weights_) list.push_back({{"heading", weights_heading(rubric_, of)}});
    return list;
  }

  Json children() const {
    Json list = Json::array();
    for (const std::size_t child : node_.children) {
      Json cells = Json::array();
      for (const EffectiveWeights& of : weights_) cells.push_back({{"text", weight_cell(of.shares[child])}});
      list.push_back({{"file", index_.links.node(child)},
                      {"title", without_controls(rubric_.nodes[child].title)},
                      {"weights", std::move(cells)}});
    }
    return list;
  }

  Json group(std::size_t at) const {
    const Section& section = index_.sections[at];
    std::vector<std::size_t> units = section.ranked;
    units.insert(units.end(), section.unranked.begin(), section.unranked.end());
    const std::string heading = heading_of(rubric_, section);
    const Json answers = answer_counts(units);
    return {{"anchor", index_.anchors[at]},    {"heading", heading},
            {"sentence", sentence(units)},     {"strip", strip(units, heading)},
            {"has_answers", !answers.empty()}, {"answers", answers},
            {"leaders", leaders(units)}};
  }

  std::string sentence(const std::vector<std::size_t>& units) const {
    const Column& column = table_.card->nodes[at_];
    const auto count = [&](State state) {
      return std::ranges::count(units, state, [&column](std::size_t unit) { return column.states[unit]; });
    };
    std::string text = fmt::format("{} {}", count(State::answered) + count(State::unsure),
                                   node_.is_indicator ? "answered" : "have a score");
    if (count(State::unsure) > 0) text += fmt::format(" ({} unsure)", count(State::unsure));
    if (count(State::estimated) > 0) text += fmt::format(", {} estimated", count(State::estimated));
    if (count(State::missing) > 0) text += fmt::format(", {} missing", count(State::missing));
    if (count(State::not_applicable) > 0) text += fmt::format(", {} not applicable", count(State::not_applicable));
    const std::string spread = spread_sentence(table_, at_, units);
    return text + "." + (spread.empty() ? "" : " " + spread);
  }

  std::string strip(const std::vector<std::size_t>& units, const std::string& heading) const {
    std::vector<ChartDot> dots;
    const Column& column = table_.card->nodes[at_];
    for (const std::size_t unit : units) {
      if (!has_value(column.states[unit])) continue;
      dots.push_back({fmt::format("{}: {}", index_.name_of(unit), rounded_cell(column, unit, rubric_.decimals)),
                      column.values[unit]});
    }
    return svg_strip(fmt::format("{} of {}. {}", node_.is_indicator ? "Marks" : "Scores", heading,
                                 spread_sentence(table_, at_, units)),
                     rubric_, dots);
  }

  /// How many gave which answer, of those known to the rubric.
  Json answer_counts(const std::vector<std::size_t>& units) const {
    const MarkScale& scale = node_.question.scale;
    const auto* single = std::get_if<AnswerScale>(&scale);
    const auto* several = std::get_if<SelectionScale>(&scale);
    if (!question_ || (single == nullptr && several == nullptr)) return Json::array();
    const KnownAnswers known(scale);
    std::vector<std::size_t> counts(known.answers().size());
    std::size_t asked = 0;
    for (const std::size_t unit : units) {
      const AnswerCell* cell = source_.cells.find(*question_, unit);
      if (cell == nullptr || cell->rows != 1 || !is_answered(table_.card->values[at_].states[unit])) continue;
      ++asked;
      if (single != nullptr) {
        if (const auto answer = known.find(cell->text)) ++counts[*answer];
      } else {
        for (const std::size_t answer : known.selected(cell->text).ticked) ++counts[answer];
      }
    }
    Json list = Json::array();
    if (asked == 0) return list;
    for (std::size_t answer = 0; answer < counts.size(); ++answer) {
      const std::size_t count = counts[answer];
      list.push_back({{"text", without_controls(known.answers()[answer].text)},
                      {"count", std::to_string(count)},
                      {"bar", svg_bar(static_cast<double>(count) / static_cast<double>(asked), 160.0)}});
    }
    return list;
  }

  /// Who has full marks, or else the best.
  Json leaders(const std::vector<std::size_t>& units) const {
    const Column& column = table_.card->nodes[at_];
    std::optional<double> best;
    for (const std::size_t unit : units) {
      if (has_value(column.states[unit]) && (!best || column.values[unit] > *best)) best = column.values[unit];
    }
    if (!best) return Json::array();
    const bool is_full = billionths(*best) == billionths(rubric_.scale.top);
    Json named = Json::array();
    std::size_t count = 0;
    for (const std::size_t unit : units) {
      if (!has_value(column.states[unit]) || billionths(column.values[unit]) != billionths(*best)) continue;
      if (++count <= most_leaders)
        named.push_back({{"name", index_.name_of(unit)}, {"file", index_.links.unit(unit)}, {"last", false}});
    }
    named.back()["last"] = true;
    const std::string intro =
        is_full ? fmt::format("Full marks for {}:", counted(count, unit_word(rubric_), units_word(rubric_)))
                : fmt::format("The highest, {}:", to_decimals(*best, rubric_.decimals));
    return Json::array({{{"intro", intro},
                         {"units", std::move(named)},
                         {"rest", count > most_leaders ? fmt::format(" and {} more", count - most_leaders) : ""}}});
  }

  const SiteIndex& index_;
  const SiteSource& source_;
  const LeagueTable& table_;
  const Rubric& rubric_;
  std::size_t at_;
  const Node& node_;
  const std::vector<EffectiveWeights>& weights_;
  std::optional<std::size_t> question_;
};

}  // namespace

Json node_view(const SiteIndex& index, const SiteSource& source, std::size_t node,
               const std::vector<EffectiveWeights>& weights) {
  return NodeView(index, source, node, weights).view();
}

}  // namespace hallmark
