// Keys for the queue, and only the fields the chosen bulk action needs. Everything works without.
const table = document.querySelector("[data-queue]");
const search = document.querySelector("[data-queue-filter] input[type=search]");
const help = document.querySelector("[data-queue-help]");
const bulk = document.querySelector("[data-bulk]");

const toggle = document.querySelector("[data-queue-toggle]");

// Some people's speech software types single letters; they can do without the keys (WCAG 2.1.4).
let isOn = localStorage.getItem("queue-keys") !== "off";
const name = () => { if (toggle) toggle.textContent = isOn ? "Turn the keys off" : "Turn the keys on"; };
toggle?.addEventListener("click", () => {
  isOn = !isOn;
  localStorage.setItem("queue-keys", isOn ? "on" : "off");
  name();
});
name();

const links = table ? [...table.querySelectorAll("tbody th a")] : [];
let current = -1;

function move(step) {
  current = Math.min(Math.max(current + step, 0), links.length - 1);
  links[current]?.focus();
}

function select() {
  links[current]?.closest("tr").querySelector("input[type=checkbox]").click();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  x: select,
  "/": () => { if (fields) fields.open = true; search?.focus(); },
  "?": () => { if (help) { help.open = true; help.querySelector("summary").focus(); } },
};

// On a narrow screen the filter would stand between the reader and the work.
const fields = document.querySelector("[data-queue-fields]");
if (fields && !location.search && matchMedia("(max-width: 74.99em)").matches) fields.open = false;

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  // With a modifier the key is the browser's or a screen reader's own.
  if (!isOn || typing || event.ctrlKey || event.altKey || event.metaKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

// Moving by Tab or mouse carries on from there.
links.forEach((link, index) => link.addEventListener("focus", () => { current = index; }));

// The link asks the server for the page with all of it selected; here that needs no journey.
const link = document.querySelector("[data-queue-all]");
if (table && link) {
  const boxes = [...table.querySelectorAll("input[type=checkbox]")];
  const count = document.querySelector("[data-queue-count]");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "app-button-link govuk-!-font-size-16" });
  const chosen = () => boxes.filter((box) => box.checked).length;
  const say = () => {
    button.textContent = chosen() === boxes.length ? "Select none" : `Select all ${boxes.length} on this page`;
    count.textContent = chosen() ? `${chosen()} selected` : "";
  };
  button.addEventListener("click", () => {
    const isAll = chosen() === boxes.length;
    boxes.forEach((box) => { box.checked = !isAll; });
    say();
  });
  table.addEventListener("change", say);
  link.replaceWith(button);
  say();
}

if (bulk) {
  const action = bulk.querySelector("select");
  const show = () => bulk.querySelectorAll("[data-bulk-for]").forEach((part) => {
    part.hidden = !part.dataset.bulkFor.split(" ").includes(action.value);
  });
  action.addEventListener("change", show);
  show();
}
