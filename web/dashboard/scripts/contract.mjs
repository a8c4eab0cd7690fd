// Writes the shapes of the server's answers as TypeScript: npm run contract
// They come from the OpenAPI document, which a test of the server keeps equal to what it sends.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const document = join(import.meta.dirname, '../../../src/WigToken.AspNetCore/OpenApi/wigtoken.json');
export const output = join(import.meta.dirname, '../src/api/contract.ts');

export function generate() {
  const { schemas } = JSON.parse(readFileSync(document, 'utf8')).components;
  const types = Object.entries(schemas).map(([name, schema]) => `export type ${name} = ${type(schema, '')};`);
  return `// Generated from the OpenAPI document by scripts/contract.mjs.\n\n${types.join('\n\n')}\n`;
}

function type(schema, indent) {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return union.map(part => type(part, indent)).join(' | ');
  if (schema.enum)
    return schema.enum.map(value => (typeof value === 'string' ? `'${value}'` : String(value))).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const).replaceAll('"', "'");
  if (Array.isArray(schema.type)) return schema.type.map(one => type({ ...schema, type: one }, indent)).join(' | ');
  switch (schema.type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'array': {
      const items = type(schema.items ?? {}, indent);
      return items.includes(' ') ? `(${items})[]` : `${items}[]`;
    }
    case 'object':
      return schema.properties ? object(schema, indent) : 'Record<string, unknown>';
    default:
      return 'unknown';
  }
}

function object({ properties, required = [] }, indent) {
  const members = Object.entries(properties).map(([name, schema]) => {
    const key = /^\w+$/.test(name) ? name : `'${name}'`;
    return `${indent}  ${key}${required.includes(name) ? '' : '?'}: ${type(schema, `${indent}  `)};`;
  });
  return `{\n${members.join('\n')}\n${indent}}`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(output, generate());
