#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "hallmark/support/number.hpp"
#include "report/cells.hpp"
#include "report/csv_field.hpp"
#include "report/csv_headings.hpp"
#include "report/write_csv.hpp"

namespace hallmark {

namespace {

void append_rank(std::string& csv, std::optional<double> rank) {
  if (rank) append_number(csv, *rank);
}

void append_range_end(std::string& csv, double rank) {
  csv.push_back(',');
  if (!std::isnan(rank)) append_number(csv, rank);
}

void append_score(std::string& csv, const Column& column, std::size_t unit) {
  csv.push_back(',');
  if (has_value(column.states[unit])) {
    append_number(csv, column.values[unit]);
  } else {
    csv += mark_without_value(column.states[unit]);
  }
}

void append_text(std::string& csv, std::string_view text) {
  csv.push_back(',');
  append_csv_text(csv, text);
}

/// Where a column lies in memory.
struct Strip {
  const char* first;
  std::size_t width;  ///< Bytes a unit.
};

/// What a row shows, or looks at.
std::vector<Strip> strips_of(const LeagueTable& table) {
  std::vector<Strip> strips;
  const auto add = [&strips](const auto& cells) {
    strips.push_back({reinterpret_cast<const char*>(cells.data()), sizeof(cells[0])});
  };
  add(table.ranking->places);
  add(table.survey->ids);
  add(table.survey->names);
  add(table.card->coverage[0]);
  add(table.card->absences[0]);
  add(table.card->levels);
  add(table.card->score().values);
  add(table.card->score().states);
  for (const std::size_t node : table.nodes) {
    add(table.card->nodes[node].values);
    add(table.card->nodes[node].states);
  }
  return strips;
}

void append_unit(std::string& csv, const LeagueTable& table, std::size_t unit) {
  append_rank(csv, table.ranking->places[unit].rank);
  append_text(csv, table.survey->ids[unit]);
  append_text(csv, table.survey->names[unit]);
  for (const ColumnName& group : table.rubric->survey.groups) append_text(csv, group_cell(table, group.text, unit));
  append_score(csv, table.card->score(), unit);
  append_text(csv, level_name(table, unit));
  csv.push_back(',');
  if (const double coverage = table.card->coverage[0][unit]; std::isnan(coverage)) {
    csv += not_applicable_mark;
  } else {
    append_number(csv, coverage);
  }
  for (const std::size_t node : table.nodes) append_score(csv, table.card->nodes[node], unit);
  append_text(csv, note_of(table, unit));
  if (!table.ranges.empty()) {
    append_range_end(csv, table.ranges[unit].low);
    append_range_end(csv, table.ranges[unit].high);
  }
  csv.push_back('\n');
}

/// Rows some thousands at a time. While several parts are written, those before them go to the sink.
class RowParts {
 public:
  RowParts(const LeagueTable& table, const TextSink& sink) : table_(table), sink_(sink), strips_(strips_of(table)) {}

  void write(const Workers& workers) {
    const std::size_t rows = table_.units.size();
    for (first_ = 0; first_ < rows; first_ += parts_a_round * rows_a_part) {
      const std::size_t parts = std::min(parts_a_round, (rows - first_ + rows_a_part - 1) / rows_a_part);
      if (rows <= rows_a_part) {
        write_part(0);
      } else {
        workers.run("writing", parts + 1, [this](std::size_t job, std::size_t /*worker*/) {
          if (job == 0) {
            give();
          } else {
            write_part(job - 1);
          }
        });
      }
      written_.swap(given_);
      for (std::string& part : written_) part.clear();
    }
    give();
  }

 private:
  static constexpr std::size_t rows_a_part = 8'192;
  static constexpr std::size_t parts_a_round = 8;

  void give() const {
    for (const std::string& part : given_) {
      if (!part.empty()) sink_(part);
    }
  }

  void write_part(std::size_t part) {
    const std::vector<std::size_t>& units = table_.units;
    const std::size_t begin = first_ + part * rows_a_part;
    const std::size_t end = std::min(units.size(), begin + rows_a_part);
    for (std::size_t row = begin; row < end; ++row) {
#if defined(__GNUC__)
      // Rows are in the order of the ranks, and what they show is not: it is fetched while others are written.
      constexpr std::size_t ahead = 8;
      if (row + ahead < end) {
        for (const Strip& strip : strips_) __builtin_prefetch(strip.first + units[row + ahead] * strip.width);
      }
#endif
      append_unit(written_[part], table_, units[row]);
    }
  }

  const LeagueTable& table_;
  const TextSink& sink_;
  std::vector<Strip> strips_;
  std::size_t first_ = 0;
  std::vector<std::string> written_ = std::vector<std::string>(parts_a_round);
  std::vector<std::string> given_ = std::vector<std::string>(parts_a_round);
};

}  // namespace

std::vector<std::string> csv_headings(const LeagueTable& table) {
  std::vector<std::string> names = {"rank", "code", "name"};
  for (const ColumnName& group : table.rubric->survey.groups) names.push_back(group.text);
  names.insert(names.end(), {"score", "level", "coverage"});
  std::vector<std::string> taken = names;
  taken.emplace_back("note");
  if (!table.ranges.empty()) taken.insert(taken.end(), {"rank_5", "rank_95"});
  for (const std::size_t node : table.nodes) {
    const std::string& id = table.rubric->nodes[node].id;
    names.push_back(std::ranges::find(taken, id) == taken.end() ? id : "node." + id);
  }
  names.emplace_back("note");
  if (!table.ranges.empty()) names.insert(names.end(), {"rank_5", "rank_95"});
  return names;
}

void write_csv(const LeagueTable& table, const Workers& workers, const TextSink& sink) {
  std::string headings;
  for (const std::string& name : csv_headings(table)) {
    if (!headings.empty()) headings.push_back(',');
    append_csv_text(headings, name);
  }
  headings.push_back('\n');
  sink(headings);
  RowParts(table, sink).write(workers);
}

std::string to_csv(const LeagueTable& table) {
  std::string csv;
  write_csv(table, one_worker(), [&csv](std::string_view piece) { csv += piece; });
  return csv;
}

}  // namespace hallmark
