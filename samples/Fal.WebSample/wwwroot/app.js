// A page for any generated endpoint: its form is made from the endpoint's input schema, its run is followed event by event.

const byId = id => document.getElementById(id);

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(attribute, value === true ? '' : value);
    }
  }
  element.append(...children);
  return element;
}

// ---- Schemas ----

/** A schema without references, and with its alternatives but null as shapes of their own. */
function shapeOf(schema, root) {
  let shape = schema;
  let nullable = false;
  for (let depth = 0; depth < 16; depth++) {
    if (shape.$ref) {
      const { $ref, ...outer } = shape;
      shape = { ...root.$defs?.[$ref.slice('#/$defs/'.length)], ...outer };
      continue;
    }
    const { anyOf, oneOf, allOf, ...outer } = shape;
    const alternatives = anyOf ?? oneOf ?? allOf;
    if (!alternatives) break;
    const others = alternatives.filter(alternative => alternative.type !== 'null');
    nullable ||= others.length < alternatives.length;
    if (others.length !== 1) {
      return { ...outer, nullable, alternatives: others.map(other => shapeOf(other, root)) };
    }
    shape = { ...others[0], ...outer };
  }
  return { ...shape, nullable };
}

const isImageSize = shape =>
  shape.alternatives?.length === 2
  && shape.alternatives.some(one => one.enum)
  && shape.alternatives.some(one => one.properties && Object.keys(one.properties).sort().join() === 'height,width');

const isOpenSet = shape =>
  shape.alternatives?.length === 2
  && shape.alternatives.some(one => one.enum)
  && shape.alternatives.some(one => one.type === 'string' && !one.enum);

/** What a file input offers for an argument, by the last word of its name that says something; null for what is no file. */
function fileKind(name) {
  if (!/_ur[il]s?$/.test(name) || /webhook/.test(name)) return null;
  const kinds = [[/^(image|mask|frame|texture)s?$/, 'image/*'], [/^videos?$/, 'video/*'], [/^(audio|voice|music)s?$/, 'audio/*']];
  const word = name.split('_').reverse().find(part => kinds.some(([words]) => words.test(part)));
  return kinds.find(([words]) => words.test(word))?.[1] ?? '*/*';
}

// ---- Controls: each has its elements, and reads what is in them; undefined is nothing, and what is wrong is thrown ----

const text = value => (value === undefined || value === null ? '' : String(value));

function textControl(id, name, shape) {
  const isLong = /prompt|text|lyrics|script|description/.test(name);
  const input = isLong
    ? make('textarea', { id, rows: 3, maxlength: shape.maxLength }, text(shape.default))
    : make('input', { id, type: 'text', value: text(shape.default), maxlength: shape.maxLength, autocomplete: 'off' });
  return { elements: [input], read: () => input.value || undefined };
}

function openSetControl(id, shape) {
  const known = make('datalist', { id: `${id}-known` }, ...shape.alternatives.find(one => one.enum).enum.map(value => make('option', { value })));
  const input = make('input', { id, type: 'text', list: known.id, value: text(shape.default), autocomplete: 'off' });
  return { elements: [input, known], read: () => input.value || undefined };
}

function numberControl(id, shape) {
  const step = shape.multipleOf ?? (shape.type === 'integer' ? 1 : 'any');
  const input = make('input', {
    id, type: 'number', step, min: shape.minimum ?? shape.exclusiveMinimum, max: shape.maximum ?? shape.exclusiveMaximum, value: text(shape.default),
  });
  return {
    elements: [input],
    read() {
      if (input.validity.badInput) throw new Error('has to be a number.');
      return input.value === '' ? undefined : Number(input.value);
    },
  };
}

function checkboxControl(id, shape) {
  const input = make('input', { id, type: 'checkbox', checked: shape.default === true });
  return { elements: [input], isInline: true, read: () => input.checked };
}

function selectControl(id, shape, required) {
  const hasNone = shape.default === undefined || shape.default === null || (shape.nullable && !required);
  const select = make('select', { id },
    ...(hasNone ? [make('option', { value: '' }, '—')] : []),
    ...shape.enum.map((value, index) => make('option', { value: index, selected: value === shape.default }, String(value))));
  return { elements: [select], read: () => (select.value === '' ? undefined : shape.enum[Number(select.value)]) };
}

