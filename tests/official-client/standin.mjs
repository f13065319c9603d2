// The stand-in as a process of its own, scripted over its control addresses (ControlRoutes.cs says how).
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export class Standin {
  static async start(assembly, ...options) {
    // It stops when its input ends, so it never outlives this process.
    const child = spawn("dotnet", [assembly, "--control", "--stop-with-input", ...options], { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface({ input: child.stdout });
    const first = await Promise.race([once(lines, "line"), once(child, "exit").then(([code]) => Promise.reject(new Error(`The stand-in ended with ${code}.`)))]);
    return new Standin(child, JSON.parse(first[0]));
  }

  constructor(child, addresses) {
    this.child = child;
    this.addresses = addresses;
    this.hosts = { "queue.fal.run": addresses.queue, "fal.run": addresses.run, "rest.fal.ai": addresses.rest, "v3.fal.media": addresses.cdn };
  }

  // Where a request to one of the service's hosts goes instead.
  rewrite(address) {
    const url = new URL(address);
    const base = this.hosts[url.host];
    return base ? `${base}${url.pathname.slice(1)}${url.search}` : url.href;
  }

  answer(script) {
    return this.#control("answers", script);
  }

  fault(script) {
    return this.#control("faults", script);
  }

  reset() {
    return this.#control("reset", {});
  }

  async exchanges() {
    return (await fetch(new URL("exchanges", this.addresses.control))).json();
  }

  async stop() {
    const exit = once(this.child, "exit");
    this.child.stdin.end();
    await exit;
  }

  async #control(path, body) {
    const response = await fetch(new URL(path, this.addresses.control), { method: "POST", body: JSON.stringify(body) });
    if (response.status !== 204) {
      throw new Error(`control/${path} answered ${response.status}: ${await response.text()}`);
    }
  }
}
