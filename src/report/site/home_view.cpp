#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "comparison/comparison_words.hpp"
#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "report/page/unit_words.hpp"
#include "report/site/site_chart.hpp"
#include "report/site/site_pages.hpp"
#include "result/cells.hpp"

namespace hallmark {

namespace {

constexpr double bar_length = 72.0;
/// A group column with more texts than this is no choice but a list.
constexpr std::size_t most_choices = 60;

double share_of_scale(const Scale& scale, double mark) {
  return (mark - scale.foot) / (scale.top - scale.foot);
}

std::string chip_class(const Rubric& rubric, std::size_t level) {
  return fmt::format("h{}", shade_of_level(rubric, level));
}

/// "+4.2 ▲3": by how much the score moved, and how many places up or down.
std::string change_cell(const SiteIndex& index, std::size_t unit) {
  const Comparison::Pair* pair = index.pairs[unit];
  if (pair == nullptr) return "new";
  std::string text = pair->score_change ? shown_change(*index.since, pair->score_change) : std::string("–");
  if (pair->rank_change && *pair->rank_change != 0.0) {
    const double places = *pair->rank_change;
    text += fmt::format(" {}{}", places > 0.0 ? "▲" : "▼", to_text(places > 0.0 ? places : -places));
  }
  return text;
}

class HomeView {
 public:
  explicit HomeView(const SiteIndex& index) : index_(index), table_(index.table), rubric_(index.rubric()) {
    for (const ColumnName& group : rubric_.survey.groups) {
      const Labels& labels = table_.survey->labels.at(group.text);
      if (labels.texts.size() > 1 && labels.texts.size() <= most_choices) filtered_.push_back(&group);
    }
  }

  Json filters() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < filtered_.size(); ++i) {
      std::vector<std::string> texts;
      for (const std::string& text : table_.survey->labels.at(filtered_[i]->text).texts)
        texts.push_back(label_text(text));
      std::ranges::sort(texts);
      list.push_back({{"heading", capitalised(without_controls(filtered_[i]->text))},
                      {"index", std::to_string(i)},
                      {"options", text_list(texts)}});
    }
    if (!rubric_.maturity.levels.empty()) {
      std::vector<std::string> names;
      for (const Level& level : rubric_.maturity.levels) names.push_back(label_text(level.name));
      list.push_back(
          {{"heading", "Level"}, {"index", std::to_string(filtered_.size())}, {"options", text_list(names)}});
    }
    return list;
  }

  Json group(std::size_t at) const {
    const Section& section = index_.sections[at];
    const std::string heading = heading_of(rubric_, section);
    Json rows = Json::array();
    for (const std::size_t unit : section.ranked) rows.push_back(row(unit));
    Json unranked = Json::array();
    for (const std::size_t unit : section.unranked)
      unranked.push_back({{"name", index_.name_of(unit)},
                          {"link", index_.links.unit(unit)},
                          {"reason", without_controls(reason_without_score(table_, unit))}});
    Json gates = Json::array();
    for (const GateSummary& gate : gate_summaries(table_, section))
      gates.push_back({{"text", without_controls(gate.text)},
                       {"names", without_controls(fmt::format("{}", fmt::join(gate.names, ", ")))},
                       {"star", !gate.text.starts_with("Not known")}});
    return {{"heading", heading},
            {"anchor", index_.anchors[at]},
            {"sentence", sentence(section)},
            {"levels_chart", levels_chart(section, heading)},
            {"strip", strip(section, heading)},
            {"caption", caption(heading)},
            {"has_rows", !section.ranked.empty()},
            {"rows", std::move(rows)},
            {"has_unranked", !section.unranked.empty()},
            {"unranked", std::move(unranked)},
            {"has_gates", !gates.empty()},
            {"gates", std::move(gates)}};
  }

  Json columns() const {
    Json list = Json::array();
    for (const std::size_t node : table_.nodes)
      list.push_back({{"title", without_controls(rubric_.nodes[node].title)}, {"link", index_.links.node(node)}});
    return list;
  }

