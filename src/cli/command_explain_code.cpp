#include <fmt/format.h>

#include "cli/command.hpp"
#include "hallmark/report/findings_report.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

Action declare_explain_code(CLI::App& app) {
  auto code = std::make_shared<std::string>();
  app.add_option("code", *code, "The code of a finding, such as HM012")->required()->type_name("CODE");
  return [code](Console& console) {
    std::string wanted = *code;
    if (wanted.starts_with("hm")) wanted.replace(0, 2, "HM");
    const std::string text = explanation_of(wanted);
    if (text.empty())
      throw UsageError(fmt::format("{} is not the code of a finding: codes look like 'HM012'", in_quotes(*code)));
    console.out(text);
    return ExitCode::done;
  };
}

}  // namespace hallmark
