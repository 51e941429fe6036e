#pragma once

#include <string>

#include <xlsxwriter.h>

// clang-format off
#define HALLMARK_EACH_XLSXWRITER_FUNCTION(each) \
  each(format_set_align) each(format_set_bold) each(format_set_bottom) \
  each(format_set_font_color) each(format_set_font_name) each(format_set_font_size) \
  each(format_set_hyperlink) each(format_set_indent) each(format_set_num_format) \
  each(format_set_num_format_index) each(format_set_text_wrap) each(format_set_theme) \
  each(format_set_underline) each(lxw_strerror) each(lxw_workbook_free) \
  each(workbook_add_format) each(workbook_add_worksheet) each(workbook_close) each(workbook_new) \
  each(workbook_set_custom_property_string) each(workbook_set_properties) \
  each(worksheet_add_table) each(worksheet_fit_to_pages) each(worksheet_repeat_rows) \
  each(worksheet_set_column) each(worksheet_set_default_row) each(worksheet_set_landscape) \
  each(worksheet_set_margins) each(worksheet_set_paper) each(worksheet_set_row) \
  each(worksheet_write_number) each(worksheet_write_string) each(worksheet_write_url_opt)
// clang-format on

namespace hallmark {

/// The functions of libxlsxwriter that are called, under their own names.
struct XlsxwriterLibrary {
#define HALLMARK_FUNCTION(name) decltype(&::name) name = nullptr;
  HALLMARK_EACH_XLSXWRITER_FUNCTION(HALLMARK_FUNCTION)
#undef HALLMARK_FUNCTION
};

/// The library, which is loaded when it is first asked for. Throws WorkbookError, as below.
[[nodiscard]] const XlsxwriterLibrary& xlsxwriter();

/// Loads a file as that library, for as long as the program runs. Throws WorkbookError that names the package it is in.
[[nodiscard]] XlsxwriterLibrary load_xlsxwriter(const std::string& file);

}  // namespace hallmark
