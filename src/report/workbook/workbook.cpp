#include "hallmark/report/workbook.hpp"

#include "report/table/section.hpp"
#include "report/workbook/workbook_sheets.hpp"

namespace hallmark {

Workbook make_workbook(const LeagueTable& table) {
  Workbook workbook{title_of(*table.rubric), table.rubric->decimals, {}};
  std::vector<WorkbookSheet>& sheets = workbook.sheets;
  sheets.reserve(7);
  for (const auto sheet_of : {notes_sheet, league_sheet, scores_sheet, answers_sheet, weights_sheet})
    sheets.push_back(sheet_of(table));
  sheets.insert(sheets.begin(), contents_sheet(sheets));
  sheets.insert(sheets.begin(), cover_sheet(table));
  return workbook;
}

}  // namespace hallmark
