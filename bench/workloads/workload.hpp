#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "question.hpp"

namespace hallmark::bench {

/// A survey to be written and the rubric it is scored by.
struct Workload {
  std::string name;
  std::string title;
  std::uint64_t seed = 0;
  std::uint64_t rows = 0;
  std::uint64_t councils = 0;  ///< As many as rows, unless rows are respondents.
  std::string ties = "min";
  bool is_published = false;  ///< Has what a report shows: levels, a gate, titles and questions in words.
  std::vector<Dimension> dimensions;

  [[nodiscard]] bool has_respondents() const { return name == "w2"; }
  /// A column of the survey says what kind of council each is.
  [[nodiscard]] bool has_types() const { return name == "w3" || name == "tree"; }
  /// In the order of their columns.
  [[nodiscard]] std::vector<const Question*> questions() const;
};

/// The workload of a name, of so many rows.
[[nodiscard]] std::optional<Workload> find_workload(std::string_view name, std::optional<std::uint64_t> rows);

/// One word a workload.
[[nodiscard]] std::vector<std::string_view> workload_names();

/// The rows of its survey from one to before another; the heading comes with row 0.
void append_survey(std::string& text, const Workload& workload, std::uint64_t first, std::uint64_t last);

[[nodiscard]] std::string to_rubric(const Workload& workload);
/// What other programs need to know of the rubric: a row a question.
[[nodiscard]] std::string to_question_list(const Workload& workload);

}  // namespace hallmark::bench
