#pragma once

#include <optional>
#include <span>
#include <vector>

#include "hallmark/rubric/normalise.hpp"

namespace hallmark {

/// The marks of one group of values by a data-driven method. Empty where the values have no spread to judge by.
/// `reference` is the value of the unit that the method names.
[[nodiscard]] std::vector<double> normalised(std::span<const double> values, const Normalise& rule, const Scale& scale,
                                             double reference);

/// Values that are NaN are passed over.
[[nodiscard]] Ends ends_of(std::span<const double> values);

/// Whether a method gives each value its mark by itself, once the ends of all of them are known.
[[nodiscard]] bool marks_each_by_itself(const NormaliseMethod& method);

/// The same, and nothing but the ends decides whether it can.
[[nodiscard]] bool rests_on_ends(const NormaliseMethod& method);

/// The line of such a method.
[[nodiscard]] MarkLine line_of(const NormaliseMethod& method, const JudgedBy& by);

/// Marks on a line, in place; values that are NaN stay so.
void mark_on_line(std::span<double> values, const MarkLine& line, const Scale& scale);

}  // namespace hallmark
