#pragma once

#include <string>
#include <string_view>

#include <sys/types.h>

namespace hallmark {

/// What stands beside its target until it is whole, as mkstemp and mkdtemp take it.
inline constexpr std::string_view staged_name = ".hallmark-XXXXXX";

[[noreturn]] void cannot_write(const std::string& path, std::string_view why);

/// Writes all of a text to a descriptor. Throws WorldError about `path`.
void write_all(int descriptor, std::string_view text, const std::string& path);

/// Writes all of a text to a descriptor and closes it, whatever happens. Throws WorldError about `path`.
void write_and_close(int descriptor, std::string_view text, const std::string& path);

/// The rights that a new file or folder gets here.
[[nodiscard]] mode_t rights_of_new(mode_t wanted);

}  // namespace hallmark
