// Any bytes as a rubric: a valid rubric or findings that lie in the text.

#include "hallmark/rubric/read_rubric.hpp"
#include "hallmark/rubric/read_variation.hpp"
#include "hallmark/scoring/plan.hpp"
#include "target.hpp"

using namespace hallmark;

namespace {

void require_sound(const std::vector<Variation>& variations) {
  using Kind = Variation::Kind;
  for (const Variation& variation : variations) {
    fuzz::require(variation.kind != Kind::weights || (variation.within > 0.0 && variation.within <= 1.0),
                  "weights vary by a share");
    fuzz::require(variation.kind != Kind::dirichlet || variation.concentration > 0.0, "a concentration is above zero");
    fuzz::require(variation.kind != Kind::weight || (variation.low >= 0.0 && variation.low < variation.high),
                  "bounds rise from zero");
    fuzz::require(variation.kind != Kind::alternatives || variation.values.size() >= 2, "there are two alternatives");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto source = std::make_shared<const SourceText>("rubric.yaml", std::string(fuzz::text_of(data, size)));
  const ReadText no_files = [](const std::string&) {
    Result<Source> result;
    result.findings.error(Code::rubric_extends, "there is no such file");
    return result;
  };
  // The same bytes as a flag.
  Findings of_flag;
  const auto variation = read_variation(std::string(source->text()), of_flag);
  fuzz::require_sound(of_flag);
  fuzz::require(variation.has_value() != of_flag.has_errors(), "without a variation there is an error");
  if (variation) require_sound({*variation});

  const Result<Rubric> rubric = read_rubric(source, no_files);
  fuzz::require_sound(rubric.findings);
  fuzz::require(rubric.value || rubric.findings.has_errors(), "without a rubric there is an error");
  if (!rubric.good()) return 0;

  fuzz::require(!rubric.value->nodes.empty(), "a rubric has a root");
  require_sound(rubric.value->audit.variations);
  fuzz::require(rubric.value->scale.foot < rubric.value->scale.top, "the scale rises");
  for (std::size_t i = 1; i < rubric.value->nodes.size(); ++i) {
    const Node& node = rubric.value->nodes[i];
    fuzz::require(node.valid, "without errors every node is valid");
    fuzz::require(node.parent < i, "parents come before children");
    fuzz::require(node.weight.value >= 0.0, "weights are never negative");
    fuzz::require(rubric.value->find(node.id) == i, "ids are unique");
  }
  const Result<Plan> plan = compile(*rubric.value, {rubric.value->survey.id.text, "type", "staff"});
  fuzz::require_sound(plan.findings);
  fuzz::require(!plan.good() || plan.value->order.size() == rubric.value->nodes.size(), "a plan has every node once");
  return 0;
}
