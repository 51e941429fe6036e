#include "report/xlsx/xlsxwriter_library.hpp"

#include <string>

#include "catch.hpp"
#include "report/xlsx/save_workbook.hpp"

using namespace hallmark;

namespace {

std::string message_about(const std::string& file) {
  try {
    (void)load_xlsxwriter(file);
  } catch (const WorkbookError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the library for workbooks is loaded once") {
  CHECK(&xlsxwriter() == &xlsxwriter());
  CHECK(std::string(xlsxwriter().lxw_strerror(LXW_NO_ERROR)) == "No error.");
}

TEST_CASE("where the library for workbooks is not installed the message names its package") {
  const std::string message = message_about("libxlsxwriter.so.999");

  CHECK(message.find("workbooks need libxlsxwriter, which cannot be loaded (") == 0);
  CHECK(message.find("): install the package libxlsxwriter999 (Debian, Ubuntu) or libxlsxwriter (Fedora, Homebrew)") !=
        std::string::npos);
}

TEST_CASE("without a number in the library's name the package has none") {
  const std::string message = message_about("no such folder/libxlsxwriter.dylib");

  CHECK(message.find("): install the package libxlsxwriter (Debian, Ubuntu) or") != std::string::npos);
}

#if defined(__GLIBC__)
TEST_CASE("a library that lacks a function is not taken for the one for workbooks") {
  const std::string message = message_about("libc.so.6");

  CHECK(message.find("undefined symbol: format_set_align): install the package libxlsxwriter") != std::string::npos);
}
#endif
