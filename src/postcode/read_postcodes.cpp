#include "hallmark/postcode/read_postcodes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "hallmark/support/csv_reader.hpp"
#include "hallmark/support/wording.hpp"
#include "support/ascii.hpp"
#include "support/csv_table.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

constexpr std::size_t code_point_columns = 10;
constexpr std::size_t code_point_quality = 1;
constexpr std::size_t code_point_county = 7;
constexpr std::size_t code_point_district = 8;

/// Where the columns stand that are needed.
struct PostcodeColumns {
  std::size_t postcode = 0;
  std::size_t district = 0;
  std::optional<std::size_t> county = {};
  std::optional<std::size_t> introduced = {};
  std::optional<std::size_t> ended = {};
  std::optional<std::size_t> quality = {};
  std::string_view no_location;  ///< The quality of a postcode whose place is not known.
  std::size_t count = 0;
};

/// Names that change with the year carry it as two digits: `lad25cd`.
bool is_dated(std::string_view name, std::string_view stem) {
  return name.size() == stem.size() + 4 && name.starts_with(stem) && name.ends_with("cd");
}

std::optional<std::size_t> find_any(const std::vector<std::string>& names, std::span<const std::string_view> known,
                                    std::string_view dated_stem = {}) {
  for (const std::string_view candidate : known) {
    const auto found = std::ranges::find(names, candidate);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  }
  if (dated_stem.empty()) return std::nullopt;
  const auto found =
      std::ranges::find_if(names, [dated_stem](const std::string& name) { return is_dated(name, dated_stem); });
  return found == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names.begin()));
}

std::vector<std::string> lower_case(const std::vector<std::string>& names) {
  std::vector<std::string> lower = names;
  for (std::string& name : lower) {
    for (char& c : name) c = to_small(c);
  }
  return lower;
}

class Reader {
 public:
  explicit Reader(const Source& source) : source_(source), csv_(source, ',') { made_.source = source; }

  Result<PostcodeRows> read() {
    Result<PostcodeRows> result;
    if (is_readable_text(source_, result.findings)) read_text(result.findings);
    result.value = std::move(made_);
    return result;
  }

 private:
  void read_text(Findings& findings) {
    intern({});
    constexpr std::size_t usual_row = 24;  // of a plain list; others are longer
    made_.rows.reserve(source_->text().size() / usual_row);
    if (has_code_point_layout()) {
      made_.layout = PostcodeLayout::code_point_open;
      read_rows({.district = code_point_district,
                 .county = code_point_county,
                 .quality = code_point_quality,
                 .no_location = "90",
                 .count = code_point_columns},
                findings);
      return;
    }
    auto table = open_distinct_table(source_, findings);
    if (!table) return;
    csv_ = std::move(table->reader);
    if (const auto columns = columns_of(table->header, findings)) read_rows(*columns, findings);
  }

  /// Its first row is data: a postcode and nine more cells.
  [[nodiscard]] bool has_code_point_layout() const {
    CsvReader first(source_, ',');
    Findings ignored;
    return first.next(ignored) && first.row().size() == code_point_columns &&
           Postcode::from(first.row()[0].text).has_value();
  }

  std::optional<PostcodeColumns> columns_of(const Header& header, Findings& findings) {
    static constexpr std::array<std::string_view, 5> postcodes = {"pcds", "pcd", "pcd2", "pcd7", "pcd8"};
    static constexpr std::array<std::string_view, 2> districts = {"oslaua", "laua"};
    static constexpr std::array<std::string_view, 2> counties = {"oscty", "cty"};
    static constexpr std::array<std::string_view, 1> introductions = {"dointr"};
    static constexpr std::array<std::string_view, 1> ends = {"doterm"};
    static constexpr std::array<std::string_view, 2> qualities = {"osgrdind", "gridind"};
    static constexpr std::array<std::string_view, 1> plain_qualities = {"positional_quality"};
    static constexpr std::array<std::string_view, 2> plain_districts = {"district", "district_gss"};
    static constexpr std::array<std::string_view, 2> plain_counties = {"county", "county_gss"};
    const std::vector<std::string> names = lower_case(header.names);
    const auto directory = find_any(names, postcodes);
    const auto authority = find_any(names, districts, "lad");
    if (directory && authority) {
      made_.layout = PostcodeLayout::directory;
      return PostcodeColumns{.postcode = *directory,
                             .district = *authority,
                             .county = find_any(names, counties, "cty"),
                             .introduced = find_any(names, introductions),
                             .ended = find_any(names, ends),
                             .quality = find_any(names, qualities),
                             .no_location = "9",
                             .count = names.size()};
    }
    const auto plain = find_any(names, std::array<std::string_view, 1>{"postcode"});
    const auto district = find_any(names, plain_districts);
    if (!plain) (void)require_column(header, "postcode", "an index of postcodes", findings);
    if (!district) (void)require_column(header, "district", "an index of postcodes", findings);
    if (!plain || !district) return std::nullopt;
    return PostcodeColumns{.postcode = *plain,
                           .district = *district,
                           .county = find_any(names, plain_counties),
                           .quality = find_any(names, plain_qualities),
                           .no_location = "90",
                           .count = names.size()};
  }

