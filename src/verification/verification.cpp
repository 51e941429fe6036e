#include "hallmark/verification/verification.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "result/cells.hpp"
#include "verification/published_number.hpp"
#include "verification/verification_causes.hpp"

namespace hallmark {

namespace {

using ColumnKind = ComparedColumn::Kind;

class Verifier {
 public:
  Verifier(const Recomputed& ours, const PublishedTable& published, std::optional<double> tolerance, Findings& findings)
      : ours_(ours), published_(published), tolerance_(tolerance), findings_(findings) {
    for (std::size_t unit = 0; unit < ours.survey.size(); ++unit) {
      if (takes_part(unit)) unit_of_id_.emplace(ours.survey.id(unit), unit);
    }
  }

  Verification verify(const std::vector<ComparedColumn>& columns) {
    Verification result;
    for (std::size_t i = 0; i < columns.size(); ++i) result.columns.push_back(compare(columns[i], i));
    std::vector<bool> is_published(ours_.survey.size());
    for (const PublishedTable::Row& row : published_.rows) {
      if (const auto unit = unit_of(row)) {
        is_published[*unit] = true;
      } else {
        result.only_published.push_back(row.id);
      }
    }
    for (std::size_t unit = 0; unit < ours_.survey.size(); ++unit) {
      if (takes_part(unit) && !is_published[unit] && has_value(ours_.card.score().states[unit]))
        result.only_ours.emplace_back(ours_.survey.id(unit));
    }
    return result;
  }

 private:
  /// By its code, or by the one that its former code stands for.
  std::optional<std::size_t> unit_of(const PublishedTable::Row& row) const {
    auto found = unit_of_id_.find(row.id);
    if (found == unit_of_id_.end())
      found = unit_of_id_.find(std::string(ours_.survey.former_codes->current(row.id)));
    return found == unit_of_id_.end() ? std::nullopt : std::optional(found->second);
  }

  bool takes_part(std::size_t unit) const { return ours_.options.included.empty() || ours_.options.included[unit]; }

  const Column* numbers_of(const ComparedColumn& column) const {
    if (column.kind == ColumnKind::score) return &ours_.card.score();
    return column.kind == ColumnKind::node ? &ours_.card.nodes[column.node] : nullptr;
  }

  /// Our number, or nothing where we have none.
  std::optional<double> our_number(const ComparedColumn& column, std::size_t unit) const {
    if (const Column* numbers = numbers_of(column)) {
      return has_value(numbers->states[unit]) ? std::optional(numbers->values[unit]) : std::nullopt;
    }
    if (column.kind == ColumnKind::rank) return ours_.ranking.places[unit].rank();
    const double coverage = ours_.card.coverage[0][unit];
    return std::isnan(coverage) ? std::nullopt : std::optional(coverage);
  }

  /// What a cell says, or nothing and a finding.
  std::optional<WrittenNumber> published_number(const ComparedColumn& column, const PublishedTable::Row& row,
                                                std::size_t at) {
    const auto number = read_written(column.kind, row.cells[at]);
    if (!number) {
      findings_.error(Code::verify_table, {published_.source, row.offsets[at], 1},
                      fmt::format("{} is not a number, which {} is compared with", in_quotes(row.cells[at]),
                                  in_quotes(column.ours)));
    }
    return number;
  }

  static std::optional<WrittenNumber> read_written(ColumnKind kind, std::string_view text) {
    switch (kind) {
      case ColumnKind::rank:
        return read_written_rank(text);
      case ColumnKind::coverage:
        return read_written_share(text);
      case ColumnKind::score:
      case ColumnKind::node:
      case ColumnKind::level:
        break;
    }
    return read_written_number(text);
  }

  /// The most digits behind the point that any cell of a published column has: a spreadsheet drops the zero of 60.0.
  int decimals_in(const ComparedColumn& column, std::size_t at) const {
    int decimals = 0;
    for (const PublishedTable::Row& row : published_.rows) {
      if (const auto number = read_written(column.kind, row.cells[at])) decimals = std::max(decimals, number->decimals);
    }
    return decimals;
  }

