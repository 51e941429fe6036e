#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "hallmark/support/unicode.hpp"
#include "support/texts.hpp"

namespace hallmark {

/// Finds ids in a list, which it is told of one by one: by what they say, whatever the case and the blanks. A survey
/// asks for one with every row.
class IdIndex {
 public:
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  explicit IdIndex(Texts& ids) : ids_(ids) {}

  /// What an id is looked for by. Who knows many ids beforehand works them out beforehand.
  [[nodiscard]] static std::uint32_t hash_of(std::string_view id) {
    return is_plain(id) ? hash_of_folded(id) : hash_of_folded(fold_case(id));
  }

  [[nodiscard]] std::uint32_t find(std::string_view id) const { return find(id, hash_of(id)); }
  [[nodiscard]] std::uint32_t find(std::string_view id, std::uint32_t hash) const {
    if (slots_.empty()) return none;
    for (std::size_t slot = hash & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
      const std::uint32_t at = slots_[slot];
      if (at == none || (hashes_[at] == hash && says_the_same(ids_[at], id))) return at;
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
  /// Whether nothing but the case of its letters may be written otherwise.
  static bool is_plain(std::string_view id) {
    bool is_plain = true;
    for (const char c : id) is_plain = is_plain && c > ' ' && c < 0x7F;
    return is_plain;
  }

  static bool says_the_same(std::string_view a, std::string_view b) {
    return a == b || fold_case(a) == fold_case(b);
  }

  /// Letters in either case have the same one.
  static std::uint32_t hash_of_folded(std::string_view id) {
    constexpr std::uint64_t case_bits = 0x2020202020202020ULL;
    std::uint64_t hash = id.size();
    while (id.size() >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, id.data(), 8);
      hash = mixed(hash ^ (word | case_bits));
      id.remove_prefix(8);
    }
    std::uint64_t word = 0;
    for (const char c : id) word = word << 8U | static_cast<unsigned char>(c);
    return static_cast<std::uint32_t>(mixed(hash ^ (word | case_bits)));
  }

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