  std::vector<std::string> summary() const {
    std::vector<std::size_t> ranked;
    std::size_t unranked = 0;
    for (const Section& section : index_.sections) {
      ranked.insert(ranked.end(), section.ranked.begin(), section.ranked.end());
      unranked += section.unranked.size();
    }
    const std::string units = units_word(rubric_);
    std::string first =
        counted(ranked.size(), unit_word(rubric_), units) + (ranked.size() == 1 ? " is" : " are") + " ranked";
    if (index_.sections.size() > 1) first += fmt::format(" in {} peer groups", index_.sections.size());
    if (unranked > 0) first += fmt::format("; {} not, for the reasons given below", unranked);
    first += ".";
    if (const std::string levels = levels_sentence(table_, ranked); !levels.empty())
      first += fmt::format(" Of all, {}.", levels);
    std::vector<std::string> sentences = {first};
    if (std::string of_dimensions = dimensions_sentence(ranked); !of_dimensions.empty())
      sentences.push_back(std::move(of_dimensions));
    if (index_.since != nullptr) sentences.push_back(since_sentence());
    return sentences;
  }

  std::string map(const HexMap& map) const {
    std::map<std::string_view, std::size_t> unit_of;
    for (const std::size_t unit : table_.units) unit_of.emplace(table_.survey->id(unit), unit);
    std::vector<ChartHex> hexes;
    for (const HexMap::Hex& hex : map.hexes) {
      const auto found = unit_of.find(hex.code);
      if (found == unit_of.end()) {
        hexes.push_back({hex, without_controls(hex.code) + ": not in this table", "", -1});
        continue;
      }
      const std::size_t unit = found->second;
      const Column& score = table_.card->score();
      const bool scored = has_value(score.states[unit]);
      hexes.push_back({hex, fmt::format("{}: {}", index_.name_of(unit), index_.score_of(unit)),
                       index_.links.unit(unit), scored ? shade_of(rubric_.scale, score.values[unit]) : -1});
    }
    return svg_hexes(fmt::format("A hexagon for each {}, shaded by its score", unit_word(rubric_)), map.pointed, hexes);
  }

 private:
  /// A bar divides the labels of a row, so none may be in them.
  static std::string label_text(const std::string& text) {
    std::string safe = without_controls(text);
    std::ranges::replace(safe, '|', '/');
    return safe;
  }

  Json row(std::size_t unit) const {
    std::string labels;
    for (const ColumnName* group : filtered_)
      labels += label_text(std::string(table_.survey->labels.at(group->text).text(unit))) + "|";
    const auto level = table_.card->levels[unit];
    if (level) labels += label_text(rubric_.maturity.levels[*level].name);
    Json cells = Json::array();
    for (const std::size_t node : table_.nodes) cells.push_back(mark_cell(table_, node, unit));
    const Column& score = table_.card->score();
    Json made = {{"labels", labels},
                 {"rank", shown_rank(table_.ranking->places[unit])},
                 {"name", index_.name_of(unit)},
                 {"link", index_.links.unit(unit)},
                 {"score", index_.score_of(unit)},
                 {"bar", svg_bar(share_of_scale(rubric_.scale, score.values[unit]), bar_length)},
                 {"level", without_controls(level_name(table_, unit))},
                 {"shade", level ? chip_class(rubric_, *level) : std::string()},
                 {"held", is_held_back(table_, unit)},
                 {"coverage", coverage_percent(table_, unit)},
                 {"cells", std::move(cells)}};
    if (!table_.ranges.empty()) made["range"] = shown_range(table_.ranges[unit]);
    if (index_.since != nullptr) made["change"] = change_cell(index_, unit);
    return made;
  }

  std::string sentence(const Section& section) const {
    std::string text = count_text(section) + ".";
    if (const std::string levels = levels_sentence(table_, section.ranked); !levels.empty())
      text += fmt::format(" Of these, {}.", levels);
    if (const std::string spread = spread_sentence(table_, 0, section.ranked); !spread.empty()) text += " " + spread;
    return text;
  }

  std::string caption(const std::string& heading) const {
    return fmt::format("{}, best first{}", heading,
                       table_.nodes.empty() ? "" : "; the columns on the right are the scores of the dimensions");
  }

  /// "Highest on average: Leadership (62.1). Lowest: Legacy (33.0)."
  std::string dimensions_sentence(const std::vector<std::size_t>& ranked) const {
    std::optional<std::pair<double, std::size_t>> best;
    std::optional<std::pair<double, std::size_t>> worst;
    for (const std::size_t node : rubric_.root().children) {
      const auto middle = median_mark(table_, node, ranked);
      if (!middle) continue;
      if (!best || *middle > best->first) best = {*middle, node};
      if (!worst || *middle < worst->first) worst = {*middle, node};
    }
    if (!best || best->second == worst->second) return {};
    return fmt::format("Their scores are highest in {} (median {}) and lowest in {} ({}).",
                       without_controls(rubric_.nodes[best->second].title), to_decimals(best->first, rubric_.decimals),
                       without_controls(rubric_.nodes[worst->second].title),
                       to_decimals(worst->first, rubric_.decimals));
  }

