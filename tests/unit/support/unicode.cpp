#include "hallmark/support/unicode.hpp"

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("the first byte that is no UTF-8 is found") {
  CHECK_FALSE(first_invalid_utf8("plain").has_value());
  CHECK_FALSE(first_invalid_utf8("Ynys Môn – €").has_value());
  CHECK(first_invalid_utf8("ab\xFF") == 2U);
  CHECK(first_invalid_utf8("12345678\xE9") == 8U);
  CHECK(first_invalid_utf8("\xC3") == 0U);
  CHECK(first_invalid_utf8("a\xC0\x80") == 1U);
  CHECK(first_invalid_utf8("\xED\xA0\x80") == 0U);
}

TEST_CASE("case, blanks round it and composition do not tell texts apart") {
  CHECK(fold_case("  Yes ") == "yes");
  CHECK(fold_case("MÔN") == fold_case("môn"));
  CHECK(fold_case("Mo\xCC\x82n") == fold_case("Môn"));
  CHECK(fold_case("Straße") == fold_case("STRASSE"));
  CHECK(fold_case("") == "");
}

TEST_CASE("a run of blanks inside a text is one blank") {
  CHECK(fold_case("Not  Known") == "not known");
}

TEST_CASE("width is counted in columns of a terminal") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("Môn") == 3);
  CHECK(display_width("Mo\xCC\x82n") == 3);
  CHECK(display_width("東京") == 4);
  CHECK(display_width("") == 0);
}

TEST_CASE("a text that fits is not cut") {
  CHECK(cut_to_width("Anglesey", 8) == "Anglesey");
  CHECK(cut_to_width("", 0) == "");
}

TEST_CASE("a cut text ends in an ellipsis and keeps to the width") {
  CHECK(cut_to_width("Anglesey", 5) == "Angl…");
  CHECK(cut_to_width("東京都", 4) == "東…");
  CHECK(cut_to_width("Anglesey", 1) == "…");
  CHECK(cut_to_width("Anglesey", 0) == "");
}

TEST_CASE("code page 1252 becomes UTF-8") {
  CHECK(from_cp1252("caf\xE9") == "café");
  CHECK(from_cp1252("\x80 5 \x96 \x93q\x94") == "€ 5 – “q”");
  CHECK(from_cp1252("\xA3") == "£");
}

TEST_CASE("bytes that code page 1252 leaves open stay control characters") {
  CHECK(from_cp1252("\x81") == "\xC2\x81");
}

TEST_CASE("texts are folded to what a reader takes for the same") {
  CHECK(fold_case("\u00a0Some \t of\r\nit\u200b ") == "some of it");
  CHECK(fold_case("\u201cA\u201d \u2013 b\u2019s \u2026") == "\"a\" - b's ...");
  CHECK(fold_case("\ufeffZ1") == "z1");
  CHECK(fold_case("r\u00e9sum\u00e9") != fold_case("resume"));
  CHECK(fold_case("\u00a0").empty());
}

TEST_CASE("a sign that cannot be seen is named, with where it stands") {
  CHECK(odd_sign_of("Z1\u00a0") == "with a no-break space behind it");
  CHECK(odd_sign_of("\ufeffZ1") == "with a byte order mark before it");
  CHECK(odd_sign_of("6\u201310") == "with a dash of another kind in it");
  CHECK(odd_sign_of("Ynys M\u00f4n").empty());
}
