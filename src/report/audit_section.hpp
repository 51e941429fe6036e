#pragma once

#include <string>
#include <vector>

#include "hallmark/report/write_audit.hpp"
#include "report/text_table.hpp"

namespace hallmark {

/// A part of an audit for people: what it is about, a table, what is to be said of it. Texts are plain; each format
/// makes its own of them.
struct AuditSection {
  std::string heading;
  std::vector<std::string> sentences;  ///< Above the table.
  std::vector<TextColumn> columns;     ///< The first has the names.
  std::vector<std::string> notes;      ///< Below the table.
};

/// How long tables may get before the rest is left to JSON.
struct AuditLength {
  std::size_t rows = 20;
};

/// What varied, and the ranges of ranks of each peer group.
[[nodiscard]] std::vector<AuditSection> rank_sections(const AuditReport& report);

/// What the movement comes from, in shares and by one change at a time.
[[nodiscard]] std::vector<AuditSection> cause_sections(const AuditReport& report, const AuditLength& length);

/// Weights, coherence and statistics of the questions.
[[nodiscard]] std::vector<AuditSection> question_sections(const AuditReport& report, const AuditLength& length);

/// "1.0 place", "2.3 places".
[[nodiscard]] std::string counted_ranks(double ranks);

/// "41%"; what is not quite everything or nothing does not look like it. "–" for NaN.
[[nodiscard]] std::string percent_text(double share);

/// A number for people, "–" for NaN.
[[nodiscard]] std::string number_text(double number, int decimals);

/// The id of a node, "the score" for the root.
[[nodiscard]] std::string audited_name(const AuditReport& report, std::size_t node);

/// What is said where a table was cut: "40 more are in '-f json'".
[[nodiscard]] std::string cut_note(std::size_t left_out);

}  // namespace hallmark
