#pragma once

#include <string>
#include <vector>

#include "hallmark/report/site.hpp"
#include "report/site/site_pages.hpp"

namespace hallmark {

/// A file for programs, and what its page says of it.
struct DataFile {
  SiteFile file;
  std::string text;
};

/// The results as files: scores of all nodes (CSV and JSON), marks as a long table, weights, all of it as a workbook
/// where one can be written.
[[nodiscard]] std::vector<DataFile> data_files(const SiteIndex& index, const std::vector<EffectiveWeights>& weights,
                                               const WorkbookWriter& to_xlsx);

/// What the columns of the scores are, as CSV on the Web says it.
[[nodiscard]] std::string csvw_metadata(const SiteIndex& index);

/// The data files as a Data Package, with their sums.
[[nodiscard]] std::string data_package(const SiteIndex& index, const std::vector<DataFile>& files,
                                       const std::vector<EffectiveWeights>& weights, const SiteSource& source);

/// All files with their sums, and what they were made from.
[[nodiscard]] std::string manifest(const SiteIndex& index, const std::vector<SiteFile>& files,
                                   const SiteSource& source);

/// The page that offers them; `licence` may be empty.
[[nodiscard]] Json data_view(const SiteIndex& index, const std::vector<DataFile>& files, const std::string& licence);

}  // namespace hallmark
