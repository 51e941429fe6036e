#pragma once

#include <string>

#include "cli/system/descriptor.hpp"

namespace hallmark {

/// A file without a name in the folder for temporary files (TMPDIR, or else /tmp): nothing of it is left however the
/// program ends. Throws WorldError.
class ScratchFile {
 public:
  ScratchFile();

  /// For those who know paths only: it leads to this file as long as this lives.
  [[nodiscard]] std::string path() const;
  /// All that is in it.
  [[nodiscard]] std::string bytes() const;

 private:
  Descriptor file_;
};

/// The folder for temporary files.
[[nodiscard]] std::string scratch_folder();

}  // namespace hallmark
