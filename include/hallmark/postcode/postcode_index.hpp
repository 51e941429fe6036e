#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/postcode/postcode.hpp"

namespace hallmark {

/// What is known of where a postcode lies.
struct PostcodePlace {
  std::uint32_t number = 0;   ///< The same for all postcodes of which the same is known.
  std::string_view district;  ///< Code of the council, or of the lower one of two; empty where none is known.
  std::string_view county;    ///< Code of the county council above it; empty where there is one tier.
  std::uint32_t ended = 0;  ///< Year and month since when the postcode is no longer used, as 199606; zero while it is.
  bool located = true;      ///< Its publisher knows where it lies (Code-Point Open: quality better than 90).
};

/// Where the postcodes of an index come from.
struct PostcodeSource {
  std::string kind;  ///< "Code-Point Open".
  std::string date;  ///< As it was given; empty without one.
  std::string attribution;
  std::uint64_t files = 0;
  std::uint64_t postcodes = 0;  ///< Rows that were read, before sources were merged.
};

/// An index of postcodes, read where it lies: bytes that may be a mapped file. Answers come from a few hundred bytes.
class PostcodeIndex {
 public:
  /// Checks that the bytes are an index and whole. What is wrong is said in words, and there is no index then. The
  /// bytes have to outlive it.
  [[nodiscard]] static std::optional<PostcodeIndex> from(std::span<const std::byte> bytes, std::string& wrong);

  [[nodiscard]] std::optional<PostcodePlace> find(Postcode postcode) const;

  /// How many postcodes in use lie in each place of an outward code, the most first; none where it is not known.
  struct Share {
    PostcodePlace place;
    std::size_t postcodes = 0;
  };
  [[nodiscard]] std::vector<Share> shares_of(std::uint32_t outward) const;

  /// The nearest postcode in use to one that is not known: in its sector, or else in its outward code.
  [[nodiscard]] std::optional<Postcode> nearest(Postcode postcode) const;

  /// The outward codes, in their order.
  [[nodiscard]] std::vector<std::uint32_t> outwards() const;

  /// A postcode of the index, and the number of its place.
  struct Located {
    Postcode postcode;
    std::uint32_t place = 0;
  };
  /// All postcodes of an outward code, in their order.
  [[nodiscard]] std::vector<Located> postcodes_of(std::uint32_t outward) const;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::vector<PostcodeSource>& sources() const { return sources_; }

 private:
  struct Block;

  [[nodiscard]] std::optional<Block> block_of(std::uint32_t outward, std::uint32_t last_sector) const;
  [[nodiscard]] PostcodePlace place(std::uint32_t number) const;

  std::span<const std::byte> bytes_;
  std::vector<std::string_view> codes_;
  std::vector<PostcodeSource> sources_;
  std::size_t size_ = 0;
  std::size_t places_ = 0;  ///< Offset of the places.
  std::uint32_t place_count_ = 0;
  std::size_t outwards_ = 0;  ///< Offset of the table of outward codes.
  std::uint32_t outward_count_ = 0;
  std::size_t blocks_ = 0;  ///< Offset of what the table points into.
};

/// A postcode and where it lies, as an index is built from them.
struct PostcodeEntry {
  Postcode postcode;
  std::uint32_t place = 0;  ///< Index into the places.
};

/// The places and codes that entries refer to.
struct PostcodePlaces {
  struct Place {
    std::uint32_t district = 0;  ///< Index into the codes; 0 is the empty code.
    std::uint32_t county = 0;
    std::uint32_t ended = 0;
    std::uint32_t located = 1;
    auto operator<=>(const Place&) const = default;
  };
  std::vector<std::string> codes = {""};
  std::vector<Place> places;
};

/// The bytes of an index. The entries are sorted by postcode, each of which is there once.
[[nodiscard]] std::string write_postcode_index(std::span<const PostcodeEntry> entries, const PostcodePlaces& places,
                                               const std::vector<PostcodeSource>& sources);

}  // namespace hallmark
