#pragma once

#include <cstddef>

#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// Where a cell begins; cheaper to hand on than a Place, of which each shares ownership of the source.
struct CellPlace {
  const Source& source;
  std::size_t offset;

  [[nodiscard]] Place place() const { return {source, offset, 1}; }
};

}  // namespace hallmark
