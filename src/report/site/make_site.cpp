#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "hallmark/explanation/explanation.hpp"
#include "hallmark/report/site.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/support/wording.hpp"
#include "report/page/lone_page.hpp"
#include "report/page/page_template.hpp"
#include "report/page/unit_words.hpp"
#include "report/site/address.hpp"
#include "report/site/postcode_files.hpp"
#include "report/site/site_data.hpp"
#include "report/site/site_pages.hpp"
#include "support/texts.hpp"

namespace hallmark {

namespace {

constexpr std::string_view site_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

struct MenuEntry {
  std::string_view file;
  std::string_view label;
};
constexpr std::array<MenuEntry, 3> menu = {
    {{"index.html", "League table"}, {"method.html", "Method"}, {"data.html", "Data"}}};

std::string site_title(const Rubric& rubric, const SiteOptions& options) {
  return without_controls(options.title.empty() ? title_of(rubric) : options.title);
}

/// What goes round the content of a page. `current` is the file's path from the site's folder.
class SiteLayout {
 public:
  SiteLayout(const SiteSource& source, const SiteIndex& index) : source_(source), layout_(layout_template()) {
    title_ = site_title(index.rubric(), source.options);
    footer_ = footer_text(index.table);
  }

  [[nodiscard]] std::string page(const std::string& path, const std::string& title, const std::string& description,
                                 std::string content) const {
    const std::string root = path.find('/') == std::string::npos ? "" : "../";
    Json entries = Json::array();
    for (const MenuEntry& entry : menu)
      entries.push_back(
          {{"root", root}, {"file", entry.file}, {"label", entry.label}, {"current", entry.file == path}});
    Json styles = Json::array({{{"root", root}, {"file", "assets/site.css"}}});
    if (!source_.options.css.empty()) styles.push_back({{"root", root}, {"file", "assets/own.css"}});
    Json scripts = Json::array();
    if (path == "index.html") {
      scripts.push_back({{"root", root}, {"file", "assets/site.js"}});
      if (source_.lookup != nullptr) scripts.push_back({{"root", root}, {"file", "assets/postcodes.js"}});
    }
    const std::string& suffix = source_.options.logo_suffix;
    return layout_.render({{"policy", site_policy},
                           {"page_title", title == title_ ? title : fmt::format("{} – {}", title, title_)},
                           {"description", description},
                           {"canonical", source_.options.base_url.empty() ? "" : source_.options.base_url + path},
                           {"styles", std::move(styles)},
                           {"logo", source_.options.logo.empty() ? "" : root + "assets/logo." + suffix},
                           {"home", root + "index.html"},
                           {"site_title", title_},
                           {"has_menu", true},
                           {"menu", std::move(entries)},
                           {"content", std::move(content)},
                           {"footer", footer_},
                           {"scripts", std::move(scripts)}});
  }

 private:
  const SiteSource& source_;
  PageTemplate layout_;
  std::string title_;
  std::string footer_;
};

SiteLinks links_of(const LeagueTable& table) {
  SiteLinks links;
  for (const std::string_view id : *table.survey->ids)
    links.units.push_back("councils/" + address_of(id, Letters::capital) + ".html");
  for (const Node& node : table.rubric->nodes)
    links.nodes.push_back(node.id.empty() ? std::string()
                                          : "questions/" + address_of(node.id, Letters::small) + ".html");
  return links;
}

/// What council and question pages say of where they are.
Json with_root(Json view) {
  view["root"] = "../";
  return view;
}

/// Makes the pages of one site, each job one of them, and one the data.
class SiteMaker {
 public:
  SiteMaker(const SiteSource& source, const SiteIndex& index)
      : source_(source),
        index_(index),
        weights_(effective_weights(index.rubric(), source.table.survey, source.table.card)),
        peers_(source.table),
        layout_(source, index) {}

