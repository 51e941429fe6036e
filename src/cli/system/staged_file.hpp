#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "cli/system/descriptor.hpp"

namespace hallmark {

/// What stands beside its target until it is whole, as mkstemp and mkdtemp take it.
inline constexpr std::string_view staged_name = ".hallmark-XXXXXX";

/// The rights that a new file or folder gets here.
[[nodiscard]] mode_t rights_of_new(mode_t wanted);

/// A file written beside its target, through symlinks to where they lead, and removed unless it is kept. What runs that
/// were killed left there is cleared. Throws WorldError about the path.
class StagedFile {
 public:
  /// `rights` are those of the file that it replaces, if there is one.
  StagedFile(const std::string& path, std::optional<mode_t> rights);
  StagedFile(StagedFile&& other) noexcept;
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;
  StagedFile& operator=(StagedFile&&) = delete;
  ~StagedFile();

  void write(std::string_view piece);
  void close() { file_.close(); }
  /// Takes the place of the target.
  void keep();

 private:
  void begin_writing_back(std::size_t more);

  std::string target_;
  std::string name_;  ///< Empty once it is kept.
  bool replaces_;
  std::size_t written_ = 0;
  std::size_t begun_ = 0;
  Descriptor file_;
  Descriptor hold_;  ///< Of the same opening: other runs see that it is in use until it is kept.
};

}  // namespace hallmark
