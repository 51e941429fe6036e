#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "hallmark/postcode/month.hpp"
#include "hallmark/postcode/postcode.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// The layouts that postcodes are published in.
enum class PostcodeLayout : std::uint8_t {
  code_point_open,  ///< Ordnance Survey's Code-Point Open: no header, ten columns.
  directory,        ///< The ONS Postcode Directory or the National Statistics Postcode Lookup, by their headers.
  plain,            ///< Columns called postcode, district and county.
};

/// The postcodes of one file, in its order.
struct PostcodeRows {
  /// Where postcodes lie.
  struct Place {
    std::uint32_t district = 0;  ///< Index into the codes; 0 is the empty code.
    std::uint32_t county = 0;
    bool located = true;
    auto operator<=>(const Place&) const = default;
  };
  struct Row {
    Postcode postcode;
    std::uint32_t place = 0;  ///< Index into the places.
    Month introduced;
    Month ended;
    std::size_t offset = 0;
  };
  Source source;
  PostcodeLayout layout = PostcodeLayout::plain;
  std::vector<std::string> codes;  ///< The first is empty.
  std::vector<Place> places;
  std::vector<Row> rows;
};

/// Reads a file in whichever layout it has, and reports everything that is wrong with it. Pseudo codes that stand for
/// no area (E99999999) become empty.
[[nodiscard]] Result<PostcodeRows> read_postcodes(const Source& source);

/// What the layout is called: "Code-Point Open".
[[nodiscard]] std::string_view layout_name(PostcodeLayout layout);

/// What its publisher asks to be said wherever it is used, with the year that a date names; empty where that is not
/// known. The Northern Irish part of the directories has a licence of its own.
[[nodiscard]] std::string usual_attribution(PostcodeLayout layout, std::string_view date, bool northern_ireland);

}  // namespace hallmark
