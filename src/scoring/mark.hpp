#pragma once

#include <cstdint>

#include "hallmark/rubric/mark.hpp"

namespace hallmark {

/// What making one mark found.
enum class MarkTrouble : std::uint8_t { none, no_logarithm, below_first_band, beyond_ends };

struct Mark {
  double value = 0.0;  ///< On the rubric's scale.
  MarkTrouble trouble = MarkTrouble::none;
};

/// The mark of one value by a scale of its own, not by the other units' values. `out_of` overrides the scale's where a
/// row of the survey says its own.
[[nodiscard]] Mark mark_of(double value, const MarkScale& mark_scale, const Scale& scale, double out_of);

/// What the points of a scale are out of; 1 where it has no points.
[[nodiscard]] double points_available(const MarkScale& mark_scale);

/// The least mark that a scale can give, for `missing: worst`.
[[nodiscard]] double worst_mark(const MarkScale& mark_scale, const Scale& scale);

}  // namespace hallmark
