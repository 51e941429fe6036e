#include "rubric/yaml_document.hpp"

#include <algorithm>
#include <istream>
#include <optional>
#include <streambuf>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/file_kind.hpp"

namespace hallmark {

namespace {

using SharedNode = std::shared_ptr<YamlNode>;

/// Ends the reading of a document that cannot be gone on with.
struct Refusal {
  Code code;
  std::size_t offset;
  std::string message;
};

/// Reads a text in place.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // streambuf's interface; nothing is written through it
    setg(begin, begin, begin + text.size());
  }
};

/// What stands for a question mark while yaml-cpp reads: no rubric holds it (`first_control`).
constexpr char hidden_question_mark = '\x01';

/// A question mark begins a key that is written out where nothing but blanks stands around it. Anywhere else it is a
/// character, which yaml-cpp takes for the end of a text in flow style; so those are hidden from it.
std::string hide_question_marks(std::string_view text) {
  std::string hidden(text);
  for (std::size_t at = text.find('?'); at != std::string_view::npos; at = text.find('?', at + 1)) {
    const bool blank_behind = at + 1 == text.size() || std::string_view(" \t\r\n").find(text[at + 1]) != std::string::npos;
    const std::size_t before = text.substr(0, at).find_last_not_of(" \t");
    const bool begins = before == std::string_view::npos || std::string_view("\r\n{[,:-?").find(text[before]) != std::string::npos;
    if (!blank_behind || !begins) hidden[at] = hidden_question_mark;
  }
  return hidden;
}

std::string shown_question_marks(std::string text) {
  std::ranges::replace(text, hidden_question_mark, '?');
  return text;
}

bool is_merge_key(const YamlNode& key) {
  return key.kind == YamlNode::Kind::scalar && !key.quoted && key.text == "<<";
}

