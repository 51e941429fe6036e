#include "hallmark/rubric/read_variation.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/variant_words.hpp"
#include "hallmark/support/wording.hpp"
#include "rubric/variation_text.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

/// The texts between commas that stand in no bracket and no quotes.
std::vector<std::string> split_values(std::string_view text) {
  std::vector<std::string> values;
  std::string value;
  int depth = 0;
  char quote = '\0';
  for (const char c : text) {
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if (c == ']' || c == '}') {
      --depth;
    }
    if (c == ',' && depth <= 0 && quote == '\0') {
      values.emplace_back(trim(value));
      value.clear();
    } else {
      value.push_back(c);
    }
  }
  values.emplace_back(trim(value));
  return values;
}

/// "0..2" as two numbers.
std::optional<Variation> bounded_weight(std::string_view node, std::string_view bounds, const Place& place,
                                        Findings& findings) {
  const std::size_t dots = bounds.find("..");
  const auto low = parse_number(bounds.substr(0, dots));
  const auto high = parse_number(bounds.substr(dots + 2));
  if (!low || !high) {
    findings.error(Code::rubric_audit, place,
                   fmt::format("{} is no range of weights: it is two numbers, as in {}.weight=10..30",
                               in_quotes(bounds), without_controls(node)));
    return std::nullopt;
  }
  if (!are_weight_bounds(*low, *high, place, findings)) return std::nullopt;
  return Variation{VaryWeight{std::string(node), *low, *high}, place};
}

std::optional<Variation> alternatives(std::string_view key, std::string_view text, const Place& place,
                                      Findings& findings) {
  VaryKey varied{std::string(key), split_values(text)};
  const bool has_blank = std::ranges::find(varied.values, std::string()) != varied.values.end();
  if (varied.values.size() >= 2 && !has_blank) return Variation{std::move(varied), place};
  const std::string shown = without_controls(key);
  findings.error(Code::rubric_audit, place,
                 fmt::format("{} gives {} nothing to vary between: name at least two alternatives, as in {}=a,b{}",
                             in_quotes(text), in_quotes(key), shown,
                             key.ends_with(".weight") ? fmt::format(", or bounds, as in {}=10..30", shown) : ""));
  return std::nullopt;
}

}  // namespace

std::optional<Variation> weights_within(const std::string& text, const Place& place, Findings& findings) {
  std::string_view digits = trim(text);
  const bool is_percent = digits.ends_with('%');
  if (is_percent) digits.remove_suffix(1);
  const auto number = parse_number(digits);
  const double share = number.value_or(-1.0) / (is_percent ? 100.0 : 1.0);
  if (!number || share <= 0.0 || share > 1.0) {
    findings.error(Code::rubric_audit, place,
                   fmt::format("{} is not how far weights may move: it is more than 0% and at most 100%, as in 20%",
                               in_quotes(text)));
    return std::nullopt;
  }
  return Variation{VaryWeights{share}, place};
}

std::optional<Variation> dirichlet_of(const std::string& text, const Place& place, Findings& findings) {
  // Below, one sibling takes all the weight in nearly every draw; above, none moves.
  constexpr double least = 0.01;
  constexpr double most = 1e9;
  const auto number = parse_number(text);
  if (!number || *number < least || *number > most) {
    findings.error(Code::rubric_audit, place,
                   fmt::format("{} is no concentration: it is a number from 0.01 to 1,000,000,000; with 50 a weight of a "
                               "fifth varies between about a tenth and a third",
                               in_quotes(text)));
    return std::nullopt;
  }
  return Variation{VaryByDirichlet{*number}, place};
}

std::optional<Variation> plain_variation(const std::string& text, const Place& place, Findings& findings) {
  if (const auto known = parse_alternative<VariedThing>(text)) return Variation{*known, place};
  const std::vector<std::string> words = alternative_words<VariedThing>();
  const std::string hint = did_you_mean(text, words);
  findings.error(Code::rubric_audit, place,
                 fmt::format("{} is nothing that can be varied{}", in_quotes(text),
                             hint.empty() ? fmt::format(": there are {}, and anything with an equals sign, as in "
                                                        "weights=20% or missing=zero,mean",
                                                        listed(words))
                                          : hint));
  return std::nullopt;
}

bool are_weight_bounds(double low, double high, const Place& place, Findings& findings) {
  if (low >= 0.0 && low < high) return true;
  findings.error(
      Code::rubric_audit, place,
      fmt::format("a weight lies between two bounds that rise from zero or more, and these are '{}' and '{}'",
                  to_text(low), to_text(high)));
  return false;
}

bool are_on_and_off(const std::vector<std::string>& texts) {
  return texts.size() == 2 && ((texts[0] == "on" && texts[1] == "off") || (texts[0] == "off" && texts[1] == "on"));
}

std::optional<Variation> read_variation(const std::string& text, Findings& findings) {
  const auto source = std::make_shared<const SourceText>(std::string(vary_source), text);
  const std::size_t equals = text.find('=');
  const std::string key(trim(std::string_view(text).substr(0, equals)));
  const Place place{source, 0, std::max<std::size_t>(1, key.size())};
  if (equals == std::string::npos) return plain_variation(key, place, findings);
  const std::string value(trim(std::string_view(text).substr(equals + 1)));
  const Place value_place{source, std::min(equals + 1, text.size()), std::max<std::size_t>(1, value.size())};
  constexpr std::string_view dirichlet = "dirichlet:";
  if (key == "weights") {
    return value.starts_with(dirichlet) ? dirichlet_of(value.substr(dirichlet.size()), value_place, findings)
                                        : weights_within(value, value_place, findings);
  }
  if (key == "treatment") {
    if (are_on_and_off(split_values(value))) return plain_variation(key, place, findings);
    findings.error(Code::rubric_audit, value_place, "treatment varies between 'on' and 'off', as in treatment=on,off");
    return std::nullopt;
  }
  constexpr std::string_view weight = ".weight";
  if (key.ends_with(weight) && value.find("..") != std::string::npos)
    return bounded_weight(key.substr(0, key.size() - weight.size()), value, place, findings);
  return alternatives(key, value, place, findings);
}

}  // namespace hallmark
