#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "hallmark/rubric/read_rubric.hpp"
#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/support/workers.hpp"
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

}  // namespace hallmark
