// hallmark_golden PROGRAM CASE...           compares what each case prints and writes with what it should
// hallmark_golden PROGRAM --update CASE...  takes what it prints and writes for right
//
// A case is a folder: `args` has an argument a line, `stdin` is optional, `stdout`, `stderr`, `exit` and the files in
// `output/` are what should come out, and every other file is an input.

#include <cstdlib>
#include <iostream>
#include <set>
#include <sstream>
#include <vector>

#include <sys/wait.h>

#include "scratch.hpp"

namespace {

namespace fs = std::filesystem;
using namespace hallmark::golden;

struct Outcome {
  std::string out;
  std::string err;
  int exit = 0;
  std::map<std::string, std::string> written;  ///< Files that were not there before, and inputs that changed.
};

const std::set<std::string> expectations = {"args", "stdin", "stdout", "stderr", "exit"};

bool is_input(const std::string& name) {
  return !expectations.contains(name) && !name.starts_with("output/");
}

std::string command_line(const fs::path& program, const fs::path& folder) {
  std::string command = shell_quoted(program.string());
  std::istringstream args(read_text(folder / "args"));
  for (std::string arg; std::getline(args, arg);) command += " " + shell_quoted(arg);
  const fs::path input = folder / "stdin";
  return command + " <" + shell_quoted(fs::exists(input) ? input.string() : "/dev/null");
}

Outcome run(const fs::path& program, const fs::path& folder, const std::string& name) {
  const Scratch scratch(name);
  const fs::path room = scratch.path() / "room";
  fs::create_directories(room);
  std::map<std::string, std::string> inputs;
  for (const auto& [file, text] : files_below(folder)) {
    if (!is_input(file)) continue;
    write_text(room / file, text);
    inputs[file] = text;
  }
  const fs::path out = scratch.path() / "stdout";
  const fs::path err = scratch.path() / "stderr";
  const std::string command = plain_environment + " cd " + shell_quoted(room.string()) + " && " +
                              command_line(program, folder) + " >" + shell_quoted(out.string()) + " 2>" +
                              shell_quoted(err.string());
  const int status = std::system(command.c_str());
  Outcome outcome{read_text(out), read_text(err), WIFEXITED(status) ? WEXITSTATUS(status) : -1, files_below(room)};
  for (const auto& [file, text] : inputs) {
    const auto after = outcome.written.find(file);
    if (after == outcome.written.end()) {
      outcome.written[file] = "(deleted)\n";
    } else if (after->second == text) {
      outcome.written.erase(after);
    }
  }
  return outcome;
}

bool same(const std::string& what, const std::string& expected, const std::string& got) {
  if (expected == got) return true;
  std::cout << what << " differs (- expected, + got):\n" << difference(expected, got);
  return false;
}

bool passes(const Outcome& outcome, const fs::path& folder) {
  bool good = same("exit", read_text(folder / "exit"), std::to_string(outcome.exit) + "\n");
  good = same("stdout", read_text(folder / "stdout"), outcome.out) && good;
  good = same("stderr", read_text(folder / "stderr"), outcome.err) && good;
  std::map<std::string, std::string> expected = files_below(folder / "output");
  for (const auto& [file, text] : outcome.written) {
    if (outcome.exit != 0) {
      std::cout << "the run failed and left '" << file << "' behind\n";
      good = false;
    } else if (!expected.contains(file)) {
      std::cout << "'" << file << "' was written and is not in output/\n";
      good = false;
    } else {
      good = same("output/" + file, expected[file], text) && good;
    }
    expected.erase(file);
  }
  for (const auto& [file, text] : expected) {
    std::cout << "output/" << file << " was not written\n";
    good = false;
  }
  return good;
}

void update(const Outcome& outcome, const fs::path& folder) {
  write_text(folder / "exit", std::to_string(outcome.exit) + "\n");
  write_text(folder / "stdout", outcome.out);
  write_text(folder / "stderr", outcome.err);
  fs::remove_all(folder / "output");
  if (outcome.exit != 0) return;  // A failed run writes nothing; the comparison says so where it did.
  for (const auto& [file, text] : outcome.written) write_text(folder / "output" / file, text);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 2) {
    std::cerr << "usage: hallmark_golden PROGRAM [--update] CASE...\n";
    return 2;
  }
  const fs::path program = fs::absolute(words.front());
  const bool updates = words[1] == "--update";
  bool good = true;
  for (std::size_t i = updates ? 2 : 1; i < words.size(); ++i) {
    const fs::path folder = fs::absolute(words[i]);
    const std::string name = folder.parent_path().filename().string() + "." + folder.filename().string();
    const Outcome outcome = run(program, folder, name);
    if (updates) {
      update(outcome, folder);
    } else if (!passes(outcome, folder)) {
      std::cout << folder.string() << " failed; after a change that is meant, build golden-update\n";
      good = false;
    }
  }
  return good ? 0 : 1;
}
