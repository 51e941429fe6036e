#include "hallmark/postcode/postcode_index.hpp"

#include "catch.hpp"
#include "hallmark/postcode/build_index.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// An index of files by name and text, in memory.
struct Built {
  std::string bytes;
  Lines findings;

  [[nodiscard]] PostcodeIndex index() const {
    std::string wrong;
    auto index = PostcodeIndex::from(std::as_bytes(std::span(bytes)), wrong);
    INFO(wrong);
    REQUIRE(index.has_value());
    return *std::move(index);
  }
};

Built built(const std::vector<std::pair<std::string, std::string>>& texts, const PostcodeCredits& credits = {}) {
  std::vector<PostcodeRows> files;
  Findings findings;
  for (const auto& [name, text] : texts) {
    Result<PostcodeRows> rows = read_postcodes(text_named(name, text));
    findings.absorb(rows.findings);
    files.push_back(*std::move(rows.value));
  }
  Result<std::string> index = build_postcode_index(files, credits);
  findings.absorb(index.findings);
  return {*std::move(index.value), lines_of(findings)};
}

std::string place_text(PostcodeIndex& index, std::string_view postcode) {
  const auto place = index.find(*Postcode::from(postcode));
  if (!place) return "not there";
  return std::string(place->district) + "/" + std::string(place->county) + "/" +
         (place->ended.is_known() ? std::to_string(place->ended.year() * 100 + place->ended.month()) : "0");
}

std::string refusal_of(std::string bytes) {
  std::string wrong;
  auto index = PostcodeIndex::from(std::as_bytes(std::span(bytes)), wrong);
  if (index && !index->is_whole()) return "found when it is read: " + std::string(PostcodeIndex::damage);
  CHECK(!index);
  return wrong;
}

const std::string plain =
    "postcode,district,county\nZZ1 1AA,X1,\nzz11ab,X2,Y1\nZZ1 2AA,X1,\nZZ2 9YZ,,\nZZ10 0AA,X2,Y1\n";

}  // namespace

TEST_CASE("an index gives back what was put in, and nothing else") {
  const Built made = built({{"plain.csv", plain}});
  PostcodeIndex index = made.index();

  CHECK(made.findings == Lines{});
  CHECK(index.size() == 5);
  CHECK(place_text(index, "ZZ1 1AA") == "X1//0");
  CHECK(place_text(index, "ZZ1 1AB") == "X2/Y1/0");
  CHECK(place_text(index, "ZZ2 9YZ") == "//0");
  CHECK(place_text(index, "ZZ10 0AA") == "X2/Y1/0");
  CHECK(place_text(index, "ZZ1 1AD") == "not there");
  CHECK(place_text(index, "ZZ1 3AA") == "not there");
  CHECK(place_text(index, "ZZ9 1AA") == "not there");
}

TEST_CASE("Code-Point Open has no header and ten columns") {
  const Built made = built({{"zz.csv",
                             "\"ZZ1 1AA\",10,0,0,\"E92000001\",\"E1\",\"E2\",\"\",\"E08000026\",\"E05\"\n"
                             "\"ZZ1 1AB\",10,0,0,\"E92000001\",\"E1\",\"E2\",\"E10000031\",\"E07000222\",\"E05\"\n"
                             "\"ZZ1 1AD\",90,0,0,\"\",\"\",\"\",\"\",\"\",\"\"\n"}});
  PostcodeIndex index = made.index();

  CHECK(made.findings == Lines{});
  CHECK(place_text(index, "ZZ1 1AA") == "E08000026//0");
  CHECK(place_text(index, "ZZ1 1AB") == "E07000222/E10000031/0");
  CHECK(place_text(index, "ZZ1 1AD") == "//0");
  REQUIRE(index.sources().size() == 1);
  CHECK(index.sources()[0].kind == "Code-Point Open");
  CHECK(index.sources()[0].attribution.find("Royal Mail") != std::string::npos);
}

TEST_CASE("the ONS directory is read by its headers, whatever the year in them, and pseudo codes are none") {
  for (const char* header : {"pcds,doterm,oscty,oslaua", "PCDS,doterm,cty25cd,lad25cd"}) {
    const Built made = built({{"onspd.csv", std::string(header) + "\nZZ1 1AA,,E99999999,E08000026\n"
                                                                  "ZZ1 1AE,,E11000005,E08000026\nGIR 0AA,,,\n"
                                                                  "ZZ1 1AB,199606,E10000031,E07000222\n"}});
    PostcodeIndex index = made.index();

    CHECK(made.findings == Lines{});
    CHECK(place_text(index, "ZZ1 1AA") == "E08000026//0");
    CHECK(place_text(index, "ZZ1 1AE") == "E08000026//0");
    CHECK(place_text(index, "ZZ1 1AB") == "E07000222/E10000031/199606");
  }
}

TEST_CASE("one in use wins over one that ended, one with a council over one without, else the first, with a warning") {
  const std::string directory = "pcds,doterm,oslaua\nZZ1 1AA,199606,X1\nZZ1 1AB,,\nZZ1 1AD,,X1\n";
  const std::string ours = "postcode,district\nZZ1 1AA,X2\nZZ1 1AB,X2\nZZ1 1AD,X2\n";

  const Built made = built({{"a.csv", directory}, {"b.csv", ours}});

  PostcodeIndex index = made.index();
  CHECK(place_text(index, "ZZ1 1AA") == "X2//0");
  CHECK(place_text(index, "ZZ1 1AB") == "X2//0");
  CHECK(place_text(index, "ZZ1 1AD") == "X1//0");
  CHECK(made.findings ==
        Lines{"b.csv:4:1: warning HM401: 'ZZ1 1AD' lies with 'X2' here and with 'X1' on line 4 of 'a.csv', which is "
              "taken"});
}

