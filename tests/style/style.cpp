// hallmark_style CHECK SOURCE_FOLDER
// Watches over what STYLE promises and no compiler checks: includes, words, diagnostics, lengths.

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct File {
  fs::path path;
  std::string name;  ///< Below the source folder.
  std::string text;
};

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<File> files_below(const fs::path& root, const std::vector<std::string>& folders,
                              const std::set<std::string>& suffixes) {
  std::vector<File> files;
  for (const std::string& folder : folders) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (!entry.is_regular_file() || !suffixes.contains(entry.path().extension().string())) continue;
      files.push_back({entry.path(), fs::relative(entry.path(), root).generic_string(), read_text(entry.path())});
    }
  }
  std::ranges::sort(files, {}, &File::name);
  return files;
}

bool good = true;

void complain(const std::string& name, std::size_t line, const std::string& what) {
  std::cout << name << ":" << line << ": " << what << "\n";
  good = false;
}

void for_each_line(const File& file, const std::function<void(std::size_t, const std::string&)>& look) {
  std::istringstream in(file.text);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) look(++number, line);
}

/// A folder uses itself, these, and what these may use. The order is that of the data: what a folder may use stands
/// before it.
const std::vector<std::pair<std::string, std::vector<std::string>>> folders_before = {
    {"support", {}},
    {"expression", {"support"}},
    {"rubric", {"expression"}},
    {"survey", {"rubric"}},
    {"scoring", {"survey"}},
    {"audit", {"scoring"}},
    {"result", {"scoring"}},
    {"comparison", {"result"}},
    {"verification", {"result"}},
    {"explanation", {"result"}},
    {"postcode", {"support"}},
    {"lookup", {"postcode", "result"}},
    {"report", {"audit", "comparison", "verification", "explanation", "lookup"}},
    {"cli", {"report"}},
};

std::map<std::string, std::set<std::string>> with_what_they_may_use() {
  std::map<std::string, std::set<std::string>> allowed;
  for (const auto& [folder, before] : folders_before) {
    std::set<std::string>& may_use = allowed[folder];
    for (const std::string& other : before) {
      may_use.insert(other);
      may_use.insert(allowed.at(other).begin(), allowed.at(other).end());
    }
  }
  return allowed;
}

const std::map<std::string, std::set<std::string>> allowed_folders = with_what_they_may_use();

/// Libraries that are kept to a place: a folder, or the one file that catches their exceptions.
struct Kept {
  std::string header;  ///< What the include begins with.
  std::string place;   ///< What the file's name begins with.
  std::vector<std::string> also = {};
};
const std::vector<Kept> kept = {
    {"yaml-cpp/", "src/rubric/yaml_document.cpp"},
    {"Eigen/", "src/audit/"},
    {"Random123/", "src/audit/"},
    {"boost/", "src/audit/", {"src/scoring/ranking.cpp"}},
    {"CLI/", "src/cli/"},
    {"kainjow/", "src/report/page/page_template.cpp"},
    {"zlib.h", "src/cli/system/gunzip.cpp", {"src/postcode/checksum.cpp", "src/report/xlsx/whole_workbook.cpp"}},
    {"openssl/", "src/cli/system/digest.cpp"},
    {"xlsxwriter.h", "src/report/xlsx/xlsxwriter_library.hpp"},
    {"dlfcn.h", "src/report/xlsx/xlsxwriter_library.cpp"},
    {"fstream", "src/cli/"},
    {"iostream", "src/cli/"},
    {"cstdio", "src/cli/system/"},
    {"csignal", "src/cli/system/"},
    {"unistd.h", "src/cli/system/"},
    {"fcntl.h", "src/cli/system/"},
    {"poll.h", "src/cli/system/"},
    {"sys/", "src/cli/system/"},
    {"thread", "src/cli/"},
    {"ctime", "nowhere"},
    {"chrono", "src/cli/system/progress_line", {"src/cli/system/stopwatch.hpp"}},
    {"random", "nowhere"},
    {"locale", "nowhere"},
    {"regex", "nowhere"},
};
constexpr std::array<std::string_view, 2> users_of_filesystem = {"src/rubric/extend.cpp", "src/cli/"};

bool is_standard(const std::string& header) {
  return header.find('/') == std::string::npos && header.find('.') == std::string::npos;
}

/// The folder of ours that a header or source belongs to.
std::string folder_of(const std::string& name) {
  std::smatch match;
  static const std::regex shape("^(?:include/hallmark|src|hallmark)/([a-z]+)/.*|^([a-z]+)/.*");
  if (!std::regex_match(name, match, shape)) return "";
  return match[1].matched ? match[1].str() : match[2].str();
}

