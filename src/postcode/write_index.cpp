#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

#include "hallmark/postcode/postcode_index.hpp"
#include "postcode/index_format.hpp"

namespace hallmark {

namespace {

void append_number(std::string& bytes, std::uint64_t number, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<char>(number >> (8 * i) & 0xff));
}

void append_text(std::string& bytes, std::string_view text) {
  constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
  const std::string_view kept = text.substr(0, most);
  append_number(bytes, kept.size(), 2);
  bytes += kept;
}

/// Packs numbers of a few bits each, the first in the lowest bits.
class BitWriter {
 public:
  explicit BitWriter(std::string& bytes) : bytes_(bytes) {}
  ~BitWriter() {
    if (used_ > 0) bytes_.push_back(static_cast<char>(pending_));
  }
  BitWriter(const BitWriter&) = delete;
  BitWriter& operator=(const BitWriter&) = delete;

  void add(std::uint32_t number, std::uint32_t bits) {
    pending_ |= std::uint64_t{number} << used_;
    used_ += bits;
    for (; used_ >= 8; used_ -= 8, pending_ >>= 8) bytes_.push_back(static_cast<char>(pending_ & 0xff));
  }

 private:
  std::string& bytes_;
  std::uint64_t pending_ = 0;
  std::uint32_t used_ = 0;
};

/// A number of each unit, in their order.
void append_choices(std::string& bytes, const std::vector<std::uint32_t>& numbers, std::size_t size,
                    std::uint32_t flags = 0) {
  std::vector<std::uint32_t> different = numbers;
  std::ranges::sort(different);
  different.erase(std::unique(different.begin(), different.end()), different.end());
  append_number(bytes, different.size() | flags, 2);
  for (const std::uint32_t number : different) append_number(bytes, number, size);
  const std::uint32_t bits = bits_for(static_cast<std::uint32_t>(different.size()));
  if (bits == 0) return;
  BitWriter writer(bytes);
  for (const std::uint32_t number : numbers) {
    const auto at = std::ranges::lower_bound(different, number) - different.begin();
    writer.add(static_cast<std::uint32_t>(at), bits);
  }
}

void append_sector(std::string& bytes, std::span<const PostcodeEntry> entries) {
  std::array<unsigned char, units_size> units{};
  std::vector<std::uint32_t> places;
  std::vector<std::uint32_t> introductions;
  std::vector<std::uint32_t> ends;
  std::uint32_t flags = 0;
  for (const PostcodeEntry& entry : entries) {
    const std::uint32_t unit = entry.postcode.inward() % Postcode::units_in_sector;
    units[unit / 8] = static_cast<unsigned char>(units[unit / 8] | 1U << unit % 8);
    places.push_back(entry.place);
    introductions.push_back(entry.introduced.count());
    ends.push_back(entry.ended.count());
    flags |= (entry.introduced.is_known() ? has_introductions : 0) | (entry.ended.is_known() ? has_ends : 0);
  }
  bytes.append(reinterpret_cast<const char*>(units.data()), units.size());
  append_choices(bytes, places, place_number_size, flags);
  if ((flags & has_introductions) != 0) append_choices(bytes, introductions, month_size);
  if ((flags & has_ends) != 0) append_choices(bytes, ends, month_size);
}

void append_block(std::string& bytes, std::span<const PostcodeEntry> entries) {
  std::uint32_t sectors = 0;
  for (const PostcodeEntry& entry : entries) sectors |= 1U << entry.postcode.inward() / Postcode::units_in_sector;
  append_number(bytes, sectors, 2);
  for (std::size_t first = 0; first < entries.size();) {
    const std::uint32_t sector = entries[first].postcode.inward() / Postcode::units_in_sector;
    std::size_t end = first;
    while (end < entries.size() && entries[end].postcode.inward() / Postcode::units_in_sector == sector) ++end;
    append_sector(bytes, entries.subspan(first, end - first));
    first = end;
  }
}

std::string texts_of(const PostcodePlaces& places, const std::vector<PostcodeSource>& sources) {
  std::string bytes;
  for (const std::string& code : places.codes) {
    const std::string_view kept = std::string_view(code).substr(0, std::numeric_limits<std::uint8_t>::max());
    append_number(bytes, kept.size(), 1);
    bytes += kept;
  }
  for (const PostcodeSource& source : sources) {
    append_text(bytes, source.kind);
    append_text(bytes, source.date);
    append_text(bytes, source.attribution);
    append_number(bytes, source.files, 8);
    append_number(bytes, source.postcodes, 8);
  }
  return bytes;
}

}  // namespace

std::string write_postcode_index(std::span<const PostcodeEntry> entries, const PostcodePlaces& places,
                                 const std::vector<PostcodeSource>& sources) {
  assert(std::ranges::is_sorted(entries, {}, &PostcodeEntry::postcode));
  std::string table;
  std::string blocks;
  std::uint32_t outwards = 0;
  for (std::size_t first = 0; first < entries.size(); ++outwards) {
    const std::uint32_t outward = entries[first].postcode.outward();
    std::size_t end = first;
    while (end < entries.size() && entries[end].postcode.outward() == outward) ++end;
    const std::size_t begin = blocks.size();
    append_block(blocks, entries.subspan(first, end - first));
    append_number(table, outward, 4);
    append_number(table, begin, 4);
    append_number(table, checksum_of(std::as_bytes(std::span(blocks).subspan(begin))), 4);
    first = end;
  }
  const std::string texts = texts_of(places, sources);
  std::string placed;
  for (const PostcodePlaces::Place& place : places.places) {
    append_number(placed, place.district, 4);
    append_number(placed, place.county, 4);
    append_number(placed, place.located, 4);
  }

  const std::size_t places_at = header_size + texts.size();
  const std::size_t table_at = places_at + placed.size();
  const std::size_t blocks_at = table_at + table.size();
  std::string checked;
  append_number(checked, blocks_at + blocks.size(), 8);
  for (const std::size_t number : {entries.size(), places.codes.size(), places.places.size(),
                                   static_cast<std::size_t>(outwards), sources.size(), places_at, table_at, blocks_at})
    append_number(checked, number, 4);
  checked += texts;
  checked += placed;
  checked += table;

  std::string bytes(index_magic);
  append_number(bytes, checksum_of(std::as_bytes(std::span(checked))), 4);
  return bytes + checked + blocks;
}

}  // namespace hallmark
