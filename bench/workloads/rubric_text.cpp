#include "workload.hpp"

namespace hallmark::bench {

namespace {

/// Writes the tree, with words for people where they will be shown.
class TreeWriter {
 public:
  TreeWriter(std::string& text, bool with_words) : text_(text), with_words_(with_words) {}

  void write(const std::vector<Dimension>& dimensions, const std::string& indent) {
    for (const Dimension& dimension : dimensions) {
      text_ += indent + "- id: " + dimension.id + "\n";
      text_ += indent + "  weight: " + std::to_string(dimension.weight) + "\n";
      if (with_words_) text_ += indent + "  title: The dimension " + dimension.id + "\n";
      text_ += indent + (dimension.parts.empty() ? "  indicators:\n" : "  dimensions:\n");
      for (const Question& question : dimension.questions) write(question, indent + "    ");
      write(dimension.parts, indent + "    ");
    }
  }

 private:
  void write(const Question& question, const std::string& indent) {
    text_ += indent + "- {id: " + question.id + ", weight: " + std::to_string(question.weight);
    if (with_words_) {
      text_ += ", title: Invented question " + question.id;
      text_ += ", question: 'What does your council say to the invented question " + question.id + "?'";
    }
    if (question.kind.name == yes_no.name) text_ += ", answers: {no: 0, yes: 1}";
    text_ += ", normalise: minmax";
    if (question.lower_is_better) text_ += ", direction: lower";
    text_ += "}\n";
  }

  std::string& text_;
  bool with_words_;
};

void append_questions(std::string& text, const std::vector<Dimension>& dimensions) {
  for (const Dimension& dimension : dimensions) {
    for (const Question& question : dimension.questions) {
      text += question.id + "," + std::string(question.kind.name) + "," + std::to_string(question.weight) + "," +
              (question.lower_is_better ? "lower" : "higher") + "," + dimension.id + "," +
              std::to_string(dimension.weight) + "\n";
    }
    append_questions(text, dimension.parts);
  }
}

}  // namespace

std::string to_rubric(const Workload& workload) {
  std::string text = "# Invented, for measuring how fast hallmark is. It says nothing of any council.\n";
  text += "hallmark: 1\nid: " + workload.name + "\ntitle: 'Invented: " + workload.title + "'\nscale: [0, 1]\n\n";
  text += "survey:\n  id: council_id\n  name: council_name\n  missing: ['', n/a]\n  numbers: lenient\n";
  if (workload.has_respondents()) text += "  respondents: mean\n";
  if (workload.is_published) text += "  groups: [type]\n";
  text += "\ndefaults: {combine: arithmetic, missing: ignore}\nranking: {ties: " + workload.ties + "}\n\n";
  if (workload.is_published) {
    text += "maturity:\n  levels:\n    - {name: Starting, from: 0}\n    - {name: On the way, from: 0.45}\n";
    text += "    - {name: Leading, from: 0.6}\n  gates:\n    - when: data < 0.4\n      at_most: On the way\n";
    text += "      because: data that nobody can use hold the rest back\n\n";
  }
  text += "dimensions:\n";
  TreeWriter(text, workload.is_published).write(workload.dimensions, "  ");
  return text;
}

std::string to_question_list(const Workload& workload) {
  std::string text = "question,kind,weight,direction,dimension,dimension_weight\n";
  append_questions(text, workload.dimensions);
  return text;
}

}  // namespace hallmark::bench