TEST_CASE("the order of files that do not contradict each other makes no difference") {
  const std::pair<std::string, std::string> one = {"a.csv", "postcode,district\nZZ1 1AA,X1\n"};
  const std::pair<std::string, std::string> other = {"b.csv", "postcode,district\nZZ3 1AA,X2\nZZ2 1AA,X0\n"};

  CHECK(built({one, other}).bytes == built({other, one}).bytes);
}

TEST_CASE("an outward code has the shares of its councils, of postcodes in use") {
  const Built made =
      built({{"o.csv", "pcds,doterm,oslaua\nZZ1 1AA,,X1\nZZ1 1AB,,X2\nZZ1 9AB,,X2\nZZ1 1AE,200001,X3\n"}});
  PostcodeIndex index = made.index();

  const auto shares = index.shares_of(*outward_from("ZZ1"));

  REQUIRE(shares.size() == 2);
  CHECK(shares[0].place.district == "X2");
  CHECK(shares[0].postcodes == 2);
  CHECK(shares[1].postcodes == 1);
  CHECK(index.shares_of(*outward_from("ZZ9")).empty());
}

TEST_CASE("the nearest postcode is in the same sector if there is one") {
  const Built made = built({{"plain.csv", plain}});
  PostcodeIndex index = made.index();
  const auto nearest = [&index](std::string_view text) {
    const auto found = index.nearest(*Postcode::from(text));
    return found ? found->text() : "none";
  };

  CHECK(nearest("ZZ1 1ZZ") == "ZZ1 1AB");
  CHECK(nearest("ZZ1 2AB") == "ZZ1 2AA");
  CHECK(nearest("ZZ1 9AA") == "ZZ1 2AA");
  CHECK(nearest("ZZ7 9AA") == "none");
}

TEST_CASE("a file that is no index, is cut off or damaged is refused") {
  const std::string bytes = built({{"plain.csv", plain}}).bytes;

  CHECK(refusal_of("") == "this is no index of postcodes: 'hallmark postcodes' makes one");
  CHECK(refusal_of("postcode,district\n") == "this is no index of postcodes: 'hallmark postcodes' makes one");
  for (std::size_t size = 8; size < bytes.size(); ++size)
    CHECK(refusal_of(bytes.substr(0, size)) == "the index of postcodes is cut off");
  // Three outward codes with four sectors of one place, but for one of two.
  const std::size_t blocks = bytes.size() - (3 * 2 + 4 * (50 + 2 + 4) + 4 + 1);
  for (std::size_t at = 20; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    CHECK(refusal_of(damaged).ends_with("the index of postcodes is damaged"));
    CHECK(refusal_of(damaged).starts_with("found when it is read") == (at >= blocks));
  }
  CHECK(refusal_of(bytes + "x") == "the index of postcodes is damaged");
  CHECK(refusal_of("HMPOST\x01\n" + bytes.substr(8)) ==
        "the index of postcodes is one of another version of hallmark: make it again with 'hallmark postcodes'");
}

TEST_CASE("damage to one outward code is found by those who ask for it, and takes nothing from the others") {
  std::string bytes = built({{"plain.csv", plain}}).bytes;
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  std::string wrong;
  auto index = PostcodeIndex::from(std::as_bytes(std::span(bytes)), wrong);
  REQUIRE(index);

  CHECK(place_text(*index, "ZZ1 1AA") == "X1//0");
  CHECK(!index->is_damaged());

  CHECK(place_text(*index, "ZZ2 9YZ") == "not there");
  CHECK(index->is_damaged());
}

TEST_CASE("an index keeps when postcodes were introduced and ended, and takes no room where that is not known") {
  const std::string header = "pcds,dointr,doterm,oslaua\n";
  const Built dated = built({{"d.csv", header + "ZZ1 1AA,199803,,X1\nZZ1 1AB,198001,200606,X1\nZZ1 1AD,,,X1\n"}});
  const Built undated = built({{"d.csv", header + "ZZ1 1AA,,,X1\nZZ1 1AB,,,X1\nZZ1 1AD,,,X1\n"}});
  PostcodeIndex index = dated.index();
  const auto dates = [&index](std::string_view postcode) {
    const auto place = index.find(*Postcode::from(postcode));
    return std::pair(place->introduced, place->ended);
  };

  CHECK(dated.findings == Lines{});
  CHECK(dates("ZZ1 1AA") == std::pair(*Month::from("199803"), Month()));
  CHECK(dates("ZZ1 1AB") == std::pair(*Month::from("198001"), *Month::from("200606")));
  CHECK(dates("ZZ1 1AD") == std::pair(Month(), Month()));
  CHECK(dated.bytes.size() == undated.bytes.size() + (2 + 3 * 2 + 1) + (2 + 2 * 2 + 1));
}

TEST_CASE("rows that are wrong are placed") {
  const auto wrong = [](const std::string& text) {
    return lines_of(read_postcodes(text_named("p.csv", text)).findings);
  };

  CHECK(
      wrong("postcode,district\nNOWHERE,X1\n") ==
      Lines{"p.csv:2:1: error HM400: 'NOWHERE' is not a postcode: the third character from the end has to be a digit"});
  CHECK(wrong("postcode,district\nZZ1 1AA\n") == Lines{"p.csv:2:1: error HM103: the row has 1 cell, the others 2"});
  CHECK(wrong("postcode,distrct\n") == Lines{"p.csv:1:1: error HM107: there is no column 'district', which an index of "
                                             "postcodes needs: did you mean 'distrct'?"});
  CHECK(wrong("pcds,doterm,oslaua\nZZ1 1AA,1996,X1\n") ==
        Lines{"p.csv:2:9: error HM400: '1996' is no year and month such as 199606"});
}
