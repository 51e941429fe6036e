#include "hallmark/verification/column_map.hpp"

#include "catch.hpp"

using namespace hallmark;

namespace {

/// "ours|published;…", or what is wrong.
std::string read(std::string_view text) {
  std::vector<MappedColumn> columns;
  std::string found = parse_column_map(text, columns);
  if (!found.empty()) return found;
  for (const MappedColumn& column : columns) found += column.ours + "|" + column.published + ";";
  return found;
}

}  // namespace

TEST_CASE("pairs are divided by commas, and blanks around names do not count") {
  CHECK(read("score=hdi") == "score|hdi;");
  CHECK(read("score = hdi value, rank=place") == "score|hdi value;rank|place;");
  CHECK(read("score=a=b") == "score|a=b;");
}

TEST_CASE("a name in backticks may hold commas, equals signs and backticks") {
  CHECK(read("score=`Online, all services`,rank=Rank") == "score|Online, all services;rank|Rank;");
  CHECK(read("score=`a=b` , rank=`place ``26`") == "score|a=b;rank|place `26;");
}

TEST_CASE("what is no pair is an error that says how to write one") {
  const std::string wanted = " must be OURS=PUBLISHED, as in score=hdi,rank=hdi_rank";
  const std::string hint = "; a name with a comma stands in backticks, as in score=`Score, all`";
  CHECK(read("score") == "'score'" + wanted + hint);
  CHECK(read("=hdi") == "'=hdi'" + wanted + hint);
  CHECK(read("score=") == "'score='" + wanted + hint);
  CHECK(read("score=hdi,") == "''" + wanted + hint);
  CHECK(read("score=Online, all services") == "'all services'" + wanted + hint);
  CHECK(read("score=`a`b") == "'score=`a`b'" + wanted + hint);
  CHECK(read("score=`a") == "'score=`a'" + wanted + ": a backtick is missing");
}
