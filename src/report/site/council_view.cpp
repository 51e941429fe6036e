#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "comparison/comparison_words.hpp"
#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "report/explanation/explanation_words.hpp"
#include "report/page/lone_page.hpp"
#include "report/page/page_template.hpp"
#include "report/page/unit_words.hpp"
#include "report/site/site_chart.hpp"
#include "report/site/site_pages.hpp"
#include "result/cells.hpp"

namespace hallmark {

namespace {

using Line = Explanation::Line;

constexpr std::size_t most_alike = 5;
constexpr std::size_t most_named = 8;
constexpr const char* up_from_councils = "../";

/// An address that may become a link; anything else stays text.
bool is_web_address(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://")) && text.find(' ') == std::string_view::npos;
}

class CouncilView {
 public:
  CouncilView(const SiteIndex& index, const CouncilExtras& extras, const Explanation& explanation)
      : index_(index),
        extras_(extras),
        table_(index.table),
        rubric_(index.rubric()),
        explanation_(explanation),
        unit_(explanation.unit) {}

  Json view() const {
    const std::size_t at = index_.section_of[unit_];
    const Section& section = index_.sections[at];
    const auto level = table_.card->levels[unit_];
    std::vector<std::string> remarks;
    for (const std::string& remark : explained_remarks(table_, unit_))
      remarks.push_back(capitalised(without_controls(remark)) + ".");
    const std::vector<std::string> routes = route_sentences(table_, explanation_, !extras_.is_anonymous);
    const std::vector<std::string> moved = moves();
    const Json alike = similar(section);
    return {{"name", index_.name_of(unit_)},
            {"has_home", !index_.links.units.empty()},
            {"group_anchor", index_.anchors[at]},
            {"group_heading", heading_of(rubric_, section)},
            {"rating", rating_line(table_, explanation_) + "."},
            {"level", without_controls(level_name(table_, unit_))},
            {"meaning", level ? without_controls(rubric_.maturity.levels[*level].note) : std::string()},
            {"shade", level ? fmt::format("h{}", shade_of_level(rubric_, *level)) : std::string()},
            {"held", is_held_back(table_, unit_)},
            {"has_facts", true},
            {"facts", facts()},
            {"has_remarks", !remarks.empty()},
            {"remarks", text_list(remarks)},
            {"next", without_controls(next_level_sentence(table_, explanation_))},
            {"has_routes", !routes.empty()},
            {"routes", text_list(routes)},
            {"has_moves", !moved.empty()},
            {"previous", previous()},
            {"moves", text_list(moved)},
            {"peers", counted(explanation_.peers, unit_word(rubric_), units_word(rubric_))},
            {"dimensions", dimensions()},
            {"parts", parts()},
            {"apart", apart()},
            {"has_similar", !alike.empty()},
            {"similar", alike},
            {"reading", text_list(reading())}};
  }

 private:
  static void add_fact(Json& facts, const std::string& term, const std::string& text) {
    if (!text.empty()) facts.push_back({{"term", term}, {"text", text}});
  }

  Json facts() const {
    Json facts = Json::array();
    add_fact(facts, "Code", without_controls(table_.survey->id(unit_)));
    for (const ColumnName& group : rubric_.survey.groups)
      add_fact(facts, capitalised(without_controls(group.text)),
               without_controls(group_cell(table_, group.text, unit_)));
    if (!table_.ranges.empty()) add_fact(facts, "Likely rank", shown_range(table_.ranges[unit_]));
    add_fact(facts, "Median of its peers", shown_number(table_, explanation_.whole.median));
    add_fact(facts, "Best of its peers", shown_number(table_, explanation_.whole.best));
    if (!table_.survey->respondents.empty())
      add_fact(facts, "Respondents", std::to_string(table_.survey->respondents[unit_]));
    return facts;
  }

  std::string previous() const {
    if (index_.since == nullptr) return {};
    const std::string& edition = index_.since->before->edition;
    return edition.empty() ? "the last edition" : without_controls(edition);
  }