  ColumnVerdict compare(const ComparedColumn& column, std::size_t at) {
    ColumnVerdict verdict;
    verdict.ours = column.ours;
    verdict.published = column.published;
    if (column.kind == ColumnKind::level) {
      compare_levels(at, verdict);
    } else {
      compare_numbers(column, at, verdict);
    }
    return verdict;
  }

  /// Calls for each published row that is one of our units.
  template <class Visit>
  void each_joined(const Visit& visit) const {
    for (const PublishedTable::Row& row : published_.rows) {
      if (const auto unit = unit_of(row)) visit(row, *unit);
    }
  }

  void compare_numbers(const ComparedColumn& column, std::size_t at, ColumnVerdict& verdict) {
    PublishedColumn published;
    published.decimals = decimals_in(column, at);
    if (column.kind != ColumnKind::rank)
      verdict.tolerance = tolerance_ ? *tolerance_ : 0.5 * std::pow(10.0, -published.decimals);
    each_joined([&](const PublishedTable::Row& row, std::size_t unit) {
      ++verdict.compared;
      const std::string& text = row.cells[at];
      const auto ours = our_number(column, unit);
      if (text.empty() != !ours.has_value())
        add_difference(verdict, unit, ours ? to_text(*ours) : "no value", text.empty() ? "nothing" : text,
                       std::nullopt);
      if (text.empty()) return;
      const auto theirs = published_number(column, row, at);
      if (!ours || !theirs) return;
      published.numbers.push_back({unit, theirs->value});
      const double by = std::abs(*ours - theirs->value);
      verdict.largest = std::max(verdict.largest, by);
      // What a decimal such as 0.0005 loses as a double must not decide.
      const double slack = 1e-12 * std::max(1.0, std::abs(theirs->value));
      if (by > verdict.tolerance.value_or(0.0) + slack) {
        add_difference(verdict, unit, to_text(*ours), text, by);
      } else {
        ++published.agreeing;
      }
    });
    if (verdict.differences.empty()) return;
    if (column.kind == ColumnKind::rank) verdict.explanation = cause_of_ranks(ours_, published);
    if (const Column* column_of_ours = numbers_of(column)) {
      const bool is_score = column.kind == ColumnKind::score && ours_.unrounded != nullptr;
      verdict.explanation = cause_of_scores(*column_of_ours, is_score ? &ours_.unrounded->score() : nullptr, published);
    }
  }

  void compare_levels(std::size_t at, ColumnVerdict& verdict) const {
    each_joined([&](const PublishedTable::Row& row, std::size_t unit) {
      ++verdict.compared;
      const auto level = ours_.card.levels[unit];
      const std::string ours = level ? ours_.rubric.maturity.levels[*level].name : std::string();
      if (ours != row.cells[at])
        add_difference(verdict, unit, ours.empty() ? "no level" : ours,
                       row.cells[at].empty() ? "nothing" : row.cells[at], std::nullopt);
    });
  }

  void add_difference(ColumnVerdict& verdict, std::size_t unit, std::string ours, std::string published,
                      std::optional<double> by) const {
    verdict.differences.push_back({std::string(ours_.survey.id(unit)), std::string(ours_.survey.name(unit)),
                                   std::move(ours), std::move(published), by});
  }

  const Recomputed& ours_;
  const PublishedTable& published_;
  std::optional<double> tolerance_;
  Findings& findings_;
  std::unordered_map<std::string, std::size_t> unit_of_id_;
};

}  // namespace

bool Verification::agrees() const {
  return only_ours.empty() && only_published.empty() &&
         std::ranges::all_of(columns, [](const ColumnVerdict& column) { return column.differences.empty(); });
}

Result<Verification> verify(const Recomputed& ours, const PublishedTable& published,
                            const std::vector<ComparedColumn>& columns, std::optional<double> tolerance) {
  Result<Verification> result;
  result.value = Verifier(ours, published, tolerance, result.findings).verify(columns);
  return result;
}

}  // namespace hallmark
