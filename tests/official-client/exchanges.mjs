// Brings an exchange of the recording and one of the stand-in into one form: what has to be the same, with what differs from run
// to run (ids, times, signatures, the port) replaced by its name.

const HOSTS = { queue: "queue.fal.run", run: "fal.run", rest: "rest.fal.ai", cdn: "local" };
const COMPARED_HEADERS = ["accept", "authorization", "content-type", "user-agent"];

export function fromRecording(exchange) {
  return normal({
    host: exchange.host,
    method: exchange.method,
    path: exchange.path,
    query: exchange.query,
    headers: compared(exchange.headers),
    body: exchange.body ?? null,
    status: exchange.status,
  });
}

export function fromStandin(exchange, standin, credentials) {
  const headers = compared(exchange.headers);
  if (headers.authorization === `Key ${credentials}`) {
    headers.authorization = "Key <redacted>";
  }

  return normal({
    host: HOSTS[exchange.host],
    method: exchange.method,
    path: exchange.path,
    query: exchange.query,
    headers,
    body: body(exchange, standin),
    status: exchange.status,
  });
}

function compared(headers) {
  return Object.fromEntries(Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value])
    .filter(([name]) => name.startsWith("x-fal-") || COMPARED_HEADERS.includes(name))
    .sort());
}

function body(exchange, standin) {
  if (exchange.body_length === 0) {
    return null;
  }

  const text = exchange.body.replaceAll(standin.addresses.cdn, "https://v3.fal.media/");
  const upload = exchange.host === "cdn" && exchange.method === "PUT";
  return upload ? `<${exchange.body_length} bytes>` : JSON.parse(text);
}

function normal(exchange) {
  const text = JSON.stringify(sorted(exchange))
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "{request}")
    .replace(/\/upload\/[0-9a-f]{8}/g, "/upload/{file}")
    .replace(/\/standin\/[0-9a-f]{8}_/g, "/standin/{file}_")
    .replace(/(?<![0-9])[0-9]{13}\./g, "{time}.")
    .replace(/"sig":"[^"]*"/g, '"sig":"{signature}"')
    .replace(/"etag":"[^"]*"/g, '"etag":"{etag}"');
  return JSON.parse(text);
}

// The order of a JSON object's members means nothing.
function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }

  return value !== null && typeof value === "object"
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, member]) => [name, sorted(member)]))
    : value;
}
