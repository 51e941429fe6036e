#include "hallmark/support/progress_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"

namespace hallmark {

namespace {

constexpr std::size_t widest_bar = 16;
constexpr std::size_t narrowest_bar = 6;

/// Three digits and noughts: further ones would change with every look.
std::size_t rounded(double rate) {
  double unit = 1.0;
  while (rate / unit >= 999.5) unit *= 10.0;
  return static_cast<std::size_t>(std::round(rate / unit) * unit);
}

std::string time_text(double seconds) {
  const auto whole = static_cast<std::size_t>(std::ceil(seconds));
  return whole < 120 ? fmt::format("{} s", whole) : fmt::format("{} min", (whole + 59) / 60);
}

bool is_complete(const ProgressMoment& moment) {
  return moment.in_all > 0 && moment.done >= moment.in_all;
}

/// How much was read, and how much a second: rows, or megabytes as long as there are none.
std::array<std::string, 2> amount_and_rate(const ProgressMoment& moment) {
  constexpr double megabyte = 1e6;
  if (moment.rows > 0) {
    const double rate = static_cast<double>(moment.rows) / moment.seconds;
    return {with_commas(moment.rows) + (moment.rows == 1 ? " row" : " rows"), with_commas(rounded(rate)) + "/s"};
  }
  if (moment.counts == ProgressMoment::Counts::jobs || moment.done == 0) return {};
  const double megabytes = static_cast<double>(moment.done) / megabyte;
  return {fmt::format("{:.0f} MB", megabytes), fmt::format("{:.0f} MB/s", megabytes / moment.seconds)};
}

/// All of the line but its bar.
std::string words_of(const ProgressMoment& moment, bool has_amount, bool has_rate) {
  const auto [amount, rate] = amount_and_rate(moment);
  std::string words;
  const auto add = [&words](const std::string& part) {
    if (!part.empty()) words += (words.empty() ? "" : ", ") + part;
  };
  if (moment.in_all > 0) add(fmt::format("{:>3} %", 100 * std::min(moment.done, moment.in_all) / moment.in_all));
  if (has_amount) add(amount);
  if (has_rate && !is_complete(moment)) add(rate);
  if (const auto left = seconds_left(moment)) add(time_text(*left) + " left");
  return words;
}

std::string bar_of(const ProgressMoment& moment, std::size_t width) {
  const std::size_t full = width * std::min(moment.done, moment.in_all) / moment.in_all;
  std::string bar;
  for (std::size_t i = 0; i < width; ++i) bar += i < full ? "█" : "░";
  return bar;
}

}  // namespace

std::optional<double> seconds_left(const ProgressMoment& moment) {
  if (moment.done == 0 || moment.done >= moment.in_all) return std::nullopt;
  return moment.seconds * static_cast<double>(moment.in_all - moment.done) / static_cast<double>(moment.done);
}

bool is_worth_a_line(const ProgressMoment& moment) {
  constexpr double a_second = 1.0;
  // By then it is known well enough how long the rest will take.
  constexpr double enough_to_guess = 0.4;
  if (moment.seconds < enough_to_guess) return false;
  return moment.seconds >= a_second || seconds_left(moment).value_or(0.0) >= a_second;
}

std::string progress_text(const ProgressMoment& moment, std::size_t width) {
  // The last column stays free: some terminals begin a new line once it is filled.
  const std::size_t room = width - std::min<std::size_t>(width, 1);
  const std::string phase = fmt::format("{:<14}", moment.phase);
  std::string words = words_of(moment, true, true);
  if (phase.size() + words.size() > room) words = words_of(moment, true, false);
  if (phase.size() + words.size() > room) words = words_of(moment, false, false);
  std::string text = words.empty() ? std::string(moment.phase) : phase + words;
  if (text.size() >= room) return text.substr(0, room);
  const std::size_t bar = std::min(widest_bar, room - text.size() - 1);
  if (moment.in_all == 0 || bar < narrowest_bar) return text;
  return phase + bar_of(moment, bar) + " " + words;
}

}  // namespace hallmark
