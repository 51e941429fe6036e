#include "hallmark/postcode/postcode_index.hpp"

#include <algorithm>
#include <map>

#include "postcode/index_block.hpp"
#include "postcode/index_cursor.hpp"
#include "postcode/index_format.hpp"

namespace hallmark {

PostcodeIndex::PostcodeIndex() = default;
PostcodeIndex::PostcodeIndex(PostcodeIndex&& other) noexcept = default;
PostcodeIndex& PostcodeIndex::operator=(PostcodeIndex&& other) noexcept = default;
PostcodeIndex::~PostcodeIndex() = default;

std::optional<PostcodeIndex> PostcodeIndex::from(std::span<const std::byte> bytes, std::string& wrong) {
  IndexCursor header(bytes, 0);
  const std::string_view magic = header.text(index_magic.size());
  if (magic != index_magic) {
    wrong =
        magic.starts_with(index_magic.substr(0, magic_stem))
            ? "the index of postcodes is one of another version of hallmark: make it again with 'hallmark postcodes'"
            : "this is no index of postcodes: 'hallmark postcodes' makes one";
    return std::nullopt;
  }
  const std::uint32_t checksum = header.number32();
  const std::uint64_t length = header.number(8);
  PostcodeIndex index;
  index.bytes_ = bytes;
  index.size_ = header.number32();
  const std::uint32_t codes = header.number32();
  index.place_count_ = header.number32();
  index.outward_count_ = header.number32();
  const std::uint32_t sources = header.number32();
  index.places_ = header.number32();
  index.outwards_ = header.number32();
  index.blocks_ = header.number32();
  if (header.failed() || length > bytes.size()) {
    wrong = "the index of postcodes is cut off";
    return std::nullopt;
  }
  if (length != bytes.size() || index.blocks_ < header_size || index.blocks_ > bytes.size() ||
      checksum_of(bytes.subspan(checked_from, index.blocks_ - checked_from)) != checksum) {
    wrong = damage;
    return std::nullopt;
  }
  for (std::uint32_t i = 0; i < codes && !header.failed(); ++i) index.codes_.push_back(header.text(header.number(1)));
  for (std::uint32_t i = 0; i < sources && !header.failed(); ++i) {
    PostcodeSource& source = index.sources_.emplace_back();
    source.kind = header.text(header.number(2));
    source.date = header.text(header.number(2));
    source.attribution = header.text(header.number(2));
    source.files = header.number(8);
    source.postcodes = header.number(8);
  }
  if (!header.failed() && index.places_ + std::uint64_t{index.place_count_} * place_size <= index.blocks_ &&
      index.outwards_ + std::uint64_t{index.outward_count_} * outward_size <= index.blocks_) {
    index.known_.resize(index.outward_count_);
    return index;
  }
  // The checksum agrees, so somebody made it so.
  wrong = "the index of postcodes contradicts itself";
  return std::nullopt;
}

std::uint32_t PostcodeIndex::number_at(std::size_t offset) const {
  const std::byte* const at = bytes_.data() + offset;
  return std::to_integer<std::uint32_t>(at[0]) | std::to_integer<std::uint32_t>(at[1]) << 8U |
         std::to_integer<std::uint32_t>(at[2]) << 16U | std::to_integer<std::uint32_t>(at[3]) << 24U;
}

std::uint32_t PostcodeIndex::outward_at(std::uint32_t number) const {
  return number_at(outwards_ + std::size_t{number} * outward_size);
}

const IndexBlock* PostcodeIndex::block_of(std::uint32_t outward) {
  // Lists of postcodes are often sorted.
  if (latest_ < outward_count_ && outward_at(latest_) == outward) return block_at(latest_);
  std::uint32_t low = 0;
  std::uint32_t high = outward_count_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (outward_at(middle) < outward) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == outward_count_ || outward_at(low) != outward) return nullptr;
  latest_ = low;
  return block_at(low);
}

const IndexBlock* PostcodeIndex::block_at(std::uint32_t number) {
  std::unique_ptr<const IndexBlock>& known = known_[number];
  if (known) return known.get();
  const std::size_t entry = outwards_ + std::size_t{number} * outward_size;
  const std::size_t begin = blocks_ + number_at(entry + 4);
  const std::size_t end = number + 1 < outward_count_ ? blocks_ + number_at(entry + outward_size + 4) : bytes_.size();
  if (begin <= end && end <= bytes_.size()) {
    const std::span<const std::byte> bytes = bytes_.subspan(begin, end - begin);
    const auto block = checksum_of(bytes) == number_at(entry + 8) ? IndexBlock::from(bytes) : std::nullopt;
    if (block) known = std::make_unique<const IndexBlock>(*block);
  }
  damaged_ = damaged_ || !known;
  return known.get();
}

bool PostcodeIndex::is_whole() {
  for (std::uint32_t number = 0; number < outward_count_; ++number) (void)block_at(number);
  return !damaged_;
}

PostcodePlace PostcodeIndex::place(std::uint32_t number) const {
  if (number >= place_count_) return {number, {}, {}, false, {}, {}};
  const std::size_t at = places_ + std::size_t{number} * place_size;
  const auto code = [this](std::uint32_t of) { return of < codes_.size() ? codes_[of] : std::string_view(); };
  return {number, code(number_at(at)), code(number_at(at + 4)), number_at(at + 8) != 0, {}, {}};
}

std::optional<PostcodePlace> PostcodeIndex::find(Postcode postcode) {
  const IndexBlock* const block = block_of(postcode.outward());
  const auto unit = block == nullptr ? std::nullopt : block->find(postcode.inward());
  if (!unit) return std::nullopt;
  PostcodePlace found = place(unit->place);
  found.introduced = unit->introduced;
  found.ended = unit->ended;
  return found;
}

std::vector<std::uint32_t> PostcodeIndex::outwards() const {
  std::vector<std::uint32_t> list;
  for (std::uint32_t i = 0; i < outward_count_; ++i) list.push_back(outward_at(i));
  return list;
}

std::vector<PostcodeIndex::Located> PostcodeIndex::postcodes_of(std::uint32_t outward) {
  std::vector<Located> list;
  if (const IndexBlock* const block = block_of(outward); block != nullptr) {
    block->each([&list, outward](std::uint32_t inward, const IndexBlock::Unit& unit) {
      list.push_back({Postcode::from_parts(outward, inward), unit.place, unit.ended});
    });
  }
  return list;
}

std::vector<PostcodeIndex::Share> PostcodeIndex::shares_of(std::uint32_t outward) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const Located& located : postcodes_of(outward)) {
    if (!located.ended.is_known()) ++counts[located.place];
  }
  std::vector<Share> shares;
  for (const auto& [number, count] : counts) shares.push_back({place(number), count});
  std::ranges::stable_sort(shares, std::ranges::greater{}, &Share::postcodes);
  return shares;
}

std::optional<Postcode> PostcodeIndex::nearest(Postcode postcode) {
  std::optional<Postcode> best;
  std::uint32_t least = 0;
  for (const Located& located : postcodes_of(postcode.outward())) {
    const std::uint32_t inward = located.postcode.inward();
    const std::uint32_t distance = inward > postcode.inward() ? inward - postcode.inward() : postcode.inward() - inward;
    const bool same_sector = inward / Postcode::units_in_sector == postcode.inward() / Postcode::units_in_sector;
    const std::uint32_t weighed = distance + (same_sector ? 0 : Postcode::inward_codes);
    if (!located.ended.is_known() && (!best || weighed < least)) {
      best = located.postcode;
      least = weighed;
    }
  }
  return best;
}

}  // namespace hallmark
