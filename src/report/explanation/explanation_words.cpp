#include "report/explanation/explanation_words.hpp"

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "hallmark/survey/questions.hpp"
#include "result/cells.hpp"

namespace hallmark {

std::string unit_title(const LeagueTable& table, std::size_t unit) {
  const std::string_view name = table.survey->name(unit);
  const std::string code = without_controls(table.survey->id(unit));
  return name.empty() ? code : fmt::format("{} ({})", without_controls(name), code);
}

std::string rating_line(const LeagueTable& table, const Explanation& explanation) {
  const std::size_t unit = explanation.unit;
  std::string line = rounded_cell(table.card->score(), unit, table.rubric->decimals);
  if (const std::string level = level_name(table, unit); !level.empty())
    line += " · " + without_controls(level) + (is_held_back(table, unit) ? "*" : "");
  const Ranking::Place& place = table.ranking->places[unit];
  const std::string& group = table.ranking->group_names[table.ranking->groups[unit]];
  const std::string peers = group.empty() ? std::string() : fmt::format(" in {}", without_controls(group));
  line +=
      place.rank() ? fmt::format(" · rank {} of {}{}", shown_rank(place), explanation.peers, peers) : " · not ranked";
  return line + " · coverage " + coverage_percent(table, unit);
}

std::string next_level_sentence(const LeagueTable& table, const Explanation& explanation) {
  const Rubric& rubric = *table.rubric;
  const NextLevel& next = explanation.next;
  if (rubric.maturity.levels.empty() || !has_value(explanation.whole.state)) return {};
  if (!next.level) return "This is the highest level.";
  const std::string& name = rubric.maturity.levels[*next.level].name;
  std::string text =
      next.points_short > 0.0
          ? fmt::format("To reach {}: +{} points.", name, to_decimals(next.points_short, rubric.decimals))
          : fmt::format("The score is enough for {}, but something holds it back.", name);
  if (next.worth.empty()) return text + " What would lift it was too much to try.";
  if (next.routes.empty()) return text + " No one answer is enough, nor any two.";
  return text + (next.single_answers_suffice ? " One answer is enough; the cheapest:"
                                             : " No one answer is enough; the cheapest two:");
}

std::vector<std::string> route_sentences(const LeagueTable& table, const Explanation& explanation) {
  const std::vector<AskedQuestion> questions = questions_of(*table.rubric);
  std::vector<std::string> sentences;
  for (const Route& route : explanation.next.routes) {
    std::string text;
    for (const AnswerChange& change : route.changes) {
      const std::size_t node = questions[change.question].node;
      const Explanation::Line& line = explanation.lines[node - 1];
      const std::string now = line.answer.empty() || !has_value(table.card->values[node].states[explanation.unit])
                                  ? std::string("a blank")
                                  : without_controls(line.answer);
      text += fmt::format("{}'{}' from {} to {}", text.empty() ? "" : ", and ",
                          without_controls(table.rubric->nodes[node].title), now, without_controls(change.text));
    }
    sentences.push_back(fmt::format("{}: {}", text, to_decimals(route.score, table.rubric->decimals)));
  }
  return sentences;
}

std::string shown_answer(const Explanation::Line& line, const Node& node) {
  if (!node.is_indicator) return {};
  if (line.state == State::not_applicable) return not_applicable_mark;
  if (line.state == State::missing) return missing_mark;
  return without_controls(line.answer) + doubt_mark(line.state);
}

std::string shown_number(const LeagueTable& table, const std::optional<double>& number) {
  return number ? to_decimals(*number, table.rubric->decimals) : std::string();
}

std::string shown_share(const std::optional<double>& share) {
  return share ? to_decimals(100.0 * *share, 1) + "%" : std::string();
}

std::string shown_place(const std::optional<Place>& place) {
  if (!place) return {};
  const Position position = place->source->position_of(place->offset);
  return fmt::format("{}:{}:{}", without_controls(place->source->name()), position.line, position.column);
}

}  // namespace hallmark
