#include "hallmark/rubric/rubric_text.hpp"

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("a rubric begins with a key that rubrics have, whatever stands above it") {
  CHECK(begins_like_rubric("hallmark: 1\nid: a\n"));
  CHECK(begins_like_rubric("\xEF\xBB\xBF# a comment, with a comma\n%YAML 1.2\n---\n\r\nextends: base.yaml\r\n"));
  CHECK(begins_like_rubric("{hallmark: 1, id: a}"));
  CHECK(begins_like_rubric("\"hallmark\": 1\n"));
  CHECK(begins_like_rubric("hallmrk: 1\n  more: of it\nid: a\n"));
  CHECK(begins_like_rubric("survey:\n  id: code\n"));
}

TEST_CASE("a table does not begin like a rubric") {
  CHECK_FALSE(begins_like_rubric("code,name,web\nA,Ambermouth,1\n"));
  CHECK_FALSE(begins_like_rubric("id,title: of it\n"));
  CHECK_FALSE(begins_like_rubric("code;note\nA;\"\nid: x\"\n"));
  CHECK_FALSE(begins_like_rubric("id\nA\n"));
  CHECK_FALSE(begins_like_rubric("id:1\n"));
  CHECK_FALSE(begins_like_rubric("PK\x03\x04"));
  CHECK_FALSE(begins_like_rubric(""));
}
