#pragma once

#include <string>
#include <string_view>

#include <sys/types.h>

namespace hallmark {

[[noreturn]] void cannot_write(const std::string& path, std::string_view why);

/// Writes all of a text to a descriptor. Throws WorldError about `path`.
void write_all(int descriptor, std::string_view text, const std::string& path);

/// Writes all of a text to a descriptor and closes it, whatever happens. Throws WorldError about `path`.
void write_and_close(int descriptor, std::string_view text, const std::string& path);

/// The rights that a new file or folder gets here.
[[nodiscard]] mode_t rights_of_new(mode_t wanted);

}  // namespace hallmark
