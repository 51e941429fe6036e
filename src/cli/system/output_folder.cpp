#include "cli/system/output_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/system/descriptor.hpp"
#include "cli/system/input_files.hpp"
#include "cli/system/interrupts.hpp"
#include "cli/system/left_behind.hpp"
#include "cli/system/staged_file.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, std::string_view bytes, const std::string& folder) {
  Descriptor file = Descriptor::to_make(path, folder);
  file.write_all(bytes);
  file.close();
}

/// A folder beside the one that is written, removed with what is left in it. What runs that were killed left there is
/// cleared.
class StagedFolder {
 public:
  StagedFolder(const fs::path& target, const std::vector<SiteFile>& files, const std::string& folder) {
    clear_left_behind(target.parent_path().string());
    do {
      name_ = (target.parent_path() / staged_name).string();
      if (::mkdtemp(name_.data()) == nullptr) cannot_write(folder, std::strerror(errno));
      hold_.emplace(Descriptor::to_hold(name_, folder));
    } while (!hold_staged(hold_->number(), name_));
    try {
      fill(files, folder);
    } catch (...) {
      remove();
      throw;
    }
  }
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;
  ~StagedFolder() { remove(); }

  [[nodiscard]] fs::path path() const { return name_; }
  void release() { name_.clear(); }

 private:
  void fill(const std::vector<SiteFile>& files, const std::string& folder) const {
    ::chmod(name_.c_str(), rights_of_new(0777U));
    std::set<fs::path> made;
    for (const SiteFile& file : files) {
      const fs::path place = path() / file.path;
      if (made.insert(place.parent_path()).second) fs::create_directories(place.parent_path());
      write_file(place, file.bytes, folder);
    }
  }

  void remove() const {
    std::error_code ignored;
    if (!name_.empty()) fs::remove_all(name_, ignored);
  }

  std::string name_;
  std::optional<Descriptor> hold_;  ///< Other runs see that it is in use.
};

/// The files of an earlier run; nothing where the folder is none of ours.
std::optional<std::vector<std::string>> files_of_earlier(const fs::path& folder) {
  const fs::path manifest = folder / "manifest.json";
  if (!fs::is_regular_file(manifest)) return std::nullopt;
  return files_in_manifest(read_bytes(manifest.string()));
}

/// Whether a path of a manifest stays inside its folder.
bool stays_inside(const std::string& path) {
  const fs::path relative(path);
  if (relative.empty() || relative.is_absolute()) return false;
  return std::ranges::none_of(relative, [](const fs::path& part) { return part == ".." || part == "."; });
}

/// Refuses a folder in which something stands where the files or their folders belong: a link would lead out of it.
void check_places(const fs::path& target, const std::set<std::string>& paths, const std::string& folder) {
  std::set<fs::path> looked_at;
  for (const std::string& path : paths) {
    const fs::path relative(path);
    for (fs::path above = relative.parent_path(); !above.empty(); above = above.parent_path()) {
      if (!looked_at.insert(above).second) break;
      const fs::file_status status = fs::symlink_status(target / above);
      if (fs::exists(status) && !fs::is_directory(status))
        cannot_write(folder, fmt::format("{} in it is a {}, which is not followed: remove it first",
                                         in_quotes(above.string()), fs::is_symlink(status) ? "link" : "file"));
    }
    if (fs::is_directory(fs::symlink_status(target / relative)))
      cannot_write(folder, fmt::format("{} in it is a folder: remove it first", in_quotes(path)));
  }
}

/// A new folder, complete when it appears. False where another run made it meanwhile.
bool make_folder(const fs::path& target, const std::vector<SiteFile>& files, const std::string& folder) {
  // Ctrl-C waits until the folder is whole: it takes less than a second.
  const InterruptsHeld held;
  StagedFolder staged(target, files, folder);
  std::error_code error;
  fs::rename(staged.path(), target, error);
  if (!error) {
    staged.release();
    return true;
  }
  if (fs::exists(target)) return false;
  cannot_write(folder, error.message());
}

/// One run at a time writes into a folder: others wait here. Where the file system knows no locks, nobody waits.
Descriptor locked(const fs::path& target, const std::string& folder) {
  Descriptor opened = Descriptor::to_hold(target.string(), folder);
  while (::flock(opened.number(), LOCK_EX) != 0 && errno == EINTR) {
  }
  return opened;
}

/// Puts the files in the place of those of an earlier run.
void replace_folder(const fs::path& named, const std::vector<SiteFile>& files, const std::string& folder) {
  if (!fs::is_directory(named)) cannot_write(folder, "it is a file");
  const fs::path target = fs::canonical(named);
  const Descriptor lock = locked(target, folder);
  const InterruptsHeld held;
  const auto known = files_of_earlier(target);
  if (!known && !fs::is_empty(target))
    cannot_write(folder, "it holds other things than a report: name a new folder, or empty it first");
  std::set<std::string> kept;
  for (const SiteFile& file : files) kept.insert(file.path);
  std::set<std::string> gone;
  for (const std::string& path : known.value_or(std::vector<std::string>())) {
    if (!kept.contains(path) && stays_inside(path)) gone.insert(path);
  }
  check_places(target, kept, folder);
  check_places(target, gone, folder);
  const StagedFolder staged(target, files, folder);
  for (const SiteFile& file : files) {
    fs::create_directories((target / file.path).parent_path());
    fs::rename(staged.path() / file.path, target / file.path);
  }
  for (const std::string& path : gone) fs::remove(target / path);
}

}  // namespace

void write_folder(const std::string& folder, const std::vector<SiteFile>& files) {
  try {
    fs::path target = fs::absolute(folder).lexically_normal();
    if (!target.has_filename()) target = target.parent_path();
    while (!fs::exists(target)) {
      if (make_folder(target, files, folder)) return;
    }
    replace_folder(target, files, folder);
  } catch (const fs::filesystem_error& error) {
    cannot_write(folder, error.code().message());
  }
}

}  // namespace hallmark
