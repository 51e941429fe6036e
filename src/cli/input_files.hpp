#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hallmark/support/source_text.hpp"

namespace hallmark {

enum class Encoding : std::uint8_t { utf8, cp1252 };

/// A file that was read: its text, unpacked and decoded, and its bytes as they are on the disk.
struct InputFile {
  Source source;
  std::string bytes;
};

/// Reads a file whole, or standard input for "-"; unpacks gzip by the suffix or the first bytes. Throws WorldError.
[[nodiscard]] InputFile read_input(const std::string& path, Encoding encoding = Encoding::utf8);

/// Reads several files and says of all that cannot be read, in one WorldError.
[[nodiscard]] std::vector<InputFile> read_inputs(const std::vector<std::string>& paths, Encoding encoding);

/// The SHA-256 of some bytes, in hexadecimal, as sha256sum prints it.
[[nodiscard]] std::string sha256_of(const std::string& bytes);

/// The name of a file without its folder.
[[nodiscard]] std::string base_name(const std::string& path);

}  // namespace hallmark
