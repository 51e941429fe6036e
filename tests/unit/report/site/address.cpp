#include "report/site/address.hpp"

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("a code is its own address in small letters") {
  CHECK(address_of("E08000026", Letters::capital) == "e08000026");
  CHECK(address_of("X-07", Letters::capital) == "x-07");
  CHECK(address_of("board_sponsor", Letters::small) == "board_sponsor");
}

TEST_CASE("what would lose something or could be mistaken for another gets a sum behind it") {
  CHECK(address_of("../x", Letters::capital) == "x-7132eda6838c62fa");
  CHECK(address_of("", Letters::capital) == "cbf29ce484222325");
  CHECK(address_of("e08000026", Letters::capital) != address_of("E08000026", Letters::capital));
  CHECK(address_of("A/B", Letters::capital) != address_of("A B", Letters::capital));
  CHECK(address_of(std::string(300, 'A'), Letters::capital).size() == 77);
  CHECK(address_of("A-", Letters::capital) != address_of("A", Letters::capital));
}

TEST_CASE("what Windows takes for a device gets a sum behind it") {
  for (const std::string name : {"con", "prn", "aux", "nul", "com1", "lpt9"}) {
    CHECK(address_of(name, Letters::small).starts_with(name + "-"));
    CHECK(address_of(name + ".x", Letters::small).starts_with(name + "-x-"));
  }
  CHECK(address_of("NUL", Letters::capital).starts_with("nul-"));
  CHECK(address_of("console", Letters::small) == "console");
  CHECK(address_of("COM12", Letters::capital) == "com12");
}
