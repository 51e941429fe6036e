#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/App.hpp>

#include "cli/system/console.hpp"

namespace hallmark {

/// What a command does once its options are parsed.
using Action = std::function<ExitCode(Console&)>;

/// A command: its name, one line on it, examples for its help, and what declares its options.
struct Command {
  std::string_view name;
  std::string_view summary;
  std::vector<std::string_view> examples;
  Action (*declare)(CLI::App&);
};

Action declare_score(CLI::App& app);
Action declare_audit(CLI::App& app);
Action declare_report(CLI::App& app);
Action declare_check(CLI::App& app);
Action declare_explain(CLI::App& app);
Action declare_compare(CLI::App& app);
Action declare_postcodes(CLI::App& app);
Action declare_lookup(CLI::App& app);
Action declare_verify(CLI::App& app);
Action declare_explain_code(CLI::App& app);

}  // namespace hallmark
