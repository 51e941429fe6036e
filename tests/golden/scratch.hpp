#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace hallmark::golden {

namespace fs = std::filesystem;

inline std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_text(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// Every file below a folder under its relative name, with its bytes.
inline std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).generic_string()] = read_text(entry.path());
  }
  return files;
}

/// A folder below the working directory that is empty now and gone at the end.
class Scratch {
 public:
  explicit Scratch(const std::string& name) : path_(fs::absolute("scratch") / name) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// A word as the shell leaves it alone.
inline std::string shell_quoted(const std::string& word) {
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

/// What makes a run the same on every machine.
inline const std::string plain_environment = "export LC_ALL=C.UTF-8 TZ=UTC TERM=dumb; unset NO_COLOR COLUMNS;";

/// The lines that differ, with what both sides have; empty where they are the same.
std::string difference(const std::string& expected, const std::string& got);

}  // namespace hallmark::golden
