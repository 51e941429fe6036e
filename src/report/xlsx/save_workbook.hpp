#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "hallmark/report/workbook.hpp"

namespace hallmark {

/// Something kept a workbook from being written.
class WorkbookError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Loads the library that workbooks are written with, which is done when the first one is. Throws WorkbookError that
/// names the package it comes with where it is not installed.
void load_workbook_library();

/// Writes a workbook as XLSX to a file that `cli` has made: the library that is used for it knows nothing but paths. It
/// keeps files of its own meanwhile, without names, where TMPDIR says. Throws WorkbookError.
void save_workbook(const Workbook& workbook, const std::string& path);

/// Whether the parts of an XLSX file end as they should. The library goes on where there is no space for its own files,
/// and says that all is well.
[[nodiscard]] bool is_whole_workbook(std::string_view bytes);

}  // namespace hallmark
