#include "report/xlsx/save_workbook.hpp"

#include <memory>
#include <utility>

#include "report/xlsx/cell_formats.hpp"
#include "report/xlsx/cell_text.hpp"
#include "report/xlsx/sheet_writer.hpp"
#include "report/xlsx/xlsxwriter_library.hpp"

namespace hallmark {

namespace {

/// 1 January 1980, as the parts of the file are dated: it is the same whenever it is made.
constexpr time_t made = 315532800;

struct FreeWorkbook {
  void operator()(lxw_workbook* workbook) const { xlsxwriter().lxw_workbook_free(workbook); }
};

void set_properties(lxw_workbook& out, const std::string& title) {
  std::string text = cell_text(title);
  std::string author = "hallmark";
  lxw_doc_properties properties{};
  properties.title = text.data();
  properties.author = author.data();
  properties.created = made;
  check_xlsx(xlsxwriter().workbook_set_properties(&out, &properties));
  check_xlsx(xlsxwriter().workbook_set_custom_property_string(&out, "Language", "en-GB"));
}

}  // namespace

void save_workbook(const Workbook& workbook, const std::string& path) {
  std::unique_ptr<lxw_workbook, FreeWorkbook> out(xlsxwriter().workbook_new(path.c_str()));
  if (!out) throw std::bad_alloc();
  set_properties(*out, workbook.title);
  const CellFormats formats(*out, workbook.decimals);
  for (const WorkbookSheet& sheet : workbook.sheets) {
    lxw_worksheet* const page = xlsxwriter().workbook_add_worksheet(out.get(), sheet.name.c_str());
    if (page == nullptr) throw std::bad_alloc();
    write_sheet(*page, sheet, formats);
  }
  check_xlsx(xlsxwriter().workbook_close(out.release()));
}

}  // namespace hallmark
