#pragma once

#include "cli/system/console.hpp"
#include "hallmark/report/workbook.hpp"

namespace hallmark {

/// What writes workbooks. Whoever is asked for one calls this before anything is read or written: a program that is
/// linked without libxlsxwriter becomes the one beside it that has it, with the same command line, and does not come
/// back. Throws WorldError where that cannot be run.
[[nodiscard]] WorkbookWriter workbook_writer(const Console& console);

}  // namespace hallmark
