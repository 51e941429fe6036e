#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "report/format/json_values.hpp"

namespace hallmark {

/// A page with blanks, in mustache. A view fills them: texts (escaped), flags, lists of views. An empty text counts as
/// absent.
class PageTemplate {
 public:
  explicit PageTemplate(std::string_view text);
  PageTemplate(PageTemplate&& other) noexcept;
  PageTemplate& operator=(PageTemplate&&) = delete;
  ~PageTemplate();

  [[nodiscard]] std::string render(const Json& view) const;

 private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
};

// The templates, by the name of their file.
[[nodiscard]] std::string_view layout_template();
[[nodiscard]] std::string_view home_template();
[[nodiscard]] std::string_view council_template();
[[nodiscard]] std::string_view node_template();
[[nodiscard]] std::string_view method_template();
[[nodiscard]] std::string_view data_template();
[[nodiscard]] std::string_view comparison_template();

// What all pages share; the sums are SHA-256 in base64.
[[nodiscard]] std::string_view site_style();
[[nodiscard]] std::string_view site_style_hash();
[[nodiscard]] std::string_view site_script();
[[nodiscard]] std::string_view site_script_hash();
[[nodiscard]] std::string_view postcode_script();

}  // namespace hallmark
