#include <algorithm>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "survey/combine_rows.hpp"
#include "survey/piece_reading.hpp"
#include "survey/row_block.hpp"

namespace hallmark {

namespace {

/// Takes the blocks of several threads and passes them on in the order of the survey.
class BlockQueue {
 public:
  using PassOn = std::function<void(const RowBlock& block)>;

  BlockQueue(std::size_t slots, std::size_t labels, std::size_t workers, PassOn pass_on)
      : pass_on_(std::move(pass_on)) {
    for (std::size_t i = 0; i < 3 * workers; ++i) blocks_.push_back(std::make_unique<RowBlock>(slots, labels));
    for (const auto& block : blocks_) free_.push_back(block.get());
  }

  /// Waits where the other threads are behind.
  RowBlock& empty_block() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !free_.empty() || is_stopped_; });
    if (is_stopped_) throw std::runtime_error("another thread could not go on");
    RowBlock* const block = free_.back();
    free_.pop_back();
    return *block;
  }

  void give_back(RowBlock& block) {
    const std::lock_guard lock(mutex_);
    free_.push_back(&block);
    changed_.notify_all();
  }

  void add(RowBlock& block) {
    std::unique_lock lock(mutex_);
    waiting_.emplace(block.index(), &block);
    if (is_passing_) return;
    is_passing_ = true;
    for (auto next = waiting_.find(next_); next != waiting_.end(); next = waiting_.find(next_)) {
      RowBlock* const ready = next->second;
      waiting_.erase(next);
      lock.unlock();
      pass_on_(*ready);
      lock.lock();
      free_.push_back(ready);
      ++next_;
      changed_.notify_all();
    }
    is_passing_ = false;
  }

  /// A thread that fails keeps its block, which the others would wait for.
  void stop() {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
    changed_.notify_all();
  }

  /// Another table counts its chunks from 0.
  void start_again() { next_ = 0; }

 private:
  PassOn pass_on_;
  std::vector<std::unique_ptr<RowBlock>> blocks_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<RowBlock*> free_;
  std::map<std::size_t, RowBlock*> waiting_;  ///< By index.
  std::size_t next_ = 0;
  bool is_passing_ = false;
  bool is_stopped_ = false;
};

/// Fills blocks for the queue.
class BlockTaker {
 public:
  BlockTaker(BlockQueue& queue, const std::size_t& columns) : queue_(queue), columns_(columns) {}
  BlockTaker(const BlockTaker&) = delete;
  BlockTaker& operator=(const BlockTaker&) = delete;

  void set_table(std::uint32_t /*table*/) {}
  std::vector<char>& buffer() {
    if (block_ == nullptr) block_ = &queue_.empty_block();
    return block_->buffer;
  }
  void begin_chunk(const Chunk& chunk) {
    (void)buffer();
    block_->begin(chunk, columns_);
  }
  void end_chunk() { queue_.add(*std::exchange(block_, nullptr)); }
  void stop() { queue_.stop(); }
  /// No chunk came for the buffer.
  void release() {
    if (block_ != nullptr) queue_.give_back(*std::exchange(block_, nullptr));
  }

  bool begin_row(std::string_view id, std::size_t row, std::size_t cell) { return block_->begin_row(id, row, cell); }
  [[nodiscard]] bool wants_name() const { return true; }
  void name(std::string_view text) { block_->name(text); }
  void digit(std::size_t slot, unsigned digit) { block_->set(slot, digit, State::answered); }
  void decimal(std::size_t slot, std::int64_t digits, int decimals, bool negative) {
    block_->set(slot, decimal_value(digits, decimals, negative), State::answered);
  }
  void cell(std::size_t slot, const CellMeaning& meaning, int /*small*/) {
    block_->set(slot, meaning.value, meaning.state);
  }
  void label(std::size_t index, std::string_view text, State state, std::size_t /*offset*/) {
    block_->label(index, text, state);
  }
  void end_row(std::string_view /*row*/) { block_->end_row(); }
  void drop_row() { block_->drop_row(); }
  [[nodiscard]] bool began_unit() const { return false; }

 private:
  BlockQueue& queue_;
  const std::size_t& columns_;
  RowBlock* block_ = nullptr;
};

