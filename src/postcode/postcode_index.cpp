#include "hallmark/postcode/postcode_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>

#include "postcode/index_format.hpp"

namespace hallmark {

namespace {

/// Reads numbers and texts one behind the other and never beyond the end: what is not there is zero or empty, and it
/// says so.
class Cursor {
 public:
  Cursor(std::span<const std::byte> bytes, std::size_t at) : bytes_(bytes), at_(at) {}

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
  void skip(std::size_t size) {
    if (has(size)) at_ += size;
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

}  // namespace

struct PostcodeIndex::Block {
  /// One sector of a block.
  struct Sector {
    std::uint32_t number = 0;
    std::span<const std::byte> bytes;
    std::size_t palette = 0;  ///< Offset of the places' numbers.
    std::uint32_t palette_size = 0;
    std::size_t units = 0;    ///< Offset of the bits that say which units there are.
    std::size_t choices = 0;  ///< Offset of the bits that say which place each is in.

    [[nodiscard]] bool has(std::uint32_t unit) const {
      return (std::to_integer<std::uint32_t>(bytes[units + unit / 8]) >> unit % 8 & 1U) != 0;
    }
    /// How many units there are before this one.
    [[nodiscard]] std::uint32_t before(std::uint32_t unit) const {
      std::uint32_t count = 0;
      std::uint32_t i = 0;
      for (; i + 8 <= unit / 8; i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + units + i, sizeof word);  // the order of bytes makes no difference to a count
        count += static_cast<std::uint32_t>(std::popcount(word));
      }
      for (; i < unit / 8; ++i)
        count += static_cast<std::uint32_t>(std::popcount(std::to_integer<std::uint8_t>(bytes[units + i])));
      const auto last =
          std::to_integer<std::uint32_t>(unit < Postcode::units_in_sector ? bytes[units + unit / 8] : std::byte{0});
      return count + static_cast<std::uint32_t>(std::popcount(last & ((1U << unit % 8) - 1)));
    }
    /// The place of the unit that comes at this one in order.
    [[nodiscard]] std::uint32_t place_at(std::uint32_t order) const {
      const std::uint32_t bits = bits_for(palette_size);
      std::uint32_t choice = 0;
      for (std::uint32_t i = 0; i < bits; ++i) {
        const std::size_t bit = std::size_t{order} * bits + i;
        choice |= (std::to_integer<std::uint32_t>(bytes[choices + bit / 8]) >> bit % 8 & 1U) << i;
      }
      if (choice >= palette_size) choice = 0;
      return Cursor(bytes, palette + std::size_t{choice} * 4).number32();
    }
  };

