// The adviser's one screen: keys, suggestions while typing, focus, and typed text that survives.
// Everything here is also a link or a form, and works without it.

const SWITCH = "onedoor-letters-are-keys";
const isBox = (element) =>
  element instanceof HTMLElement &&
  (element.matches("textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=hidden])") ||
    element.isContentEditable);

// Keys. A letter alone counts outside boxes, and can be switched off; with Alt it counts everywhere.

const lettersOn = () => localStorage.getItem(SWITCH) !== "off";

function press(target) {
  if (isBox(target)) {
    target.focus();
    target.select?.();
  } else if (target.hasAttribute("data-focus")) {
    target.scrollIntoView({ block: "center" });
    target.focus();
  } else if (target.matches("summary")) {
    target.parentElement.open = true;
    target.parentElement.querySelector("textarea, select, input:not([type=hidden])")?.focus();
  } else {
    target.click();
  }
}

function wrapUpKey(event) {
  const form = event.target.closest?.("[data-wrap-up]");
  if (!form || isBox(event.target)) return false;
  const radios = form.querySelectorAll("input[type=radio]");
  const button = form.querySelector(`[data-wrap-key="${event.key.toLowerCase()}"]`);
  if (/^[1-9]$/.test(event.key) && radios[event.key - 1]) {
    radios[event.key - 1].checked = true;
    radios[event.key - 1].focus();
  } else if (button) {
    button.click();
  } else if (event.key === "Enter" && event.target.matches("input[type=radio]")) {
    form.querySelector("[data-wrap-key]:not(.govuk-button--secondary)").focus();
  } else {
    return false;
  }
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.isComposing) return;
  if (event.key === "Escape" && isBox(event.target)) return event.target.blur();
  if (moveAmongChoices(event)) return event.preventDefault();
  if (!event.altKey && wrapUpKey(event)) return event.preventDefault();
  if (!event.altKey && (isBox(event.target) || !lettersOn())) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : "";
  const target = key && document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return;
  event.preventDefault();
  press(target);
});

// What was found is gone through with the arrows.

function moveAmongChoices(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return false;
  const box = event.target.closest?.("[data-suggest]");
  if (box && event.key === "ArrowDown") return focusFirst(box);
  const choice = event.target.closest?.(".app-choice");
  if (!choice) return false;
  const list = choice.closest("[aria-live], .app-panel");
  const all = [...list.querySelectorAll(".app-choice")];
  const next = all[all.indexOf(choice) + (event.key === "ArrowDown" ? 1 : -1)];
  (next ?? list.parentElement.querySelector("[data-suggest]"))?.focus();
  return true;
}

function focusFirst(box) {
  const first = document.getElementById(box.dataset.into)?.querySelector(".app-choice");
  first?.focus();
  return Boolean(first);
}

// Suggestions: a piece of the page, asked for while someone types. The last question asked wins.

for (const box of document.querySelectorAll("[data-suggest]")) {
  let timer = 0;
  let asked = 0;
  let shown = box.value;
  const ask = async () => {
    const mine = ++asked;
    const words = box.value;
    const address = new URL(box.dataset.suggest, location.href);
    address.searchParams.set(box.name, words);
    address.searchParams.delete("uprn");
    const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
    if (mine !== asked || !answer) return;
    if (answer.redirected) return warnSignedOut();
    if (!answer.ok) return;
    document.getElementById(box.dataset.into).innerHTML = await answer.text();
    // What was asked, not what was typed meanwhile: Enter must not choose from an older answer.
    box.dataset.shown = shown = words;
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  // What was typed before this script was there: the browser had put them in the field already.
  if (box.value !== box.defaultValue) ask();
  // Enter goes to what is shown; where nothing is, the form is sent and the whole page answers.
  box.form.addEventListener("submit", (event) => {
    if (document.activeElement === box && box.value && shown === box.value && focusFirst(box)) event.preventDefault();
  });
}

function warnSignedOut() {
  const warning = document.getElementById("signed-out");
  if (warning) warning.hidden = false;
}

// Typed text is kept in this tab until the server has it: a lost session or a closed lid loses nothing. What was saved
// is forgotten with the form it was sent by; a note in another form stays.

const contact = document.querySelector("[data-contact]");
if (contact) {
  const nameOf = (field) => `onedoor-${contact.dataset.contact}-${field.id}`;
  const sent = `onedoor-sent-${contact.dataset.contact}`;
  const names = JSON.parse(sessionStorage.getItem(sent) || "[]");
  if (contact.hasAttribute("data-saved")) names.forEach((name) => sessionStorage.removeItem(name));
  sessionStorage.removeItem(sent);
  for (const field of contact.querySelectorAll("textarea")) {
    const kept = sessionStorage.getItem(nameOf(field));
    if (kept !== null && field.value === field.defaultValue) field.value = kept;
    field.addEventListener("input", () => sessionStorage.setItem(nameOf(field), field.value));
  }
  contact.addEventListener("submit", ({ target }) => {
    sessionStorage.setItem(sent, JSON.stringify([...target.querySelectorAll("textarea")].map(nameOf)));
  });
}

// Focus: an error first; else the panel the address names; else what comes next.

const toggle = document.querySelector("[data-keys-switch]");
if (toggle) {
  toggle.checked = lettersOn();
  toggle.addEventListener("change", () => localStorage.setItem(SWITCH, toggle.checked ? "on" : "off"));
}

// Whoever pressed a key or pointed already knows where they want to be: focus is not taken from them.
let isAtWork = false;
for (const act of ["keydown", "pointerdown"]) addEventListener(act, () => { isAtWork = true; }, { once: true, capture: true });

function begin() {
  if (isAtWork || document.querySelector(".govuk-error-summary")) return;
  const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  // A panel that is settled, as the place is once it was found, leads on to what comes next.
  const panel = named?.hasAttribute("data-settled") ? null : named;
  const found = document.querySelector("[aria-live] .app-choice");
  const inPanel = panel && (panel.querySelector("[data-first]") ?? panel.querySelector("[data-wrap-up] [data-focus]"));
  const wrap = location.hash === "#wrap-up" && document.querySelector("[data-wrap-up] input:checked");
  const target = wrap || (panel?.contains(found) && found) || inPanel || panel || document.querySelector("[data-first]");
  target?.focus();
}
// After the browser has gone to the place the address names, which moves the focus too.
if (document.readyState === "complete") begin();
else addEventListener("load", () => setTimeout(begin));
