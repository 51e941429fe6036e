// node polars.mjs MODULES [QUESTIONS SURVEY OUTPUT responses|councils min|dense]
// Scores a survey with Polars, lazily and streamed, of which a folder with node_modules has a binding.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [modules, questionList, survey, output, rows, ties] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const pl = require('nodejs-polars');

function readQuestions(path) {
  const [heading, ...lines] = readFileSync(path, 'utf8').trim().split('\n').map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(cells.map((cell, i) => [heading[i], cell])));
}

function columnsOf(path) {
  const file = openSync(path);
  const beginning = Buffer.alloc(10000);
  const length = readSync(file, beginning);
  closeSync(file);
  return beginning.toString('utf8', 0, length).split('\n')[0].split(',');
}

// Expressions over many columns at a time: the binding takes a millisecond for each that it makes.
const idsOf = (questions, want) => questions.filter(want).map((question) => question.question);
const isYesNo = (question) => question.kind === 'yes_no';
const isShare = (question) => question.kind.endsWith('share');
const isLower = (question) => question.direction === 'lower';

function over(ids, make) {
  return ids.length === 0 ? [] : [make(pl.cols(...ids))];
}

function numbers(questions) {
  return [
    ...over(idsOf(questions, isYesNo), (columns) => columns.eq(pl.lit('yes')).cast(pl.Float64)),
    ...over(idsOf(questions, isShare), (columns) => columns.str.stripCharsEnd('%').cast(pl.Float64)),
    ...over(idsOf(questions, (q) => !isYesNo(q) && !isShare(q)), (columns) => columns),
  ];
}

function spread(columns) {
  return columns.max().sub(columns.min());
}

function marks(questions) {
  return [
    ...over(idsOf(questions, (q) => !isLower(q)), (columns) => columns.sub(columns.min()).div(spread(columns))),
    ...over(idsOf(questions, isLower), (columns) => columns.max().sub(columns).div(spread(columns))),
  ];
}

function weightedMean(parts) {
  const byWeight = new Map();
  for (const [id, weight] of parts) byWeight.set(weight, [...(byWeight.get(weight) ?? []), id]);
  const sum = (make) => [...byWeight]
    .map(([weight, ids]) => pl.sumHorizontal(make(pl.cols(...ids))).mul(weight)).reduce((a, b) => a.add(b));
  return sum((columns) => columns).div(sum((columns) => columns.isNotNull().cast(pl.Float64)));
}

function score() {
  const questions = readQuestions(questionList);
  const texts = new Set(idsOf(questions, (q) => isYesNo(q) || isShare(q)));
  const ids = idsOf(questions, () => true);
  const schema = Object.fromEntries(
    columnsOf(survey).map((name) => [name, texts.has(name) || !ids.includes(name) ? pl.Utf8 : pl.Float64]));
  let frame = pl.scanCSV(survey, { schema, nullValues: ['', 'n/a'] })
    .select(pl.col('council_id').alias('code'), pl.col('council_name').alias('name'), ...numbers(questions));
  if (rows === 'responses') frame = frame.groupBy('code').agg(pl.col('name').first(), pl.cols(...ids).mean());
  const dimensions = new Map(questions.map((q) => [q.dimension, Number(q.dimension_weight)]));
  const meanOf = (dimension) => weightedMean(
    questions.filter((q) => q.dimension === dimension).map((q) => [q.question, Number(q.weight)])).alias(dimension);
  frame = frame.select(pl.col('code'), pl.col('name'), ...marks(questions))
    .select(pl.col('code'), pl.col('name'), ...[...dimensions.keys()].map(meanOf))
    .withColumns(weightedMean([...dimensions]).alias('score'))
    .withColumns(pl.col('score').round(9).rank({ method: ties, descending: true }).alias('rank'))
    .sort(['rank', 'code'])
    .select('rank', 'code', 'name', 'score', ...dimensions.keys());
  frame.collectSync({ engine: 'streaming' }).writeCSV(output);
}

if (questionList === undefined) console.log(pl.version);
else score();
