#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace hallmark {

/// What a gzip file begins with.
inline constexpr std::string_view gzip_mark = "\x1f\x8b";

/// Unpacks every member of a gzip file, piece by piece.
class Gunzip {
 public:
  /// Fills as many bytes as there are room for and left, as `Descriptor::read` does.
  using Read = std::function<std::size_t(char* into, std::size_t room)>;

  /// `path` is for messages, `packed` gives the bytes of the file.
  Gunzip(std::string path, Read packed);
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;
  ~Gunzip();

  /// The same of what is packed in it. Throws WorldError where the file is damaged or truncated.
  [[nodiscard]] std::size_t read(char* into, std::size_t room);

 private:
  /// Whether there is something to unpack.
  bool refill();

  std::string path_;
  Read read_packed_;
  std::string packed_;
  std::unique_ptr<z_stream_s> stream_;
  bool is_at_end_ = false;  ///< Of a member.
};

}  // namespace hallmark
