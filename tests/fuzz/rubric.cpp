// Any bytes as a rubric: a valid rubric or findings that lie in the text.

#include "hallmark/rubric/read_rubric.hpp"
#include "hallmark/rubric/read_variation.hpp"
#include "hallmark/scoring/plan.hpp"
#include "target.hpp"

using namespace hallmark;

namespace {

void require_sound(const std::vector<Variation>& variations) {
  for (const Variation& variation : variations) {
    if (const auto* weights = std::get_if<VaryWeights>(&variation.what))
      fuzz::require(weights->within > 0.0 && weights->within <= 1.0, "weights vary by a share");
    if (const auto* dirichlet = std::get_if<VaryByDirichlet>(&variation.what))
      fuzz::require(dirichlet->concentration > 0.0, "a concentration is above zero");
    if (const auto* weight = std::get_if<VaryWeight>(&variation.what))
      fuzz::require(weight->low >= 0.0 && weight->low < weight->high, "bounds rise from zero");
    if (const auto* key = std::get_if<VaryKey>(&variation.what))
      fuzz::require(key->values.size() >= 2, "there are two alternatives");
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
