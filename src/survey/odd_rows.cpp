#include "survey/odd_rows.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/ascii.hpp"
#include "support/texts.hpp"
#include "survey/packed_column.hpp"

namespace hallmark {

namespace {

/// Folded names of what adds up or averages units.
constexpr std::array<std::string_view, 12> sums = {"total",  "totals", "grand total", "subtotal", "sub-total",      "sum",
                                                   "average", "mean",   "median",      "overall",  "all councils", "all"};
constexpr std::array<std::string_view, 4> beginnings = {"total ", "average ", "grand total ", "subtotal "};
constexpr std::array<std::string_view, 4> endings = {" total", " average", " mean", " median"};

constexpr std::array<std::string_view, 6> nations = {"england",          "wales", "scotland", "northern ireland",
                                                     "england and wales", "england & wales"};
/// A list of countries has these among others.
constexpr std::array<std::string_view, 4> states = {"united kingdom", "great britain", "uk", "gb"};
/// Codes of the Office for National Statistics: of the nations, and of what several of them make.
constexpr std::array<std::string_view, 7> nation_codes = {"e92000001", "w92000004", "s92000003", "n92000002",
                                                          "k02000001", "k03000001", "k04000001"};

template <class Words>
bool is_among(std::string_view text, const Words& words) {
  return std::ranges::find(words, text) != words.end();
}

bool is_sum(std::string_view folded) {
  return is_among(folded, sums) ||
         std::ranges::any_of(beginnings, [&](std::string_view word) { return folded.starts_with(word); }) ||
         std::ranges::any_of(endings, [&](std::string_view word) { return folded.ends_with(word); });
}

/// Up to four letters as one number, whatever their case.
constexpr std::uint32_t packed(std::string_view letters) {
  std::uint32_t number = 0;
  for (const char letter : letters) number = number << 8U | static_cast<unsigned char>(to_small(letter));
  return number;
}

/// What all these words begin with: three letters each, and the first of them in both cases.
struct Openings {
  std::array<std::uint32_t, sums.size() + beginnings.size() + nations.size() + states.size() + nation_codes.size()>
      letters{};
  std::array<bool, 256> first{};
};

constexpr Openings openings_of_words() {
  Openings made;
  std::size_t count = 0;
  const auto add = [&made, &count](const auto& words) {
    for (const std::string_view word : words) {
      made.letters[count++] = packed(word.substr(0, 3));
      made.first[static_cast<unsigned char>(word.front())] = true;
      made.first[static_cast<unsigned char>(to_capital(word.front()))] = true;
    }
  };
  add(sums);
  add(beginnings);
  add(nations);
  add(states);
  add(nation_codes);
  std::ranges::sort(made.letters);
  return made;
}

constexpr Openings openings = openings_of_words();

/// The last four letters of what a sum ends in.
constexpr auto closings = [] {
  std::array<std::uint32_t, endings.size()> letters{};
  std::ranges::transform(endings, letters.begin(),
                         [](std::string_view ending) { return packed(ending.substr(ending.size() - 4)); });
  std::ranges::sort(letters);
  return letters;
}();

/// Whether a text is worth folding: nearly none of a survey is.
bool may_be_odd(std::string_view text) {
  if (text.size() > 40 || text.empty()) return false;
  if (openings.first[static_cast<unsigned char>(text.front())] &&
      std::ranges::binary_search(openings.letters, packed(text.substr(0, 3))))
    return true;
  const char last = to_small(text.back());
  const bool may_close = std::ranges::any_of(endings, [last](std::string_view ending) { return ending.back() == last; });
  return may_close && text.size() > 4 &&
         std::ranges::find(closings, packed(text.substr(text.size() - 4))) != closings.end();
}

/// Folded where that is worth it, else nothing.
std::string folded(std::string_view text) {
  return may_be_odd(text) ? fold_case(text) : std::string();
}

class OddRows {
 public:
  OddRows(const SurveyRules& rules, const Survey& survey, Findings& findings)
      : survey_(survey), findings_(findings), has_names_(rules.name.has_value()) {
    for (const ColumnName& group : rules.groups) {
      const auto labels = survey.labels.find(group.text);
      if (labels != survey.labels.end()) groups_.push_back(&labels->second);
    }
  }

  void report() {
    const std::size_t units = survey_.size();
    for (std::size_t unit = 0; unit < units; ++unit) look_at(unit);
    // Where the nations are what is scored, they are no mistake.
    if (2 * nations_.size() < units) {
      for (const std::size_t unit : nations_) {
        warn(unit, fmt::format("{} looks like a nation and not one of the units", in_quotes(called(unit))));
      }
    }
  }

 private:
  [[nodiscard]] std::string_view name(std::size_t unit) const { return (*survey_.names)[unit]; }
  [[nodiscard]] std::string_view called(std::size_t unit) const {
    return name(unit).empty() ? survey_.id(unit) : name(unit);
  }

  void look_at(std::size_t unit) {
    const std::string_view id = survey_.id(unit);
    const std::string code = folded(id);
    const std::string called = folded(name(unit));
    const bool is_plain = code.empty() && called.empty();
    if (is_plain && !name(unit).empty()) return;
    const bool has_label = std::ranges::any_of(
        groups_, [unit](const Labels* labels) { return labels->codes[unit] != Labels::none; });
    if (is_sum(code) || is_sum(called)) {
      warn(unit, fmt::format("{} looks like a total or an average and not one of the units",
                             in_quotes(is_sum(code) ? id : name(unit))));
    } else if (is_among(code, nation_codes) || is_among(code, nations) || is_among(called, nations) ||
               (!has_label && !groups_.empty() && is_among(called, states))) {
      nations_.push_back(unit);
    } else if (!has_label && name(unit).empty() && can_be_a_note() && !has_answer(unit)) {
      warn(unit, fmt::format("{} has a code and nothing else: it looks like a note and not one of the units",
                             in_quotes(id)));
    }
  }

  /// A list of codes and answers alone has nothing else to tell a note by.
  [[nodiscard]] bool can_be_a_note() const { return has_names_ || !groups_.empty(); }

  [[nodiscard]] bool has_answer(std::size_t unit) const {
    for (std::size_t i = 0; i < survey_.answers.size(); ++i) {
      const bool is_missing =
          survey_.packed[i] ? survey_.packed[i]->is_missing(unit) : survey_.answers[i].states[unit] == State::missing;
      if (!is_missing) return true;
    }
    return false;
  }

  void warn(std::size_t unit, const std::string& what) {
    const RowPlace& place = survey_.places[unit];
    findings_.warning(Code::survey_total, {survey_.sources[place.source()], place.offset(), 1},
                      fmt::format("{}: 'where' in 'survey', or --where, leaves rows out", what));
  }

  const Survey& survey_;
  Findings& findings_;
  bool has_names_;
  std::vector<const Labels*> groups_;
  std::vector<std::size_t> nations_;
};

}  // namespace

void warn_of_odd_rows(const SurveyRules& rules, const Survey& survey, Findings& findings) {
  OddRows(rules, survey, findings).report();
}

}  // namespace hallmark
