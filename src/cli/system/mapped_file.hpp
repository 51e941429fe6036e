#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "hallmark/support/source_text.hpp"

namespace hallmark {

/// The bytes of a file, without reading it: the system brings in the pages that are looked at. What cannot be mapped, a
/// pipe for instance, is read.
class MappedFile {
 public:
  /// Throws WorldError.
  explicit MappedFile(const std::string& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

 private:
  std::span<const std::byte> bytes_;
  std::string read_;  ///< Where it was not mapped.
  bool mapped_ = false;
};

/// The text of a file as `read_input` gives it, of a plain file without reading it. Throws WorldError.
[[nodiscard]] Source map_input(const std::string& path);

}  // namespace hallmark
