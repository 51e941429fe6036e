#include <iostream>
#include <memory>
#include <utility>

#include "hallmark/report/findings_report.hpp"
#include "hallmark/scoring/assess.hpp"

int main() {
  hallmark::AssessmentInput input;
  input.rubric = std::make_shared<hallmark::SourceText>(
      "rubric.yaml", "{hallmark: 1, id: web, survey: {id: code}, indicators: [{id: forms, range: [0, 40]}]}");
  input.survey.surveys = {std::make_shared<hallmark::SourceText>("survey.csv", "code,forms\nX1,10\nX2,30\n")};

  const hallmark::Assessment assessed = hallmark::assess(std::move(input));
  std::cerr << hallmark::write_findings(assessed.findings, hallmark::FindingsFormat::text);
  if (!assessed.good()) return 1;

  for (const std::size_t unit : assessed.ranking->order)
    std::cout << assessed.survey->id(unit) << " scores " << assessed.card->score().values[unit] << "\n";
}
