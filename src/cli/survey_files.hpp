#pragma once

#include <memory>
#include <vector>

#include "cli/system/file_stream.hpp"
#include "hallmark/rubric/rubric.hpp"
#include "hallmark/survey/read_survey.hpp"

namespace hallmark {

/// Adds surveys to the texts that one is read from: in pieces where that may be and is possible for all of them, else
/// with their texts held. Throws WorldError.
void add_surveys(SurveyTexts& texts, const std::vector<std::shared_ptr<FileStream>>& streams, const Rubric& rubric,
                 bool may_stream);

}  // namespace hallmark
