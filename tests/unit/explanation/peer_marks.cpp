#include "hallmark/explanation/peer_marks.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

TEST_CASE("median and best are of those ranked in the same group, the unit itself among them") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code, groups: [type]}\nranking: {within: type}\n"
      "indicators: [{id: q, range: [0, 10]}, {id: r, range: [0, 10]}]\n",
      "code,type,q,r\nA,x,1,\nB,x,3,\nC,x,2,\nD,y,8,5\nE,y,10,\nF,x,,\n");
  const LeagueTable table = result.table();

  const PeerMarks peers(table);

  const std::size_t q = result.node("q");
  CHECK(peers.count(result.unit("A")) == 3);
  CHECK(peers.of(result.unit("A"), q).median == 20.0);
  CHECK(peers.of(result.unit("A"), q).best == 30.0);
  CHECK(peers.of(result.unit("F"), q).median == 20.0);
  CHECK(peers.of(result.unit("D"), q).median == 90.0);
  CHECK_FALSE(peers.of(result.unit("A"), result.node("r")).median.has_value());
  CHECK(peers.of(result.unit("E"), result.node("r")).best == 50.0);
}
