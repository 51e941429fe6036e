// The steps of `hallmark score` one by one, each by one worker.

#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>

#include "hallmark/report/write.hpp"
#include "micro/invented_case.hpp"

namespace hallmark::bench {

namespace {

const InventedCase& councils() {
  static const InventedCase found("w1", 400);
  return found;
}

const InventedCase& responses() {
  static const InventedCase found("w2", 20'000);
  return found;
}

const InventedCase& units() {
  static const InventedCase found("w3", 20'000);
  return found;
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes));
}

void count_items(benchmark::State& state, std::size_t items) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(items));
}

void reader_of_rubrics(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_rubric_text(councils().rubric_text));
  count_bytes(state, councils().rubric_text.size());
}
BENCHMARK(reader_of_rubrics)->Unit(benchmark::kMicrosecond);

void reader_of_responses(benchmark::State& state) {
  const InventedCase& given = responses();
  for (auto _ : state) benchmark::DoNotOptimize(read_survey_text(*given.assessed.rubric, given.survey_text));
  count_bytes(state, given.survey_text.size());
}
BENCHMARK(reader_of_responses)->Unit(benchmark::kMillisecond);

void reader_of_units(benchmark::State& state) {
  const InventedCase& given = units();
  for (auto _ : state) benchmark::DoNotOptimize(read_survey_text(*given.assessed.rubric, given.survey_text));
  count_bytes(state, given.survey_text.size());
}
BENCHMARK(reader_of_units)->Unit(benchmark::kMillisecond);

void scorer(benchmark::State& state) {
  const InventedCase& given = units();
  for (auto _ : state) benchmark::DoNotOptimize(score(*given.assessed.plan, *given.assessed.survey));
  count_items(state, given.assessed.survey->size());
}
BENCHMARK(scorer)->Unit(benchmark::kMillisecond);

void scorer_for_tables(benchmark::State& state) {
  const InventedCase& given = units();
  for (auto _ : state) {
    state.PauseTiming();  // It takes the answers out of the survey.
    Survey survey = *given.assessed.survey;
    state.ResumeTiming();
    benchmark::DoNotOptimize(score_for_table(*given.assessed.plan, survey, {}, one_worker()));
  }
  count_items(state, given.assessed.survey->size());
}
BENCHMARK(scorer_for_tables)->Unit(benchmark::kMillisecond);

void ranker(benchmark::State& state) {
  const InventedCase& given = units();
  for (auto _ : state)
    benchmark::DoNotOptimize(rank(*given.assessed.card, *given.assessed.survey, *given.assessed.rubric));
  count_items(state, given.assessed.survey->size());
}
BENCHMARK(ranker)->Unit(benchmark::kMillisecond);

void writer_of_csv(benchmark::State& state) {
  const InventedCase& given = units();
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    write(given.table, Format::csv, {}, one_worker(), [&bytes](std::string_view piece) { bytes += piece.size(); });
  }
  count_bytes(state, bytes);
}
BENCHMARK(writer_of_csv)->Unit(benchmark::kMillisecond);

void writer_of_json(benchmark::State& state) {
  const InventedCase& given = councils();
  std::size_t bytes = 0;
  for (auto _ : state) bytes = to_json(given.table).size();
  count_bytes(state, bytes);
}
BENCHMARK(writer_of_json)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace hallmark::bench
