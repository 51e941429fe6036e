#include "micro/invented_case.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <utility>

#include "workloads/workload.hpp"

namespace hallmark::bench {

namespace {

class HeldStream : public TextStream {
 public:
  explicit HeldStream(const std::string& text) : text_(text) {}

  [[nodiscard]] std::size_t read(char* into, std::size_t room) override {
    const std::size_t length = std::min(room, text_.size() - at_);
    text_.copy(into, length, at_);
    at_ += length;
    return length;
  }
  [[nodiscard]] std::size_t size() const override { return text_.size(); }
  [[nodiscard]] bool can_read_again() const override { return true; }
  [[nodiscard]] std::string read_again(std::size_t offset, std::size_t length) const override {
    return text_.substr(offset, length);
  }

 private:
  const std::string& text_;
  std::size_t at_ = 0;
};

void require(bool is_good, const char* what) {
  if (is_good) return;
  std::cerr << "hallmark_micro: the invented " << what << " is not read\n";
  std::exit(EXIT_FAILURE);
}

std::string survey_of(const Workload& workload) {
  std::string text;
  append_survey(text, workload, 0, workload.rows);
  return text;
}

Source source(std::string name, std::string text) {
  return std::make_shared<const SourceText>(std::move(name), std::move(text));
}

SurveyTexts streamed(const std::string& text) {
  SurveyTexts texts;
  texts.streams.push_back({std::make_shared<SourceText>("survey.csv", ""), std::make_shared<HeldStream>(text)});
  return texts;
}

Assessment assessed(const std::string& rubric, const std::string& survey) {
  AssessmentInput input;
  input.rubric = source("rubric.yaml", rubric);
  input.survey = streamed(survey);
  Assessment made = assess(std::move(input));
  require(made.good(), "rubric and survey");
  return made;
}

}  // namespace

Rubric read_rubric_text(const std::string& text) {
  Result<Rubric> rubric = read_rubric(source("rubric.yaml", text), {});
  require(rubric.good(), "rubric");
  return *std::move(rubric.value);
}

Survey read_survey_text(const Rubric& rubric, const std::string& text) {
  Result<Survey> survey = read_survey(rubric, streamed(text));
  require(survey.good(), "survey");
  return *std::move(survey.value);
}

InventedCase::InventedCase(std::string_view workload, std::uint64_t rows)
    : rubric_text(to_rubric(*find_workload(workload, rows))),
      survey_text(survey_of(*find_workload(workload, rows))),
      assessed(bench::assessed(rubric_text, survey_text)),
      table(make_league_table(*assessed.rubric, *assessed.survey, *assessed.card, *assessed.ranking, {})) {}

}  // namespace hallmark::bench
