#include "hallmark/postcode/build_index.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

/// A row of a file, small enough to sort millions.
struct Candidate {
  Postcode postcode;
  std::uint32_t file = 0;
  std::uint32_t row = 0;
};

class Builder {
 public:
  Builder(std::span<const PostcodeRows> files, Findings& findings) : files_(files), findings_(findings) {
    collect_codes();
    collect_places();
    collect_rows();
  }

  std::string build(const PostcodeCredits& credits) {
    std::vector<PostcodeEntry> entries;
    entries.reserve(candidates_.size());
    for (std::size_t first = 0; first < candidates_.size();) {
      std::size_t end = first + 1;
      std::size_t best = first;
      for (; end < candidates_.size() && candidates_[end].postcode == candidates_[first].postcode; ++end)
        best = better(best, end);
      const Candidate& counts = candidates_[best];
      const PostcodeRows::Row& row = row_of(counts);
      entries.push_back({row.postcode, places_of_[counts.file][row.place], row.introduced, row.ended});
      first = end;
    }
    leave_out_unused(entries);
    return write_postcode_index(entries, places_, sources(credits));
  }

 private:
  const PostcodeRows::Row& row_of(const Candidate& candidate) const {
    return files_[candidate.file].rows[candidate.row];
  }

  /// All codes in alphabetical order, so that the order of the files does not show.
  void collect_codes() {
    std::map<std::string, std::uint32_t> numbers;
    for (const PostcodeRows& file : files_) {
      for (const std::string& code : file.codes) numbers.emplace(code, 0);
    }
    numbers.emplace("", 0);
    places_.codes.clear();
    for (auto& [code, number] : numbers) {
      number = static_cast<std::uint32_t>(places_.codes.size());
      places_.codes.push_back(code);
    }
    for (const PostcodeRows& file : files_) {
      std::vector<std::uint32_t>& codes = codes_of_.emplace_back();
      for (const std::string& code : file.codes) codes.push_back(numbers.at(code));
    }
  }

  /// All places, by their codes, for the same reason.
  void collect_places() {
    const auto place_of = [this](std::size_t file, const PostcodeRows::Place& place) {
      const std::vector<std::uint32_t>& codes = codes_of_[file];
      return PostcodePlaces::Place{codes[place.district], codes[place.county], place.located ? 1U : 0U};
    };
    std::map<PostcodePlaces::Place, std::uint32_t> numbers;
    for (std::size_t file = 0; file < files_.size(); ++file) {
      for (const PostcodeRows::Place& place : files_[file].places) numbers.emplace(place_of(file, place), 0);
    }
    for (auto& [place, number] : numbers) {
      number = static_cast<std::uint32_t>(places_.places.size());
      places_.places.push_back(place);
    }
    for (std::size_t file = 0; file < files_.size(); ++file) {
      std::vector<std::uint32_t>& places = places_of_.emplace_back();
      for (const PostcodeRows::Place& place : files_[file].places) places.push_back(numbers.at(place_of(file, place)));
    }
  }

  void collect_rows() {
    std::size_t count = 0;
    for (const PostcodeRows& file : files_) count += file.rows.size();
    candidates_.reserve(count);
    for (std::uint32_t file = 0; file < files_.size(); ++file) {
      for (std::uint32_t row = 0; row < files_[file].rows.size(); ++row)
        candidates_.push_back({files_[file].rows[row].postcode, file, row});
    }
    // Files are sorted mostly, and a stable sort keeps the file that is named first in front.
    if (!std::ranges::is_sorted(candidates_, {}, &Candidate::postcode))
      std::ranges::stable_sort(candidates_, {}, &Candidate::postcode);
  }

  const PostcodePlaces::Place& place_of(const Candidate& candidate) const {
    return places_.places[places_of_[candidate.file][row_of(candidate).place]];
  }

  /// Which of two rows of the same postcode counts.
  std::size_t better(std::size_t first, std::size_t second) {
    const PostcodePlaces::Place& a = place_of(candidates_[first]);
    const PostcodePlaces::Place& b = place_of(candidates_[second]);
    const bool ended = row_of(candidates_[first]).ended.is_known();
    if (ended != row_of(candidates_[second]).ended.is_known()) return ended ? second : first;
    if ((a.district == 0) != (b.district == 0)) return a.district != 0 ? first : second;
    if (a.district != b.district || a.county != b.county) report(candidates_[first], candidates_[second], a, b);
    return first;
  }

  void report(const Candidate& kept, const Candidate& left, const PostcodePlaces::Place& a,
              const PostcodePlaces::Place& b) {
    const auto councils = [this](const PostcodePlaces::Place& place) {
      const std::string& county = places_.codes[place.county];
      return in_quotes(places_.codes[place.district]) + (county.empty() ? "" : " and " + in_quotes(county));
    };
    const Source& source = files_[kept.file].source;
    // Counting lines for each of a million contradictions would take for ever.
    const bool says_where = findings_.warning_count() < Findings::always_kept;
    const std::string where =
        says_where ? fmt::format(" on line {}", source->position_of(row_of(kept).offset).line) : std::string();
    findings_.warning(
        Code::postcode_conflict, {files_[left.file].source, row_of(left).offset, 1},
        fmt::format("{} lies with {} here and with {}{} of {}, which is taken", in_quotes(kept.postcode.text()),
                    councils(b), councils(a), where, in_quotes(source->name())));
  }

  /// Places that only rows have which do not count.
  void leave_out_unused(std::vector<PostcodeEntry>& entries) {
    constexpr std::uint32_t unused = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> numbers(places_.places.size(), unused);
    for (const PostcodeEntry& entry : entries) numbers[entry.place] = 0;
    std::vector<PostcodePlaces::Place> used;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (numbers[i] == unused) continue;
      numbers[i] = static_cast<std::uint32_t>(used.size());
      used.push_back(places_.places[i]);
    }
    for (PostcodeEntry& entry : entries) entry.place = numbers[entry.place];
    places_.places = std::move(used);
  }

  [[nodiscard]] std::vector<PostcodeSource> sources(const PostcodeCredits& credits) const {
    std::vector<PostcodeSource> list;
    for (const PostcodeLayout layout :
         {PostcodeLayout::code_point_open, PostcodeLayout::directory, PostcodeLayout::plain}) {
      PostcodeSource source{std::string(layout_name(layout)), credits.date, credits.attribution, 0, 0};
      bool northern_ireland = false;
      for (const PostcodeRows& file : files_) {
        if (file.layout != layout) continue;
        ++source.files;
        source.postcodes += file.rows.size();
        northern_ireland = northern_ireland || std::ranges::any_of(file.rows, is_northern_irish);
      }
      if (source.attribution.empty()) source.attribution = usual_attribution(layout, credits.date, northern_ireland);
      if (source.files > 0) list.push_back(std::move(source));
    }
    return list;
  }

  static bool is_northern_irish(const PostcodeRows::Row& row) {
    return country_outside(row.postcode.outward()) == "Northern Ireland";
  }

  std::span<const PostcodeRows> files_;
  Findings& findings_;
  PostcodePlaces places_;
  std::vector<std::vector<std::uint32_t>> codes_of_;   ///< By file: its codes among all.
  std::vector<std::vector<std::uint32_t>> places_of_;  ///< By file: its places among all.
  std::vector<Candidate> candidates_;
};

}  // namespace

Result<std::string> build_postcode_index(std::span<const PostcodeRows> files, const PostcodeCredits& credits) {
  Result<std::string> result;
  result.value = Builder(files, result.findings).build(credits);
  return result;
}

}  // namespace hallmark
