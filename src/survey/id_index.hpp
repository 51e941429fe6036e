#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "support/texts.hpp"

namespace hallmark {

/// Finds ids in a list, which it is told of one by one. A survey asks for one with every row.
class IdIndex {
 public:
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  explicit IdIndex(Texts& ids) : ids_(ids) {}

  /// What an id is looked for by. Who knows many ids beforehand works them out beforehand.
  [[nodiscard]] static std::uint32_t hash_of(std::string_view id) {
    std::uint64_t hash = id.size();
    while (id.size() >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, id.data(), 8);
      hash = mixed(hash ^ word);
      id.remove_prefix(8);
    }
    std::uint64_t word = 0;
    for (const char c : id) word = word << 8U | static_cast<unsigned char>(c);
    return static_cast<std::uint32_t>(mixed(hash ^ word));
  }

  [[nodiscard]] std::uint32_t find(std::string_view id) const { return find(id, hash_of(id)); }
  [[nodiscard]] std::uint32_t find(std::string_view id, std::uint32_t hash) const {
    if (slots_.empty()) return none;
    for (std::size_t slot = hash & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
      const std::uint32_t at = slots_[slot];
      if (at == none || (hashes_[at] == hash && ids_[at] == id)) return at;
    }
  }

  /// Says that an id with this hash is looked for soon: in a long list its slot is far away in memory.
  void expect(std::uint32_t hash) const {
#if defined(__GNUC__)
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
#endif
  }

  /// Adds an id to the list that is not there yet.
  std::uint32_t add(std::string_view id) {
    return add(id, hash_of(id));
  }
  std::uint32_t add(std::string_view id, std::uint32_t hash);

  /// Makes room for so many.
  void reserve(std::size_t count);
  void clear();

 private:
  static std::uint64_t mixed(std::uint64_t hash) {
    hash *= 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 32U);
  }

  void enter(std::uint32_t at);
  void spread_over(std::size_t slots);

  Texts& ids_;
  std::vector<std::uint32_t> hashes_;
  std::vector<std::uint32_t> slots_;  ///< A power of two, at least twice as many as there are ids.
};

}  // namespace hallmark
