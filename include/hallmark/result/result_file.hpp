#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/column.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

struct LeagueTable;

/// A result that `score -f json` or `score -f csv` wrote, read again. A table (CSV) knows less than the JSON: no levels
/// but the units' own, no peer groups, no gates, no values, and of the rubric nothing but ids.
struct ResultFile {
  struct Node {
    std::string id;
    std::string title;   ///< The id where none is known.
    std::string parent;  ///< Empty at the top of the tree.
    bool is_indicator = false;
    bool comparable = true;
    std::vector<std::string> was;
  };
  struct Unit {
    std::string code;
    std::string name;
    std::vector<std::string> groups;  ///< As in `ResultFile::groups`; empty texts where none is known.
    std::string peers;                ///< The peer group it is ranked in; empty where all are peers or nothing is said.
    std::optional<double> rank;
    bool shared = false;
    std::optional<double> score;
    State state = State::missing;  ///< Of the score.
    std::string level;
    std::optional<double> coverage;
    std::vector<std::string> gates;  ///< Reasons of the gates that hold its level.
    std::string note;
    std::size_t offset = 0;  ///< Of the unit in a table, for findings; zero in JSON.
  };

  Source source;             ///< Nothing where it was never a file.
  bool is_json = false;      ///< It knows all that the JSON says.
  std::string tool_version;  ///< Of the program that wrote it.
  std::string rubric_id;
  std::string title;
  std::string edition;
  std::string rubric_sha256;
  std::vector<std::string> data_sha256;  ///< Of the surveys and registers, in their order.
  std::vector<std::string> overrides;
  std::string where;
  std::optional<Scale> scale;
  int decimals = 1;
  std::vector<Level> levels;  ///< Rising.
  std::vector<Node> nodes;
  std::vector<std::string> groups;  ///< Names of the group columns.
  std::vector<Unit> units;          ///< In the order of the file.
  std::vector<Column> marks;        ///< By node: marks of indicators and scores of dimensions, a row a unit.
  std::vector<Column> values;       ///< By node: what an indicator's mark was made of; no rows where none is known.

  /// What a reader would call the unit: its name, or its code where it has none.
  [[nodiscard]] static const std::string& shown_name(const Unit& unit) {
    return unit.name.empty() ? unit.code : unit.name;
  }
};

/// How much of a JSON is wanted: a look-up shows the scores at the top of the tree, and the columns of other nodes stay
/// empty then.
enum class ResultDetail : std::uint8_t { top, all };

/// Reads a result, JSON or CSV by what the text begins with, and reports everything that is wrong with what is wanted
/// of it.
[[nodiscard]] Result<ResultFile> read_result(const Source& source, ResultDetail detail = ResultDetail::all);

/// What reading the JSON of a table would give.
[[nodiscard]] ResultFile result_of(const LeagueTable& table);

}  // namespace hallmark
