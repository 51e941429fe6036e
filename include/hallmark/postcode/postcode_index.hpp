#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/postcode/month.hpp"
#include "hallmark/postcode/postcode.hpp"

namespace hallmark {

/// What is known of where a postcode lies.
struct PostcodePlace {
  std::uint32_t number = 0;   ///< The same for all postcodes that lie with the same councils.
  std::string_view district;  ///< Code of the council, or of the lower one of two; empty where none is known.
  std::string_view county;    ///< Code of the county council above it; empty where there is one tier.
  bool located = true;        ///< Its publisher knows where it lies (Code-Point Open: quality better than 90).
  Month introduced;           ///< Since when the postcode is used, where that is known.
  Month ended;                ///< Since when it is no longer used; none while it is.
};

/// Where the postcodes of an index come from.
struct PostcodeSource {
  std::string kind;  ///< "Code-Point Open".
  std::string date;  ///< As it was given; empty without one.
  std::string attribution;
  std::uint64_t files = 0;
  std::uint64_t postcodes = 0;  ///< Rows that were read, before sources were merged.
};

class IndexBlock;

/// An index of postcodes, read where it lies: bytes that may be a mapped file. Answers come from a few hundred bytes.
class PostcodeIndex {
 public:
  /// Checks that the bytes are an index and nothing is missing, but not yet what is known of each outward code. What is
  /// wrong is said in words, and there is no index then. The bytes have to outlive it.
  [[nodiscard]] static std::optional<PostcodeIndex> from(std::span<const std::byte> bytes, std::string& wrong);

  PostcodeIndex(PostcodeIndex&& other) noexcept;
  PostcodeIndex& operator=(PostcodeIndex&& other) noexcept;
  ~PostcodeIndex();

  [[nodiscard]] std::optional<PostcodePlace> find(Postcode postcode);

  /// How many postcodes in use lie in each place of an outward code, the most first; none where it is not known.
  struct Share {
    PostcodePlace place;
    std::size_t postcodes = 0;
  };
  [[nodiscard]] std::vector<Share> shares_of(std::uint32_t outward);

  /// The nearest postcode in use to one that is not known: in its sector, or else in its outward code.
  [[nodiscard]] std::optional<Postcode> nearest(Postcode postcode);

  /// The outward codes, in their order.
  [[nodiscard]] std::vector<std::uint32_t> outwards() const;

  /// A postcode of the index, the number of its place, and when it ended.
  struct Located {
    Postcode postcode;
    std::uint32_t place = 0;
    Month ended;
  };
  /// All postcodes of an outward code, in their order.
  [[nodiscard]] std::vector<Located> postcodes_of(std::uint32_t outward);

  /// What is known of an outward code is checked when it is first needed. If it turns out to be damaged there, it
  /// counts as not known, and nothing that was answered is to be trusted.
  [[nodiscard]] bool is_damaged() const { return damaged_; }
  /// Checks all of it at once.
  [[nodiscard]] bool is_whole();

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::vector<PostcodeSource>& sources() const { return sources_; }

  /// What is wrong with an index that is damaged, in words.
  static constexpr std::string_view damage = "the index of postcodes is damaged";

 private:
  PostcodeIndex();

  [[nodiscard]] std::uint32_t number_at(std::size_t offset) const;
  [[nodiscard]] std::uint32_t outward_at(std::uint32_t number) const;
  [[nodiscard]] const IndexBlock* block_of(std::uint32_t outward);
  [[nodiscard]] const IndexBlock* block_at(std::uint32_t number);
  [[nodiscard]] PostcodePlace place(std::uint32_t number) const;

  std::span<const std::byte> bytes_;
  std::vector<std::string_view> codes_;
  std::vector<PostcodeSource> sources_;
  std::size_t size_ = 0;
  std::size_t places_ = 0;  ///< Offset of the places.
  std::uint32_t place_count_ = 0;
  std::size_t outwards_ = 0;  ///< Offset of the table of outward codes.
  std::uint32_t outward_count_ = 0;
  std::size_t blocks_ = 0;                                ///< Offset of what the table points into.
  std::vector<std::unique_ptr<const IndexBlock>> known_;  ///< The blocks that were read and are whole.
  std::uint32_t latest_ = 0;                              ///< The block that was asked for last.
  bool damaged_ = false;
};

/// A postcode and where it lies, as an index is built from them.
struct PostcodeEntry {
  Postcode postcode;
  std::uint32_t place = 0;  ///< Index into the places.
  Month introduced;
  Month ended;
};

/// The places and codes that entries refer to.
struct PostcodePlaces {
  struct Place {
    std::uint32_t district = 0;  ///< Index into the codes; 0 is the empty code.
    std::uint32_t county = 0;
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
