// Draws a second of `hallmark audit`, by one worker.

#include "hallmark/audit/audit.hpp"

#include <benchmark/benchmark.h>

#include "micro/invented_case.hpp"

namespace hallmark::bench {

namespace {

void draws_of_weights(benchmark::State& state) {
  const InventedCase given("w1", 400);
  const Variation weights{VaryWeights{0.2}};
  AuditOptions options;
  options.draws = static_cast<std::size_t>(state.range(0));
  options.parts = {false, false, false, true, false, false};
  for (auto _ : state) {
    const auto found = audit(given.assessed, {weights}, options, one_worker());
    if (!found.good()) state.SkipWithError("the invented survey is not audited");
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK(draws_of_weights)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace hallmark::bench

BENCHMARK_MAIN();
