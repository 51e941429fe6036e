#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "survey/cells/cell_place.hpp"

namespace hallmark {

/// Answers to a question that its rubric does not know and takes for `otherwise`. Several threads may count.
class OtherAnswers {
 public:
  void add(std::string_view answer, const CellPlace& place);

  /// One warning with each of them and how often it was given, at the first.
  void report(const std::string& question, double points, Findings& findings) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::size_t> counts_;  ///< By what was written.
  std::optional<Place> first_;
};

}  // namespace hallmark
