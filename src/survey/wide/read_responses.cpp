#include <algorithm>
#include <mutex>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "survey/wide/piece_reading.hpp"
#include "survey/wide/response_tally.hpp"

namespace hallmark {

namespace {

/// A worker's tally, which is added to the common one before it takes too much memory.
class TallyTaker : public ResponseTally {
 public:
  TallyTaker(const TallyRules& rules, ResponseTally& all, std::mutex& mutex)
      : ResponseTally(rules), all_(all), mutex_(mutex) {}

  std::vector<char>& buffer() { return buffer_; }
  void begin_chunk(const Chunk& /*chunk*/) {}
  void stop() {}
  void end_chunk() {
    if (is_large()) hand_over();
  }
  void hand_over() {
    const std::lock_guard lock(mutex_);
    all_.add(*this);
    clear();
  }

 private:
  ResponseTally& all_;
  std::mutex& mutex_;
  std::vector<char> buffer_;
};

class ResponseReader {
 public:
  explicit ResponseReader(Reading& reading)
      : reading_(reading),
        readers_(reading),
        rules_(tally_rules(reading.rubric, readers_, reading.questions)),
        tally_(rules_) {}

  void read() {
    PieceReading<TallyTaker> pieces(reading_, readers_,
                                    [this] { return std::make_unique<TallyTaker>(rules_, tally_, mutex_); });
    for (std::size_t i = 0; i < reading_.surveys.size(); ++i) {
      const auto layout = readers_.layout_of(reading_.surveys[i]);
      pieces.read(i, layout ? &*layout : nullptr);
    }
    for (TallyTaker* taker : pieces.takers()) taker->hand_over();
    take_units();
  }

 private:
  /// Fills the columns, with the units in the order of their first rows.
  void take_units() {
    std::vector<std::size_t> order(tally_.units());
    for (std::size_t unit = 0; unit < order.size(); ++unit) order[unit] = unit;
    std::ranges::sort(order, {}, [this](std::size_t unit) { return tally_.first_row(unit); });
    Survey& survey = reading_.survey;
    for (const std::size_t unit : order) {
      (void)reading_.new_unit(tally_.id(unit), IdIndex::hash_of(tally_.id(unit)), tally_.name_of(unit),
                              RowPlace(tally_.first_row(unit)));
      survey.respondents.push_back(tally_.rows(unit));
    }
    survey.spreads.resize(reading_.questions.size());
    for (std::size_t slot = 0; slot < rules_.slots.size(); ++slot) {
      Column& column = readers_.column(slot);
      column = Column(order.size());
      std::vector<double> spread;
      for (std::size_t at = 0; at < order.size(); ++at) spread.push_back(tally_.combine(order[at], slot, column, at));
      if (slot < reading_.questions.size()) survey.spreads[slot] = std::move(spread);
    }
    for (std::size_t label = 0; label < readers_.labels(); ++label) take_labels(label, order);
  }

  /// The first text of each unit; rows that say something else are a warning, since one of them is wrong.
  void take_labels(std::size_t label, const std::vector<std::size_t>& order) {
    LabelSink& sink = readers_.label(label);
    sink.resize(order.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
      const LabelTally& found = tally_.label_of(order[at], label);
      if (!found.first().is_there) continue;
      const RowPlace& place = reading_.survey.places[at];
      const Source& source = reading_.surveys[place.source()].source;
      sink.put(at, found.first().text, State::answered, {source, place.offset()}, reading_.findings);
      if (!found.other().is_there || !is_group(reading_, readers_.label_name(label))) continue;
      warn_of_disagreement(reading_, at, readers_.label_name(label), found.first().text, found.other().text);
    }
  }

  Reading& reading_;
  SlotReaders readers_;
  TallyRules rules_;
  ResponseTally tally_;
  std::mutex mutex_;
};

}  // namespace

bool adds_up_responses(const Rubric& rubric) {
  if (!rubric.survey.respondents || !combines_in_one_pass(rubric.survey.respondents->way)) return false;
  return std::ranges::all_of(questions_of(rubric), [](const AskedQuestion& asked) {
    return !asked.question->respondents || combines_in_one_pass(asked.question->respondents->way);
  });
}

void read_responses(Reading& reading) {
  ResponseReader(reading).read();
}

}  // namespace hallmark
