#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "survey/respondents/combine_rows.hpp"
#include "survey/wide/block_queue.hpp"
#include "survey/wide/piece_reading.hpp"

namespace hallmark {

namespace {

class WideReader {
 public:
  explicit WideReader(Reading& reading)
      : reading_(reading),
        readers_(reading),
        queue_(readers_.count(), readers_.labels(), reading.workers->count,
               [this](const RowBlock& block) { take(block); }) {
    packed_.resize(readers_.count());
    if (!reading_.packs_answers || has_respondents_) return;
    for (std::size_t i = 0; i < readers_.questions(); ++i) {
      if (!reading_.questions[i].is_penalty) packed_[i].emplace();
    }
  }

  void read() {
    PieceReading<BlockTaker> pieces(reading_, readers_, [this] { return std::make_unique<BlockTaker>(queue_); });
    for (std::size_t i = 0; i < reading_.surveys.size(); ++i) {
      const auto layout = readers_.layout_of(reading_.surveys[i]);
      table_ = static_cast<std::uint32_t>(i);
      find_targets(layout ? &*layout : nullptr);
      queue_.start_again();
      pieces.read(i, layout ? &*layout : nullptr);
      for (BlockTaker* taker : pieces.takers()) taker->release();
    }
    for (const Repeated& repeated : repeated_) report(repeated);
    if (has_respondents_) combine();
    give_packed();
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
    constexpr std::size_t ahead = 16;
    for (std::size_t row = 0; row < block.rows(); ++row) {
      if (row + ahead < block.rows()) reading_.index.expect(block.hash_of_id(row + ahead));
      const std::uint32_t known = reading_.index.find(block.id(row), block.hash_of_id(row));
      const RowPlace place{table_, block.offset(row)};
      if (known != IdIndex::none && !has_respondents_) {
        repeated_.push_back({known, {table_, block.id_offset(row)}});
        continue;
      }
      const std::uint32_t unit =
          known != IdIndex::none ? known
                                 : reading_.new_unit(block.id(row), block.hash_of_id(row), block.name_of(row), place);
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
      reading_.names.reserve(rows);
      survey.places.reserve(rows);
      reading_.index.reserve(rows);
    }
    for (const std::size_t slot : slots_) {
      if (packed_[slot]) {
        packed_[slot]->reserve(rows);
      } else {
        readers_.column(slot).reserve(rows);
      }
    }
    for (const std::size_t label : labels_) readers_.label(label).reserve(rows);
  }

  void append(const RowBlock& block, std::size_t slot, std::size_t base) {
    if (packed_[slot] && append_packed(block, slot, base)) return;
    Column& column = readers_.column(slot);
    column.values.resize(base, no_value);
    column.states.resize(base, State::missing);
    for (const std::size_t row : kept_) {
      const CellMeaning cell = block.cell(slot, row);
      column.push_back(cell.value, cell.state);
    }
  }

  /// False where the column cannot be packed any longer; what it has so far is unpacked.
  bool append_packed(const RowBlock& block, std::size_t slot, std::size_t base) {
    std::optional<PackedColumn>& packed = packed_[slot];
    if (packed->size() == base && kept_.size() == block.rows() && block.is_packed(slot) &&
        packed->append(block.numbers(slot), block.decimals(slot))) {
      return true;
    }
    const std::size_t room = packed->room();
    Column& column = readers_.column(slot);
    column = packed->unpacked();
    packed.reset();
    column.reserve(room);
    return false;
  }

  /// Columns that are packed to the last row stay so.
  void give_packed() {
    reading_.survey.packed.resize(reading_.questions.size());
    for (std::size_t i = 0; i < readers_.questions(); ++i) {
      if (!packed_[i]) continue;
      if (packed_[i]->size() == rows_) {
        reading_.survey.packed[i] = std::make_shared<const PackedColumn>(*std::move(packed_[i]));
      } else {
        readers_.column(i) = packed_[i]->unpacked();
      }
    }
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
    const Table& table = reading_.surveys[repeated.place.source()];
    const Source& source = table.source;
    const RowPlace& first = reading_.survey.places[repeated.unit];
    const Source& source_of_first = reading_.surveys[first.source()].source;
    std::string where = on_line(", ", source_of_first, first.offset(), reading_.findings);
    if (source_of_first != source)
      where += fmt::format("{}{}", where.empty() ? ", in " : " of ", in_quotes(source_of_first->name()));
    reading_.findings.error(
        Code::survey_repeated_id, {source, repeated.place.offset(), 1},
        fmt::format("{} was there before{}{}: --where or 'where' in 'survey' chooses rows, 'respondents' combines them",
                    in_quotes(reading_.ids[repeated.unit]), where, spelling(source, table.delimiter, repeated.place.offset())));
  }

  /// What cannot be seen of a cell that says the same as another.
  [[nodiscard]] std::string spelling(const Source& source, char delimiter, std::size_t cell) const {
    if (reading_.findings.is_full()) return {};
    const std::string_view rest = source->line_around(cell).substr(source->bytes_before(cell));
    const std::string sign = odd_sign_of(rest.substr(0, rest.find(delimiter)));
    return sign.empty() ? sign : " (here " + sign + ")";
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
  std::vector<std::size_t> slots_;
  std::vector<std::size_t> labels_;
  std::vector<std::optional<PackedColumn>> packed_;  ///< By slot; nothing where its numbers are in a column.
  std::vector<std::size_t> kept_;                    ///< Rows of the block at hand that are not repetitions.
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
