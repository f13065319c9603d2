// Runs the official client against the stand-in and compares every exchange with the recording of what the same client sent to
// another stand-in. Prints one line a scenario and then `N passed, N failed`.
//
//     node check.mjs [path of Fal.Standin.dll] [scenario...]
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createFalClient } from "@fal-ai/client";
import { fromRecording, fromStandin } from "./exchanges.mjs";
import { scenarios } from "./scenarios.mjs";
import { Standin } from "./standin.mjs";

const here = path => fileURLToPath(new URL(path, import.meta.url));
const credentials = "standin-id:standin-secret";

// Two uploads of one input overlap; which is first is up to the network.
const UNORDERED = new Set(["upload-and-transform"]);

// How often a client polls until its patience ends is up to the clock.
const COLLAPSED = new Set(["subscribe-timeout-cancels", "subscribe-abort-does-not-cancel"]);

const [assembly = here("../Fal.Standin/bin/Debug/net10.0/Fal.Standin.dll"), ...chosen] = process.argv.slice(2);
const recording = (await readFile(here("../fixtures/wire/official-client.jsonl"), "utf8")).trim().split("\n").map(line => JSON.parse(line));
const recorded = group(recording);
assert.deepEqual(Object.keys(scenarios), [...recorded.keys()], "The scenarios have to be those of the recording.");

let passed = 0;
let failed = 0;
const standin = await Standin.start(assembly, "--schemas", here("schemas"));
try {
  for (const name of chosen.length > 0 ? chosen : recorded.keys()) {
    try {
      await run(name);
      passed++;
      console.log(`ok      ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${name}\n${error.stack}`);
    }
  }
} finally {
  await standin.stop();
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function run(name) {
  await standin.reset();
  const config = changes => ({ credentials, fetch: (url, init) => fetch(standin.rewrite(url), init), ...changes });
  const client = changes => createFalClient(config(changes));
  await scenarios[name]({ standin, config, client, fal: client() });

  // Downloads are the check's own.
  const sent = (await standin.exchanges()).filter(exchange => !exchange.path.startsWith("/files/"));
  assert.deepEqual(
    arranged(name, sent.map(exchange => fromStandin(exchange, standin, credentials))),
    arranged(name, recorded.get(name).map(fromRecording)));
}

function arranged(name, exchanges) {
  const texts = exchanges.map(exchange => JSON.stringify(exchange));
  const kept = COLLAPSED.has(name) ? collapsed(exchanges, texts) : texts;
  return (UNORDERED.has(name) ? kept.sort() : kept).map(text => JSON.parse(text));
}

// A poll that was under way when the client cancelled goes on for one more round on a slow machine; what follows doesn't count.
function collapsed(exchanges, texts) {
  const cancelled = exchanges.findIndex(exchange => exchange.method === "PUT");
  return texts.slice(0, cancelled < 0 ? undefined : cancelled + 1).filter((text, index) => text !== texts[index - 1]);
}

function group(exchanges) {
  const groups = new Map();
  for (const exchange of exchanges) {
    groups.set(exchange.scenario, [...(groups.get(exchange.scenario) ?? []), exchange]);
  }

  return groups;
}
