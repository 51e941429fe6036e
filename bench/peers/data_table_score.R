# Rscript data_table_score.R QUESTIONS SURVEY OUTPUT responses|councils min|dense
# Scores a survey with data.table.
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) == 0) {
  cat(as.character(packageVersion("data.table")), "\n")
  quit()
}
questions <- fread(arguments[1])
setkey(questions, NULL)
ids <- questions$question
table <- fread(arguments[2], select = c("council_id", "council_name", ids), na.strings = c("", "n/a"))
setnames(table, c("council_id", "council_name"), c("code", "name"))
for (i in seq_along(ids)) {
  if (questions$kind[i] == "yes_no") {
    set(table, j = ids[i], value = as.numeric(table[[ids[i]]] == "yes"))
  } else if (endsWith(questions$kind[i], "share")) {
    # There are few shares and many answers.
    shares <- unique(table[[ids[i]]])
    values <- as.numeric(sub("%", "", shares, fixed = TRUE))
    set(table, j = ids[i], value = values[chmatch(table[[ids[i]]], shares)])
  }
}
if (arguments[4] == "responses") {
  names <- table[, .(name = name[1]), by = code]
  table <- names[table[, lapply(.SD, mean, na.rm = TRUE), by = code, .SDcols = ids], on = "code"]
}
for (i in seq_along(ids)) {
  answers <- table[[ids[i]]]
  bounds <- range(answers, na.rm = TRUE)
  distance <- if (questions$direction[i] == "lower") bounds[2] - answers else answers - bounds[1]
  set(table, j = ids[i], value = distance / (bounds[2] - bounds[1]))
}
weighted_mean <- function(columns, weights) {
  total <- 0
  present <- 0
  for (i in seq_along(weights)) {
    total <- total + fcoalesce(columns[[i]] * weights[i], 0)
    present <- present + weights[i] * !is.na(columns[[i]])
  }
  total / present
}
dimensions <- unique(questions[, .(dimension, dimension_weight)])
for (d in dimensions$dimension) {
  own <- questions[dimension == d]
  set(table, j = d, value = weighted_mean(table[, own$question, with = FALSE], own$weight))
}
table[, score := weighted_mean(.SD, dimensions$dimension_weight), .SDcols = dimensions$dimension]
table[, rank := frank(-round(score, 9), ties.method = arguments[5])]
setorder(table, rank, code)
fwrite(table[, c("rank", "code", "name", "score", dimensions$dimension), with = FALSE], arguments[3])