/// Builds the tree from yaml-cpp's events: its own nodes would drop repeated keys, later documents and positions.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const Source& source, std::size_t first_byte, Findings& findings)
      : source_(source), first_byte_(first_byte), findings_(findings) {}

  Yaml root() const { return root_; }

  /// What can be said only once the document is known to be one: an unclosed bracket looks like a key at first.
  void report_structured_keys() const {
    for (const Place& place : structured_keys_)
      findings_.error(Code::yaml_key, place, "a key is a text, not a list or a mapping");
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) {
      throw Refusal{Code::yaml_documents, offset_of(mark), "a rubric is one document: a second one begins here"};
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    SharedNode node = begin(YamlNode::Kind::null, mark, anchor, "");
    // yaml-cpp does not say how a null was written, but an answer or a word for missing may be called 'null'.
    for (const std::string_view word : {"null", "Null", "NULL", "~"}) {
      if (source_->text().substr(node->place.offset).starts_with(word)) node->text = word;
    }
    node->place.length = std::max<std::size_t>(1, node->text.size());
    finish(std::move(node));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    SharedNode node = begin(YamlNode::Kind::scalar, mark, anchor, tag);
    node->text = shown_question_marks(value);
    node->quoted = tag == "!";
    const std::string_view rest = source_->text().substr(node->place.offset);
    if (rest.starts_with(node->text)) node->place.length = std::max<std::size_t>(1, node->text.size());
    finish(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto known = anchors_.find(anchor);
    if (known == anchors_.end()) {
      throw Refusal{Code::yaml_alias, offset_of(mark), "the alias has no anchor before it"};
    }
    if (open_anchors_.contains(anchor)) {
      throw Refusal{Code::yaml_alias, offset_of(mark),
                    fmt::format("{} stands inside itself", in_quotes(anchor_names_[anchor]))};
    }
    count(known->second->size, offset_of(mark));
    place_in_parent(known->second);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(begin(YamlNode::Kind::sequence, mark, anchor, tag), anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(begin(YamlNode::Kind::map, mark, anchor, tag), anchor);
  }
  void OnMapEnd() override {
    carry_out_merges(*open_.back().node);
    close();
  }

  void OnAnchor(const YAML::Mark& /*mark*/, const std::string& name) override {
    next_anchor_name_ = shown_question_marks(name);
  }

 private:
  struct Open {
    SharedNode node;
    YAML::anchor_t anchor = 0;
    Yaml key;                              ///< Of a map: the key whose value comes next.
    std::unordered_set<std::string> keys;  ///< Of a map.
  };

  std::size_t offset_of(const YAML::Mark& mark) const {
    return first_byte_ + static_cast<std::size_t>(std::max(0, mark.pos));
  }

  void count(std::size_t nodes, std::size_t offset) {
    nodes_ += nodes;
    if (nodes_ > most_yaml_nodes) {
      throw Refusal{Code::yaml_limits, offset,
                    fmt::format("with its aliases expanded the document has more than {} nodes", most_yaml_nodes)};
    }
  }

  SharedNode begin(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag) {
    const std::size_t offset = offset_of(mark);
    count(1, offset);
    SharedNode node = std::make_shared<YamlNode>();
    node->kind = kind;
    node->place = {source_, offset, 1};
    if (!tag.empty() && tag != "?" && tag != "!" && !tag.starts_with("tag:yaml.org,2002:")) {
      findings_.error(Code::yaml_syntax, node->place,
                      fmt::format("the tag {} has no meaning in a rubric", in_quotes(shown_question_marks(tag))));
    }
    if (anchor != 0) {
      anchors_[anchor] = node;
      anchor_names_[anchor] = next_anchor_name_;
    }
    return node;
  }

  void open(SharedNode node, YAML::anchor_t anchor) {
    if (!open_.empty() && open_.back().node->kind == YamlNode::Kind::map && !open_.back().key) {
      structured_keys_.push_back(node->place);
    }
    if (anchor != 0) open_anchors_.insert(anchor);
    open_.push_back({std::move(node), anchor, nullptr, {}});
  }

  void close() {
    Open closed = std::move(open_.back());
    open_.pop_back();
    open_anchors_.erase(closed.anchor);
    finish(std::move(closed.node));
  }

  void finish(SharedNode node) { place_in_parent(std::move(node)); }

  void place_in_parent(const Yaml& node) {
    if (open_.empty()) {
      root_ = node;
      return;
    }
    Open& parent = open_.back();
    parent.node->size += node->size;
    if (parent.node->kind == YamlNode::Kind::sequence) {
      parent.node->items.push_back(node);
    } else if (!parent.key) {
      parent.key = node;
    } else {
      add_entry(parent, std::exchange(parent.key, nullptr), node);
    }
  }

  void add_entry(Open& map, const Yaml& key, const Yaml& value) {
    if (key->kind == YamlNode::Kind::sequence || key->kind == YamlNode::Kind::map) return;  // reported when it began
    if (!is_merge_key(*key) && !map.keys.insert(key->text).second) {
      const auto first =
          std::ranges::find(map.node->entries, key->text, [](const auto& entry) { return entry.key->text; });
      findings_.error(Code::yaml_repeated_key, key->place,
                      findings_.is_full()
                          ? in_quotes(key->text) + " is given twice"
                          : fmt::format("{} is given twice: the first one is on line {}", in_quotes(key->text),
                                        source_->position_of(first->key->place.offset).line));
      return;
    }
    map.node->entries.push_back({key, value});
  }

  /// Replaces `<<` by the entries of the mappings it names; what the mapping says itself comes first.
  void carry_out_merges(YamlNode& map) {
    std::vector<YamlNode::Entry> entries;
    std::vector<Yaml> merged;
    for (const YamlNode::Entry& entry : map.entries) {
      if (!is_merge_key(*entry.key)) {
        entries.push_back(entry);
      } else if (entry.value->kind == YamlNode::Kind::sequence) {
        merged.insert(merged.end(), entry.value->items.begin(), entry.value->items.end());
      } else {
        merged.push_back(entry.value);
      }
      if (is_merge_key(*entry.key)) check_merge(entry, merged);
    }
    for (const Yaml& source : merged) {
      for (const YamlNode::Entry& entry : source->entries) {
        if (!open_.back().keys.insert(entry.key->text).second) continue;
        entries.push_back(entry);
      }
    }
    map.entries = std::move(entries);
  }

  void check_merge(const YamlNode::Entry& entry, std::vector<Yaml>& merged) {
    const auto is_no_map = [](const Yaml& node) { return node->kind != YamlNode::Kind::map; };
    if (std::ranges::none_of(merged, is_no_map)) return;
    findings_.error(Code::yaml_merge_key, entry.value->place, "'<<' takes a mapping, or a list of mappings, to merge");
    std::erase_if(merged, is_no_map);
  }

  const Source& source_;
  std::size_t first_byte_;
  Findings& findings_;
  Yaml root_;
  std::vector<Place> structured_keys_;
  std::vector<Open> open_;
  std::unordered_map<YAML::anchor_t, SharedNode> anchors_;
  std::unordered_map<YAML::anchor_t, std::string> anchor_names_;
  std::unordered_set<YAML::anchor_t> open_anchors_;
  std::string next_anchor_name_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

/// The first line that is indented with a tab, which YAML forbids and its parsers explain badly.
std::optional<std::size_t> tab_indentation(std::string_view text) {
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t content = text.find_first_not_of(" \t", line);
    const std::size_t tab = text.find('\t', line);
    if (tab < content && content != std::string_view::npos && text[content] != '#' && text[content] != '\n') return tab;
    const std::size_t end = text.find('\n', line);
    if (end == std::string_view::npos) break;
    line = end + 1;
  }
  return std::nullopt;
}

/// Bytes that no rubric may hold: they would confuse the parser or reach a terminal.
std::optional<std::size_t> first_control(std::string_view text) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20U && c != '\t' && c != '\n' && c != '\r') || byte == 0x7FU;
  };
  const auto found = std::ranges::find_if(text, is_control);
  return found == text.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - text.begin()));
}

