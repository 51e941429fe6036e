#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "hallmark/support/number.hpp"
#include "report/cells.hpp"
#include "report/csv_field.hpp"
#include "report/csv_headings.hpp"
#include "report/row_numbers.hpp"
#include "report/write_csv.hpp"

namespace hallmark {

namespace {

void append_if_there(std::string& csv, double number) {
  if (!std::isnan(number)) append_number(csv, number);
}

/// `value` is that of the column.
void append_score(std::string& csv, double value, const Column& column, std::size_t unit) {
  csv.push_back(',');
  if (!std::isnan(value)) {
    append_number(csv, value);
  } else {
    csv += mark_without_value(column.states[unit]);
  }
}

void append_text(std::string& csv, std::string_view text) {
  csv.push_back(',');
  append_csv_text(csv, text);
}

bool has_levels(const LeagueTable& table) {
  return !table.rubric->maturity.levels.empty();
}

/// Whether there may be something to say of units that have a score.
bool has_remarks(const LeagueTable& table) {
  return !table.rubric->maturity.gates.empty() || !table.penalised.empty() || !table.doubtful.empty();
}

void append_row(std::string& csv, const LeagueTable& table, const RowNumbers& numbers, std::size_t row) {
  const std::size_t unit = table.units[row];
  const double score = numbers.score(row);
  append_if_there(csv, numbers.rank(row));
  append_text(csv, table.survey->ids[unit]);
  append_text(csv, table.survey->names[unit]);
  for (const ColumnName& group : table.rubric->survey.groups) append_text(csv, group_cell(table, group.text, unit));
  append_score(csv, score, table.card->score(), unit);
  append_text(csv, has_levels(table) ? std::string_view(level_name(table, unit)) : std::string_view());
  csv.push_back(',');
  if (const double coverage = numbers.coverage(row); std::isnan(coverage)) {
    csv += not_applicable_mark;
  } else {
    append_number(csv, coverage);
  }
  for (std::size_t i = 0; i < table.nodes.size(); ++i)
    append_score(csv, numbers.node(i, row), table.card->nodes[table.nodes[i]], unit);
  append_text(csv, std::isnan(score) || has_remarks(table) ? note_of(table, unit) : std::string());
  if (!table.ranges.empty()) {
    csv.push_back(',');
    append_if_there(csv, table.ranges[unit].low);
    csv.push_back(',');
    append_if_there(csv, table.ranges[unit].high);
  }
  csv.push_back('\n');
}

/// Rows some thousands at a time. While several parts are written, those before them go to the sink.
class RowParts {
 public:
  RowParts(const LeagueTable& table, const TextSink& sink, const Workers& workers)
      : table_(table), sink_(sink), workers_(workers), numbers_(table, workers) {}

  void write() {
    const std::size_t rows = table_.units.size();
    for (first_ = 0; first_ < rows; first_ += parts_a_round * rows_a_part) {
      const std::size_t parts = std::min(parts_a_round, (rows - first_ + rows_a_part - 1) / rows_a_part);
      if (rows <= rows_a_part) {
        write_part(0);
      } else {
        workers_.run("writing", parts + 1, [this](std::size_t job, std::size_t /*worker*/) {
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
      // Rows are in the order of the ranks, and texts are not: they are fetched while others are written.
      constexpr std::size_t ahead = 8;
      if (row + ahead < end) {
        __builtin_prefetch(&table_.survey->ids[units[row + ahead]]);
        __builtin_prefetch(&table_.survey->names[units[row + ahead]]);
      }
      // By now it is known where a long name stands.
      if (row + ahead / 2 < end) __builtin_prefetch(table_.survey->names[units[row + ahead / 2]].data());
#endif
      append_row(written_[part], table_, numbers_, row);
    }
  }

  const LeagueTable& table_;
  const TextSink& sink_;
  const Workers& workers_;
  RowNumbers numbers_;
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
  RowParts(table, sink, workers).write();
}

std::string to_csv(const LeagueTable& table) {
  std::string csv;
  write_csv(table, one_worker(), [&csv](std::string_view piece) { csv += piece; });
  return csv;
}

}  // namespace hallmark