  std::vector<std::string> moves() const {
    if (index_.since == nullptr) return {};
    const Comparison& since = *index_.since;
    const Comparison::Pair* pair = index_.pairs[unit_];
    if (pair == nullptr) return {"It was not there then."};
    std::vector<std::string> texts;
    if (pair->score_change)
      texts.push_back(
          fmt::format("Score: {} ({})", shown_scores(since, *pair), shown_change(since, pair->score_change)));
    texts.push_back("Rank: " + shown_ranks(since, *pair) +
                    (since.ranks_are_shared && pair->rank_change ? ", among those ranked both times" : ""));
    if (const std::string levels = shown_levels(since, *pair); !levels.empty()) texts.push_back("Level: " + levels);
    if (const std::string dimensions = shown_moves(since, *pair, rubric_.nodes.size()); !dimensions.empty())
      texts.push_back("Dimensions: " + dimensions);
    texts.push_back(pair->changed_answers == 0 ? std::string("No answer to a question that can be compared changed.")
                                               : fmt::format("{} to questions that can be compared changed.",
                                                             counted(pair->changed_answers, "answer", "answers")));
    for (std::string& text : texts) text = without_controls(text);
    return texts;
  }

  const Line& line_of(std::size_t node) const { return explanation_.lines[node - 1]; }

  double share(const std::optional<double>& mark) const {
    if (!mark) return no_value;
    return std::clamp((*mark - rubric_.scale.foot) / (rubric_.scale.top - rubric_.scale.foot), 0.0, 1.0);
  }

  Json dimensions() const {
    Json list = Json::array();
    for (const std::size_t node : rubric_.root().children) {
      const Line& line = line_of(node);
      const std::string mark = rounded_cell(table_.card->nodes[node], unit_, rubric_.decimals);
      const std::string median = shown_number(table_, line.median);
      const std::string best = shown_number(table_, line.best);
      list.push_back(
          {{"title", without_controls(rubric_.nodes[node].title)},
           {"file", index_.links.node(node)},
           {"mark", mark},
           {"median", median},
           {"best", best},
           {"weight", shown_share(line.weight)},
           {"chart", svg_against_peers(fmt::format("{}: {}, median {}, best {}",
                                                   without_controls(rubric_.nodes[node].title), mark, median, best),
                                       share(line.mark), share(line.median), share(line.best))}});
    }
    return list;
  }

  /// A section for each top dimension; questions at the top of the tree share one.
  Json parts() const {
    Json list = Json::array();
    Json loose = Json::array();
    for (const std::size_t top : rubric_.root().children) {
      if (rubric_.nodes[top].is_indicator) {
        loose.push_back(row(top));
        continue;
      }
      Json lines = Json::array();
      add_rows(top, lines);
      list.push_back({{"anchor", "part-" + rubric_.nodes[top].id},
                      {"title", without_controls(rubric_.nodes[top].title)},
                      {"penalties", penalties(top)},
                      {"lines", std::move(lines)}});
    }
    if (!loose.empty())
      list.push_back(
          {{"anchor", "part"}, {"title", "Questions"}, {"penalties", Json::array()}, {"lines", std::move(loose)}});
    return list;
  }

  void add_rows(std::size_t above, Json& lines) const {
    for (const std::size_t child : rubric_.nodes[above].children) {
      lines.push_back(row(child));
      add_rows(child, lines);
    }
  }

  Json penalties(std::size_t node) const {
    std::vector<std::string> texts;
    for (const std::string& penalty : line_of(node).penalties)
      texts.push_back("Penalty " + without_controls(penalty) + ".");
    return text_list(texts);
  }

  Json row(std::size_t at) const {
    const Line& line = line_of(at);
    const Node& node = rubric_.nodes[at];
    const Json cell = mark_cell(table_, at, unit_);
    std::string answer = shown_answer(line, node);
    if (extras_.is_anonymous && has_value(line.state)) answer.clear();
    const bool shows_texts = !extras_.is_anonymous;
    const bool is_link = shows_texts && is_web_address(line.evidence);
    return {{"title", without_controls(node.title)},
            {"file", index_.links.node(at)},
            {"is_dimension", !node.is_indicator},
            {"answer", answer},
            {"evidence", is_link ? line.evidence : std::string()},
            {"evidence_text", shows_texts && !is_link ? without_controls(line.evidence) : std::string()},
            {"note", shows_texts ? without_controls(line.note) : std::string()},
            {"stages", shows_texts ? shown_stages(line.stages) : std::string()},
            {"reason", without_controls(node.reason)},
            {"respondents", line.respondents > 1 ? std::to_string(line.respondents) : std::string()},
            {"mark", cell["t"]},
            {"mark_class", cell["c"]},
            {"weight", shown_share(line.weight)},
            {"won", shown_number(table_, line.won)},
            {"lost", shown_number(table_, line.lost)},
            {"median", shown_number(table_, line.median)},
            {"best", shown_number(table_, line.best)}};
  }

