#include "micro/invented_case.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <utility>

#include "hallmark/rubric/read_rubric.hpp"
#include "hallmark/survey/read_survey.hpp"
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

template <typename T>
T value_of(Result<T> result, const char* what) {
  if (!result.good()) {
    std::cerr << "hallmark_micro: the invented " << what << " is not read\n";
    std::exit(EXIT_FAILURE);
  }
  return *std::move(result.value);
}

std::string survey_of(const Workload& workload) {
  std::string text;
  append_survey(text, workload, 0, workload.rows);
  return text;
}

Source source(std::string name, std::string text) {
  return std::make_shared<const SourceText>(std::move(name), std::move(text));
}

}  // namespace

Rubric read_rubric_text(const std::string& text) {
  const ReadText nothing_else = [](const std::string& /*path*/) { return Result<Source>(); };
  return value_of(read_rubric(source("rubric.yaml", text), nothing_else), "rubric");
}

Survey read_survey_text(const Rubric& rubric, const std::string& text) {
  SurveyTexts texts;
  texts.streams.push_back({std::make_shared<SourceText>("survey.csv", ""), std::make_shared<HeldStream>(text)});
  return value_of(read_survey(rubric, texts), "survey");
}

InventedCase::InventedCase(std::string_view workload, std::uint64_t rows)
    : rubric_text(to_rubric(*find_workload(workload, rows))),
      survey_text(survey_of(*find_workload(workload, rows))),
      rubric(read_rubric_text(rubric_text)),
      survey(read_survey_text(rubric, survey_text)),
      plan(value_of(compile(rubric, survey.columns), "rubric")),
      card(value_of(score(plan, survey), "survey")),
      ranking(rank(card, survey, rubric)),
      table(make_league_table(rubric, survey, card, ranking, {})) {}

}  // namespace hallmark::bench
