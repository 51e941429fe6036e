#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace hallmark {

/// A child's score and its weight among its siblings.
struct Part {
  double score = 0.0;
  double weight = 1.0;
};

/// What the weight of a part is for.
enum class WeightUse : std::uint8_t {
  nothing,
  shares,  ///< Only how it compares with those of the others counts.
  factor,  ///< The score is multiplied with it.
};

// The ways to combine. Each has its word, its name in a sentence, what it does with weights, and its formula: `of` all
// parts, which are at least one, and each of a weight above zero; or, of a mean of what becomes of the scores, `inner`
// and `outer`. Without `takes`, a way takes any score. The last two look at more than the parts of one unit, and are
// worked out where that is.
// Formulas: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6.

struct ArithmeticMean {
  static constexpr std::string_view word = "arithmetic";
  static constexpr WeightUse weights = WeightUse::shares;
  [[nodiscard]] static std::string sentence() { return "weighted arithmetic mean"; }
  [[nodiscard]] static double inner(double score) { return score; }
  [[nodiscard]] static double outer(double mean) { return mean; }
};

struct GeometricMean {
  static constexpr std::string_view word = "geometric";
  static constexpr WeightUse weights = WeightUse::shares;
  [[nodiscard]] static std::string sentence() {
    return "weighted geometric mean, in which a strength makes up for a weakness only in part";
  }
  [[nodiscard]] static bool takes(double score) { return score > 0.0; }
  [[nodiscard]] static double inner(double score) { return std::log(score); }
  [[nodiscard]] static double outer(double mean) { return std::exp(mean); }
};

struct HarmonicMean {
  static constexpr std::string_view word = "harmonic";
  static constexpr WeightUse weights = WeightUse::shares;
  [[nodiscard]] static std::string sentence() { return "weighted harmonic mean"; }
  [[nodiscard]] static bool takes(double score) { return score > 0.0; }
  [[nodiscard]] static double inner(double score) { return 1.0 / score; }
  [[nodiscard]] static double outer(double mean) { return 1.0 / mean; }
};

struct PowerMean {
  static constexpr std::string_view word = "power";
  static constexpr WeightUse weights = WeightUse::shares;
  double power = 1.0;
  [[nodiscard]] std::string sentence() const;
  [[nodiscard]] bool takes(double score) const { return power == 1.0 || (power > 0.0 ? score >= 0.0 : score > 0.0); }
  [[nodiscard]] double of(std::span<const Part> parts) const;
};

struct LeastPart {
  static constexpr std::string_view word = "min";
  static constexpr WeightUse weights = WeightUse::nothing;
  [[nodiscard]] static std::string sentence() { return "lowest of its parts"; }
  [[nodiscard]] static double of(std::span<const Part> parts);
};

struct GreatestPart {
  static constexpr std::string_view word = "max";
  static constexpr WeightUse weights = WeightUse::nothing;
  [[nodiscard]] static std::string sentence() { return "highest of its parts"; }
  [[nodiscard]] static double of(std::span<const Part> parts);
};

struct MedianPart {
  static constexpr std::string_view word = "median";
  static constexpr WeightUse weights = WeightUse::nothing;
  [[nodiscard]] static std::string sentence() { return "median of its parts"; }
  [[nodiscard]] static double of(std::span<const Part> parts);
};

struct WeightedSum {
  static constexpr std::string_view word = "sum";
  static constexpr WeightUse weights = WeightUse::factor;
  [[nodiscard]] static std::string sentence() { return "weighted sum"; }
  [[nodiscard]] static double of(std::span<const Part> parts);
};

struct ShareOfPoints {
  static constexpr std::string_view word = "points";
  static constexpr WeightUse weights = WeightUse::shares;
  [[nodiscard]] static std::string sentence() { return "share of the points that could be earned"; }
};

struct CopelandBalance {
  static constexpr std::string_view word = "copeland";
  static constexpr WeightUse weights = WeightUse::shares;
  [[nodiscard]] static std::string sentence() {
    return "number of comparisons won less those lost, pair by pair (Copeland)";
  }
};

using CombineRule = std::variant<ArithmeticMean, GeometricMean, HarmonicMean, PowerMean, LeastPart, GreatestPart,
                                 MedianPart, WeightedSum, ShareOfPoints, CopelandBalance>;

/// A weighted mean of the scores, or of what becomes of each.
template <class Way>
concept MeanOfEach = requires(double number) {
  Way::inner(number);
  Way::outer(number);
};

/// Whether a way to combine can take a score.
template <class Way>
[[nodiscard]] bool takes(const Way& way, double score) {
  if constexpr (requires { way.takes(score); }) return way.takes(score);
  return true;
}

[[nodiscard]] bool can_combine(const CombineRule& rule, double score);

/// The score of one unit from its children's, by a way that looks at nothing else.
[[nodiscard]] double combined(const CombineRule& rule, std::span<const Part> parts);

}  // namespace hallmark
