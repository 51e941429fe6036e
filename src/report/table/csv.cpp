#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "report/format/csv_field.hpp"
#include "report/format/csv_writer.hpp"
#include "report/table/csv_headings.hpp"
#include "report/table/repeated_numbers.hpp"
#include "report/table/row_numbers.hpp"
#include "report/table/write_csv.hpp"
#include "result/cells.hpp"
#include "support/texts.hpp"

namespace hallmark {

namespace {

bool has_levels(const LeagueTable& table) {
  return !table.rubric->maturity.levels.empty();
}

/// Whether there may be something to say of units that have a score.
bool has_remarks(const LeagueTable& table) {
  return !table.rubric->maturity.gates.empty() || !table.penalised.empty() || !table.doubtful.empty();
}

/// Writes rows of a table.
class RowWriter {
 public:
  explicit RowWriter(const LeagueTable& table)
      : table_(table), numbers_(table), has_levels_(has_levels(table)), has_remarks_(has_remarks(table)) {}

  /// Those from `first` to before `end`, behind what is in `csv`.
  void write(std::size_t first, std::size_t end, CsvWriter& csv) {
    const std::vector<std::uint32_t>& units = table_.units;
    numbers_.gather(first, end);
    for (std::size_t row = first; row < end; ++row) {
      // Rows are in the order of the ranks, and texts are not: they are fetched while others are written.
      constexpr std::size_t ahead = 8;
      for (const Texts* texts : {&ids_, &names_}) {
        if (row + 2 * ahead < end) texts->expect_place(units[row + 2 * ahead]);
        if (row + ahead < end) texts->expect(units[row + ahead]);
      }
      write_row(row, csv);
    }
  }

 private:
  void write_row(std::size_t row, CsvWriter& csv) {
    const std::size_t unit = table_.units[row];
    const double score = numbers_.score(row);
    put_if_there(csv, numbers_.rank(row));
    put_text(csv, ids_[unit]);
    put_text(csv, names_[unit]);
    for (const ColumnName& group : table_.rubric->survey.groups) put_text(csv, group_cell(table_, group.text, unit));
    put_score(csv, score, table_.card->score(), unit);
    put_text(csv, has_levels_ ? std::string_view(level_name(table_, unit)) : std::string_view());
    csv.put(',');
    if (const double coverage = numbers_.coverage(row); std::isnan(coverage)) {
      csv.put(not_applicable_mark);
    } else {
      csv.put(coverages_.text(coverage));
    }
    for (std::size_t i = 0; i < table_.nodes.size(); ++i)
      put_score(csv, numbers_.node(i, row), table_.card->nodes[table_.nodes[i]], unit);
    put_text(csv, std::isnan(score) || has_remarks_ ? note_of(table_, unit) : std::string());
    if (!table_.ranges.empty()) {
      csv.put(',');
      put_if_there(csv, table_.ranges[unit].low);
      csv.put(',');
      put_if_there(csv, table_.ranges[unit].high);
    }
    csv.put('\n');
  }

  static void put_if_there(CsvWriter& csv, double number) {
    if (!std::isnan(number)) csv.put(number);
  }

  /// `value` is that of the column.
  static void put_score(CsvWriter& csv, double value, const Column& column, std::size_t unit) {
    csv.put(',');
    if (!std::isnan(value)) {
      csv.put(value);
    } else {
      csv.put(mark_without_value(column.states[unit]));
    }
  }

  static void put_text(CsvWriter& csv, std::string_view text) {
    csv.put(',');
    csv.put_text(text);
  }

  const LeagueTable& table_;
  const Texts& ids_ = *table_.survey->ids;
  const Texts& names_ = *table_.survey->names;
  RowNumbers numbers_;
  RepeatedNumbers coverages_;
  bool has_levels_;
  bool has_remarks_;
};

/// Rows some thousands at a time. While several parts are written, those before them go to the sink.
class RowParts {
 public:
  RowParts(const LeagueTable& table, const TextSink& sink, const Workers& workers)
      : table_(table), sink_(sink), workers_(workers), writers_(workers.count, RowWriter(table)) {}

  void write() {
    const std::size_t rows = table_.units.size();
    for (first_ = 0; first_ < rows; first_ += parts_a_round * rows_a_part) {
      const std::size_t parts = std::min(parts_a_round, (rows - first_ + rows_a_part - 1) / rows_a_part);
      if (rows <= rows_a_part) {
        write_part(0, 0);
      } else {
        workers_.run("writing", parts + 1, [this](std::size_t job, std::size_t worker) {
          if (job == 0) {
            give();
          } else {
            write_part(job - 1, worker);
          }
        });
      }
      written_.swap(given_);
      for (CsvWriter& part : written_) part.clear();
    }
    give();
  }

 private:
  static constexpr std::size_t rows_a_part = 1'024;
  static constexpr std::size_t parts_a_round = 16;

  void give() const {
    for (const CsvWriter& part : given_) {
      if (!part.rows().empty()) sink_(part.rows());
    }
  }

  void write_part(std::size_t part, std::size_t worker) {
    const std::size_t first = first_ + part * rows_a_part;
    writers_[worker].write(first, std::min(table_.units.size(), first + rows_a_part), written_[part]);
  }

  const LeagueTable& table_;
  const TextSink& sink_;
  const Workers& workers_;
  std::vector<RowWriter> writers_;  ///< By worker.
  std::size_t first_ = 0;
  std::vector<CsvWriter> written_ = std::vector<CsvWriter>(parts_a_round);
  std::vector<CsvWriter> given_ = std::vector<CsvWriter>(parts_a_round);
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
