#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

struct ZipEntry {
  std::string name;  ///< ASCII, with / between folders.
  std::string bytes;
};

/// The bytes of a ZIP archive, each entry deflated and dated 1 January 1980, the earliest that the format knows.
/// Entries and archive have to stay below 4 GiB, or this throws std::length_error.
[[nodiscard]] std::string zip_archive(const std::vector<ZipEntry>& entries);

}  // namespace hallmark
