#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "report/page/unit_words.hpp"
#include "report/site/rubric_words.hpp"
#include "report/site/site_pages.hpp"

namespace hallmark {

namespace {

Json section_of(const std::string& heading, const std::vector<std::string>& sentences,
                const std::vector<std::string>& items) {
  return {{"heading", heading},
          {"sentences", text_list(sentences)},
          {"has_items", !items.empty()},
          {"items", text_list(items)}};
}

std::vector<std::string> limits(const LeagueTable& table) {
  const Rubric& rubric = *table.rubric;
  std::vector<std::string> items = {
      fmt::format("A score says what was answered, not how hard the circumstances of a {} are.", unit_word(rubric)),
      "Ranks that lie close together can rest on very little: look at the scores as well."};
  if (table.ranges.empty()) {
    items.emplace_back(
        "How far ranks would move with other weights or other choices is not shown here; an audit of the "
        "rubric says so.");
  } else {
    items.emplace_back(
        "The likely ranks say how far a rank moves where the choices of the method vary; they do not cover "
        "wrong answers.");
  }
  if (rubric.ranking.within)
    items.push_back(fmt::format("Compare only those with the same {}: weights and questions may differ between them.",
                                without_controls(rubric.ranking.within->text)));
  return items;
}

}  // namespace

Json method_view(const SiteIndex& index, const std::vector<EffectiveWeights>& weights) {
  const Rubric& rubric = index.rubric();
  std::vector<std::string> paragraphs;
  if (!rubric.note.empty()) paragraphs.push_back(without_controls(rubric.note));
  if (!rubric.source.empty()) paragraphs.push_back("Source: " + without_controls(rubric.source));
  if (const std::string& reason = rubric.root().reason; !reason.empty())
    paragraphs.push_back("Why it is combined like this: " + without_controls(reason));
  const std::string unit = unit_word(rubric);
  Json sections = Json::array();
  sections.push_back(section_of(
      "From answers to a score",
      {fmt::format(
          "Every answer gets a mark on a scale from {} to {}. Marks are combined into the scores of dimensions, "
          "and these into the score of the {}. What does not apply to a {} leaves its score and what it could "
          "have had; a missing answer is never taken for a no.",
          to_text(rubric.scale.foot), to_text(rubric.scale.top), unit, unit)},
      combining_rules(rubric, rubric.root())));
  sections.push_back(section_of("Levels and ranks", {}, rating_rules(rubric)));
  sections.push_back(section_of("What it does not say", {}, limits(index.table)));
  Json columns = Json::array();
  for (const EffectiveWeights& of : weights) columns.push_back({{"heading", weights_heading(rubric, of)}});
  Json nodes = Json::array();
  for (std::size_t at = 1; at < rubric.nodes.size(); ++at) {
    const Node& node = rubric.nodes[at];
    Json cells = Json::array();
    for (const EffectiveWeights& of : weights) cells.push_back({{"text", weight_cell(of.shares[at])}});
    nodes.push_back({{"depth", node.depth},
                     {"is_dimension", !node.is_indicator},
                     {"file", index.links.node(at)},
                     {"title", without_controls(node.title)},
                     {"marked", without_controls(marking_words(node))},
                     {"reason", without_controls(node.reason)},
                     {"weights", std::move(cells)}});
  }
  return {{"paragraphs", text_list(paragraphs)},
          {"sections", std::move(sections)},
          {"units_word", units_word(rubric)},
          {"weight_columns", std::move(columns)},
          {"nodes", std::move(nodes)}};
}

}  // namespace hallmark