  /// Those in the same peer group whose ranks the draws of an audit do not tell from this one's.
  std::string apart() const {
    if (extras_.uncertainty == nullptr || extras_.uncertainty->pairs.draws == 0) return {};
    if (!table_.ranking->places[unit_].rank()) return {};
    const PairwiseOrder& pairs = extras_.uncertainty->pairs;
    std::vector<std::string> names;
    std::size_t peers = 0;
    for (const std::size_t other : index_.sections[index_.section_of[unit_]].ranked) {
      if (other == unit_) continue;
      ++peers;
      if (pairs.probability(unit_, other) < told_apart && pairs.probability(other, unit_) < told_apart)
        names.push_back(index_.name_of(other));
    }
    if (peers == 0) return {};
    if (names.empty())
      return "Every one of its peers is clearly ahead of it or behind it, whatever varies in the audit.";
    const std::size_t more = names.size() > most_named ? names.size() - most_named : 0;
    names.resize(names.size() - more);
    std::string text = fmt::format("Cannot be told apart from {}", fmt::join(names, "; "));
    if (more > 0) text += fmt::format(" and {} more", more);
    return text + fmt::format(": none is ahead in {}% of the draws of the audit.", to_decimals(100.0 * told_apart, 0));
  }

  /// Root of the mean squared difference of the top dimensions that both have; nothing where they share less than half.
  std::optional<double> distance_to(std::size_t other) const {
    double sum = 0.0;
    std::size_t shared = 0;
    const std::vector<std::size_t>& dimensions = rubric_.root().children;
    for (const std::size_t node : dimensions) {
      const Column& column = table_.card->nodes[node];
      if (!has_value(column.states[unit_]) || !has_value(column.states[other])) continue;
      const double difference = column.values[unit_] - column.values[other];
      sum += difference * difference;
      ++shared;
    }
    if (shared == 0 || 2 * shared < dimensions.size()) return std::nullopt;
    return std::sqrt(sum / static_cast<double>(shared));
  }

  Json similar(const Section& section) const {
    std::vector<std::pair<double, std::size_t>> others;
    for (const std::size_t other : section.ranked) {
      if (other == unit_) continue;
      if (const auto distance = distance_to(other)) others.emplace_back(*distance, other);
    }
    const std::size_t count = std::min(most_alike, others.size());
    std::ranges::partial_sort(others, others.begin() + static_cast<std::ptrdiff_t>(count));
    Json list = Json::array();
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t other = others[i].second;
      list.push_back(
          {{"name", index_.name_of(other)},
           {"file", index_.links.units.empty() ? std::string() : up_from_councils + index_.links.unit(other)},
           {"score", index_.score_of(other)}});
    }
    return list;
  }

  std::vector<std::string> reading() const {
    std::vector<std::string> notes = {"Weight: the share of the whole score, among what applies here.",
                                      "Won: what the whole score would lose if this answer were the worst. Lost: what "
                                      "it would gain if it were the best" +
                                          as_others_answer(table_) + ".",
                                      "Median and best: of the peers, this " + unit_word(rubric_) + " among them."};
    const std::vector<std::string> general = reading_notes(table_);
    notes.insert(notes.end(), general.begin(), general.end());
    return notes;
  }

  const SiteIndex& index_;
  const CouncilExtras& extras_;
  const LeagueTable& table_;
  const Rubric& rubric_;
  const Explanation& explanation_;
  std::size_t unit_;
};

}  // namespace

Json council_view(const SiteIndex& index, const CouncilExtras& extras, const Explanation& explanation) {
  return CouncilView(index, extras, explanation).view();
}

std::string explanation_html(const LeagueTable& table, const Explanation& explanation) {
  const SiteIndex index(table);
  const std::string name = index.name_of(explanation.unit);
  return page_alone({fmt::format("{}: {}", name, without_controls(title_of(*table.rubric))),
                     fmt::format("{}: rating, answers and what would lift it", name), footer_text(table)},
                    {}, PageTemplate(council_template()).render(council_view(index, {}, explanation)));
}

}  // namespace hallmark