bool can_be_read(const Source& source, Findings& findings) {
  const std::string_view text = source->text();
  if (text.size() > largest_yaml_text) {
    findings.error(Code::yaml_limits, {source, 0, 1},
                   fmt::format("the file has {} bytes, more than the 8 MiB that a rubric may have", text.size()));
    return false;
  }
  if (const std::string_view kind = kind_of_binary(text); !kind.empty()) {
    findings.error(Code::yaml_encoding, place_of_file(source), fmt::format("this is {}: a rubric is a text in YAML", kind));
    return false;
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    findings.error(Code::yaml_encoding, {source, 0, 1}, "this is UTF-16: save the rubric as UTF-8");
    return false;
  }
  if (const auto bad = first_invalid_utf8(text)) {
    findings.error(Code::yaml_encoding, {source, *bad, 1},
                   fmt::format("the byte '\\x{:02X}' is not UTF-8: save the rubric as UTF-8",
                               static_cast<unsigned char>(text[*bad])));
    return false;
  }
  if (const auto control = first_control(text)) {
    findings.error(Code::yaml_encoding, {source, *control, 1},
                   fmt::format("the control character '\\x{:02X}' has no place in a rubric",
                               static_cast<unsigned char>(text[*control])));
    return false;
  }
  return true;
}

}  // namespace

Yaml YamlNode::find(std::string_view key) const {
  const auto found =
      std::ranges::find(entries, key, [](const Entry& entry) -> std::string_view { return entry.key->text; });
  return found == entries.end() ? nullptr : found->value;
}

Yaml parse_yaml(const Source& source, Findings& findings) {
  if (!can_be_read(source, findings)) return nullptr;
  const std::size_t first_byte = source->text().starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::string text = hide_question_marks(source->text());
  TextBuffer buffer(text);
  std::istream stream(&buffer);
  TreeBuilder builder(source, first_byte, findings);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
    builder.report_structured_keys();
  } catch (const Refusal& refusal) {
    findings.error(refusal.code, {source, refusal.offset, 1}, refusal.message);
    // What came before a second document is a whole rubric, and worth checking.
    return refusal.code == Code::yaml_documents ? builder.root() : nullptr;
  } catch (const YAML::DeepRecursion& error) {
    findings.error(Code::yaml_limits, {source, first_byte + static_cast<std::size_t>(std::max(0, error.mark.pos)), 1},
                   "the document is nested more than 500 levels deep");
    return nullptr;
  } catch (const YAML::Exception& error) {
    const auto offset =
        std::min(first_byte + static_cast<std::size_t>(std::max(0, error.mark.pos)), source->text().size());
    if (const auto tab = tab_indentation(source->text().substr(0, source->text().find('\n', offset)))) {
      findings.error(Code::yaml_syntax, {source, *tab, 1}, "YAML must be indented with spaces, not tabs");
    } else if (error.msg.starts_with("the referenced anchor is not defined")) {
      const std::string_view rest = source->text().substr(offset);
      findings.error(Code::yaml_alias, {source, offset, 1},
                     fmt::format("the alias {} has no anchor before it",
                                 in_quotes(rest.substr(1, rest.find_first_of(" ,]}\r\n") - 1))));
    } else {
      findings.error(Code::yaml_syntax, {source, offset, 1}, fmt::format("this is not YAML: {}", error.msg));
    }
    return nullptr;
  }
  if (!builder.root())
    findings.error(Code::rubric_shape, {source, 0, 1}, "the file is empty: a rubric begins with 'hallmark: 1'");
  return builder.root();
}

}  // namespace hallmark
