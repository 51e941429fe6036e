#include "hallmark/report/write_explanation.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "hallmark/survey/questions.hpp"
#include "report/explanation/explanation_words.hpp"
#include "report/format/csv_field.hpp"
#include "report/format/json_values.hpp"
#include "report/format/markdown_text.hpp"
#include "report/format/text_table.hpp"
#include "report/table/gates_json.hpp"
#include "report/table/stages_json.hpp"
#include "report/table/section.hpp"
#include "result/cells.hpp"

namespace hallmark {

namespace {

using Line = Explanation::Line;

constexpr std::size_t widest_answer = 24;

const Node& node_of(const LeagueTable& table, const Line& line) {
  return table.rubric->nodes[line.node];
}

/// Whether all places are in one file, so that lines and columns alone say where.
bool is_in_one_file(const Explanation& explanation) {
  const SourceText* first = nullptr;
  for (const Line& line : explanation.lines) {
    if (!line.place) continue;
    if (first != nullptr && first != line.place->source.get()) return false;
    first = line.place->source.get();
  }
  return true;
}

std::string place_cell(const Line& line, bool in_one_file) {
  if (!line.place || !in_one_file) return shown_place(line.place);
  const Position position = line.place->source->position_of(line.place->offset);
  return fmt::format("{}:{}", position.line, position.column);
}

std::vector<TextColumn> columns_of(const LeagueTable& table, const Explanation& explanation) {
  const bool in_one_file = is_in_one_file(explanation);
  TextColumn weight{"Weight", true, false, {}};
  TextColumn title{"Question", false, false, {}};
  TextColumn answer{"Answer", false, false, {}};
  TextColumn mark{"Mark", true, false, {}};
  TextColumn won{"Won", true, false, {}};
  TextColumn lost{"Lost", true, false, {}};
  TextColumn place{"Where", false, false, {}};
  TextColumn median{"Median", true, false, {}};
  TextColumn best{"Best", true, false, {}};
  for (const Line& line : explanation.lines) {
    const Node& node = node_of(table, line);
    weight.cells.push_back(shown_share(line.weight));
    title.cells.push_back(std::string(2 * static_cast<std::size_t>(node.depth - 1), ' ') +
                          without_controls(node.title));
    answer.cells.push_back(cut_to_width(shown_answer(line, node), widest_answer));
    mark.cells.push_back(rounded_cell(table.card->nodes[line.node], explanation.unit, table.rubric->decimals));
    won.cells.push_back(shown_number(table, line.won));
    lost.cells.push_back(shown_number(table, line.lost));
    place.cells.push_back(place_cell(line, in_one_file));
    median.cells.push_back(shown_number(table, line.median));
    best.cells.push_back(shown_number(table, line.best));
  }
  return {std::move(weight), std::move(title), std::move(answer), std::move(mark), std::move(won),
          std::move(lost),   std::move(place), std::move(median), std::move(best)};
}

/// A heading and a list under it; nothing where the list is empty.
std::string list_text(std::string_view heading, const std::vector<std::string>& items, std::size_t width) {
  if (items.empty()) return {};
  std::string text = fmt::format("\n{}\n", heading);
  for (const std::string& item : items) text += wrapped("– " + item, width, 2);
  return text;
}

std::string list_markdown(std::string_view heading, const std::vector<std::string>& items) {
  if (items.empty()) return {};
  std::string text = fmt::format("\n## {}\n\n", heading);
  for (const std::string& item : items) text += fmt::format("- {}\n", markdown_text(item));
  return text;
}

constexpr std::string_view notes_heading = "Beside the answers";
constexpr std::string_view reasons_heading = "Why they count what they count";

std::string to_terminal(const LeagueTable& table, const Explanation& explanation, const TerminalStyle& style) {
  const RowPlace& row = table.survey->places[explanation.unit];
  const Source& source = table.survey->sources[row.source()];
  std::string title = wrapped(unit_title(table, explanation.unit), style.width, 0);
  title.pop_back();
  std::string text = in_bold(title, style.colour) + "\n";
  text += wrapped(without_controls(title_of(*table.rubric)), style.width, 0);
  text += fmt::format("{}:{}\n\n", without_controls(source->name()), source->position_of(row.offset()).line);
  text += wrapped(rating_line(table, explanation), style.width, 0);
  if (const std::string meaning = level_meaning(table, explanation.unit); !meaning.empty())
    text += wrapped(meaning, style.width, 0);
  for (const std::string& remark : explained_remarks(table, explanation.unit))
    text += wrapped("– " + without_controls(remark), style.width, 2);
  if (const std::string next = next_level_sentence(table, explanation); !next.empty())
    text += "\n" + wrapped(without_controls(next), style.width, 0);
  for (const std::string& route : route_sentences(table, explanation)) text += wrapped("– " + route, style.width, 2);

  std::vector<TextColumn> columns = columns_of(table, explanation);
  const std::vector<std::string> hidden = fit_columns(columns, {style.width, 4});
  text += "\n" + rows_text(columns, 0, explanation.lines.size(), style.colour) + "\n";
  const auto is_shown = [&columns](std::string_view heading) {
    return std::ranges::find(columns, heading, &TextColumn::heading) != columns.end();
  };
  std::string legend = "Weight: share of the whole.";
  if (is_shown("Won")) legend += " Won: what the worst answer would cost.";
  if (is_shown("Lost")) legend += " Lost: what the best answer would add" + as_others_answer(table) + ".";
  if (is_shown("Where") && is_in_one_file(explanation)) legend += " Where: line and column of the survey.";
  if (is_shown("Median")) legend += " Median and best of the peers.";
  if (const std::string note = population_note(table); !note.empty()) legend += " " + note;
  text += wrapped(legend, style.width, 0);
  if (!hidden.empty()) {
    text += wrapped(fmt::format("Not shown for want of room: {}. A wider terminal or '-f csv' shows all.",
                                fmt::format("{}", fmt::join(hidden, ", "))),
                    style.width, 0);
  }
  text += list_text(notes_heading, answer_notes(table, explanation), style.width);
  text += list_text(reasons_heading, reasons(*table.rubric), style.width);
  return text;
}

std::string to_markdown(const LeagueTable& table, const Explanation& explanation) {
  std::string text =
      fmt::format("# {}\n\n{}\n\n**{}**\n", markdown_text(unit_title(table, explanation.unit)),
                  markdown_text(title_of(*table.rubric)), markdown_text(rating_line(table, explanation)));
  if (const std::string meaning = level_meaning(table, explanation.unit); !meaning.empty())
    text += fmt::format("\n{}\n", markdown_text(meaning));
  const std::vector<std::string> remarks = explained_remarks(table, explanation.unit);
  if (!remarks.empty()) text += "\n";
  for (const std::string& remark : remarks) text += fmt::format("- {}\n", markdown_text(remark));
  if (const std::string next = next_level_sentence(table, explanation); !next.empty())
    text += fmt::format("\n{}\n\n", markdown_text(next));
  for (const std::string& route : route_sentences(table, explanation))
    text += fmt::format("- {}\n", markdown_text(route));
  text += "\n";
  append_markdown_row(text, {"Question", "Weight", "Answer", "Mark", "Won", "Lost", "Median", "Best", "Where"});
  append_markdown_row(text, {":--", "--:", ":--", "--:", "--:", "--:", "--:", "--:", ":--"});
  for (const Line& line : explanation.lines) {
    const Node& node = node_of(table, line);
    const std::string title = markdown_text(node.title);
    const bool has_mark = !has_value(line.state);
    append_markdown_row(
        text, {node.is_indicator ? title : "**" + title + "**", shown_share(line.weight),
               has_mark ? shown_answer(line, node) : markdown_text(shown_answer(line, node)),
               rounded_cell(table.card->nodes[line.node], explanation.unit, table.rubric->decimals),
               shown_number(table, line.won), shown_number(table, line.lost), shown_number(table, line.median),
               shown_number(table, line.best), markdown_text(shown_place(line.place))});
  }
  text += fmt::format(
      "\nWeight: share of the whole. Won: what the worst answer would cost. Lost: what the best answer would add{}.\n",
      as_others_answer(table));
  if (const std::string note = population_note(table); !note.empty())
    text += fmt::format("\n{}\n", markdown_text(note));
  text += list_markdown(notes_heading, answer_notes(table, explanation));
  text += list_markdown(reasons_heading, reasons(*table.rubric));
  return text;
}

std::string to_csv(const LeagueTable& table, const Explanation& explanation) {
  std::string csv =
      "id,title,kind,parent,weight,answer,state,mark,won,lost,median,best,where,evidence,note,stages,reason\n";
  for (const Line& line : explanation.lines) {
    const Node& node = node_of(table, line);
    csv += csv_text(node.id);
    append_field(csv, csv_text(node.title));
    append_field(csv, node.is_indicator ? "indicator" : "dimension");
    append_field(csv, csv_text(table.rubric->nodes[node.parent].id));
    append_field(csv, exact_number(line.weight));
    append_field(csv, csv_text(line.answer));
    append_field(csv, word_of(line.state));
    for (const auto& number : {line.mark, line.won, line.lost, line.median, line.best})
      append_field(csv, exact_number(number));
    append_field(csv, csv_text(shown_place(line.place)));
    append_field(csv, csv_text(line.evidence));
    append_field(csv, csv_text(line.note));
    append_field(csv, csv_text(shown_stages(line.stages)));
    append_field(csv, csv_text(node.reason));
    csv.push_back('\n');
  }
  return csv;
}

Json line_json(const LeagueTable& table, const Line& line) {
  const Node& node = node_of(table, line);
  Json json = {{"id", node.id},
               {"title", node.title},
               {"kind", node.is_indicator ? "indicator" : "dimension"},
               {"state", word_of(line.state)},
               {"weight", number_or_null(line.weight)},
               {node.is_indicator ? "mark" : "score", number_or_null(line.mark)},
               {"median", number_or_null(line.median)},
               {"best", number_or_null(line.best)}};
  if (!node.reason.empty()) json["reason"] = node.reason;
  if (!line.penalties.empty()) json["penalties"] = line.penalties;
  if (!node.is_indicator) return json;
  json["answer"] = line.answer;
  json["won"] = number_or_null(line.won);
  json["lost"] = number_or_null(line.lost);
  json["where"] = line.place ? Json(shown_place(line.place)) : Json(nullptr);
  if (line.respondents > 1) json["respondents"] = line.respondents;
  if (!line.evidence.empty()) json["evidence"] = line.evidence;
  if (!line.note.empty()) json["note"] = line.note;
  if (!line.stages.empty()) json["stages"] = stages_json(line.stages);
  return json;
}

Json next_json(const LeagueTable& table, const NextLevel& next) {
  if (!next.level) return nullptr;
  const std::vector<AskedQuestion> questions = changeable_questions(*table.rubric);
  Json routes = Json::array();
  for (const Route& route : next.routes) {
    Json changes = Json::array();
    for (const AnswerChange& change : route.changes)
      changes.push_back({{"id", questions[change.question].id}, {"answer", change.text}});
    routes.push_back({{"changes", std::move(changes)}, {"effort", route.effort}, {"score", route.score}});
  }
  return {{"level", table.rubric->maturity.levels[*next.level].name},
          {"points_short", next.points_short},
          {"routes", std::move(routes)}};
}

std::string to_json(const LeagueTable& table, const Explanation& explanation) {
  const std::size_t unit = explanation.unit;
  const Ranking::Place& place = table.ranking->places[unit];
  const std::string level = level_name(table, unit);
  Json json = {{"format", "hallmark-explanation"},
               {"version", 1},
               {"rubric", table.rubric->id},
               {"edition", table.rubric->edition},
               {"code", table.survey->id(unit)},
               {"name", table.survey->name(unit)},
               {"peers", table.ranking->group_names[table.ranking->groups[unit]]},
               {"rank", number_or_null(place.rank())},
               {"of", explanation.peers},
               {"score", number_or_null(explanation.whole.mark)},
               {"level", level.empty() ? Json(nullptr) : Json(level)},
               {"median", number_or_null(explanation.whole.median)},
               {"best", number_or_null(explanation.whole.best)},
               {"gates", gates_json(table, unit)},
               {"remarks", remarks_on(table, unit)},
               {"next_level", next_json(table, explanation.next)}};
  Json& nodes = json["nodes"] = Json::array();
  for (const Line& line : explanation.lines) nodes.push_back(line_json(table, line));
  return json_text(json);
}

}  // namespace

std::string write(const LeagueTable& table, const Explanation& explanation, Format format, const TerminalStyle& style) {
  switch (format) {
    case Format::csv:
      return to_csv(table, explanation);
    case Format::json:
      return to_json(table, explanation);
    case Format::md:
      return to_markdown(table, explanation);
    case Format::html:
      return explanation_html(table, explanation);
    case Format::table:
      return to_terminal(table, explanation, style);
    case Format::vega_lite:
    case Format::xlsx:
      break;
  }
  assert(false);
  return {};
}

}  // namespace hallmark
