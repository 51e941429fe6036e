#pragma once

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// Makes one label of those of a grouping column that differ in case, blanks or look-alikes only: the one that most
/// units have, or else the first. Each other is a warning at the first unit that has it.
void unite_labels(const Rubric& rubric, Survey& survey, Findings& findings);

}  // namespace hallmark
