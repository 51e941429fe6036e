#pragma once

#include <memory>
#include <string>
#include <string_view>

struct SHA256state_st;

namespace hallmark {

/// The SHA-256 of bytes that come piece by piece.
class Digest {
 public:
  Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;
  ~Digest();

  void add(std::string_view bytes);
  /// In hexadecimal, as sha256sum prints it. Nothing can be added after that.
  [[nodiscard]] std::string text();

 private:
  std::unique_ptr<SHA256state_st> state_;
};

[[nodiscard]] std::string sha256_of(std::string_view bytes);

}  // namespace hallmark
