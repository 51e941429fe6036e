#pragma once

#include "hallmark/report/workbook.hpp"

namespace hallmark {

/// What writes workbooks. Whoever is asked for one calls this before anything is read or written: it throws WorldError
/// where the library for them is not installed.
[[nodiscard]] WorkbookWriter workbook_writer();

}  // namespace hallmark