  std::string since_sentence() const {
    std::size_t up = 0;
    std::size_t down = 0;
    for (const Comparison::Pair& pair : index_.since->pairs) {
      if (pair.score_change && *pair.score_change > 0.0) ++up;
      if (pair.score_change && *pair.score_change < 0.0) ++down;
    }
    const std::string& edition = index_.since->before->edition;
    return fmt::format("Since {}, the scores of {} rose and of {} fell.",
                       edition.empty() ? "the last edition" : without_controls(edition), up, down);
  }

  std::string levels_chart(const Section& section, const std::string& heading) const {
    const std::vector<Level>& levels = rubric_.maturity.levels;
    if (levels.empty()) return {};
    std::vector<ChartPart> parts;
    for (std::size_t level = levels.size(); level-- > 0;) {
      const auto count =
          std::ranges::count_if(section.ranked, [&](std::size_t unit) { return table_.card->levels[unit] == level; });
      parts.push_back(
          {without_controls(levels[level].name), static_cast<std::size_t>(count), shade_of_level(rubric_, level)});
    }
    const auto without =
        std::ranges::count_if(section.ranked, [&](std::size_t unit) { return !table_.card->levels[unit]; });
    parts.push_back({"no level", static_cast<std::size_t>(without), -1});
    return svg_stack(fmt::format("Levels of {}: {}", heading, levels_sentence(table_, section.ranked)), parts);
  }

  std::string strip(const Section& section, const std::string& heading) const {
    std::vector<ChartDot> dots;
    const Column& score = table_.card->score();
    for (const std::size_t unit : section.ranked)
      dots.push_back({fmt::format("{}: {}", index_.name_of(unit), index_.score_of(unit)),
                      score.values[unit]});
    return svg_strip(fmt::format("Scores of {}. {}", heading, spread_sentence(table_, 0, section.ranked)), rubric_,
                     dots);
  }

  const SiteIndex& index_;
  const LeagueTable& table_;
  const Rubric& rubric_;
  std::vector<const ColumnName*> filtered_;
};

}  // namespace

Json home_view(const SiteIndex& index, const SiteOptions& options, const HexMap* map,
               const std::vector<std::string>& postcode_credits) {
  const Rubric& rubric = index.rubric();
  const HomeView view(index);
  Json groups = Json::array();
  for (std::size_t i = 0; i < index.sections.size(); ++i) groups.push_back(view.group(i));
  Json levels = Json::array();
  for (std::size_t i = 0; i < rubric.maturity.levels.size(); ++i) {
    const Level& level = rubric.maturity.levels[i];
    levels.push_back(
        {{"name", without_controls(level.name)}, {"from", to_text(level.from)}, {"shade", chip_class(rubric, i)}});
  }
  std::vector<std::string> reading = reading_notes(index.table);
  if (!rubric.maturity.gates.empty())
    reading.emplace_back(
        "* behind a level: a rule holds it there, whatever the score; the reasons are below each table.");
  if (index.since != nullptr)
    reading.emplace_back(
        "Change: by how much the score moved since the last edition, and how many places up (▲) or down (▼).");
  return {{"title", without_controls(options.title.empty() ? rubric.title : options.title)},
          {"edition", without_controls(rubric.edition)},
          {"summary", text_list(view.summary())},
          {"note", without_controls(rubric.note)},
          {"postcodes", !postcode_credits.empty()},
          {"credits", text_list(postcode_credits)},
          {"has_groups", index.sections.size() > 1},
          {"key", !levels.empty()},
          {"levels", std::move(levels)},
          {"unit_word", unit_word(rubric)},
          {"map", map != nullptr ? view.map(*map) : std::string()},
          {"filters", view.filters()},
          {"name_heading", without_controls(name_heading(rubric))},
          {"has_ranges", !index.table.ranges.empty()},
          {"has_levels", !rubric.maturity.levels.empty()},
          {"has_changes", index.since != nullptr},
          {"columns", view.columns()},
          {"groups", std::move(groups)},
          {"reading", text_list(reading)}};
}

}  // namespace hallmark