function imageSizeControl(id, shape) {
  const presets = shape.alternatives.find(one => one.enum).enum;
  const sides = shape.alternatives.find(one => one.properties).properties;
  const given = typeof shape.default === 'object' && shape.default ? shape.default : undefined;
  const select = make('select', { id },
    ...(shape.default === undefined || shape.default === null ? [make('option', { value: '' }, '—')] : []),
    ...presets.map(preset => make('option', { value: preset, selected: preset === shape.default }, preset.replace(/_(\d+)_(\d+)$/, ' $1:$2').replaceAll('_', ' '))),
    make('option', { value: 'custom', selected: Boolean(given) }, 'width × height …'));
  const side = (name, label) => make('input', {
    id: `${id}-${name}`, type: 'number', min: 1, max: sides[name].maximum, value: given?.[name] ?? sides[name].default, 'aria-label': label,
  });
  const [width, height] = [side('width', 'Width in pixels'), side('height', 'Height in pixels')];
  const pixels = make('span', { class: 'pixels' }, width, '×', height);
  const show = () => { pixels.hidden = select.value !== 'custom'; };
  select.addEventListener('change', show);
  show();
  return {
    elements: [select, pixels],
    read: () => (select.value === '' ? undefined : select.value !== 'custom' ? select.value : { width: Number(width.value), height: Number(height.value) }),
  };
}

function linesControl(id, shape) {
  const area = make('textarea', { id, rows: 3 }, (shape.default ?? []).join('\n'));
  return {
    elements: [area],
    note: 'One a line.',
    read() {
      const lines = area.value.split('\n').map(line => line.trim()).filter(Boolean);
      return lines.length === 0 ? undefined : lines;
    },
  };
}

function fileControl(id, shape, accept) {
  const isList = shape.type === 'array';
  const file = make('input', { id, type: 'file', accept, multiple: isList });
  const label = isList ? 'or URLs, one a line' : 'or a URL';
  const url = isList
    ? make('textarea', { id: `${id}-url`, rows: 2, 'aria-label': label, placeholder: label })
    : make('input', { id: `${id}-url`, type: 'url', 'aria-label': label, placeholder: label, autocomplete: 'off', value: text(shape.default) });
  return {
    elements: [file, url],
    files: () => [...file.files],
    read() {
      const urls = url.value.split('\n').map(line => line.trim()).filter(Boolean);
      // Files are added to the list by the server.
      return isList ? (urls.length > 0 || file.files.length > 0 ? urls : undefined) : file.files.length > 0 ? undefined : urls[0];
    },
  };
}

function jsonControl(id, shape) {
  const area = make('textarea', { id, rows: 4, class: 'code', spellcheck: 'false' },
    shape.default === undefined || shape.default === null ? '' : JSON.stringify(shape.default, null, 2));
  return {
    elements: [area],
    note: 'JSON.',
    read() {
      if (area.value.trim() === '') return undefined;
      try {
        return JSON.parse(area.value);
      } catch (error) {
        throw new Error(`is no JSON: ${error.message}`);
      }
    },
  };
}

function controlOf(id, name, shape, required) {
  const item = shape.type === 'array' && shape.items ? shape.items : null;
  const accept = fileKind(name);
  if (accept && ((shape.type === 'string' && !shape.enum) || item?.type === 'string')) return fileControl(id, shape, accept);
  if (shape.enum) return selectControl(id, shape, required);
  if (isImageSize(shape)) return imageSizeControl(id, shape);
  if (isOpenSet(shape)) return openSetControl(id, shape);
  if (item?.type === 'string' && !item.enum) return linesControl(id, shape);
  switch (shape.type) {
    case 'boolean': return checkboxControl(id, shape);
    case 'integer':
    case 'number': return numberControl(id, shape);
    case 'string': return textControl(id, name, shape);
    default: return jsonControl(id, shape);
  }
}

// ---- Fields: a control with its label, what is known about it, and its fault ----

function boundsOf(shape) {
  const low = shape.minimum ?? shape.exclusiveMinimum;
  const high = shape.maximum ?? shape.exclusiveMaximum;
  return low !== undefined && high !== undefined ? `${low} to ${high}.` : low !== undefined ? `From ${low}.` : high !== undefined ? `Up to ${high}.` : '';
}

