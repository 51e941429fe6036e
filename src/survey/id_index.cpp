#include "survey/id_index.hpp"

#include <bit>

namespace hallmark {

std::uint32_t IdIndex::add(std::string_view id, std::uint32_t hash) {
  const auto at = static_cast<std::uint32_t>(ids_.size());
  ids_.push_back(id);
  hashes_.push_back(hash);
  if (2 * ids_.size() > slots_.size()) {
    spread_over(slots_.empty() ? 64 : 4 * slots_.size());
  } else {
    enter(at);
  }
  return at;
}

void IdIndex::reserve(std::size_t count) {
  ids_.reserve(count);
  hashes_.reserve(count);
  if (const std::size_t slots = std::bit_ceil(2 * count); slots > slots_.size()) spread_over(slots);
}

void IdIndex::spread_over(std::size_t slots) {
  slots_.assign(slots, none);
  for (std::uint32_t i = 0; i < hashes_.size(); ++i) enter(i);
}

void IdIndex::enter(std::uint32_t at) {
  std::size_t slot = hashes_[at] & (slots_.size() - 1);
  while (slots_[slot] != none) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = at;
}

void IdIndex::clear() {
  ids_.clear();
  hashes_.clear();
  slots_.clear();
}

}  // namespace hallmark