void check_third_party(const File& file, std::size_t line, const std::string& header) {
  if (file.name.starts_with("include/") && !is_standard(header))
    complain(file.name, line, "<" + header + "> in a public header: libraries stay in .cpp files");
  for (const Kept& rule : kept) {
    const bool is_folder = rule.header.ends_with('/');
    const bool concerned = is_folder ? header.starts_with(rule.header) : header == rule.header;
    const auto is_home = [&file](const std::string& place) { return file.name.starts_with(place); };
    if (concerned && !is_home(rule.place) && std::ranges::none_of(rule.also, is_home))
      complain(file.name, line, "<" + header + "> belongs " + (rule.place == "nowhere" ? "" : "to ") + rule.place);
  }
  if (header != "filesystem") return;
  if (std::ranges::none_of(users_of_filesystem,
                           [&file](std::string_view place) { return file.name.starts_with(place); }))
    complain(file.name, line, "<filesystem> belongs to src/rubric/extend.cpp, for paths as texts");
}

void check_ours(const File& file, std::size_t line, const std::string& header) {
  const std::string from = folder_of(file.name);
  const std::string to = folder_of(header);
  const auto rule = allowed_folders.find(from);
  if (rule == allowed_folders.end()) {
    complain(file.name, line, "the folder '" + from + "' is not in the table of STYLE");
  } else if (from != to && !rule->second.contains(to)) {
    complain(file.name, line, "'" + from + "' may not use '" + to + "': \"" + header + "\"");
  }
  if (file.name.starts_with("include/") && !header.starts_with("hallmark/"))
    complain(file.name, line, "a public header uses the private \"" + header + "\"");
}

/// The wing of a folder that a private header or source belongs to, "report/site"; the folder itself where it has none.
std::string wing_of(const std::string& name) {
  return fs::path(name).parent_path().generic_string();
}

/// Which wings a wing includes, with a file that does.
using Wings = std::map<std::string, std::map<std::string, std::string>>;

/// Whether includes lead from a wing to another, in any number of steps.
bool leads_to(const Wings& wings, const std::string& from, const std::string& to, std::set<std::string>& seen) {
  if (from == to) return true;
  if (!seen.insert(from).second || !wings.contains(from)) return false;
  return std::ranges::any_of(wings.at(from), [&](const auto& use) { return leads_to(wings, use.first, to, seen); });
}

/// Inside a folder there is a direction too: no wing uses another that uses it.
void check_wings(const Wings& wings) {
  for (const auto& [from, uses] : wings) {
    for (const auto& [to, file] : uses) {
      std::set<std::string> seen;
      if (leads_to(wings, to, from, seen)) complain(file, 1, "'" + from + "' and '" + to + "' use each other");
    }
  }
}

/// A folder in which a stranger finds a file has no more than this many.
constexpr std::size_t most_files = 40;

void check_folders(const fs::path& root) {
  std::map<std::string, std::size_t> files;
  for (const File& file : files_below(root, {"src"}, {".hpp", ".cpp"})) ++files[wing_of(file.name)];
  for (const auto& [folder, count] : files) {
    if (count > most_files)
      complain(
          folder, 1,
          std::to_string(count) + " files in one folder: look for wings (at most " + std::to_string(most_files) + ")");
  }
}

/// Where a file has a header of its own, that comes first, which proves that the header compiles alone. The public
/// header of a file in a wing stands one level up: one door a house.
void check_first_include(const File& file, const std::string& root, const std::string& first, std::size_t line) {
  if (!file.name.ends_with(".cpp")) return;
  const std::string stem = file.name.substr(4, file.name.size() - 8);  // Without src/ and .cpp.
  const std::string door = stem.substr(0, stem.find('/')) + stem.substr(stem.rfind('/'));
  for (const std::string& own : {"hallmark/" + stem + ".hpp", stem + ".hpp", "hallmark/" + door + ".hpp"}) {
    const fs::path path = fs::path(root) / (own.starts_with("hallmark/") ? "include" : "src") / own;
    if (!fs::exists(path)) continue;
    if (first != own) complain(file.name, line, "the first include is not the file's own header, \"" + own + "\"");
    return;
  }
}

void check_includes(const fs::path& root) {
  static const std::regex shape("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"].*");
  Wings wings;
  for (const File& file : files_below(root, {"include", "src"}, {".hpp", ".cpp"})) {
    std::string first;
    for_each_line(file, [&](std::size_t line, const std::string& text) {
      std::smatch match;
      if (!std::regex_match(text, match, shape)) return;
      if (first.empty()) {
        first = match[2];
        check_first_include(file, root.string(), first, line);
      }
      match[1] == "<" ? check_third_party(file, line, match[2]) : check_ours(file, line, match[2]);
      const std::string from = wing_of(file.name);
      const std::string to = "src/" + wing_of(match[2]);
      if (match[1] != "<" && from != to && folder_of(file.name) == folder_of(to + "/")) wings[from][to] = file.name;
    });
    const bool once = file.text.starts_with("#pragma once\n");
    if (file.name.ends_with(".hpp") && !once) complain(file.name, 1, "a header begins with '#pragma once'");
    // Only names of files are worked out there; the disk belongs to cli.
    static const std::regex disk("exists\\(|status\\(|canonical\\(|absolute\\(|current_path|_iterator|is_regular_file");
    if (file.name == "src/rubric/extend.cpp" && std::regex_search(file.text, disk))
      complain(file.name, 1, "std::filesystem is used for more than paths as texts");
  }
  check_wings(wings);
  check_folders(root);
}

