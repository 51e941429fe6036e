#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/result/league_table.hpp"
#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

/// The indicators whose blanks left a node without a score.
void collect_missing(const LeagueTable& table, std::size_t at, std::size_t unit, std::vector<std::string>& ids) {
  const Node& node = table.rubric->nodes[at];
  const State state = table.card->nodes[at].states[unit];
  const bool counts = node.weight.value > 0.0 || !node.weight.groups.empty();
  if (state != State::missing || (at != 0 && !counts)) return;
  if (node.is_indicator) {
    ids.push_back(node.id);
    return;
  }
  for (const std::size_t child : node.children) collect_missing(table, child, unit, ids);
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  return fmt::format("{}", fmt::join(texts, between));
}

std::string coverage_text(const LeagueTable& table, std::size_t unit) {
  const double coverage = table.card->coverage[0][unit];
  return to_decimals(std::isnan(coverage) ? 0.0 : coverage, 2);
}

/// The indicators whose marks are in this state.
std::vector<std::string> ids_in(State state, const LeagueTable& table, std::size_t unit) {
  std::vector<std::string> ids;
  for (const std::size_t node : table.doubtful) {
    if (table.card->nodes[node].states[unit] == state) ids.push_back(table.rubric->nodes[node].id);
  }
  return ids;
}

}  // namespace

std::string reason_without_score(const LeagueTable& table, std::size_t unit) {
  switch (table.card->absences[0][unit]) {
    case Absence::none:
      return "";
    case Absence::unanswered:
      return "no score: nothing was answered";
    case Absence::not_applicable:
      return "no score: nothing applies";
    case Absence::weightless:
      return "no score: nothing that applies has a weight";
    case Absence::unmarked:
      return fmt::format("no score: coverage {}, and nothing of it could be scored", coverage_text(table, unit));
    case Absence::coverage: {
      const double needed = table.rubric->root().min_coverage;
      if (table.card->coverage[0][unit] < needed) {
        return fmt::format("no score: coverage {} is below what is needed, {}", coverage_text(table, unit),
                           to_text(needed));
      }
      // What is compared is the weight at the top, of which whole dimensions may be lacking.
      return fmt::format("no score: coverage {}, but {} of the weight at the top has a score and {} is needed",
                         coverage_text(table, unit), to_decimals(table.card->scored_share[unit], 2), to_text(needed));
    }
    case Absence::screened:
      return fmt::format("screened out: coverage {} is below {}", coverage_text(table, unit),
                         to_text(table.rubric->screen_coverage));
    case Absence::excluded:
      break;
  }
  std::vector<std::string> ids;
  collect_missing(table, 0, unit, ids);
  return fmt::format("no score: missing {}", joined(ids, ", "));
}

std::vector<std::string> remarks_on(const LeagueTable& table, std::size_t unit) {
  std::vector<std::string> notes;
  if (std::isnan(table.card->score().values[unit])) {
    if (std::string reason = reason_without_score(table, unit); !reason.empty()) notes.push_back(std::move(reason));
  }
  const std::vector<Gate>& gates = table.rubric->maturity.gates;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    const std::string& level = table.rubric->maturity.levels[gates[i].at_most].name;
    if (table.card->binds[i][unit])
      notes.push_back(fmt::format("at most {}: {}", level, gates[i].because));
    if (table.card->gates[i][unit] == Truth::unknown) {
      notes.push_back(fmt::format("not known whether {}, so not held at {}", gates[i].when.expression.source, level));
    }
  }
  for (const std::size_t at : table.penalised) {
    const auto& taken = table.card->penalties[at];
    for (std::size_t i = 0; i < taken.size(); ++i) {
      if (taken[i][unit] == 0.0) continue;
      notes.push_back(fmt::format("penalty {}: {}", table.rubric->nodes[at].penalties[i].id, to_text(taken[i][unit])));
    }
  }
  const std::vector<std::string> estimated = ids_in(State::estimated, table, unit);
  if (!estimated.empty()) notes.push_back(fmt::format("estimated: {}", joined(estimated, ", ")));
  const std::vector<std::string> unsure = ids_in(State::unsure, table, unit);
  if (!unsure.empty()) notes.push_back(fmt::format("unsure: {}", joined(unsure, ", ")));
  return notes;
}

std::string note_of(const LeagueTable& table, std::size_t unit) {
  const std::vector<std::string> remarks = remarks_on(table, unit);
  return remarks.empty() ? std::string() : joined(remarks, "; ");
}

bool is_held_back(const LeagueTable& table, std::size_t unit) {
  return std::ranges::any_of(table.card->binds, [unit](const std::vector<bool>& binds) { return binds[unit]; });
}

}  // namespace hallmark
