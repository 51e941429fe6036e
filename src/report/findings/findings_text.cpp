#include <algorithm>

#include <fmt/format.h>

#include "hallmark/report/findings_report.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "report/findings/findings_formats.hpp"

namespace hallmark {

namespace {

/// The part of a line that is shown round a finding, for lines too long for a terminal.
constexpr std::size_t excerpt_before = 60;
constexpr std::size_t excerpt_length = 120;

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The source line with a caret under the fault.
std::string excerpt(const Place& place, std::size_t line_number) {
  std::string_view line = place.source->line_around(place.offset);
  if (line.empty() && place.source->text().empty()) return {};  // of a file as a whole
  std::size_t at = std::min(place.source->bytes_before(place.offset), line.size());
  bool cut_front = false;
  if (at > excerpt_before) {
    std::size_t from = at - excerpt_before;
    while (from < at && continues_character(line[from])) ++from;
    line.remove_prefix(from);
    at -= from;
    cut_front = true;
  }
  bool cut_back = false;
  if (line.size() > excerpt_length) {
    std::size_t to = excerpt_length;
    while (to > 0 && continues_character(line[to])) --to;
    line = line.substr(0, to);
    at = std::min(at, line.size());
    cut_back = true;
  }
  const std::string before = (cut_front ? "…" : "") + without_controls(line.substr(0, at));
  const std::string shown = before + without_controls(line.substr(at)) + (cut_back ? "…" : "");
  const std::string fault = without_controls(line.substr(at, std::min(place.length, line.size() - at)));
  const std::size_t tail = std::max<std::size_t>(1, display_width(fault)) - 1;
  const std::string number = fmt::format("{:>5}", line_number);
  return fmt::format("{} | {}\n{} | {}^{}\n", number, shown, std::string(number.size(), ' '),
                     std::string(display_width(before), ' '), std::string(tail, '~'));
}

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "1;31";
    case Severity::warning:
      return "1;33";
    case Severity::remark:
      break;
  }
  return "1;36";
}

std::size_t count_of(const Findings& findings, Severity severity) {
  switch (severity) {
    case Severity::error:
      return findings.error_count();
    case Severity::warning:
      return findings.warning_count();
    case Severity::remark:
      break;
  }
  return findings.remark_count();
}

/// What to do to see those that are left out; empty where nothing helps.
std::string how_to_see_more(const FindingsOfAKind& kind, const Findings& findings, bool shows_all) {
  if (shows_all) return ", which are too many to print";
  if (kind.code >= Code::audit_input) return {};  // 'check' does not find these
  if (count_of(findings, kind.severity) <= Findings::limit) return ": 'hallmark check --all' prints every one";
  return fmt::format(": 'hallmark check --all' prints the first {} {}s", Findings::limit, kind_of(kind.severity));
}

/// "147 more errors of the kind HM104: 'hallmark check --all' prints every one".
std::vector<std::string> left_out_sentences(const Findings& findings, const FindingsStyle& style) {
  std::vector<std::string> sentences;
  for (const FindingsOfAKind& kind : findings.left_out(choice_of(style))) {
    const std::string one = fmt::format("more {}", kind_of(kind.severity));
    const std::string what = counted(kind.count, one, one + "s");
    sentences.push_back(
        fmt::format("{} of the kind {}{}", what, to_text(kind.code), how_to_see_more(kind, findings, style.all)));
  }
  return sentences;
}

}  // namespace

std::string findings_as_text(const Findings& findings, const FindingsStyle& style) {
  const bool colour = style.colour;
  std::string text;
  for (const Diagnostic& diagnostic : findings.shown(choice_of(style))) {
    const std::string_view kind = kind_of(diagnostic.severity);
    const std::string shown_kind =
        colour ? fmt::format("\033[{}m{}\033[0m", colour_of(diagnostic.severity), kind) : std::string(kind);
    const std::string message = without_controls(diagnostic.message);
    if (!diagnostic.place) {
      text += fmt::format("hallmark: {}: {} [{}]\n", shown_kind, message, to_text(diagnostic.code));
      continue;
    }
    const Position position = diagnostic.place->source->position_of(diagnostic.place->offset);
    text += fmt::format("{}:{}:{}: {}: {} [{}]\n{}", without_controls(diagnostic.place->source->name()), position.line,
                        position.column, shown_kind, message, to_text(diagnostic.code),
                        excerpt(*diagnostic.place, position.line));
  }
  for (const std::string& sentence : left_out_sentences(findings, style))
    text += fmt::format("hallmark: {}\n", sentence);
  return text;
}

std::string findings_as_github(const Findings& findings, const FindingsStyle& style) {
  // https://docs.github.com/actions: workflow commands escape %, CR and LF, and in properties also colon and comma.
  const auto escape = [](std::string_view text, bool property) {
    std::string safe;
    for (const char c : text) {
      const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
      safe += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
    }
    return safe;
  };
  std::string text;
  for (const Diagnostic& diagnostic : findings.shown(choice_of(style))) {
    // What we call a remark is a notice there.
    text += diagnostic.severity == Severity::remark ? "::notice " : fmt::format("::{} ", kind_of(diagnostic.severity));
    if (diagnostic.place) {
      const Position position = diagnostic.place->source->position_of(diagnostic.place->offset);
      text += fmt::format("file={},line={},col={},", escape(diagnostic.place->source->name(), true), position.line,
                          position.column);
    }
    text += fmt::format("title={}::{}\n", to_text(diagnostic.code), escape(diagnostic.message, false));
  }
  for (const std::string& sentence : left_out_sentences(findings, style))
    text += fmt::format("::notice::{}\n", sentence);
  return text;
}

FindingsChoice choice_of(const FindingsStyle& style) {
  return {style.all ? std::nullopt : std::optional(Findings::always_kept), style.warnings};
}

std::string write_findings(const Findings& findings, FindingsFormat format, const FindingsStyle& style) {
  switch (format) {
    case FindingsFormat::json:
      return findings_as_json(findings, choice_of(style));
    case FindingsFormat::github:
      return findings_as_github(findings, style);
    case FindingsFormat::sarif:
      return findings_as_sarif(findings, choice_of(style));
    case FindingsFormat::text:
      break;
  }
  return findings_as_text(findings, style);
}

std::string title_of(std::string_view code) {
  const std::string text = explanation_of(code);
  return text.empty() ? text : text.substr(code.size() + 1, text.find('\n') - code.size() - 1);
}

std::string explanation_of(std::string_view code) {
  const std::string_view page = diagnostics_page();
  const std::string heading = fmt::format("\n## {} ", code);
  const std::size_t start = page.find(heading);
  if (code.empty() || start == std::string_view::npos) return {};
  const std::size_t end = page.find("\n## ", start + 1);
  std::string text(page.substr(start + 4, end == std::string_view::npos ? std::string_view::npos : end - start - 4));
  text.erase(text.find_last_not_of('\n') + 1);
  return text + "\n";
}

}  // namespace hallmark
