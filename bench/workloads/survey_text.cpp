#include <string>

#include "council_name.hpp"
#include "random_bits.hpp"
#include "workload.hpp"

namespace hallmark::bench {

namespace {

constexpr std::uint32_t all_bits = (1U << 24U) - 1;

/// How good a council is, in [0, 2^24): the mean of three dice, so most are in the middle.
std::uint32_t quality_of(std::uint64_t seed, std::uint64_t council) {
  RandomBits bits(seed ^ 0x636f756e63696cU, council);
  std::uint64_t sum = 0;
  for (int i = 0; i < 3; ++i) sum += bits.next() & all_bits;
  return static_cast<std::uint32_t>(sum / 3);
}

void append_heading(std::string& text, const Workload& workload) {
  text += workload.has_respondents() ? "response_id,council_id,council_name" : "council_id,council_name";
  if (workload.has_types()) text += ",type";
  for (const Question* question : workload.questions()) text += "," + question->id;
  text += '\n';
}

}  // namespace

void append_survey(std::string& text, const Workload& workload, std::uint64_t first, std::uint64_t last) {
  if (first == 0) append_heading(text, workload);
  const std::vector<const Question*> questions = workload.questions();
  std::vector<std::string> leads;
  std::vector<std::uint32_t> qualities;
  const auto lead_of = [&workload](std::uint64_t number) {
    const Council council = invented_council(number);
    return council.code + "," + council.name + (workload.has_types() ? "," + std::string(council.type) : "");
  };
  if (workload.has_respondents()) {
    for (std::uint64_t i = 0; i < workload.councils; ++i) {
      leads.push_back(lead_of(i));
      qualities.push_back(quality_of(workload.seed, i));
    }
  }
  for (std::uint64_t row = first; row < last; ++row) {
    RandomBits bits(workload.seed, row + 1);
    std::uint32_t quality = 0;
    if (workload.has_respondents()) {
      const std::uint64_t council = bits.below(workload.councils);
      text += std::to_string(row + 1) + "," + leads[council];
      quality = qualities[council];
    } else {
      text += lead_of(row);
      quality = quality_of(workload.seed, row);
    }
    for (const Question* question : questions) {
      text += ',';
      const std::uint64_t cell = bits.next();
      const std::uint64_t blank = cell >> 54U;  // In [0, 1024).
      if (blank < 30) continue;
      if (blank < 42) {
        text += "n/a";
        continue;
      }
      const auto chance = static_cast<std::uint32_t>(cell) & all_bits;
      std::uint32_t answer = (quality + 2 * chance) / 3;
      if (question->lower_is_better) answer = all_bits - answer;
      append_answer(text, question->kind, answer);
    }
    text += '\n';
  }
}

}  // namespace hallmark::bench
