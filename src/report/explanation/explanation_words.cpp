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
  std::string line = rounded_cell(table.card->score(), unit, explanation.decimals);
  if (const std::string level = level_name(table, unit); !level.empty())
    line += " · " + without_controls(level) + (is_held_back(table, unit) ? "*" : "");
  const Ranking::Place& place = table.ranking->places[unit];
  const std::string& group = table.ranking->group_names[table.ranking->groups[unit]];
  const std::string peers = group.empty() ? std::string() : fmt::format(" in {}", without_controls(group));
  line +=
      place.rank() ? fmt::format(" · rank {} of {}{}", shown_rank(place), explanation.peers, peers) : " · not ranked";
  return line + " · coverage " + coverage_percent(table, unit);
}

std::vector<std::string> explained_remarks(const LeagueTable& table, std::size_t unit) {
  std::vector<std::string> remarks = remarks_on(table, unit);
  const std::vector<Gate>& gates = table.rubric->maturity.gates;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (table.card->gates[i][unit] != Truth::yes || table.card->binds[i][unit]) continue;
    remarks.push_back(fmt::format("at most {}: {} (true, but it changes nothing here)",
                                  table.rubric->maturity.levels[gates[i].at_most].name, gates[i].because));
  }
  return remarks;
}

std::string as_others_answer(const LeagueTable& table) {
  return depends_on_others(*table.rubric) ? ", everybody else's answers as they are" : "";
}

namespace {

/// "168 hours", "58%"; an answer without a unit as it stands.
std::string with_unit(const std::string& answer, const Question& question) {
  if (question.unit.empty() || !parse_number(answer, NumberForm{.lenient = true})) return answer;
  const std::string unit = without_controls(question.unit);
  if (answer.ends_with(unit)) return answer;
  return answer + (unit == "%" ? "" : " ") + unit;
}

/// What holds a unit below a level that its score would give.
std::string holding_sentence(const LeagueTable& table, std::size_t unit, const std::string& level) {
  const std::vector<Gate>& gates = table.rubric->maturity.gates;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (!table.card->binds[i][unit]) continue;
    return fmt::format("The score would give {}, but a rule holds it at {}: {}.", level,
                       table.rubric->maturity.levels[gates[i].at_most].name, gates[i].because);
  }
  return fmt::format("The score would give {}, but the weakest dimension decides.", level);
}

}  // namespace

std::string next_level_sentence(const LeagueTable& table, const Explanation& explanation) {
  const Rubric& rubric = *table.rubric;
  const NextLevel& next = explanation.next;
  if (rubric.maturity.levels.empty() || !has_value(explanation.whole.state)) return {};
  if (!next.level) return "This is the highest level.";
  const std::string& name = rubric.maturity.levels[*next.level].name;
  std::string text =
      next.points_short > 0.0
          ? fmt::format("To reach {}: +{} points.", name, to_decimals(next.points_short, explanation.decimals))
          : holding_sentence(table, explanation.unit, name);
  if (next.routes.empty()) {
    if (next.too_much) return text + " There are too many combinations of answers to try.";
    return text + (next.best_answers_suffice ? " It would take changes to at least three answers."
                                             : " No other answers were found that reach it.");
  }
  return text + (next.single_answers_suffice ? " Any one of these would do, smallest change first:"
                                             : " No one answer is enough. Any of these pairs would do:");
}

std::vector<std::string> route_sentences(const LeagueTable& table, const Explanation& explanation,
                                         bool shows_answers) {
  const std::vector<AskedQuestion> questions = changeable_questions(*table.rubric);
  std::vector<std::string> sentences;
  for (const Route& route : explanation.next.routes) {
    std::string text;
    for (std::size_t i = 0; i < route.changes.size(); ++i) {
      const AnswerChange& change = route.changes[i];
      const AskedQuestion& asked = questions[change.question];
      const Node& node = table.rubric->nodes[asked.node];
      const std::string& title = asked.is_penalty ? node.penalties[asked.penalty].title : node.title;
      text += fmt::format("{}'{}'", i == 0 ? "" : ", and ", without_controls(title));
      const Question& question = *asked.question;
      if (shows_answers) {
        const std::string& before = route.before[i];
        text += " from " + (before.empty() ? std::string("no answer") : with_unit(without_controls(before), question));
      }
      // More ticks are named beside those there are.
      const bool tells_answer = std::holds_alternative<SelectionScale>(asked.question->scale);
      text += " to " + (shows_answers || !tells_answer ? with_unit(without_controls(change.text), question)
                                                       : std::string("more of them"));
    }
    sentences.push_back(fmt::format("{}: {}", text, to_decimals(route.score, explanation.decimals)));
  }
  return sentences;
}

std::string shown_answer(const Explanation::Line& line, const Node& node) {
  if (!node.is_indicator) return {};
  if (line.state == State::not_applicable) return not_applicable_mark;
  if (line.state == State::missing) return missing_mark;
  return with_unit(without_controls(line.answer), node.question) + doubt_mark(line.state);
}

std::string shown_stages(const std::vector<StageAnswer>& stages) {
  std::vector<std::string> said;
  for (const StageAnswer& answer : stages) {
    said.push_back(fmt::format("{}: {}", without_controls(answer.stage),
                               answer.text.empty() ? std::string("no answer") : without_controls(answer.text)));
  }
  return fmt::format("{}", fmt::join(said, "; "));
}

std::vector<std::string> answer_notes(const LeagueTable& table, const Explanation& explanation) {
  std::vector<std::string> notes;
  for (const Explanation::Line& line : explanation.lines) {
    std::vector<std::string> parts;
    if (!line.stages.empty()) parts.push_back("stages: " + shown_stages(line.stages));
    if (!line.evidence.empty()) parts.push_back("evidence: " + without_controls(line.evidence));
    if (!line.note.empty()) parts.push_back("remark: " + without_controls(line.note));
    if (parts.empty()) continue;
    notes.push_back(fmt::format("{} – {}", without_controls(table.rubric->nodes[line.node].title),
                                fmt::join(parts, " · ")));
  }
  return notes;
}

std::vector<std::string> reasons(const Rubric& rubric) {
  std::vector<std::string> texts;
  for (std::size_t at = 1; at < rubric.nodes.size(); ++at) {
    const Node& node = rubric.nodes[at];
    if (!node.reason.empty())
      texts.push_back(fmt::format("{}: {}", without_controls(node.title), without_controls(node.reason)));
    for (const Penalty& penalty : node.penalties) {
      if (!penalty.reason.empty())
        texts.push_back(fmt::format("{}: {}", without_controls(penalty.title), without_controls(penalty.reason)));
    }
  }
  return texts;
}

std::string level_meaning(const LeagueTable& table, std::size_t unit) {
  const auto level = table.card->levels[unit];
  if (!level) return {};
  const Level& reached = table.rubric->maturity.levels[*level];
  if (reached.note.empty()) return {};
  return fmt::format("{}: {}", without_controls(reached.name), without_controls(reached.note));
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