class WideReader {
 public:
  explicit WideReader(Reading& reading)
      : reading_(reading),
        readers_(reading),
        queue_(readers_.count(), readers_.labels(), reading.workers->count,
               [this](const RowBlock& block) { take(block); }) {}

  void read() {
    PieceReading<BlockTaker> pieces(reading_, readers_,
                                    [this] { return std::make_unique<BlockTaker>(queue_, columns_); });
    for (std::size_t i = 0; i < reading_.surveys.size(); ++i) {
      const auto layout = readers_.layout_of(reading_.surveys[i]);
      table_ = static_cast<std::uint32_t>(i);
      columns_ = reading_.surveys[i].header.names.size();
      find_targets(layout ? &*layout : nullptr);
      queue_.start_again();
      pieces.read(i, layout ? &*layout : nullptr);
      for (BlockTaker* taker : pieces.takers()) taker->release();
    }
    for (const Repeated& repeated : repeated_) report(repeated);
    if (has_respondents_) combine();
  }

 private:
  struct Repeated {
    std::uint32_t unit;
    RowPlace place;  ///< Of the id's cell.
  };

  /// The slots and labels that the rows of a table fill.
  void find_targets(const RowLayout* layout) {
    slots_.clear();
    labels_.clear();
    if (layout == nullptr) return;
    for (const ColumnStep& step : layout->steps) {
      for (const CellUse& use : step.uses) (use.is_label ? labels_ : slots_).push_back(use.index);
    }
  }