  std::vector<Sector> sectors;
};

std::optional<PostcodeIndex> PostcodeIndex::from(std::span<const std::byte> bytes, std::string& wrong) {
  Cursor header(bytes, 0);
  if (header.text(index_magic.size()) != index_magic) {
    wrong = "this is no index of postcodes: 'hallmark postcodes' makes one";
    return std::nullopt;
  }
  const std::uint32_t checksum = header.number32();
  const std::uint64_t length = header.number(8);
  if (header.failed() || length > bytes.size()) {
    wrong = "the index of postcodes is cut off";
    return std::nullopt;
  }
  if (length != bytes.size() || checksum_of(bytes.subspan(checked_from)) != checksum) {
    wrong = "the index of postcodes is damaged";
    return std::nullopt;
  }
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
  for (std::uint32_t i = 0; i < codes && !header.failed(); ++i) index.codes_.push_back(header.text(header.number(1)));
  for (std::uint32_t i = 0; i < sources && !header.failed(); ++i) {
    PostcodeSource& source = index.sources_.emplace_back();
    source.kind = header.text(header.number(2));
    source.date = header.text(header.number(2));
    source.attribution = header.text(header.number(2));
    source.files = header.number(8);
    source.postcodes = header.number(8);
  }
  const bool fits = !header.failed() &&
                    index.places_ + std::uint64_t{index.place_count_} * place_size <= bytes.size() &&
                    index.outwards_ + std::uint64_t{index.outward_count_} * outward_size <= bytes.size() &&
                    index.blocks_ <= bytes.size();
  if (fits) return index;
  // The checksum agrees, so somebody made it so.
  wrong = "the index of postcodes contradicts itself";
  return std::nullopt;
}

std::optional<PostcodeIndex::Block> PostcodeIndex::block_of(std::uint32_t outward, std::uint32_t last_sector) const {
  std::uint32_t low = 0;
  std::uint32_t high = outward_count_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (Cursor(bytes_, outwards_ + std::size_t{middle} * outward_size).number32() < outward) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  Cursor entry(bytes_, outwards_ + std::size_t{low} * outward_size);
  if (low == outward_count_ || entry.number32() != outward) return std::nullopt;
  Cursor cursor(bytes_, blocks_ + entry.number32());
  const auto mask = static_cast<std::uint32_t>(cursor.number(2));
  Block block;
  for (std::uint32_t number = 0; number <= last_sector; ++number) {
    if ((mask >> number & 1U) == 0) continue;
    Block::Sector sector{number, bytes_, 0, static_cast<std::uint32_t>(cursor.number(2)), 0, 0};
    sector.palette = cursor.at();
    cursor.skip(std::size_t{sector.palette_size} * 4);
    sector.units = cursor.at();
    cursor.skip(units_size);
    if (cursor.failed() || sector.palette_size == 0) return std::nullopt;
    sector.choices = cursor.at();
    const std::size_t bits = std::size_t{sector.before(Postcode::units_in_sector)} * bits_for(sector.palette_size);
    cursor.skip((bits + 7) / 8);
    if (cursor.failed()) return std::nullopt;
    block.sectors.push_back(sector);
  }
  return block;
}

PostcodePlace PostcodeIndex::place(std::uint32_t number) const {
  if (number >= place_count_) return {number, {}, {}, 0, false};
  Cursor cursor(bytes_, places_ + std::size_t{number} * place_size);
  const std::uint32_t district = cursor.number32();
  const std::uint32_t county = cursor.number32();
  const auto code = [this](std::uint32_t at) { return at < codes_.size() ? codes_[at] : std::string_view(); };
  const std::uint32_t ended = cursor.number32();
  return {number, code(district), code(county), ended, cursor.number32() != 0};
}

std::optional<PostcodePlace> PostcodeIndex::find(Postcode postcode) const {
  const std::uint32_t wanted = postcode.inward() / Postcode::units_in_sector;
  const std::optional<Block> block = block_of(postcode.outward(), wanted);
  if (!block) return std::nullopt;
  const std::uint32_t unit = postcode.inward() % Postcode::units_in_sector;
  const auto sector = std::ranges::find(block->sectors, wanted, &Block::Sector::number);
  if (sector == block->sectors.end() || !sector->has(unit)) return std::nullopt;
  return place(sector->place_at(sector->before(unit)));
}

std::vector<std::uint32_t> PostcodeIndex::outwards() const {
  std::vector<std::uint32_t> list;
  for (std::uint32_t i = 0; i < outward_count_; ++i)
    list.push_back(Cursor(bytes_, outwards_ + std::size_t{i} * outward_size).number32());
  return list;
}

std::vector<PostcodeIndex::Located> PostcodeIndex::postcodes_of(std::uint32_t outward) const {
  std::vector<Located> list;
  const std::optional<Block> block = block_of(outward, Postcode::sectors - 1);
  if (!block) return list;
  for (const Block::Sector& sector : block->sectors) {
    std::uint32_t order = 0;
    for (std::uint32_t unit = 0; unit < Postcode::units_in_sector; ++unit) {
      if (!sector.has(unit)) continue;
      const std::uint32_t inward = sector.number * Postcode::units_in_sector + unit;
      list.push_back({Postcode::from_parts(outward, inward), sector.place_at(order++)});
    }
  }
  return list;
}

std::vector<PostcodeIndex::Share> PostcodeIndex::shares_of(std::uint32_t outward) const {
  std::map<std::uint32_t, std::size_t> counts;
  const std::optional<Block> block = block_of(outward, Postcode::sectors - 1);
  if (!block) return {};
  for (const Block::Sector& sector : block->sectors) {
    const std::uint32_t units = sector.before(Postcode::units_in_sector);
    for (std::uint32_t order = 0; order < units; ++order) ++counts[sector.place_at(order)];
  }
  std::vector<Share> shares;
  for (const auto& [number, count] : counts) {
    if (const PostcodePlace found = place(number); found.ended == 0) shares.push_back({found, count});
  }
  std::ranges::stable_sort(shares, std::ranges::greater{}, &Share::postcodes);
  return shares;
}

std::optional<Postcode> PostcodeIndex::nearest(Postcode postcode) const {
  const std::optional<Block> block = block_of(postcode.outward(), Postcode::sectors - 1);
  if (!block) return std::nullopt;
  std::optional<Postcode> best;
  std::uint32_t least = 0;
  for (const Block::Sector& sector : block->sectors) {
    std::uint32_t order = 0;
    for (std::uint32_t unit = 0; unit < Postcode::units_in_sector; ++unit) {
      if (!sector.has(unit)) continue;
      const bool in_use = place(sector.place_at(order++)).ended == 0;
      const std::uint32_t inward = sector.number * Postcode::units_in_sector + unit;
      const std::uint32_t distance =
          inward > postcode.inward() ? inward - postcode.inward() : postcode.inward() - inward;
      const bool same_sector = sector.number == postcode.inward() / Postcode::units_in_sector;
      const std::uint32_t weighed = distance + (same_sector ? 0 : Postcode::inward_codes);
      if (in_use && (!best || weighed < least)) {
        best = Postcode::from_parts(postcode.outward(), inward);
        least = weighed;
      }
    }
  }
  return best;
}

}  // namespace hallmark
