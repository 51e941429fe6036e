#include "hallmark/report/hex_map.hpp"

#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "report/format/json_values.hpp"
#include "result/json_place.hpp"

namespace hallmark {

namespace {

/// Between rows (or columns), in widths of a hexagon.
constexpr double row_distance = std::numbers::sqrt3 / 2.0;

class HexMapReader {
 public:
  HexMapReader(const Source& source, const Json& json) : source_(source), json_(json) {}

  Result<HexMap> read() {
    const std::string layout = json_.is_object() && json_.contains("layout") && json_["layout"].is_string()
                                   ? json_["layout"].get<std::string>()
                                   : std::string("odd-r");
    if (layout != "odd-r" && layout != "even-r" && layout != "odd-q" && layout != "even-q")
      report({"layout"},
             fmt::format("{} is no layout of a hex map: there are odd-r, even-r, odd-q and even-q", in_quotes(layout)));
    if (!json_.is_object() || !json_.contains("hexes") || !json_["hexes"].is_object()) {
      report({}, "this is no hex map: an object 'hexes' belongs in it, with a 'q' and 'r' for each code");
      return std::move(result_);
    }
    HexMap map;
    map.pointed = layout.ends_with('r');
    for (const auto& [code, hex] : json_["hexes"].items()) add(map, layout.starts_with("odd"), code, hex);
    if (!result_.findings.has_errors()) result_.value = std::move(map);
    return std::move(result_);
  }

 private:
  void report(const std::vector<JsonStep>& path, std::string message) {
    result_.findings.error(Code::result_file, {source_, offset_in_json(source_->text(), path), 1}, std::move(message));
  }

  void add(HexMap& map, bool odd_is_shifted, const std::string& code, const Json& hex) {
    const auto whole = [&hex](const char* key) {
      return hex.is_object() && hex.contains(key) && hex[key].is_number_integer() &&
             std::abs(hex[key].get<double>()) < 1e4;
    };
    if (!whole("q") || !whole("r")) {
      report({std::string("hexes"), code},
             fmt::format("the hexagon of {} needs a 'q' and an 'r' that are whole numbers", in_quotes(code)));
      return;
    }
    const auto q = hex["q"].get<int>();
    const auto r = hex["r"].get<int>();
    const int line = map.pointed ? r : q;
    const double shift = (line % 2 != 0) == odd_is_shifted ? 0.5 : 0.0;
    // Rows count upwards in the file, and downwards on a page.
    if (map.pointed) {
      map.hexes.push_back({code, q + shift, -r * row_distance});
    } else {
      map.hexes.push_back({code, q * row_distance, -(r + shift)});
    }
  }

  const Source& source_;
  const Json& json_;
  Result<HexMap> result_;
};

}  // namespace

Result<HexMap> read_hex_map(const Source& source) {
  const Json json = Json::parse(source->text(), nullptr, false);
  if (!json.is_discarded()) return HexMapReader(source, json).read();
  Result<HexMap> result;
  result.findings.error(Code::result_file, {source, 0, 1}, "this is no hex map: it is not JSON");
  return result;
}

}  // namespace hallmark
