// Writes openapi.json: the document that the built application serves, made without a database.
import 'reflect-metadata';

import { writeFileSync } from 'node:fs';

import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';

const built = (path) => import(new URL(`../dist/${path}`, import.meta.url));
const { AppModule, knowing } = await built('app/app.module.js');
const { databaseOptions } = await built('app/database.js');
const { configFrom } = await built('platform/config.js');
const { configure, httpAdapter } = await built('platform/http.js');

// The whole application, except that nothing is ever asked of this address.
const nowhere = { ...databaseOptions('postgres://nobody@127.0.0.1:1/nowhere'), manualInitialization: true };
const config = configFrom({ LOG_LEVEL: 'error' });
const module = { module: AppModule, imports: [TypeOrmModule.forRoot(nowhere), ...knowing(config)] };
const app = await NestFactory.create(module, httpAdapter(config), {
  logger: ['error'],
  bodyParser: false,
  abortOnError: false,
});
const described = (await configure(app, config))();

const paths = sorted(described.paths);
const schemas = sorted(described.components.schemas);
const stable = { ...described, paths, components: { ...described.components, schemas } };
const file = new URL('../openapi.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(stable, null, 2)}\n`);
console.log(`openapi.json: ${Object.keys(paths).length} paths, ${Object.keys(schemas).length} schemas`);
// The application was never started, so there is nothing to stop.
process.exit(0);

/** The order of modules is no part of the description. */
function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
