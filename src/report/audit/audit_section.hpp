#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hallmark/report/write_audit.hpp"
#include "report/format/text_table.hpp"

namespace hallmark {

/// What a section shows as a chart, where the format has charts.
enum class AuditChart : std::uint8_t { none, ranks, sensitivity, correlations };

/// A part of an audit for people: what it is about, a table, what is to be said of it. Texts are plain; each format
/// makes its own of them.
struct AuditSection {
  std::string heading;
  std::vector<std::string> sentences;  ///< Above the table.
  std::vector<TextColumn> columns;     ///< The first has the names.
  std::vector<std::string> notes;      ///< Below the table.
  AuditChart chart = AuditChart::none;
  std::size_t drawn_column = 0;  ///< The column that is the chart drawn with characters; 0 for none.
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

/// One sentence on what moves a result most, given its indices. It says what the figures can bear: where the two
/// largest overlap, both are named.
[[nodiscard]] std::string cause_sentence(const Sensitivity& found, const std::vector<SensitivityIndex>& indices);

/// "1.0 place", "2.3 places".
[[nodiscard]] std::string counted_ranks(double ranks);

/// "41%"; what is not quite everything or nothing does not look like it. "–" for NaN.
[[nodiscard]] std::string percent_text(double share);

/// A number for people, "–" for NaN.
[[nodiscard]] std::string number_text(double number, int decimals);

/// "p = 0.012", "p < 0.001"; empty for NaN.
[[nodiscard]] std::string p_text(double p);

/// "0.012", "<0.001"; "–" for NaN.
[[nodiscard]] std::string bare_p_text(double p);

/// The id of a node, "the score" for the root.
[[nodiscard]] std::string audited_name(const AuditReport& report, std::size_t node);

/// What is said where a table was cut: "40 more are in '-f json'".
[[nodiscard]] std::string cut_note(std::size_t left_out);

}  // namespace hallmark
