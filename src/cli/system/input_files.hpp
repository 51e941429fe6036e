#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/system/console.hpp"
#include "hallmark/support/source_text.hpp"

namespace hallmark {

enum class Encoding : std::uint8_t { utf8, cp1252 };

/// A file that was read: its text, unpacked and decoded.
struct InputFile {
  Source source;
  std::string original;  ///< As it is on the disk, where the text is not the same.

  [[nodiscard]] std::string_view bytes() const { return original.empty() ? source->text() : original; }
};

/// The bytes of a file, or of standard input for "-", as they are. Throws WorldError.
[[nodiscard]] std::string read_bytes(const std::string& path);

/// What a gzip file begins with.
inline constexpr std::string_view gzip_mark = "\x1f\x8b";

/// Whether a file is to be unpacked: by the suffix or the first bytes.
[[nodiscard]] bool is_packed(std::string_view path, std::string_view bytes);

/// Reads a file whole, or standard input for "-"; unpacks gzip by the suffix or the first bytes. Throws WorldError.
[[nodiscard]] InputFile read_input(const std::string& path, Encoding encoding = Encoding::utf8);

/// Everything that cannot be read, to be said at once.
class Failures {
 public:
  template <class Action>
  void meet(const Action& action) {
    try {
      action();
    } catch (const WorldError& error) {
      text_ += (text_.empty() ? "" : "\nhallmark: error: ") + std::string(error.what());
    }
  }
  void throw_all() const {
    if (!text_.empty()) throw WorldError(text_);
  }

 private:
  std::string text_;
};

/// Reads several files and says of all that cannot be read, in one WorldError.
[[nodiscard]] std::vector<InputFile> read_inputs(const std::vector<std::string>& paths, Encoding encoding);

[[noreturn]] void cannot_read(const std::string& path, std::string_view why);

/// What messages call the file at a path.
[[nodiscard]] std::string name_of_input(const std::string& path);

/// Lower case, as sha256sum prints it.
[[nodiscard]] std::string hexadecimal(std::span<const unsigned char> bytes);

/// The SHA-256 of some bytes, in hexadecimal, as sha256sum prints it.
[[nodiscard]] std::string sha256_of(std::string_view bytes);

/// The name of a file without its folder.
[[nodiscard]] std::string base_name(const std::string& path);

}  // namespace hallmark
