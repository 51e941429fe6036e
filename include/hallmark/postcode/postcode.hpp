#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

/// A postcode of the form that Royal Mail gives them: an outward code (`CV1`, `SW1A`) and an inward code, a digit and
/// two letters that are none of C, I, K, M, O, V. Whether such a postcode exists is another question.
class Postcode {
 public:
  /// Reads a postcode as people type it: any case, blanks, hyphens and full stops anywhere.
  [[nodiscard]] static std::optional<Postcode> from(std::string_view text);
  [[nodiscard]] static Postcode from_parts(std::uint32_t outward, std::uint32_t inward) { return {outward, inward}; }

  /// "CV1 5RR".
  [[nodiscard]] std::string text() const;
  /// The outward code as a number that sorts as the text does.
  [[nodiscard]] std::uint32_t outward() const { return outward_; }
  /// The inward code as a number below `inward_codes`, in alphabetical order.
  [[nodiscard]] std::uint32_t inward() const { return inward_; }

  auto operator<=>(const Postcode&) const = default;

  static constexpr std::uint32_t sectors = 10;
  static constexpr std::uint32_t units_in_sector = 20 * 20;
  static constexpr std::uint32_t inward_codes = sectors * units_in_sector;

 private:
  Postcode(std::uint32_t outward, std::uint32_t inward) : outward_(outward), inward_(inward) {}

  std::uint32_t outward_;
  std::uint32_t inward_;
};

/// The number of an outward code such as `CV1`, written as people do; nothing where it has another form.
[[nodiscard]] std::optional<std::uint32_t> outward_from(std::string_view text);
/// "CV1".
[[nodiscard]] std::string outward_text(std::uint32_t outward);

/// Postcodes that somebody may have meant who wrote something that is none: O for 0, I for 1 and the other way round,
/// signs that do not belong. In alphabetical order.
[[nodiscard]] std::vector<Postcode> meant_by(std::string_view text);

/// Why a text is neither a postcode nor an outward code: "its last two characters have to be letters".
[[nodiscard]] std::string what_is_wrong_with(std::string_view text);

/// Where postcodes that no source for Great Britain has belong: "Northern Ireland", "Jersey", "Guernsey", "the Isle of
/// Man"; empty for all others.
[[nodiscard]] std::string_view country_outside(std::uint32_t outward);

}  // namespace hallmark
