#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// Where a cell begins; cheaper to hand on than a Place, of which each shares ownership of the source.
struct CellPlace {
  const Source& source;
  std::size_t offset;

  [[nodiscard]] Place place() const { return {source, offset, 1}; }
};

/// Reads the cells of one question: coded answers into points, everything else into numbers.
class AnswerReader {
 public:
  AnswerReader(std::string id, const MarkScale& scale, bool lenient_numbers);

  /// The value of a trimmed cell that is neither missing nor not applicable; nothing, and a finding, where it has none.
  [[nodiscard]] std::optional<double> read(std::string_view cell, const CellPlace& place, Findings& findings) const;

 private:
  struct Known {
    std::string text;
    double points;
  };

  [[nodiscard]] const Known* find(std::string_view text) const;
  [[nodiscard]] std::optional<double> read_selection(std::string_view cell, const CellPlace& place,
                                                     Findings& findings) const;
  void report_unknown(std::string_view cell, const CellPlace& place, Findings& findings) const;

  std::string id_;
  const MarkScale& scale_;
  bool lenient_;
  /// Up to so many a look at each is quicker than a hash.
  static constexpr std::size_t few_answers = 16;

  std::vector<Known> answers_;
  std::unordered_map<std::string, std::size_t> by_folded_;
  std::string none_;  ///< Folded.
};

/// The number in a trimmed cell, or nothing and a finding that names what needs it.
[[nodiscard]] std::optional<double> read_cell_number(std::string_view cell, std::string_view needed_by, bool lenient,
                                                     const CellPlace& place, Findings& findings);

}  // namespace hallmark
