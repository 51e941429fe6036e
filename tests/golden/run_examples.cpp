// hallmark_examples PROGRAM SOURCE_FOLDER DOCUMENT
// Runs the commands of the ```console blocks of a document, in order and in one scratch folder that has copies of
// rubrics/ and data/, and compares what they print with the lines below them. Every complete rubric among its ```yaml
// blocks, one that begins with `hallmark: 1`, is put beside those of rubrics/ and has to pass `hallmark check`.

#include <cstdlib>
#include <iostream>
#include <optional>
#include <sstream>
#include <vector>

#include <sys/wait.h>

#include "scratch.hpp"

namespace {

namespace fs = std::filesystem;
using namespace hallmark::golden;

struct Example {
  std::size_t line = 0;  ///< Of the command, in the document.
  std::string command;
  std::string expected;
};

/// A rubric as the document shows it.
struct Shown {
  std::size_t line = 0;
  std::string rubric;
};

struct Examples {
  std::vector<Example> examples;
  std::vector<std::string> complaints;
};

Examples examples_of(const fs::path& document) {
  Examples found;
  std::istringstream in(read_text(document));
  bool inside = false;
  bool has_command = false;  // Of this block.
  bool continues = false;    // The command line ends in a backslash.
  std::size_t number = 0;
  const auto complain = [&found, &number](const std::string& what) {
    found.complaints.push_back("line " + std::to_string(number) + ": " + what);
  };
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!inside) {
      inside = line == "```console";
      has_command = false;
    } else if (line == "```") {
      inside = false;
      continues = false;
    } else if (continues) {
      found.examples.back().command += "\n" + line;
      continues = line.ends_with('\\');
    } else if (line.starts_with("$ ")) {
      const std::string command = line.substr(2);
      if (!command.starts_with("hallmark ")) complain("a console block runs 'hallmark' only, and this is: " + command);
      found.examples.push_back({number, command, ""});
      has_command = true;
      continues = line.ends_with('\\');
    } else if (has_command) {
      found.examples.back().expected += line + "\n";
    } else {
      complain("a console block begins with '$ hallmark', and this does not: " + line);
    }
  }
  if (inside) complain("the console block is not closed");
  return found;
}

std::vector<Shown> rubrics_of(const fs::path& document) {
  std::vector<Shown> rubrics;
  std::istringstream in(read_text(document));
  std::size_t number = 0;
  std::optional<Shown> block;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!block) {
      if (line == "```yaml") block = Shown{number + 1, ""};
    } else if (line == "```") {
      if (block->rubric.starts_with("hallmark: 1\n")) rubrics.push_back(*block);
      block.reset();
    } else {
      block->rubric += line + "\n";
    }
  }
  return rubrics;
}

std::string output_of(const std::string& command, const fs::path& program, const fs::path& room, const fs::path& out) {
  const std::string whole = plain_environment + " PATH=" + shell_quoted(program.parent_path().string()) +
                            ":$PATH; cd " + shell_quoted(room.string()) + " && {\n" + command + "\n} </dev/null >" +
                            shell_quoted(out.string()) + " 2>&1";
  const int status = std::system(whole.c_str());
  std::string text = read_text(out);
  if (!WIFEXITED(status) || WEXITSTATUS(status) >= 70) text += "(the command crashed)\n";
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: hallmark_examples PROGRAM SOURCE_FOLDER DOCUMENT\n";
    return 2;
  }
  const fs::path program = fs::absolute(argv[1]);
  const fs::path source = fs::absolute(argv[2]);
  const fs::path document = source / argv[3];
  const Examples found = examples_of(document);
  bool good = found.complaints.empty();
  for (const std::string& complaint : found.complaints) std::cout << argv[3] << ", " << complaint << "\n";
  if (!good) return 1;

  const Scratch scratch("docs." + document.stem().string());
  const fs::path room = scratch.path() / "room";
  fs::create_directories(room);
  for (const char* folder : {"rubrics", "data"}) fs::copy(source / folder, room / folder, fs::copy_options::recursive);
  for (const Example& example : found.examples) {
    const std::string got = output_of(example.command, program, room, scratch.path() / "out");
    if (got == example.expected) continue;
    std::cout << argv[3] << ", line " << example.line << ": $ " << example.command << "\n(- the document, + the run)\n"
              << difference(example.expected, got);
    good = false;
  }
  for (const Shown& shown : rubrics_of(document)) {
    write_text(room / "rubrics" / "shown.yaml", shown.rubric);
    const std::string command = "hallmark check rubrics/shown.yaml && echo passed";
    const std::string got = output_of(command, program, room, scratch.path() / "out");
    if (got.ends_with("passed\n")) continue;
    std::cout << argv[3] << ", the rubric on line " << shown.line << ":\n" << got;
    good = false;
  }
  return good ? 0 : 1;
}
