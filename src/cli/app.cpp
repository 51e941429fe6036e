#include "cli/app.hpp"

#include <algorithm>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/inputs_kept.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

const std::vector<Command>& commands() {
  static const std::vector<Command> list = {
      {"score",
       "Score a survey by a rubric and print the league table",
       {"hallmark score rubric.yaml survey.csv", "hallmark score rubric.yaml survey.csv -o table.csv -o table.json",
        "hallmark score rubric.yaml survey.csv --where \"type == 'county'\" --top 10",
        "hallmark score rubric.yaml survey.csv --with register.csv --set services.weight=3"},
       declare_score},
      {"check",
       "Report everything that is wrong with a rubric and a survey",
       {"hallmark check rubric.yaml", "hallmark check rubric.yaml survey.csv --strict",
        "hallmark check rubrics/*.yaml", "hallmark check -v rubric.yaml survey.csv",
        "hallmark check rubric.yaml survey.csv --format github"},
       declare_check},
      {"explain",
       "Take one council apart: answers, marks, what each is worth, what would lift it",
       {"hallmark explain rubric.yaml survey.csv E07000001", "hallmark explain rubric.yaml survey.csv \"Ynys Glöyn\"",
        "hallmark explain rubric.yaml survey.csv E07000001 -o council.md -o council.json"},
       declare_explain},
      {"compare",
       "Say who moved between two results, and how far",
       {"hallmark compare old.json new.json", "hallmark compare old.json new.json -f md -o moved.md",
        "hallmark compare old.json new.json --fail-on \"rank-change>10,level-drop\""},
       declare_compare},
      {"audit",
       "Say how far a ranking can be trusted: rank ranges, what moves them, how the questions hang together",
       {"hallmark audit rubric.yaml survey.csv",
        "hallmark audit rubric.yaml survey.csv --vary weights=20% --draws 100000",
        "hallmark audit rubric.yaml survey.csv --vary services.weight=10..30 --vary missing=zero,mean -o audit.json",
        "hallmark audit rubric.yaml survey.csv --parts uncertainty --top 20"},
       declare_audit},
      {"report",
       "Publish the league table: a site with a page for every council and question, or one page",
       {"hallmark report rubric.yaml survey.csv -o site/",
        "hallmark report rubric.yaml survey.csv -o page.html -o table.xlsx",
        "hallmark report rubric.yaml survey.csv -o site/ --previous last-year.json --intervals"},
       declare_report},
      {"verify",
       "Compare recomputed results with published ones",
       {"hallmark verify rubric.yaml survey.csv published.csv --map score=total,rank=place",
        "hallmark verify hdi.yaml inputs.csv published.csv --map score=hdi,level=band --tolerance 0.0005"},
       declare_verify},
      {"postcodes",
       "Make an index of postcodes for 'lookup'",
       {"hallmark postcodes codepo_gb/Data/CSV -o gb.idx --date \"October 2025\"",
        "hallmark postcodes ONSPD_AUG_2025_UK.csv -o uk.idx", "hallmark postcodes ours.csv -o ours.idx"},
       declare_postcodes},
      {"lookup",
       "Say which councils serve a postcode, and how they are rated",
       {"hallmark lookup \"CV1 5RR\" --postcodes gb.idx --scores table.json",
        "hallmark lookup CV4 --postcodes gb.idx --scores table.csv --register councils.csv",
        "hallmark lookup --file addresses.csv --column postcode --postcodes gb.idx --scores table.json -f csv"},
       declare_lookup},
      {"explain-code", "Say what the code of a finding means", {"hallmark explain-code HM012"}, declare_explain_code},
  };
  return list;
}

/// Help with the examples first: they are what most people look for.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_description(const CLI::App* app) const override {
    std::string text = CLI::Formatter::make_description(app);
    for (const Command& command : commands()) {
      if (app->get_name() != command.name) continue;
      text += "\nExamples:\n";
      for (const std::string_view example : command.examples) text += fmt::format("  {}\n", example);
    }
    if (app->get_parent() == nullptr) {
      text +=
          "\nExamples:\n  hallmark score rubrics/council-digital-maturity.yaml data/invented-councils.csv\n"
          "  hallmark check rubric.yaml survey.csv\n  hallmark score --help\n";
    }
    return text;
  }
};

std::vector<std::string> flags_of(const CLI::App& app) {
  std::vector<std::string> flags;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) flags.push_back("--" + name);
  }
  return flags;
}

