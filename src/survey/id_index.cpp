#include "survey/id_index.hpp"

namespace hallmark {

std::uint32_t IdIndex::add(std::string_view id) {
  const auto at = static_cast<std::uint32_t>(ids_.size());
  ids_.emplace_back(id);
  hashes_.push_back(hash_of(id));
  if (2 * ids_.size() > slots_.size()) {
    slots_.assign(slots_.empty() ? 64 : 4 * slots_.size(), none);
    for (std::uint32_t i = 0; i <= at; ++i) enter(i);
  } else {
    enter(at);
  }
  return at;
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
