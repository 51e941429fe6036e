#pragma once

#include <string>

namespace hallmark {

/// A file without a name in the folder for temporary files (TMPDIR, or else /tmp): nothing of it is left however the
/// program ends. Throws WorldError.
class ScratchFile {
 public:
  ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile();

  /// For those who know paths only: it leads to this file as long as this lives.
  [[nodiscard]] std::string path() const;
  /// All that is in it.
  [[nodiscard]] std::string bytes() const;

 private:
  std::string folder_;
  int descriptor_ = -1;
};

/// The folder for temporary files.
[[nodiscard]] std::string scratch_folder();

}  // namespace hallmark
