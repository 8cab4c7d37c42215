import { z } from 'zod';
import { baselineAnswer, healthAnswer, problemAnswer, queueAnswer } from './answers.ts';
import { baselineRequest } from './baseline-request.ts';
import { PROBLEM_TYPE } from './refuse.ts';

/** Describes every route of the HTTP face, its answers and its refusals. Format: OpenAPI 3.1. */
export function openapiDocument(version: string): object {
  const writers = [{ bearer: [] }];
  // Bound beyond loopback, reading asks for the token too.
  const readers = [{}, { bearer: [] }];
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tidemark',
      summary: 'The merge queue and the coverage baselines of a train.',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: {
      '/queue': {
        get: {
          operationId: 'getQueue',
          summary: 'Tasks by stage in the order in which they land, leases, and coverage.',
          security: readers,
          parameters: [
            {
              name: 'repository',
              in: 'query',
              description: 'Of this repository alone.',
              schema: { type: 'string' },
            },
            { name: 'If-None-Match', in: 'header', schema: { type: 'string' } },
          ],
          responses: {
            default: OTHERWISE,
            200: {
              ...json('What is known at most 200 ms ago; of baselines 5 s.', 'Queue'),
              headers: {
                ETag: {
                  description: 'Changes with all but the time that is left of a lease.',
                  schema: { type: 'string' },
                },
              },
            },
            304: { description: 'Nothing has changed since the ETag that was sent.' },
            401: problem('The token is missing or wrong; only asked for beyond loopback.'),
            400: problem('There is a parameter that it does not know.'),
            404: problem('Nothing was ever queued for this repository.'),
            503: problem('The store of the queue cannot be read.'),
          },
        },
      },
      '/coverage/baseline': {
        post: {
          operationId: 'changeBaseline',
          summary: 'Lowers the baseline of a repository until a day, or raises it, on record.',
          security: writers,
          requestBody: { required: true, content: content('BaselineChange') },
          responses: {
            default: OTHERWISE,
            200: json('What was recorded.', 'Baseline'),
            400: problem('The body cannot be understood; every problem is named.'),
            401: problem('The token is missing or wrong.'),
            403: problem('No token is configured, so nobody may.'),
            409: problem('There is no baseline to lower, or nothing that was sent is lower.'),
            413: problem('The body has more than 16 KiB.'),
            415: problem('The body is not declared as JSON, or encoded.'),
            503: problem('The ledger cannot be reached.'),
          },
        },
      },
      '/healthz': {
        get: {
          operationId: 'getHealth',
          summary: 'Can the store and the ledger be read?',
          security: [],
          responses: {
            default: OTHERWISE,
            200: json('Both can.', 'Health'),
            503: json('One of them cannot; GET /queue says why.', 'Health'),
          },
        },
      },
      '/metrics': {
        get: {
          operationId: 'getMetrics',
          summary: 'The same for Prometheus.',
          security: readers,
          responses: {
            default: OTHERWISE,
            200: {
              description: 'Prometheus text format 0.0.4.',
              content: { 'text/plain': { schema: { type: 'string' } } },
            },
            401: problem('The token is missing or wrong; only asked for beyond loopback.'),
          },
        },
      },
      '/openapi.json': {
        get: {
          operationId: 'getDescription',
          summary: 'This description.',
          security: readers,
          responses: {
            default: OTHERWISE,
            200: {
              description: 'OpenAPI 3.1.',
              content: { 'application/json': { schema: { type: 'object' } } },
            },
            401: problem('The token is missing or wrong; only asked for beyond loopback.'),
          },
        },
      },
    },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Queue: schemaOf(queueAnswer),
        BaselineChange: schemaOf(baselineRequest, 'input'),
        Baseline: schemaOf(baselineAnswer),
        Health: schemaOf(healthAnswer),
        Problem: schemaOf(problemAnswer),
      },
    },
  };
}

const OTHERWISE = problem('A method or a host that is none of ours, or a bug (500).');

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): object {
  // What they are written in is said once, by OpenAPI.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

function json(description: string, name: string): object {
  return { description, content: content(name) };
}

function problem(description: string): object {
  return { description, content: content('Problem', PROBLEM_TYPE) };
}

function content(name: string, type = 'application/json'): object {
  return { [type]: { schema: { $ref: `#/components/schemas/${name}` } } };
}
