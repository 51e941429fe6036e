#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/scoring_options.hpp"
#include "cli/worker_threads.hpp"
#include "hallmark/report/findings_report.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

struct ExplainCodeOptions {
  ConsoleOptions console;
  WorkerOptions workers;
  std::string code;
};

}  // namespace

Action declare_explain_code(CLI::App& app) {
  auto options = std::make_shared<ExplainCodeOptions>();
  app.add_option("code", options->code, "The code of a finding, such as HM012")->required()->type_name("CODE");
  declare_worker_options(app, options->workers);
  declare_console_options(app, options->console);
  return [options](Console& console) {
    apply(options->console, console);
    (void)worker_threads(options->workers, console);
    std::string wanted = options->code;
    if (wanted.starts_with("hm")) wanted.replace(0, 2, "HM");
    const std::string text = explanation_of(wanted);
    if (text.empty())
      throw UsageError(fmt::format("{} is not the code of a finding: codes look like 'HM012'", in_quotes(options->code)));
    console.out(text);
    return ExitCode::done;
  };
}

}  // namespace hallmark
