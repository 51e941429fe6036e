#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "survey/cells/known_cells.hpp"
#include "survey/id_index.hpp"
#include "survey/respondents/response_sums.hpp"
#include "survey/wide/row_layout.hpp"

namespace hallmark {

/// What is done with each slot of a survey whose rows are combined.
struct TallyRules {
  std::vector<CombineAnswers> slots;
  std::vector<std::uint32_t> weight_slot;  ///< By slot; `no_slot` where answers have no weight.
  std::vector<std::uint32_t> held;         ///< Slots that wait for the end of the row.
  std::vector<bool> is_held;
  std::size_t labels = 0;

  static constexpr std::uint32_t no_slot = static_cast<std::uint32_t>(-1);
};

/// The rules of a rubric; `slots` says what there is to combine.
[[nodiscard]] TallyRules tally_rules(const Rubric& rubric, const SlotReaders& readers,
                                     const std::vector<AskedQuestion>& questions);

/// The first text of a unit's rows, and the first that is another.
class LabelTally {
 public:
  struct Seen {
    std::string text;
    std::uint64_t order = 0;
    bool is_there = false;
  };
  void add(std::string_view text, std::uint64_t order);
  void add(const LabelTally& other);
  [[nodiscard]] const Seen& first() const { return first_; }
  [[nodiscard]] const Seen& other() const { return other_; }

 private:
  void add(const Seen& seen);
  Seen first_;
  Seen other_;
};

/// Adds up the rows of respondents unit by unit. Nothing depends on the order in which rows or whole tallies are added,
/// so that several threads can have one each.
class ResponseTally {
 public:
  ResponseTally(const ResponseTally&) = delete;
  ResponseTally& operator=(const ResponseTally&) = delete;
  explicit ResponseTally(const TallyRules& rules)
      : rules_(rules), index_(ids_), held_(rules.slots.size()), is_held_(rules.is_held.begin(), rules.is_held.end()) {}

  // What the parser of rows calls.
  bool begin_row(std::string_view id, std::size_t row, std::size_t cell);
  [[nodiscard]] bool wants_name() const { return is_new_; }
  void name(std::string_view text) { names_[unit_] = text; }
  void digit(std::size_t slot, unsigned digit) {
    if (is_held_[slot] != 0) {
      held_[slot] = {State::answered, static_cast<double>(digit)};
    } else {
      small_[first_slot_ + slot] += small_of(digit);
    }
  }
  void decimal(std::size_t slot, std::int64_t digits, int decimals, bool negative);
  void cell(std::size_t slot, const CellMeaning& meaning, int small);
  void label(std::size_t index, std::string_view text, State state, std::size_t offset);
  void end_row(std::string_view row);
  void drop_row() { is_new_ = false; }

  /// The table that rows come from.
  void set_table(std::uint32_t table) { table_ = table; }

  void add(ResponseTally& other);
  /// What adds up small numbers is added to the rest; before the tally is looked at.
  void settle();
  [[nodiscard]] bool is_large() const { return names_.size() * bytes_a_unit() > large; }
  void clear();

  [[nodiscard]] std::size_t units() const { return names_.size(); }
  [[nodiscard]] std::string_view id(std::size_t unit) const { return ids_[unit]; }
  [[nodiscard]] const std::string& name_of(std::size_t unit) const { return names_[unit]; }
  [[nodiscard]] std::uint64_t first_row(std::size_t unit) const { return first_rows_[unit]; }
  [[nodiscard]] std::uint32_t rows(std::size_t unit) const { return rows_[unit]; }
  [[nodiscard]] const LabelTally& label_of(std::size_t unit, std::size_t label) const {
    return labels_[unit * rules_.labels + label];
  }
  /// Fills row `at` of a column, and gives the spread of the answers.
  double combine(std::size_t unit, std::size_t slot, Column& column, std::size_t at) const;

  /// The row that was read last was the first of its unit in this tally.
  [[nodiscard]] bool began_unit() const { return is_new_; }

 private:
  static constexpr std::size_t large = std::size_t{24} << 20U;

  // Small whole numbers add up in one word: how many there are, their sum and the sum of their squares. It has room for
  // so many rows.
  static constexpr std::uint32_t rows_a_word = 65'535;
  static constexpr unsigned sum_bit = 16;
  static constexpr unsigned squares_bit = 36;
  [[nodiscard]] static std::uint64_t small_of(std::uint64_t digit) {
    return 1U | digit << sum_bit | (digit * digit) << squares_bit;
  }

  [[nodiscard]] std::size_t bytes_a_unit() const {
    return 128 + rules_.slots.size() * (sizeof(Moments) + sizeof(std::uint64_t) + sizeof(std::uint32_t));
  }
  std::uint32_t new_unit(std::string_view id);
  void add_held(std::size_t slot);

  const TallyRules& rules_;
  Texts ids_;
  IdIndex index_;
  std::vector<std::string> names_;
  std::vector<std::uint64_t> first_rows_;
  std::vector<std::uint32_t> rows_;
  // By unit and slot
  std::vector<std::uint64_t> small_;
  std::vector<Moments> moments_;
  std::vector<std::uint32_t> not_applicable_;
  std::vector<ResponseSums> sums_;  ///< By unit and held slot.
  std::vector<LabelTally> labels_;

  std::uint32_t table_ = 0;
  std::uint32_t unsettled_rows_ = 0;
  std::uint32_t unit_ = 0;
  std::size_t first_slot_ = 0;  ///< Of the unit.
  std::uint64_t order_ = 0;
  bool is_new_ = false;
  std::vector<std::pair<std::size_t, std::string>> pending_labels_;  ///< Of a row that is not complete.
  std::vector<CellMeaning> held_;
  std::vector<char> is_held_;
};

}  // namespace hallmark
