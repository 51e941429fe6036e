// In the place of workbook_writer.cpp in the program that is one file and loads nothing.
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/workbook_writer.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

WorkbookWriter workbook_writer(const Console& console) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path own = fs::read_symlink("/proc/self/exe", error);
  if (error)
    throw WorldError(
        fmt::format("workbooks are written by the program 'hallmark-workbooks' beside this one, and where "
                    "that is cannot be told: '/proc/self/exe': {}",
                    error.message()));
  const fs::path other = own.parent_path() / "hallmark-workbooks";
  std::string why = "it is this program once more";
  if (!fs::equivalent(own, other, error)) {
    ::execv(other.c_str(), console.command_line);
    why = std::strerror(errno);
  }
  throw WorldError(fmt::format("workbooks are written by {}, which cannot be run: {}", in_quotes(other.string()), why));
}

}  // namespace hallmark
