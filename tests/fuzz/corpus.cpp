// hallmark_fuzz_TARGET_corpus FOLDER: every file of a corpus through the target, for compilers without libFuzzer.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "target.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: " << argv[0] << " FOLDER\n";
    return 2;
  }
  std::vector<std::filesystem::path> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) inputs.push_back(entry.path());
  std::ranges::sort(inputs);
  for (const std::filesystem::path& input : inputs) {
    std::cout << input.filename().string() << std::endl;  // Flushed, so that the last name is the one that crashed.
    std::ifstream in(input, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  if (inputs.empty()) std::cerr << "there are no inputs in " << argv[1] << "\n";
  return inputs.empty() ? 1 : 0;
}
