// Writes the page's types from the server's description of its API: a changed field then fails the build.
// Only the schemas: addresses are the business of the features' api.ts, and 61 of them cost 25,000 lines.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const document = JSON.parse(readFileSync('openapi.json', 'utf8'));
const ast = await openapiTS(
  { ...document, paths: {} },
  { alphabetize: true, rootTypes: true, rootTypesNoSchemaPrefix: true },
);
const head = '/* Written by `npm run types` from openapi.json. Do not edit. */\n\n';
writeFileSync('src/shared/api/schema.d.ts', head + astToString(ast));
