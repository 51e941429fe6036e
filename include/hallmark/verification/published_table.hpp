#pragma once

#include <string>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// Somebody's published results: one row a unit, the asked-for columns as texts.
struct PublishedTable {
  struct Row {
    std::string id;
    std::vector<std::string> cells;    ///< Trimmed; empty where the survey's words for missing stand.
    std::vector<std::size_t> offsets;  ///< Of the cells, for findings.
  };
  Source source;
  std::vector<Row> rows;
};

/// Reads the columns of a published table. `id` is the column that is joined on.
[[nodiscard]] Result<PublishedTable> read_published(const Source& source, const SurveyRules& rules,
                                                    const std::string& id, const std::vector<std::string>& columns,
                                                    char delimiter);

}  // namespace hallmark
