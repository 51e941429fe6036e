#pragma once

#include "hallmark/rubric/audit_rules.hpp"
#include "rubric/fields.hpp"

namespace hallmark {

/// The `audit` section of a rubric.
[[nodiscard]] AuditRules read_audit(const Fields& rubric);

}  // namespace hallmark
