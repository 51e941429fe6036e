#include "report/page/lone_page.hpp"

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "report/page/base64.hpp"
#include "report/page/page_template.hpp"
#include "report/table/section.hpp"

namespace hallmark {

std::string page_alone(const LonePage& page, const SiteOptions& options, std::string content) {
  // Rules of one's own have no sum that was known when the program was built.
  const std::string styles =
      options.css.empty() ? fmt::format("'sha256-{}'", site_style_hash()) : std::string("'unsafe-inline'");
  const std::string scripts =
      page.has_league_table ? fmt::format("script-src 'sha256-{}'; ", site_script_hash()) : std::string();
  Json style_texts = Json::array({{{"text", site_style()}}});
  if (!options.css.empty()) style_texts.push_back({{"text", options.css}});
  Json script_texts = Json::array();
  if (page.has_league_table) script_texts.push_back({{"text", site_script()}});
  const std::string picture = options.logo_suffix == "svg" ? "svg+xml" : options.logo_suffix;
  return PageTemplate(layout_template())
      .render({{"policy", fmt::format("default-src 'none'; style-src {}; {}img-src data:; base-uri 'none'; "
                                      "form-action 'none'",
                                      styles, scripts)},
               {"page_title", page.title},
               {"description", page.description},
               {"canonical", options.base_url},
               {"inline_styles", std::move(style_texts)},
               {"logo",
                options.logo.empty() ? "" : fmt::format("data:image/{};base64,{}", picture, base64_of(options.logo))},
               {"site_title", page.title},
               {"content", std::move(content)},
               {"footer", page.footer},
               {"inline_scripts", std::move(script_texts)}});
}

std::string footer_text(const LeagueTable& table) {
  return fmt::format("Made from the rubric {} with hallmark{}. The same rubric and survey give the same pages.",
                     without_controls(title_of(*table.rubric)),
                     table.provenance.version.empty() ? "" : " " + table.provenance.version);
}

}  // namespace hallmark
