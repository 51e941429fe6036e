#include "report/xlsx/xlsxwriter_library.hpp"

#include <memory>
#include <string_view>
#include <type_traits>

#include <dlfcn.h>
#include <fmt/format.h>

#include "report/xlsx/save_workbook.hpp"

namespace hallmark {

namespace {

/// Debian names a package after the number in the name of its library: libxlsxwriter.so.4 comes with libxlsxwriter4.
std::string package_of_debian(std::string_view file) {
  constexpr std::string_view before_number = ".so.";
  const std::size_t at = file.rfind(before_number);
  return fmt::format("libxlsxwriter{}", at == std::string::npos ? "" : file.substr(at + before_number.size()));
}

[[noreturn]] void cannot_load(std::string_view file) {
  throw WorkbookError(
      fmt::format("workbooks need libxlsxwriter, which cannot be loaded ({}): install the package {} (Debian, Ubuntu) "
                  "or libxlsxwriter (Fedora, Homebrew)",
                  ::dlerror(), package_of_debian(file)));
}

struct Unload {
  void operator()(void* library) const { ::dlclose(library); }
};

}  // namespace

XlsxwriterLibrary load_xlsxwriter(const std::string& file) {
  std::unique_ptr<void, Unload> library(::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL));
  if (!library) cannot_load(file);
  XlsxwriterLibrary functions;
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(library.get(), name));
    if (function == nullptr) cannot_load(file);
  };
#define HALLMARK_FIND(name) find(functions.name, #name);
  HALLMARK_EACH_XLSXWRITER_FUNCTION(HALLMARK_FIND)
#undef HALLMARK_FIND
  (void)library.release();
  return functions;
}

const XlsxwriterLibrary& xlsxwriter() {
#if defined(HALLMARK_XLSXWRITER)
  static const XlsxwriterLibrary library = load_xlsxwriter(HALLMARK_XLSXWRITER);
#else
  // It was built with the program and is part of it.
#define HALLMARK_NAME(name) &::name,
  static const XlsxwriterLibrary library = {HALLMARK_EACH_XLSXWRITER_FUNCTION(HALLMARK_NAME)};
#undef HALLMARK_NAME
#endif
  return library;
}

void load_workbook_library() {
  (void)xlsxwriter();
}

}  // namespace hallmark