void check_words(const fs::path& root) {
  static const std::regex machine("/(home|root|Users|work|tmp)/[A-Za-z]");
  static const std::regex todo("\\b(TODO|FIXME|XXX)\\b(?!\\(#[0-9]+\\))");
  static const std::regex vague("(^|[_-])(utils?|helpers?|managers?|misc|common|tmp[0-9]*)([_.-]|$)");
  for (const File& file :
       files_below(root, {"include", "src", "tests", "bench", "cmake", "rubrics", "data", "docs"},
                   {".hpp", ".cpp", ".cmake", ".txt", ".md", ".yaml", ".csv", ".py", ".sh", ".mjs", ".R"})) {
    if (file.name == "tests/style/style.cpp") continue;
    if (std::regex_search(file.path.filename().string(), vague))
      complain(file.name, 1, "the file's name says nothing of what is in it");
    for_each_line(file, [&](std::size_t line, const std::string& text) {
      if (std::regex_search(text, machine)) complain(file.name, line, "a path of somebody's machine");
      if (std::regex_search(text, todo)) complain(file.name, line, "a TODO needs an issue, as in TODO(#12)");
      const bool is_source = file.name.ends_with(".cpp") || file.name.ends_with(".hpp");
      if (is_source && text.find("using namespace") != std::string::npos && file.name.ends_with(".hpp"))
        complain(file.name, line, "'using namespace' in a header");
    });
  }
}

void check_diagnostics(const fs::path& root) {
  const std::string header = read_text(root / "include/hallmark/support/diagnostic.hpp");
  std::map<int, std::string> codes;
  static const std::regex code("\\n  ([a-z_]+) = ([0-9]+),");
  for (auto at = std::sregex_iterator(header.begin(), header.end(), code); at != std::sregex_iterator(); ++at)
    codes[std::stoi((*at)[2])] = (*at)[1];
  if (codes.empty()) complain("include/hallmark/support/diagnostic.hpp", 1, "no codes were found in it");

  const std::string page = "docs/diagnostics.md";
  std::set<int> sections;
  static const std::regex heading("^## HM([0-9]{3}) \\S.*$");
  int last = -1;
  for_each_line({root / page, page, read_text(root / page)}, [&](std::size_t line, const std::string& text) {
    if (!text.starts_with("## HM")) return;
    std::smatch match;
    if (!std::regex_match(text, match, heading))
      return complain(page, line, "a section is called '## HM012 What it is'");
    const int number = std::stoi(match[1]);
    if (!codes.contains(number)) complain(page, line, "HM" + match[1].str() + " is no code in diagnostic.hpp");
    if (!sections.insert(number).second) complain(page, line, "HM" + match[1].str() + " has a section already");
    if (number < last) complain(page, line, "HM" + match[1].str() + " stands behind a higher number");
    last = number;
  });
  for (const auto& [number, name] : codes) {
    const std::string digits = std::to_string(1000 + number).substr(1);
    if (!sections.contains(number)) complain(page, 1, "there is no section '## HM" + digits + "' about " + name);
  }
  // A code that nothing gives is a promise nobody keeps.
  std::string bodies;
  for (const File& file : files_below(root, {"src"}, {".cpp", ".hpp"})) bodies += file.text;
  for (const auto& [number, name] : codes) {
    if (!std::regex_search(bodies, std::regex("Code::" + name + "\\b")))
      complain("include/hallmark/support/diagnostic.hpp", 1, "nothing gives the code " + name);
  }
}

void check_lengths(const fs::path& root) {
  constexpr std::ptrdiff_t most_lines = 450;
  for (const File& file : files_below(root, {"include", "src", "tests", "bench"}, {".hpp", ".cpp"})) {
    const std::ptrdiff_t lines = std::ranges::count(file.text, '\n');
    if (lines > most_lines) {
      complain(file.name, static_cast<std::size_t>(lines),
               "more than " + std::to_string(most_lines) + " lines: look for two ideas in it");
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::map<std::string, std::function<void(const fs::path&)>> checks = {{"includes", check_includes},
                                                                              {"words", check_words},
                                                                              {"diagnostics", check_diagnostics},
                                                                              {"lengths", check_lengths}};
  if (argc != 3 || !checks.contains(argv[1])) {
    std::cerr << "usage: hallmark_style includes|words|diagnostics|lengths SOURCE_FOLDER\n";
    return 2;
  }
  checks.at(argv[1])(fs::absolute(argv[2]).lexically_normal());
  return good ? 0 : 1;
}
