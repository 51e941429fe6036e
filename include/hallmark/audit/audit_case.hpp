#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "hallmark/rubric/read_rubric.hpp"
#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// A rubric and the survey as it reads by it.
struct AuditCase {
  Rubric rubric;
  Survey survey;
  std::vector<bool> included;  ///< Units that are ranked; empty for all.
};

/// Reads rubric and survey anew with further `--set`s, so that an alternative may change anything that a rubric says,
/// how cells are read included. Called by several threads at once.
using LoadCase = std::function<Result<std::shared_ptr<const AuditCase>>(const std::vector<Override>& overrides)>;

/// Runs jobs 0 to `jobs` - 1 in any order, several at a time; a job is told which of the `count` workers runs it.
struct Workers {
  using Job = std::function<void(std::size_t job, std::size_t worker)>;

  std::size_t count = 1;
  std::function<void(std::string_view phase, std::size_t jobs, const Job& job)> run;
};

/// One worker, in this thread.
[[nodiscard]] Workers one_worker();

}  // namespace hallmark
