"use strict";
(() => {
  const { states, models } = JSON.parse(document.getElementById("model-data").textContent);
  const query = document.getElementById("query");
  const state = document.getElementById("state");
  const category = document.getElementById("category");
  const shown = document.getElementById("shown");
  const table = document.getElementById("model-table");
  const collator = new Intl.Collator("en", { numeric: true });
  const number = new Intl.NumberFormat("en");

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const link = (text, url) => {
    const made = element("a", text);
    made.href = url;
    return made;
  };

  const rowOf = model => {
    const row = element("tr");
    const name = element("th");
    name.scope = "row";
    name.append(link(model.id, model.page));
    name.className = "name";
    if (model.title) name.append(element("span", model.title, "note"));

    const stateCell = element("td", undefined, "text");
    const mark = element("span", undefined, "mark state-" + states.indexOf(model.state));
    mark.setAttribute("aria-hidden", "true");
    stateCell.append(mark, " ", model.state);

    const classCell = element("td", undefined, "text spare");
    if (model.file) classCell.append(link(model.class, model.file));
    else if (model.class) classCell.textContent = model.class;

    row.append(
      name,
      stateCell,
      element("td", model.rank === undefined ? "" : number.format(model.rank)),
      element("td", model.category, "text"),
      element("td", model.lab, "text spare"),
      element("td", model.released, "text spare"),
      classCell);
    return row;
  };

  const items = models.map(model => ({
    model,
    row: rowOf(model),
    text: [model.id, model.title, model.category, model.lab, model.class].join(" ").toLowerCase(),
  }));

  const filter = () => {
    const words = query.value.toLowerCase().split(/\s+/).filter(word => word);
    let count = 0;
    for (const { model, row, text } of items) {
      row.hidden = !(words.every(word => text.includes(word))
        && (!state.value || model.state === state.value)
        && (!category.value || model.category === category.value));
      if (!row.hidden) count++;
    }
    shown.textContent = `${number.format(count)} of ${number.format(items.length)} models shown`;
  };

  const keyOf = {
    state: model => states.indexOf(model.state),
  };

  // What has no value comes last in either direction.
  const compare = (key, direction) => (left, right) => {
    const [a, b] = [left, right].map(item => keyOf[key] ? keyOf[key](item.model) : item.model[key]);
    if (a === undefined || b === undefined) return (a === undefined) - (b === undefined) || collator.compare(left.model.id, right.model.id);
    const order = typeof a === "number" ? a - b : collator.compare(a, b);
    return order * direction || collator.compare(left.model.id, right.model.id);
  };

  const sort = (header, ascending) => {
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    items.sort(compare(header.firstElementChild.dataset.key, ascending ? 1 : -1));
    table.tBodies[0].append(...items.map(item => item.row));
  };

  for (const header of table.tHead.rows[0].cells) {
    header.firstElementChild.addEventListener("click", () => sort(header, header.getAttribute("aria-sort") !== "ascending"));
  }

  for (const name of states) state.append(new Option(name, name));
  for (const name of [...new Set(models.map(model => model.category))].sort(collator.compare)) category.append(new Option(name, name));
  query.form.addEventListener("input", filter);
  query.form.addEventListener("submit", event => event.preventDefault());

  for (const name of document.querySelectorAll("[data-category]")) {
    name.addEventListener("click", () => {
      category.value = name.dataset.category;
      filter();
    });
  }

  sort(table.tHead.rows[0].cells[0], true);
  filter();
  document.getElementById("list").hidden = false;
})();
