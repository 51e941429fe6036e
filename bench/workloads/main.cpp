// hallmark_workload NAME FOLDER [ROWS]
// Writes an invented survey, the rubric for it and a list of its questions, the same bytes on every machine.

#include <algorithm>
#include <charconv>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "workload.hpp"

namespace {

using namespace hallmark::bench;

std::ofstream open(const std::filesystem::path& path) {
  std::ofstream out;
  out.exceptions(std::ios::failbit | std::ios::badbit);
  out.open(path, std::ios::binary);
  return out;
}

void write_files(const Workload& workload, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  open(folder / "rubric.yaml") << to_rubric(workload);
  open(folder / "questions.csv") << to_question_list(workload);
  std::ofstream out = open(folder / "invented-survey.csv");
  constexpr std::uint64_t at_a_time = 10'000;
  std::string text;
  for (std::uint64_t row = 0; row == 0 || row < workload.rows; row += at_a_time) {
    text.clear();
    append_survey(text, workload, row, std::min(row + at_a_time, workload.rows));
    out << text;
  }
  out.close();
}

int usage() {
  std::cerr << "usage: hallmark_workload NAME FOLDER [ROWS]\nNAME is one of";
  for (const std::string_view name : workload_names()) std::cerr << " " << name;
  std::cerr << "\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) return usage();
  std::optional<std::uint64_t> rows;
  if (argc == 4) {
    const std::string text = argv[3];
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number == 0) return usage();
    rows = number;
  }
  const std::optional<Workload> workload = find_workload(argv[1], rows);
  if (!workload) return usage();
  try {
    write_files(*workload, argv[2]);
  } catch (const std::exception& error) {
    std::cerr << "hallmark_workload: " << argv[2] << ": " << error.what() << "\n";
    return 3;
  }
  return 0;
}
