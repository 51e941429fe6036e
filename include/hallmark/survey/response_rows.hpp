#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "hallmark/support/column.hpp"

namespace hallmark {

/// The rows of a survey with respondents as they were read, before those of a unit were combined.
struct ResponseRows {
  std::vector<std::uint32_t> unit_of;
  std::vector<Column> answers;    ///< By question; empty where a register answers it.
  std::vector<Column> available;  ///< By question: what points are out of where rows say so; else empty columns.
  std::map<std::string, Column, std::less<>> numbers;
};

}  // namespace hallmark
