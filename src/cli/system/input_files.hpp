#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/system/console.hpp"
#include "cli/system/file_stream.hpp"
#include "hallmark/support/source_text.hpp"

namespace hallmark {

/// A file that was read: its text, unpacked and decoded.
struct InputFile {
  Source source;
  std::string sha256;  ///< Of its bytes on the disk, where that was asked for.
};

/// The bytes of a file, or of standard input for "-", as they are. Throws WorldError.
[[nodiscard]] std::string read_bytes(const std::string& path);

/// Reads the text of a file whole, or that of standard input for "-". Throws WorldError.
[[nodiscard]] InputFile read_input(const std::string& path, Encoding encoding = Encoding::utf8,
                                   bool wants_digest = false);

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

/// The name of a file without its folder.
[[nodiscard]] std::string base_name(const std::string& path);

}  // namespace hallmark
