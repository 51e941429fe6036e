#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

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

}  // namespace hallmark
