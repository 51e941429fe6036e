#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/support/source_text.hpp"

namespace hallmark {

/// A remark is worth knowing and asks for nothing, with --strict too.
enum class Severity : std::uint8_t { remark, warning, error };

/// The kinds of findings. The numbers are stable: they are printed as HM001 and explained in docs/diagnostics.md.
enum class Code : std::uint16_t {
  // The rubric's text
  yaml_syntax = 1,
  yaml_encoding = 2,
  yaml_documents = 3,
  yaml_alias = 4,
  yaml_limits = 5,
  yaml_repeated_key = 6,
  yaml_merge_key = 7,
  yaml_key = 8,
  rubric_version = 10,
  rubric_required = 11,
  rubric_unknown_key = 12,
  rubric_shape = 13,
  rubric_number = 14,
  rubric_choice = 15,
  rubric_id = 16,
  rubric_repeated_id = 17,
  rubric_scale = 18,
  rubric_weight = 19,
  rubric_mark = 20,
  rubric_goalposts = 21,
  rubric_answers = 22,
  rubric_bands = 23,
  rubric_normalise = 24,
  rubric_missing = 25,
  rubric_levels = 26,
  rubric_gate = 27,
  rubric_tree = 28,
  rubric_extends = 29,
  rubric_unknown_name = 30,
  rubric_group = 31,
  rubric_audit = 32,
  rubric_unsure = 33,
  rubric_limits = 34,
  rubric_allowance = 37,
  rubric_disclose = 38,
  expression_syntax = 40,
  expression_type = 41,
  expression_name = 42,
  expression_cycle = 43,
  // The survey
  survey_encoding = 100,
  survey_empty = 101,
  survey_quote = 102,
  survey_ragged = 103,
  survey_answer = 104,
  survey_number = 105,
  survey_header = 106,
  survey_column = 107,
  survey_blank_id = 108,
  survey_repeated_id = 109,
  survey_points = 110,
  survey_register = 111,
  survey_long = 112,
  survey_group = 113,
  survey_otherwise = 114,
  survey_order = 115,
  survey_total = 116,
  survey_former_code = 117,
  survey_limits = 118,
  survey_label = 121,
  // The method
  score_undefined = 200,
  score_mean = 201,
  score_constant = 202,
  score_group = 203,
  score_weights = 204,
  score_log = 205,
  score_band = 206,
  score_penalty = 207,
  score_size = 208,
  score_beyond = 209,
  rank_coverage = 210,
  // The audit
  audit_input = 250,
  audit_combination = 251,
  // Published tables
  verify_table = 300,
  result_file = 301,
  // Postcodes
  postcode_form = 400,
  postcode_conflict = 401,
  postcode_index = 402,
  postcode_register = 403,
};

/// "HM012".
[[nodiscard]] std::string to_text(Code code);

struct Diagnostic {
  Severity severity = Severity::error;
  Code code = Code::yaml_syntax;
  std::string message;         ///< Lower case, no full stop; the thing in single quotes; what would have been right.
  std::optional<Place> place;  ///< Absent where the finding belongs to no line.
  std::string about = {};      ///< The id of the question, penalty or dimension that it is about, where it is about one.
};

/// Warnings and remarks that a rubric accepts, with the reason.
struct Allowance {
  Code code = Code::yaml_syntax;
  std::string about;  ///< The id of a node or penalty; empty for what is about none.
  std::string reason;
};

/// Which findings are shown.
struct FindingsChoice {
  std::optional<std::size_t> of_a_kind;  ///< The first so many of one code and severity; absent: all that are kept.
  bool warnings = true;                  ///< And remarks.
};

/// Findings of one code and severity.
struct FindingsOfAKind {
  Severity severity = Severity::error;
  Code code = Code::yaml_syntax;
  std::size_t count = 0;
};

/// Everything that was found in one run, bounded in memory however many cells of a survey are wrong.
class Findings {
 public:
  /// As many errors, and as many warnings, are kept and can be shown; the others are counted.
  static constexpr std::size_t limit = 10'000;
  /// As many of each kind are kept however many others there are.
  static constexpr std::size_t always_kept = 3;
  /// As many errors have messages with what takes a search: line numbers and near names.
  static constexpr std::size_t most_explained = 1'000;

  void error(Code code, Place place, std::string message);
  void error(Code code, std::string message);
  void warning(Code code, Place place, std::string message, std::string about = {});
  void warning(Code code, std::string message);
  void remark(Code code, Place place, std::string message);

  void add(Diagnostic diagnostic);

  /// Adds what another reader found, but for what is accepted.
  void absorb(const Findings& other);

  /// Leaves warnings and remarks out that are accepted: those that are there, and those that are absorbed later. They
  /// are counted.
  void accept(std::vector<Allowance> allowances);

  /// With --strict a warning counts as an error.
  void treat_warnings_as_errors();

  [[nodiscard]] std::size_t error_count() const { return count_of(Severity::error); }
  [[nodiscard]] std::size_t warning_count() const { return count_of(Severity::warning); }
  [[nodiscard]] std::size_t remark_count() const { return count_of(Severity::remark); }
  [[nodiscard]] std::size_t accepted_count() const { return accepted_; }
  [[nodiscard]] bool has_errors() const { return error_count() > 0; }
  [[nodiscard]] bool empty() const { return all_count() == 0; }

  /// So many errors that a message is hardly worth a search for line numbers or near names any more, which over a
  /// million wrong cells would take for ever.
  [[nodiscard]] bool is_full() const { return error_count() >= most_explained; }

  /// The severest first, each in the order of the sources and lines.
  [[nodiscard]] std::vector<Diagnostic> shown(const FindingsChoice& choice = {}) const;

  /// How many findings of the chosen severities `shown` leaves out, by kind: errors first, then by code.
  [[nodiscard]] std::vector<FindingsOfAKind> left_out(const FindingsChoice& choice = {}) const;

 private:
  struct Entry {
    Diagnostic diagnostic;
    std::size_t source = 0;  ///< Sources in the order of their first finding.
    std::size_t order = 0;
  };

  struct Kind : FindingsOfAKind {
    std::string about;
  };

  void keep(Diagnostic diagnostic);
  void count(const Kind& found);
  [[nodiscard]] bool is_accepted(Severity severity, Code code, const std::string& about) const;
  [[nodiscard]] Severity counted_as(Severity severity) const {
    return strict_ && severity == Severity::warning ? Severity::error : severity;
  }
  void prune();
  [[nodiscard]] std::size_t count_of(Severity severity) const { return counts_[static_cast<std::size_t>(severity)]; }
  [[nodiscard]] std::size_t all_count() const { return error_count() + warning_count() + remark_count(); }
  [[nodiscard]] static bool comes_first(const Entry& a, const Entry& b);

  std::vector<Entry> entries_;
  std::vector<const SourceText*> sources_;
  std::vector<Kind> kinds_;  ///< In no order; there are few.
  std::array<std::size_t, 3> counts_ = {};  ///< By severity, those that are no longer kept among them.
  std::vector<Allowance> allowances_;
  std::size_t accepted_ = 0;
  std::size_t added_ = 0;
  bool strict_ = false;
};

/// A value and what was found on the way to it. A value may be there beside errors, for further checks.
template <class Value>
struct Result {
  std::optional<Value> value;
  Findings findings;

  [[nodiscard]] bool good() const { return value.has_value() && !findings.has_errors(); }
};

}  // namespace hallmark