  std::vector<SiteFile> files() {
    std::vector<SiteFile> files = {home()};
    const std::vector<std::uint32_t>& units = index_.table.units;
    const std::size_t nodes = index_.rubric().nodes.size() - 1;
    const std::size_t first = files.size();
    files.resize(first + units.size() + nodes);
    std::vector<DataFile> data;
    // The data, which take longer than any page, are begun first.
    source_.workers.run("pages", 1 + units.size() + nodes, [&](std::size_t job, std::size_t) {
      if (job == 0) {
        data = data_files(index_, weights_, source_.to_xlsx);
      } else {
        files[first + job - 1] = job <= units.size() ? council(units[job - 1]) : node(job - units.size());
      }
    });
    files.push_back(method());
    add_data(files, data);
    files.push_back({"assets/site.css", std::string(site_style())});
    files.push_back({"assets/site.js", std::string(site_script())});
    if (source_.lookup != nullptr) {
      files.push_back({"assets/postcodes.js", std::string(postcode_script())});
      std::ranges::move(postcode_files(index_, *source_.lookup), std::back_inserter(files));
    }
    if (!source_.options.css.empty()) files.push_back({"assets/own.css", source_.options.css});
    if (!source_.options.logo.empty())
      files.push_back({"assets/logo." + source_.options.logo_suffix, source_.options.logo});
    std::ranges::sort(files, {}, &SiteFile::path);
    files.push_back({"manifest.json", manifest(index_, files, source_)});
    return files;
  }

 private:
  SiteFile home() {
    std::vector<std::string> credits;
    if (source_.lookup != nullptr) credits = credits_of(source_.lookup->index());
    for (std::string& credit : credits) credit = without_controls(credit);
    const Json view = home_view(index_, source_.options, source_.map, credits);
    return {"index.html", layout_.page("index.html", site_title(index_.rubric(), source_.options),
                                       fmt::format("League table: {}", without_controls(title_of(index_.rubric()))),
                                       PageTemplate(home_template()).render(view))};
  }

  SiteFile council(std::size_t unit) const {
    const Explanation explanation = explain(source_.table, source_.plan, source_.scored, source_.cells, peers_, unit);
    const std::string name = index_.name_of(unit);
    const std::string path = index_.links.unit(unit);
    return {path, layout_.page(path, name, fmt::format("{}: rating, answers and what would lift it", name),
                               council_.render(with_root(
                                   council_view(index_, {source_.uncertainty, source_.table.is_anonymous}, explanation))))};
  }

  SiteFile node(std::size_t at) const {
    const std::string title = without_controls(index_.rubric().nodes[at].title);
    const std::string path = index_.links.node(at);
    return {path, layout_.page(path, title, fmt::format("{}: how it is marked and who does well", title),
                               node_.render(with_root(node_view(index_, source_, at, weights_))))};
  }

  SiteFile method() const {
    Json view = method_view(index_, weights_);
    view["top"] = 1;
    view["below"] = 2;
    return {"method.html", layout_.page("method.html", "Method", "How scores, levels and ranks come about",
                                        PageTemplate(method_template()).render(view))};
  }

  void add_data(std::vector<SiteFile>& files, const std::vector<DataFile>& data) const {
    files.push_back({"data.html", layout_.page("data.html", "Data", "Everything on these pages, for programs",
                                               PageTemplate(data_template()).render(data_view(index_, data, source_.options.licence)))});
    files.push_back({"datapackage.json", data_package(index_, data, weights_, source_)});
    files.push_back({"data/scores.csv-metadata.json", csvw_metadata(index_)});
    for (const DataFile& file : data) files.push_back(file.file);
  }

  const SiteSource& source_;
  const SiteIndex& index_;
  std::vector<EffectiveWeights> weights_;
  PeerMarks peers_;
  SiteLayout layout_;
  PageTemplate council_{council_template()};
  PageTemplate node_{node_template()};
};

LonePage lone_page(const LeagueTable& table, const SiteOptions& options) {
  return {site_title(*table.rubric, options),
          fmt::format("League table: {}", without_controls(title_of(*table.rubric))), footer_text(table), true};
}

}  // namespace

std::vector<SiteFile> make_site(const SiteSource& source) {
  SiteIndex index(source.table, source.since);
  index.links = links_of(source.table);
  return SiteMaker(source, index).files();
}

std::string make_page(const SiteSource& source) {
  const SiteIndex index(source.table, source.since);
  Json view = method_view(index, effective_weights(index.rubric(), source.table.survey, source.table.card));
  view["top"] = 2;
  view["below"] = 3;
  return page_alone(lone_page(source.table, source.options), source.options,
                    PageTemplate(home_template()).render(home_view(index, source.options, source.map, {})) +
                        PageTemplate(method_template()).render(view));
}

std::string to_html(const LeagueTable& table) {
  const SiteIndex index(table);
  return page_alone(lone_page(table, {}), {}, PageTemplate(home_template()).render(home_view(index, {}, nullptr, {})));
}

}  // namespace hallmark
