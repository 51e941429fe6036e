#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hallmark {

/// Throw WorldError.
[[noreturn]] void cannot_read(const std::string& path, std::string_view why);
[[noreturn]] void cannot_write(const std::string& path, std::string_view why);

/// Writes all of a text to a descriptor. 0, or the number of the error. A handler of signals may call it.
[[nodiscard]] int write_all(int number, std::string_view text) noexcept;

/// All that `read` gives, which is asked for `size` bytes and one more, and then for whatever else there is.
template <class Read>
std::string read_to_end(std::size_t size, const Read& read) {
  std::string text(size + 1, '\0');
  text.resize(read(text.data(), text.size()));
  if (text.size() <= size) return text;
  std::string further(std::size_t{256} * 1024, '\0');
  while (const std::size_t count = read(further.data(), further.size())) text.append(further, 0, count);
  return text;
}

/// An open file, which is closed when this ends. What goes wrong with it is a WorldError about the path it was opened
/// for.
class Descriptor {
 public:
  /// Standard input for "-". A folder cannot be read.
  [[nodiscard]] static Descriptor to_read(const std::string& path);
  /// What is there already, such as a device or a pipe.
  [[nodiscard]] static Descriptor to_write(const std::string& path);
  /// A new file at `place`, on the way to writing `path`.
  [[nodiscard]] static Descriptor to_make(const std::string& place, const std::string& path);
  /// The same with a name that nobody has: the X at the end of `place` become that.
  [[nodiscard]] static Descriptor to_make_unique(std::string& place, const std::string& path);

  Descriptor(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor();

  /// A folder that is there, on the way to writing `path`: for a lock on it.
  [[nodiscard]] static Descriptor to_hold(const std::string& folder, const std::string& path);

  /// Another descriptor of the same opening, which shares its locks.
  [[nodiscard]] Descriptor again() const;

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Of a regular file, as the system says it.
  [[nodiscard]] std::optional<std::size_t> size() const;

  /// Fills `room` bytes, or as many as there are up to the end.
  [[nodiscard]] std::size_t read(char* into, std::size_t room) const;
  /// The same from an offset, of a regular file.
  [[nodiscard]] std::size_t read_at(std::size_t offset, char* into, std::size_t room) const;
  [[nodiscard]] std::string read_all() const;

  void write_all(std::string_view text) const;
  /// Some systems only say now that a file could not be written.
  void close();

 private:
  Descriptor(int number, std::string path) : number_(number), path_(std::move(path)) {}

  int number_;  ///< Negative once it is closed.
  std::string path_;
};

}  // namespace hallmark