/// What was not expected: a flag or command with the nearest one, or one file too many.
std::string message_about_rest(CLI::App& app) {
  CLI::App* const chosen = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
  const std::vector<std::string> rest = app.remaining(true);
  for (const std::string& word : rest) {
    if (!word.starts_with('-') || word == "-") continue;
    return fmt::format("{} is not a flag of '{}'{}", in_quotes(word), chosen->get_name(),
                       did_you_mean(word, flags_of(*chosen)));
  }
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  const std::string first = rest.empty() ? std::string() : rest.front();
  if (chosen == &app) return fmt::format("{} is not a command{}", in_quotes(first), did_you_mean(first, names));
  return fmt::format("unexpected argument {} for '{}'", in_quotes(first), chosen->get_name());
}

/// A flag takes the one value behind it: what follows that stands for itself. What may be repeated is repeated.
void take_one_value_each(CLI::App& command) {
  for (CLI::Option* option : command.get_options()) {
    if (!option->get_positional()) option->allow_extra_args(false);
  }
}

/// A flag whose value is empty says as little as one without a value: a script has a variable that is not set.
void refuse_empty_values(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) continue;
    for (const std::string& value : option->results()) {
      if (value.empty()) throw UsageError(fmt::format("{} takes a value, and '' is none", option->get_name()));
    }
  }
}

ExitCode complain(Console& console, std::string_view message, const CLI::App& app) {
  const std::string command =
      app.get_subcommands().empty() ? std::string() : " " + app.get_subcommands().front()->get_name();
  console.err(fmt::format("hallmark: error: {}\nTry 'hallmark{} --help'.\n", without_controls(message), command));
  return ExitCode::usage;
}

/// The words of a command line, last first, as the parser takes them. Behind -- everything is a file, also one that
/// looks like a flag.
std::vector<std::string> words_of(int argc, const char* const* argv) {
  std::vector<std::string> words;
  bool files_only = false;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (!files_only && word == "--") {
      files_only = true;
    } else {
      words.push_back(files_only && word.size() > 1 && word.starts_with('-') ? "./" + word : word);
    }
  }
  return {words.rbegin(), words.rend()};
}

}  // namespace

ExitCode run_app(int argc, const char* const* argv, Console& console) {
  CLI::App app(
      "Scores the digital maturity of councils: a rubric says what counts, a survey what each council answered.",
      "hallmark");
  app.formatter(std::make_shared<HelpFormatter>());
  app.set_help_flag("-h,--help", "Print this help");
  app.set_version_flag("--version", fmt::format("hallmark {}", HALLMARK_VERSION), "Print the version");
  app.require_subcommand(0, 1);
  // Only the command that is called says what its options are: declaring those of all takes longer than a small survey.
  const std::vector<std::string> words = words_of(argc, argv);
  std::vector<std::pair<CLI::App*, Action>> actions;
  for (const Command& command : commands()) {
    CLI::App* const sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->set_help_flag("-h,--help", "Print this help");
    if (std::ranges::find(words, command.name) == words.end()) continue;
    actions.emplace_back(sub, command.declare(*sub));
    take_one_value_each(*sub);
  }
  try {
    app.parse(std::vector<std::string>(words));
  } catch (const CLI::CallForHelp&) {
    console.out(app.get_subcommands().empty() ? app.help() : app.get_subcommands().front()->help("hallmark"));
    return ExitCode::done;
  } catch (const CLI::CallForVersion&) {
    console.out(fmt::format("hallmark {}\n", HALLMARK_VERSION));
    return ExitCode::done;
  } catch (const CLI::ExtrasError&) {
    return complain(console, message_about_rest(app), app);
  } catch (const CLI::ParseError& error) {
    // A misspelt flag often leaves something else missing; the flag is what to say.
    const bool has_rest = !app.remaining(true).empty();
    return complain(console, has_rest ? message_about_rest(app) : std::string(error.what()), app);
  }
  for (const auto& [sub, action] : actions) {
    if (!sub->parsed()) continue;
    try {
      refuse_empty_values(*sub);
      refuse_outputs_over_inputs(*sub);
      return action(console);
    } catch (const UsageError& error) {
      return complain(console, error.what(), app);
    }
  }
  console.out(app.help());
  return ExitCode::done;
}

}  // namespace hallmark
