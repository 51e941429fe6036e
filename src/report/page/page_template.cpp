#include "report/page/page_template.hpp"

#include <cassert>

#include <kainjow/mustache.hpp>

#include "report/format/html_text.hpp"

namespace hallmark {

namespace {

kainjow::mustache::data filled(const Json& view) {
  using kainjow::mustache::data;
  if (view.is_object()) {
    data object{data::type::object};
    for (const auto& [name, value] : view.items()) object.set(name, filled(value));
    return object;
  }
  if (view.is_array()) {
    data list{data::type::list};
    for (const Json& value : view) list.push_back(filled(value));
    return list;
  }
  if (view.is_string()) {
    const auto& text = view.get_ref<const std::string&>();
    return text.empty() ? data{false} : data{text};
  }
  if (view.is_boolean()) return data{view.get<bool>()};
  if (view.is_null()) return data{false};
  return data{view.dump()};
}

}  // namespace

struct PageTemplate::Parsed {
  mutable kainjow::mustache::mustache page;
};

PageTemplate::PageTemplate(std::string_view text)
    : parsed_(new Parsed{kainjow::mustache::mustache(std::string(text))}) {
  assert(parsed_->page.is_valid());
  parsed_->page.set_custom_escape([](const std::string& unsafe) { return html_text(unsafe); });
}

PageTemplate::PageTemplate(PageTemplate&& other) noexcept = default;
PageTemplate::~PageTemplate() = default;

std::string PageTemplate::render(const Json& view) const {
  return parsed_->page.render(filled(view));
}

}  // namespace hallmark