function makeField(name, schema, root, required) {
  const shape = shapeOf(schema, root);
  const id = `argument-${name}`;
  const control = controlOf(id, name, shape, required);
  const title = name.replace(/_ur[il](s?)$/, '$1').replaceAll('_', ' ');
  const label = make('label', { for: id }, title.charAt(0).toUpperCase() + title.slice(1), ...(required ? [make('span', { class: 'required' }, ' required')] : []));
  const hintText = [shape.description, boundsOf(shape), control.note].filter(Boolean).join(' ');
  const hint = make('p', { id: `${id}-hint`, class: 'hint' }, hintText);
  const fault = make('p', { id: `${id}-fault`, class: 'fault' });
  const [main] = control.elements;
  main.setAttribute('aria-describedby', `${hintText ? hint.id + ' ' : ''}${fault.id}`);
  if (required) main.setAttribute('aria-required', 'true');
  const controls = make('div', { class: 'control' }, ...control.elements);
  const element = make('div', { class: control.isInline ? 'field inline' : 'field', 'data-argument': name }, label, controls, ...(hintText ? [hint] : []), fault);
  return {
    name,
    element,
    files: control.files ?? (() => []),
    /** What is to be sent; undefined leaves the argument at its default. */
    read() {
      const value = control.read();
      const standard = shape.default ?? undefined;
      if (value === undefined) return standard !== undefined && shape.nullable ? null : undefined;
      const isStandard = JSON.stringify(value) === JSON.stringify(standard) || (value === false && standard === undefined);
      return isStandard && !required ? undefined : value;
    },
    tell(message) {
      fault.textContent = message;
      main.setAttribute('aria-invalid', message ? 'true' : 'false');
    },
    focus: () => main.focus(),
  };
}

// ---- The page ----

let page;
let fields = [];
let shown = null;
let abort = null;

function listEndpoints() {
  const words = byId('search').value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = page.endpoints.filter(endpoint => {
    const text = [endpoint.id, endpoint.title, endpoint.category, endpoint.documentation, ...endpoint.tags].join(' ').toLowerCase();
    return words.every(word => text.includes(word));
  });
  byId('found').textContent = `${found.length} of ${page.endpoints.length}`;
  byId('endpoints').replaceChildren(...found.map(endpoint => make('li', {},
    make('a', { href: `#${endpoint.id}`, 'aria-current': endpoint.id === shown ? 'page' : undefined, title: endpoint.documentation },
      make('span', {}, endpoint.title), make('small', {}, endpoint.id)))));
}

async function showEndpoint() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!page.endpoints.some(endpoint => endpoint.id === id)) return;
  abort?.abort();
  const endpoint = await (await fetch(`api/endpoints/${id}`)).json();
  shown = id;
  document.title = `${endpoint.title} – Fal.WebSample`;
  byId('title').textContent = endpoint.title;
  byId('id').textContent = endpoint.id;
  byId('category').textContent = endpoint.category;
  byId('documentation').textContent = endpoint.documentation;
  makeForm(endpoint);
  byId('invitation').hidden = byId('progress').hidden = byId('result').hidden = true;
  byId('endpoint').hidden = false;
  listEndpoints();
  document.querySelector('#endpoints [aria-current]')?.scrollIntoView({ block: 'nearest' });
  byId('main').focus({ preventScroll: true });
}

function makeForm({ inputSchema: schema, basicFields }) {
  const order = schema['x-fal-order-properties'] ?? [];
  const place = (list, name) => (list.includes(name) ? list.indexOf(name) : list.length);
  const names = Object.keys(schema.properties ?? {})
    .filter(name => shapeOf(schema.properties[name], schema).const === undefined)
    .sort((left, right) => place(order, left) - place(order, right));
  const isRequired = name => schema.required?.includes(name) ?? false;
  const isBasic = name => isRequired(name) || basicFields.includes(name);
  const basic = names.filter(isBasic).sort((left, right) => place(basicFields, left) - place(basicFields, right));
  const others = names.filter(name => !isBasic(name));
  const make = name => makeField(name, schema.properties[name], schema, isRequired(name));
  const [first, rest] = [basic.map(make), others.map(make)];
  fields = [...first, ...rest];
  byId('basic').replaceChildren(...first.map(field => field.element));
  byId('others').replaceChildren(...rest.map(field => field.element));
  byId('more').hidden = rest.length === 0;
  byId('more').open = false;
  byId('faults').textContent = '';
}

/** Puts every fault next to its field, and what has none below the form. */
function tellFaults(faults) {
  const unplaced = [];
  for (const { path, message } of faults) {
    const field = fields.find(({ name }) => name === path.split(/[.[]/)[0]);
    if (!field) {
      unplaced.push(path ? `${path}: ${message}` : message);
    } else {
      const place = path.slice(field.name.length).replace(/^\./, '');
      field.tell(place ? `${place}: ${message}` : message);
    }
  }
  const first = fields.find(field => field.element.querySelector('.fault').textContent);
  if (byId('others').contains(first?.element ?? null)) byId('more').open = true;
  first?.focus();
  byId('faults').textContent = unplaced.join(' ');
}

function readForm() {
  const form = new FormData();
  const values = {};
  const faults = [];
  for (const field of fields) {
    field.tell('');
    try {
      const value = field.read();
      if (value !== undefined) values[field.name] = value;
      field.files().forEach(file => form.append(field.name, file));
    } catch (error) {
      faults.push({ path: field.name, message: error.message });
    }
  }
  form.append('arguments', JSON.stringify(values));
  return { form, faults };
}

/** The events of an answer as they come; EventSource would do it, but it can't send a form. */
async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  while (true) {
    const { value, done } = await reader.read();
    if (done) return;
    buffer += value;
    const events = buffer.split('\n\n');
    buffer = events.pop();
    for (const event of events) {
      const lines = event.split('\n');
      const all = name => lines.filter(line => line.startsWith(`${name}: `)).map(line => line.slice(name.length + 2)).join('\n');
      yield { kind: all('event'), data: JSON.parse(all('data')) };
    }
  }
}

