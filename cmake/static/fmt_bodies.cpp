// The bodies of fmt for a program that is one file, since systems package them as a shared library only. Whatever the
// headers need is emitted here, also where it is inline.
#define FMT_HEADER_ONLY
// Numbers become texts faster with all powers of ten at hand, some ten kilobytes.
#define FMT_USE_FULL_CACHE_DRAGONBOX 1
#include <fmt/format.h>

namespace hallmark {

using Format = std::string (*)(fmt::string_view, fmt::format_args);
extern const Format fmt_bodies;
[[gnu::used]] const Format fmt_bodies = &fmt::vformat;

}  // namespace hallmark
