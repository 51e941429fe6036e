#include "survey/cells/sink.hpp"

namespace hallmark {

namespace {

void grow(Column& column, std::size_t size) {
  column.values.resize(size, no_value);
  column.states.resize(size, State::missing);
}

void put_number(Column& column, std::size_t at, std::optional<double> value, State state) {
  if (is_answered(state) && value) {
    column.set(at, *value, state);
  } else {
    column.clear(at, is_answered(state) ? State::missing : state);
  }
}

}  // namespace

void NumberSink::resize(std::size_t size) {
  grow(column_, size);
}

void NumberSink::put(std::size_t at, std::string_view trimmed, State state, const CellPlace& place,
                     Findings& findings) {
  const auto value = is_answered(state) ? value_of(trimmed, place, findings) : std::nullopt;
  put_number(column_, at, value, state);
}

std::optional<double> NumberSink::value_of(std::string_view trimmed, const CellPlace& place, Findings& findings) const {
  return read_cell_number(trimmed, needed_by_, form_, limits_, place, findings);
}

void LabelSink::resize(std::size_t size) {
  labels_.codes.resize(size, Labels::none);
  labels_.states.resize(size, State::missing);
}

void LabelSink::put(std::size_t at, std::string_view trimmed, State state, const CellPlace& /*place*/,
                    Findings& /*findings*/) {
  labels_.states[at] = state;
  if (!is_answered(state)) return;
  // Rows of one group stand together more often than not.
  if (at > 0 && labels_.codes[at - 1] != Labels::none && labels_.texts[labels_.codes[at - 1]] == trimmed) {
    labels_.codes[at] = labels_.codes[at - 1];
    return;
  }
  const auto [known, is_new] = codes_.emplace(std::string(trimmed), static_cast<std::uint32_t>(labels_.texts.size()));
  if (is_new) labels_.texts.emplace_back(trimmed);
  labels_.codes[at] = known->second;
}

void QuestionSink::resize(std::size_t size) {
  grow(column_, size);
}

void QuestionSink::put(std::size_t at, std::string_view trimmed, State state, const CellPlace& place,
                       Findings& findings) {
  const auto value = is_answered(state) ? reader_.read(trimmed, place, findings) : std::nullopt;
  put_number(column_, at, value, state);
}

}  // namespace hallmark
