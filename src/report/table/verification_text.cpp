#include <fmt/format.h>

#include "hallmark/report/write_verification.hpp"
#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "report/format/text_table.hpp"

namespace hallmark {

namespace {

std::string verdict_of(const ColumnVerdict& column) {
  std::string text =
      fmt::format("{} against {}: {} compared, {}", column.ours, in_quotes(column.published), column.compared,
                  column.differences.empty() ? "all agree" : counted(column.differences.size(), "differs", "differ"));
  if (column.tolerance)
    text += fmt::format(" {} {}", column.differences.empty() ? "within" : "by more than", to_text(*column.tolerance));
  if (column.largest > 0.0) text += fmt::format("; largest difference {:.6g}", column.largest);
  return text;
}

std::string text_of(const Difference& difference) {
  std::string text = fmt::format("  {}{}: ours {}, published {}", without_controls(difference.id),
                                 difference.name.empty() ? "" : " " + without_controls(difference.name),
                                 without_controls(difference.ours), without_controls(difference.published));
  if (difference.by) text += fmt::format(", {:.6g} apart", *difference.by);
  return text;
}

}  // namespace

std::string verification_text(const Verification& verification, std::size_t width) {
  std::string text;
  std::size_t differences = verification.only_ours.size() + verification.only_published.size();
  for (const ColumnVerdict& column : verification.columns) {
    differences += column.differences.size();
    text += wrapped(verdict_of(column), width, 2);
    for (const Difference& difference : column.differences) text += wrapped(text_of(difference), width, 4);
    if (!column.explanation.empty()) text += wrapped("  " + without_controls(column.explanation), width, 4);
  }
  for (const std::string& id : verification.only_ours) text += fmt::format("only ours: {}\n", without_controls(id));
  for (const std::string& id : verification.only_published)
    text += fmt::format("only published: {}\n", without_controls(id));
  text += differences == 0 ? std::string("verified: no difference\n")
                           : counted(differences, "difference", "differences") + "\n";
  return text;
}

}  // namespace hallmark