const states = {
  uploading: ({ upload }) => `Uploading ${upload.fileName}, ${upload.sentBytes.toLocaleString()} of ${upload.totalBytes?.toLocaleString() ?? '?'} bytes`,
  inQueue: ({ queuePosition }) => (queuePosition > 0 ? `In the queue, ${queuePosition} before it` : 'In the queue, next'),
  inProgress: () => 'Running',
  completed: ({ inferenceTime }) => (inferenceTime ? `Done in ${inferenceTime.toFixed(2)} s` : 'Done'),
};

const handlers = {
  status(status) {
    byId('state').textContent = states[status.state](status);
    const { upload } = status;
    if (upload?.totalBytes) {
      byId('meter').max = upload.totalBytes;
      byId('meter').value = upload.sentBytes;
    } else {
      byId('meter').removeAttribute('value');
    }
    byId('logs').append(...status.logs.map(line => make('li', {}, line.message)));
    byId('logs').scrollTop = byId('logs').scrollHeight;
  },
  result({ output, text, assets, requestId, billableUnits }) {
    byId('text').textContent = text ?? '';
    byId('assets').replaceChildren(...assets.filter(asset => asset.url).map(showAsset));
    byId('json').textContent = JSON.stringify(output, null, 2);
    byId('request').textContent = `Request ${requestId}${billableUnits === null ? '' : `, ${billableUnits} billed`}`;
    byId('result').hidden = false;
    byId('result').focus({ preventScroll: true });
    byId('result').scrollIntoView({ block: 'start' });
  },
  invalid(violations) {
    byId('progress').hidden = true;
    tellFaults(violations);
  },
  failed({ message }) {
    byId('state').textContent = message;
    byId('state').classList.add('fault');
  },
};

function showAsset({ kind, url, fileName, contentType, width, height }) {
  const name = fileName ?? (url.startsWith('data:') ? kind : decodeURIComponent(new URL(url).pathname.split('/').pop()));
  const media = {
    image: () => make('img', { src: url, alt: `Result: ${name}`, width, height }),
    video: () => make('video', { src: url, controls: true, 'aria-label': name }),
    audio: () => make('audio', { src: url, controls: true, 'aria-label': name }),
  }[kind]?.();
  return make('figure', {}, ...(media ? [media] : []),
    make('figcaption', {}, make('a', { href: url, download: name, target: '_blank', rel: 'noreferrer' }, `Download ${name}`), ...(contentType ? [` ${contentType}`] : [])));
}

async function run(event) {
  event.preventDefault();
  byId('faults').textContent = '';
  const { form, faults } = readForm();
  if (faults.length > 0) {
    tellFaults(faults);
    return;
  }
  const own = new AbortController();
  abort = own;
  byId('run').disabled = true;
  byId('cancel').hidden = false;
  byId('result').hidden = true;
  byId('progress').hidden = false;
  byId('progress').classList.add('running');
  byId('state').classList.remove('fault');
  byId('state').textContent = 'Sending';
  byId('meter').removeAttribute('value');
  byId('logs').replaceChildren();
  try {
    const response = await fetch(`api/runs/${shown}`, { method: 'POST', body: form, headers: { RequestVerificationToken: page.token }, signal: own.signal });
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    for await (const { kind, data } of eventsOf(response)) handlers[kind](data);
  } catch (error) {
    // Closing the connection is what cancels the run.
    if (own.signal.aborted) byId('state').textContent = 'Cancelled.';
    else handlers.failed({ message: error.message });
  } finally {
    byId('run').disabled = false;
    byId('cancel').hidden = true;
    byId('progress').classList.remove('running');
  }
}

byId('search').addEventListener('input', listEndpoints);
byId('form').addEventListener('submit', run);
byId('cancel').addEventListener('click', () => abort?.abort());
window.addEventListener('hashchange', showEndpoint);

page = await (await fetch('api/page')).json();
if (page.notice) {
  byId('notice').textContent = page.notice;
  byId('notice').hidden = false;
}
listEndpoints();
await showEndpoint();
