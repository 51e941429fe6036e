#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace hallmark {

/// Reads numbers and texts one behind the other and never beyond the end: what is not there is zero or empty, and it
/// says so.
class IndexCursor {
 public:
  IndexCursor(std::span<const std::byte> bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  std::uint64_t number(std::size_t size) {
    std::uint64_t value = 0;
    if (!has(size)) return 0;
    for (std::size_t i = 0; i < size; ++i) value |= std::to_integer<std::uint64_t>(bytes_[at_ + i]) << (8 * i);
    at_ += size;
    return value;
  }
  std::uint32_t number32() { return static_cast<std::uint32_t>(number(4)); }
  std::string_view text(std::size_t size) {
    if (!has(size)) return {};
    const auto* const start = reinterpret_cast<const char*>(bytes_.data() + at_);
    at_ += size;
    return {start, size};
  }
  /// Where the next so many bytes begin.
  std::size_t skip(std::size_t size) {
    const std::size_t begin = at_;
    if (has(size)) at_ += size;
    return begin;
  }

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  bool has(std::size_t size) {
    failed_ = failed_ || at_ > bytes_.size() || size > bytes_.size() - at_;
    return !failed_;
  }

  std::span<const std::byte> bytes_;
  std::size_t at_;
  bool failed_ = false;
};

}  // namespace hallmark
