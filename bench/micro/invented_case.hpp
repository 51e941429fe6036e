#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hallmark/result/league_table.hpp"
#include "hallmark/scoring/assess.hpp"

namespace hallmark::bench {

/// A workload of so many rows, and what each step of scoring makes of it.
struct InventedCase {
  InventedCase(std::string_view workload, std::uint64_t rows);
  InventedCase(const InventedCase&) = delete;
  InventedCase& operator=(const InventedCase&) = delete;

  std::string rubric_text;
  std::string survey_text;
  Assessment assessed;
  LeagueTable table;
};

[[nodiscard]] Rubric read_rubric_text(const std::string& text);

/// As `score` reads it: piece by piece, by one worker.
[[nodiscard]] Survey read_survey_text(const Rubric& rubric, const std::string& text);

}  // namespace hallmark::bench
