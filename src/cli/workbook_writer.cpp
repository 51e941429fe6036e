#include "cli/workbook_writer.hpp"

#include <fmt/format.h>

#include "cli/system/console.hpp"
#include "cli/system/interrupts.hpp"
#include "cli/system/scratch_file.hpp"
#include "hallmark/support/wording.hpp"
#include "report/xlsx/save_workbook.hpp"

namespace hallmark {

WorkbookWriter workbook_writer() {
  try {
    load_workbook_library();
  } catch (const WorkbookError& error) {
    throw WorldError(error.what());
  }
  return [](const Workbook& workbook) {
    // The library's own temporary files have names for a moment.
    const InterruptsAwaiting awaiting;
    const ScratchFile file;
    try {
      save_workbook(workbook, file.path());
    } catch (const WorkbookError& error) {
      throw WorldError(fmt::format("cannot make a workbook in {}: {}", in_quotes(scratch_folder()), error.what()));
    }
    std::string bytes = file.bytes();
    if (!is_whole_workbook(bytes))
      throw WorldError(fmt::format(
          "cannot make a workbook in {}: a part of it could not be written in full, there may be too little space",
          in_quotes(scratch_folder())));
    return bytes;
  };
}

}  // namespace hallmark
