#pragma once

#include "hallmark/report/workbook.hpp"

struct lxw_worksheet;

namespace hallmark {

class CellFormats;

/// Throws WorkbookError with the library's words where a number that it gave back is an error.
void check_xlsx(int error);

/// Fills a sheet. Throws WorkbookError.
void write_sheet(lxw_worksheet& out, const WorkbookSheet& sheet, const CellFormats& formats);

}  // namespace hallmark
