// node duckdb.mjs MODULES SCRIPT
// Runs a script of SQL in DuckDB, of which a folder with node_modules has a binding.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [modules, script] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const { DuckDBInstance, version } = require('@duckdb/node-api');
if (script === undefined) {
  console.log(version());
} else {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(readFileSync(script, 'utf8'));
  connection.closeSync();
}