  void read_rows(const PostcodeColumns& columns, Findings& findings) {
    while (csv_.next(findings)) {
      const std::vector<Cell>& row = csv_.row();
      if (csv_.row_is_broken()) continue;
      if (row.size() != columns.count) {
        findings.error(
            Code::survey_ragged, {source_, csv_.row_offset(), 1},
            fmt::format("the row has {}, the others {}", counted(row.size(), "cell", "cells"), columns.count));
        continue;
      }
      const Cell& cell = row[columns.postcode];
      const auto postcode = Postcode::from(cell.text);
      if (!postcode) {
        findings.error(Code::postcode_form, {source_, cell.offset, std::max<std::size_t>(1, cell.text.size())},
                       fmt::format("{} is not a postcode: {}", in_quotes(cell.text), what_is_wrong_with(cell.text)));
        continue;
      }
      made_.rows.push_back({*postcode, place_in(row, columns),
                            columns.introduced ? month_in(row[*columns.introduced], findings) : Month(),
                            columns.ended ? month_in(row[*columns.ended], findings) : Month(), csv_.row_offset()});
    }
  }

  /// The code of a county council. Metropolitan counties (E11) and the two halves of London (E13) have none.
  static std::string_view county_in(std::string_view cell) {
    const std::string_view code = trim(cell);
    return code.starts_with("E11") || code.starts_with("E13") ? std::string_view() : code;
  }

  /// A year and a month, as 199606.
  Month month_in(const Cell& cell, Findings& findings) const {
    const std::string_view text = trim(cell.text);
    if (text.empty()) return {};
    if (const auto month = Month::from(text)) return *month;
    findings.error(Code::postcode_form, {source_, cell.offset, text.size()},
                   fmt::format("{} is no year and month such as 199606", in_quotes(text)));
    return {};
  }

  /// Rows lie where the row before them lies, mostly.
  std::uint32_t place_in(const std::vector<Cell>& row, const PostcodeColumns& columns) {
    const std::string_view district = row[columns.district].text;
    const std::string_view county = columns.county ? row[*columns.county].text : std::string_view();
    const bool located = !columns.quality || trim(row[*columns.quality].text) != columns.no_location;
    if (!made_.places.empty() && district == latest_district_ && county == latest_county_ &&
        located == made_.places[latest_].located)
      return latest_;
    const PostcodeRows::Place place{intern(district), intern(county_in(county)), located};
    const auto [known, is_new] = places_.emplace(place, static_cast<std::uint32_t>(made_.places.size()));
    if (is_new) made_.places.push_back(place);
    latest_district_ = district;
    latest_county_ = county;
    latest_ = known->second;
    return latest_;
  }

  std::uint32_t intern(std::string_view cell) {
    std::string_view code = trim(cell);
    if (code.ends_with("99999999")) code = {};
    const auto known = numbers_.find(code);
    if (known != numbers_.end()) return known->second;
    const auto number = static_cast<std::uint32_t>(made_.codes.size());
    made_.codes.emplace_back(code);
    numbers_.emplace(code, number);
    return number;
  }

  Source source_;
  CsvReader csv_;
  PostcodeRows made_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::map<PostcodeRows::Place, std::uint32_t> places_;
  std::string latest_district_;
  std::string latest_county_;
  std::uint32_t latest_ = 0;  ///< The place of these two.
};

/// " 2025": the first four digits that stand together, as in "October 2025".
std::string year_in(std::string_view date) {
  std::size_t digits = 0;
  for (std::size_t i = 0; i < date.size(); ++i) {
    digits = is_digit(date[i]) ? digits + 1 : 0;
    if (digits == 4) return " " + std::string(date.substr(i - 3, 4));
  }
  return {};
}

}  // namespace

Result<PostcodeRows> read_postcodes(const Source& source) {
  return Reader(source).read();
}

std::string_view layout_name(PostcodeLayout layout) {
  switch (layout) {
    case PostcodeLayout::code_point_open:
      return "Code-Point Open";
    case PostcodeLayout::directory:
      return "ONS postcode directory";
    case PostcodeLayout::plain:
      break;
  }
  return "postcode list";
}

std::string usual_attribution(PostcodeLayout layout, std::string_view date, bool northern_ireland) {
  if (layout == PostcodeLayout::plain) return {};
  const std::string right = "copyright and database right" + year_in(date);
  std::string text = fmt::format(
      "Contains OS data © Crown {0}. Contains Royal Mail data © Royal Mail {0}. Contains National Statistics data © "
      "Crown "
      "{0}.",
      right);
  if (northern_ireland) {
    text += " Northern Irish postcodes may be used commercially only with a licence from Land and Property Services.";
  }
  return text;
}

}  // namespace hallmark
