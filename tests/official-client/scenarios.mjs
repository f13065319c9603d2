// What the official client was made to do when it was recorded, done again. Each scenario scripts the stand-in, uses the client,
// and says what the client has to have made of the replies.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ApiError, ValidationError } from "@fal-ai/client";

const FLUX = "fal-ai/flux/dev";
const POLLING = { pollInterval: 20 };
const EVER = 2 ** 31 - 1;

const refused = status => error => error instanceof ApiError && error.status === status;
const assertImage = (data, prompt) => {
  assert.equal(data.prompt, prompt);
  assert.match(data.images[0].url, /\/files\/standin\/image\.png$/);
};
const assertLogs = updates => assert.deepEqual(
  updates.map(update => [update.status, (update.logs ?? []).map(log => log.message).join()]),
  [["IN_QUEUE", ""], ["IN_PROGRESS", "step 1"], ["IN_PROGRESS", "step 1,step 2"], ["COMPLETED", "step 1,step 2,done"]]);

export const scenarios = {
  "submit-status-result": async ({ fal }) => {
    const { request_id: requestId, status } = await fal.queue.submit(FLUX, {
      input: { prompt: "a cat" },
      webhookUrl: "https://example.com/hook?a=1",
      priority: "low",
      hint: "h1",
      startTimeout: 30,
      storageSettings: { expiresIn: "1h", initialAcl: { default: "forbid" } },
      headers: { "X-Fal-Store-IO": "0" },
    });
    assert.equal(status, "IN_QUEUE");
    const updates = [];
    for (let poll = 0; poll < 4; poll++) {
      updates.push(await fal.queue.status(FLUX, { requestId, logs: true }));
    }

    assertLogs(updates);
    const result = await fal.queue.result(FLUX, { requestId });
    assert.equal(result.requestId, requestId);
    assertImage(result.data, "a cat");
  },

  "subscribe-polling-logs": async ({ fal }) => {
    const updates = [];
    const { data } = await fal.subscribe(FLUX, { input: { prompt: "x" }, logs: true, ...POLLING, onQueueUpdate: update => updates.push(update) });
    assertLogs(updates);
    assertImage(data, "x");
  },

  "subscribe-streaming": async ({ fal }) => {
    const updates = [];
    const { data } = await fal.subscribe(FLUX, {
      input: { prompt: "x" },
      logs: true,
      mode: "streaming",
      // The client goes on filling the list that it hands over.
      onQueueUpdate: update => updates.push(structuredClone(update)),
    });
    assertLogs(updates);
    assertImage(data, "x");
  },

  "cancel": async ({ fal, standin }) => {
    await standin.answer({ endpoint: "test/stuck", never: true });
    const { request_id: requestId } = await fal.queue.submit("test/stuck", { input: { prompt: "x" } });
    await fal.queue.cancel("test/stuck", { requestId });
    await assert.rejects(fal.queue.cancel("test/stuck", { requestId }), error => refused(400)(error) && error.body.status === "ALREADY_COMPLETED");
    await assert.rejects(fal.queue.cancel("test/stuck", { requestId: "nope" }), error => refused(404)(error) && error.body.status === "NOT_FOUND");
  },

  "result-too-early": async ({ fal }) => {
    const { request_id: requestId } = await fal.queue.submit(FLUX, { input: { prompt: "x" } });
    await assert.rejects(fal.queue.result(FLUX, { requestId }), error => refused(400)(error) && error.body.detail === "Request is still in progress");
  },

  "error-422-after-completed": async ({ fal }) => {
    await assert.rejects(fal.subscribe(FLUX, { input: { seed: 1 }, ...POLLING }), error => {
      assert.ok(error instanceof ValidationError);
      assert.deepEqual(error.getFieldErrors("prompt").map(({ loc, msg, type, input }) => ({ loc, msg, type, input })), [
        { loc: ["body", "prompt"], msg: "Field required", type: "missing", input: { seed: 1 } },
      ]);
      return true;
    });
  },

  "error-runner-disconnected": async ({ fal, standin }) => {
    await standin.answer({ endpoint: "test/runner-dies", status: 503, detail: "Runner disconnected unexpectedly", error_type: "runner_disconnected" });
    const updates = [];
    await assert.rejects(
      fal.subscribe("test/runner-dies", { input: { prompt: "x" }, ...POLLING, onQueueUpdate: update => updates.push(update) }),
      error => refused(503)(error) && error.body.error_type === "runner_disconnected");
    assert.equal(updates.at(-1).error_type, "runner_disconnected");
  },

  "error-401": async ({ client }) => {
    await assert.rejects(client({ credentials: "" }).run(FLUX, { input: { prompt: "x" } }), error => refused(401)(error) && /Authentication/.test(error.body.detail));
  },

  "run-sync": async ({ fal }) => {
    assertImage((await fal.run(FLUX, { input: { prompt: "x" } })).data, "x");
    await assert.rejects(fal.run(FLUX, { input: {} }), error => error instanceof ValidationError);
  },

  "run-retry-503": async ({ fal, standin }) => {
    await standin.fault({
      host: "run",
      effect: "status",
      status: 503,
      body: '{"detail":"upstream","error_type":"runner_connection_error"}',
      headers: { "x-fal-error-type": "runner_connection_error" },
      times: 2,
    });
    assert.deepEqual((await fal.run("test/flaky-run", { input: { prompt: "x" } })).data.echo, { prompt: "x" });
  },

  "submit-retry-503": async ({ fal, standin }) => {
    await standin.fault({ host: "queue", effect: "status", status: 503, body: "<html>nginx</html>", times: 2 });
    assert.equal((await fal.queue.submit("test/flaky", { input: { prompt: "x" } })).status, "IN_QUEUE");
  },

  "submit-connection-reset-retried": async ({ fal, standin }) => {
    await standin.fault({ host: "queue", effect: "reset" });
    assert.equal((await fal.queue.submit("test/reset", { input: { prompt: "x" } })).status, "IN_QUEUE");
  },

  "submit-500-not-retried": async ({ fal, standin }) => {
    await standin.fault({ host: "queue", effect: "status", status: 500, body: '{"detail":"Internal Server Error"}', times: EVER });
    await assert.rejects(fal.queue.submit("test/err500", { input: { prompt: "x" } }), refused(500));
  },

  "status-500-retried": async ({ fal, standin }) => {
    await standin.fault({ host: "queue", path: "*/status", effect: "status", status: 500, body: '{"detail":"oops"}', times: 2 });
    const { request_id: requestId } = await fal.queue.submit("test/flaky-status", { input: { prompt: "x" } });
    assert.equal((await fal.queue.status("test/flaky-status", { requestId })).status, "IN_QUEUE");
  },

  "submit-429-exhausts": async ({ fal, standin }) => {
    await standin.fault({ host: "queue", effect: "status", status: 429, body: '{"detail":"Too many requests"}', headers: { "retry-after": "1" }, times: EVER });
    await assert.rejects(fal.queue.submit("test/limit", { input: { prompt: "x" } }), refused(429));
  },

  "user-timeout-504-not-retried": async ({ fal, standin }) => {
    await standin.fault({ host: "queue", effect: "user-timeout", times: EVER });
    await assert.rejects(
      fal.queue.submit(FLUX, { input: { prompt: "x" }, startTimeout: 2 }),
      error => refused(504)(error) && error.timeoutType === "user");
  },

  "subscribe-timeout-cancels": async ({ fal, standin }) => {
    await standin.answer({ endpoint: "test/stuck", never: true });
    await assert.rejects(fal.subscribe("test/stuck", { input: { prompt: "x" }, timeout: 200, pollInterval: 50 }), /timed out/);
    // The client rejects without waiting for its own cancellation.
    await new Promise(resolve => setTimeout(resolve, 100));
  },

  "subscribe-abort-does-not-cancel": async ({ fal, standin }) => {
    await standin.answer({ endpoint: "test/stuck", never: true });
    const abort = new AbortController();
    let polls = 0;
    await assert.rejects(fal.subscribe("test/stuck", {
      input: { prompt: "x" },
      abortSignal: abort.signal,
      ...POLLING,
      onQueueUpdate: () => ++polls === 3 && abort.abort(),
    }), { name: "AbortError" });
    await new Promise(resolve => setTimeout(resolve, 100));
  },

  "upload-and-transform": async ({ fal }) => {
    const image = new File([new Uint8Array(1234)], "a.png", { type: "image/png" });
    const url = await fal.storage.upload(image, { lifecycle: { expiresIn: "7d" } });
    assert.equal((await (await fetch(url)).arrayBuffer()).byteLength, 1234);
    await fal.queue.submit("fal-ai/x/edit", {
      input: {
        image_url: new Blob([new Uint8Array(3)], { type: "image/jpeg" }),
        image_urls: [new File(["b"], "b.webp", { type: "image/webp" })],
        nested: { mask: "data:image/png;base64,AAAA" },
      },
    });
  },

  "upload-multipart-91MB": async ({ fal }) => {
    const url = await fal.storage.upload(new File([new Uint8Array(91 * 1024 * 1024)], "big.bin", { type: "application/octet-stream" }));
    assert.match(url, /_big\.bin$/);
  },

  "stream-endpoint": async ({ fal, standin }) => {
    await standin.answer({ endpoint: FLUX, json: { seed: 42 }, partials: [{ partial: 1 }, { partial: 2 }] });
    const stream = await fal.stream(FLUX, { input: { prompt: "x" } });
    const events = [];
    for await (const event of stream) {
      events.push(event);
    }

    assert.deepEqual(events, [{ partial: 1 }, { partial: 2 }, { seed: 42 }]);
    assert.deepEqual(await stream.done(), { seed: 42 });
  },

  "id-forms": async ({ fal }) => {
    for (const id of ["workflows/me/flow/sub", "comfy/me/app", "1234-my-app", "fal-ai/flux"]) {
      const { request_id: requestId } = await fal.queue.submit(id, { input: { prompt: "x" } });
      assert.equal((await fal.queue.status(id, { requestId })).request_id, requestId);
    }
  },

  "get-method-input-in-query": async ({ fal }) => {
    await assert.rejects(fal.queue.submit(FLUX, { input: { prompt: "x" }, method: "get" }), refused(405));
  },

  "realtime-token": async ({ config }) => {
    // Connecting would open a web socket to the service; its first step is the same, and isn't exported.
    const require = createRequire(import.meta.url);
    const source = dirname(require.resolve("@fal-ai/client"));
    const { getTemporaryAuthToken } = require(join(source, "auth.js"));
    const { createConfig } = require(join(source, "config.js"));
    assert.match(await getTemporaryAuthToken("fal-ai/fast-lcm-diffusion", createConfig(config())), /^standin-token-/);
  },

  "via-proxyUrl-always": async ({ client, standin }) => {
    // The check itself is the proxy: it sends on what names its target.
    const proxied = client({
      proxyUrl: { url: "https://proxy.example/fal", when: "always" },
      fetch: (url, init) => {
        const target = url === "https://proxy.example/fal" ? new Headers(init.headers).get("x-fal-target-url") : url;
        return fetch(standin.rewrite(target), init);
      },
    });
    assertImage((await proxied.subscribe(FLUX, { input: { prompt: "x" }, ...POLLING })).data, "x");
    const url = await proxied.storage.upload(new Blob(["x"], { type: "text/plain" }));
    assert.equal(await (await fetch(url)).text(), "x");
  },

  "via-requestMiddleware": async ({ client, standin }) => {
    const redirected = client({ fetch, requestMiddleware: async request => ({ ...request, url: standin.rewrite(request.url) }) });
    assertImage((await redirected.subscribe(FLUX, { input: { prompt: "x" }, ...POLLING })).data, "x");
  },
};
