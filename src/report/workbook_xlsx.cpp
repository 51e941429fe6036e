#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "report/workbook_sheet_xml.hpp"
#include "report/workbook_styles.hpp"
#include "report/workbook_text.hpp"
#include "report/zip_archive.hpp"

namespace hallmark {

namespace {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view office_namespace = "http://schemas.openxmlformats.org/officeDocument/2006/";
constexpr std::string_view package_namespace = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view type_of_part = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

std::string relationship_element(std::size_t number, std::string_view type, std::string_view target) {
  return fmt::format(R"(<Relationship Id="rId{}" Type="{}" Target="{}"/>)", number, type, target);
}

std::string relationships(std::string_view content) {
  return fmt::format(R"(<Relationships xmlns="{}relationships">{}</Relationships>)", package_namespace, content);
}

std::string override_type(std::string_view part, std::string_view type) {
  return fmt::format(R"(<Override PartName="/{}" ContentType="{}"/>)", part, type);
}

std::string sheet_path(std::size_t number) {
  return fmt::format("worksheets/sheet{}.xml", number);
}

std::string content_types_part(const Workbook& workbook) {
  std::string xml = fmt::format(
      R"(<Types xmlns="{}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>)",
      package_namespace);
  xml += override_type("xl/workbook.xml", fmt::format("{}sheet.main+xml", type_of_part));
  xml += override_type("xl/styles.xml", fmt::format("{}styles+xml", type_of_part));
  xml += override_type("xl/sharedStrings.xml", fmt::format("{}sharedStrings+xml", type_of_part));
  xml += override_type("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    xml += override_type("xl/" + sheet_path(i + 1), fmt::format("{}worksheet+xml", type_of_part));
    if (has_table(workbook.sheets[i]))
      xml += override_type(fmt::format("xl/tables/table{}.xml", i + 1), fmt::format("{}table+xml", type_of_part));
  }
  return xml + "</Types>";
}

/// What the file is. No time of making: it is the same whenever it is made.
std::string properties_part(const Workbook& workbook) {
  return fmt::format(
      R"(<cp:coreProperties xmlns:cp="{}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>hallmark</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>)",
      package_namespace, workbook_text(workbook.title));
}

std::string workbook_part(const Workbook& workbook) {
  std::string sheets;
  std::string names;
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    const WorkbookSheet& sheet = workbook.sheets[i];
    sheets += fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="rId{}"/>)", workbook_text(sheet.name), i + 1, i + 1);
    // On paper the headings stand on every page.
    if (has_table(sheet))
      names += fmt::format(R"(<definedName name="_xlnm.Print_Titles" localSheetId="{0}">'{1}'!${2}:${2}</definedName>)",
                           i, workbook_text(sheet.name), heading_row(sheet));
  }
  return fmt::format(
      R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{}relationships"><bookViews><workbookView activeTab="0"/></bookViews><sheets>{}</sheets>{}</workbook>)",
      office_namespace, sheets, names.empty() ? "" : "<definedNames>" + names + "</definedNames>");
}

std::string workbook_relationships(const Workbook& workbook) {
  const std::string kind = fmt::format("{}relationships/", office_namespace);
  std::string xml;
  const std::size_t count = workbook.sheets.size();
  for (std::size_t i = 1; i <= count; ++i) xml += relationship_element(i, kind + "worksheet", sheet_path(i));
  xml += relationship_element(count + 1, kind + "styles", "styles.xml");
  xml += relationship_element(count + 2, kind + "sharedStrings", "sharedStrings.xml");
  return relationships(xml);
}

}  // namespace

std::string workbook_bytes(const Workbook& workbook) {
  std::vector<ZipEntry> parts;
  const auto add = [&parts](std::string name, std::string xml) {
    xml.insert(0, xml_head);
    parts.push_back({std::move(name), std::move(xml)});
  };
  add("[Content_Types].xml", content_types_part(workbook));
  add("_rels/.rels",
      relationships(
          relationship_element(1, fmt::format("{}relationships/officeDocument", office_namespace), "xl/workbook.xml") +
          relationship_element(2, fmt::format("{}relationships/metadata/core-properties", package_namespace),
                               "docProps/core.xml")));
  add("docProps/core.xml", properties_part(workbook));
  add("xl/workbook.xml", workbook_part(workbook));
  add("xl/_rels/workbook.xml.rels", workbook_relationships(workbook));
  add("xl/styles.xml", styles_part(workbook.decimals));
  SharedTexts texts;
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    const WorkbookSheet& sheet = workbook.sheets[i];
    add("xl/" + sheet_path(i + 1), sheet_part(sheet, i == 0, texts));
    if (!has_table(sheet)) continue;
    add(fmt::format("xl/worksheets/_rels/sheet{}.xml.rels", i + 1),
        relationships(relationship_element(1, fmt::format("{}relationships/table", office_namespace),
                                           fmt::format("../tables/table{}.xml", i + 1))));
    add(fmt::format("xl/tables/table{}.xml", i + 1), table_part(sheet, i + 1));
  }
  add("xl/sharedStrings.xml", texts.part());
  return zip_archive(parts);
}

}  // namespace hallmark