  /// Adds the rows of a block. Called in the order of the blocks, by one thread at a time.
  void take(const RowBlock& block) {
    const std::size_t base = rows_;
    if (block.index() == 1) make_room(block);
    kept_.clear();
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const std::uint32_t known = reading_.index.find(block.id(row));
      const RowPlace place{table_, block.offset(row)};
      if (known != IdIndex::none && !has_respondents_) {
        repeated_.push_back({known, {table_, block.id_offset(row)}});
        continue;
      }
      const std::uint32_t unit =
          known != IdIndex::none ? known : reading_.new_unit(block.id(row), block.name_of(row), place);
      if (has_respondents_) unit_of_row_.push_back(unit);
      kept_.push_back(row);
    }
    rows_ += kept_.size();
    for (const std::size_t slot : slots_) append(block, slot, base);
    for (const std::size_t label : labels_) append_label(block, label, base);
  }

  /// Makes room for as many rows as a survey of its size has where they are as long as those of a block: columns that
  /// grew by and by would take twice the memory.
  void make_room(const RowBlock& block) {
    const std::size_t bytes = reading_.pieces[table_].feed->bytes_in_all();
    if (block.rows() == 0 || block.bytes() == 0) return;
    const std::size_t rows = rows_ + bytes / block.bytes() * block.rows() * 33 / 32;
    Survey& survey = reading_.survey;
    if (!has_respondents_) {
      survey.names.reserve(rows);
      survey.places.reserve(rows);
      reading_.index.reserve(rows);
    }
    for (const std::size_t slot : slots_) {
      readers_.column(slot).values.reserve(rows);
      readers_.column(slot).states.reserve(rows);
    }
    for (const std::size_t label : labels_) readers_.label(label).reserve(rows);
  }

  void append(const RowBlock& block, std::size_t slot, std::size_t base) {
    Column& column = readers_.column(slot);
    column.values.resize(base, no_value);
    column.states.resize(base, State::missing);
    const double* const values = block.values(slot);
    const State* const states = block.states(slot);
    if (kept_.size() == block.rows()) {
      column.values.insert(column.values.end(), values, values + block.rows());
      column.states.insert(column.states.end(), states, states + block.rows());
      return;
    }
    for (const std::size_t row : kept_) column.push_back(values[row], states[row]);
  }

  void append_label(const RowBlock& block, std::size_t label, std::size_t base) {
    LabelSink& sink = readers_.label(label);
    sink.resize(base);
    sink.resize(rows_);
    const Source& source = reading_.surveys[table_].source;
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      sink.put(base + i, block.label_text(label, kept_[i]), block.label_state(label, kept_[i]),
               {source, block.offset(kept_[i])}, reading_.findings);
    }
  }

  void report(const Repeated& repeated) {
    const Source& source = reading_.surveys[repeated.place.source].source;
    const RowPlace& first = reading_.survey.places[repeated.unit];
    const Source& source_of_first = reading_.surveys[first.source].source;
    std::string where = on_line(", ", source_of_first, first.offset, reading_.findings);
    if (source_of_first != source)
      where += fmt::format("{}{}", where.empty() ? ", in " : " of ", in_quotes(source_of_first->name()));
    reading_.findings.error(
        Code::survey_repeated_id, {source, repeated.place.offset, 1},
        fmt::format("{} was there before{}: 'respondents' in 'survey' says how to combine several rows",
                    in_quotes(reading_.survey.ids[repeated.unit]), where));
  }

  void combine() {
    Survey& survey = reading_.survey;
    survey.respondents.assign(survey.size(), 0);
    for (const std::uint32_t unit : unit_of_row_) ++survey.respondents[unit];
    for (auto& sink : reading_.answers) sink->resize(rows_);
    std::map<std::string, Column, std::less<>> numbers;
    for (auto& [name, sink] : reading_.numbers) {
      sink.resize(rows_);
      if (is_in_survey(name)) numbers.emplace(name, sink.column());
    }
    if (reading_.keeps_rows) keep_rows(numbers);
    const RowCombiner combiner(unit_of_row_, survey.size(), numbers, *reading_.rubric.survey.respondents);
    survey.spreads.resize(reading_.questions.size());
    for (std::size_t i = 0; i < reading_.questions.size(); ++i) {
      Column& column = reading_.answers[i]->column();
      CombinedResponses combined = combiner.answers(column, *reading_.questions[i].question);
      column = std::move(combined.units);
      survey.spreads[i] = std::move(combined.spread);
    }
    for (auto& [name, sink] : reading_.numbers) {
      // What a register has comes later.
      const auto rows = numbers.find(name);
      sink.column() = rows != numbers.end() ? combiner.numbers(rows->second) : Column(survey.size());
    }
    for (auto& [name, sink] : reading_.labels) combine_labels(name, sink.labels());
  }

  [[nodiscard]] bool is_in_survey(const std::string& name) const {
    return std::ranges::any_of(reading_.surveys,
                               [&name](const Table& table) { return table.header.find(name).has_value(); });
  }

  void keep_rows(const std::map<std::string, Column, std::less<>>& numbers) {
    ResponseRows rows{unit_of_row_, {}, std::vector<Column>(reading_.questions.size()), numbers};
    for (std::size_t i = 0; i < reading_.questions.size(); ++i) {
      const bool is_here = is_in_survey(reading_.questions[i].question->column.text);
      rows.answers.push_back(is_here ? reading_.answers[i]->column() : Column());
    }
    reading_.survey.rows = std::make_shared<const ResponseRows>(std::move(rows));
  }

  /// The first text of each unit; rows that say something else are a warning, since one of them is wrong.
  void combine_labels(const std::string& name, Labels& rows) {
    Labels units{std::vector<std::uint32_t>(reading_.survey.size(), Labels::none),
                 std::vector<State>(reading_.survey.size(), State::missing), rows.texts};
    std::vector<bool> reported(reading_.survey.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::uint32_t unit = unit_of_row_[row];
      if (rows.codes[row] == Labels::none) continue;
      if (units.codes[unit] == Labels::none) {
        units.codes[unit] = rows.codes[row];
        units.states[unit] = State::answered;
      } else if (units.codes[unit] != rows.codes[row] && is_group(reading_, name) && !reported[unit]) {
        reported[unit] = true;
        warn_of_disagreement(reading_, unit, name, units.text(unit), rows.text(row));
      }
    }
    rows = std::move(units);
  }

  Reading& reading_;
  SlotReaders readers_;
  BlockQueue queue_;
  bool has_respondents_ = reading_.rubric.survey.respondents.has_value();
  std::vector<std::uint32_t> unit_of_row_;
  std::size_t rows_ = 0;
  std::uint32_t table_ = 0;
  std::size_t columns_ = 1;
  std::vector<std::size_t> slots_;
  std::vector<std::size_t> labels_;
  std::vector<std::size_t> kept_;  ///< Rows of the block at hand that are not repetitions.
  std::vector<Repeated> repeated_;
};

}  // namespace

void read_wide(Reading& reading) {
  if (!reading.keeps_rows && adds_up_responses(reading.rubric)) {
    read_responses(reading);
  } else {
    WideReader(reading).read();
  }
}

}  // namespace hallmark
