// Questions that hang on other answers of the same page are hidden until they are asked. Without this they stand
// there and say when they are asked; what is typed into one that is not asked is left out by the server either way.
const PREFIX = "attribute-";

const PARTS = ["day", "month", "year", "line", "more", "town", "postcode", "given", "family"];

const controls = (form, key) => {
  const endings = ["", ...PARTS.map((part) => `_${part}`)].map((part) => PREFIX + key + part);
  return [...form.elements].filter(({ name }) => endings.some((ending) => name.endsWith(ending)));
};

function valuesOf(form, key) {
  const found = controls(form, key);
  // A hidden question was not asked: what may still be typed into it counts for nothing.
  if (found.some((control) => control.closest("[data-not-asked]"))) return [];
  if (found.length === 3 && found[0].name.endsWith("_day")) {
    const [day, month, year] = found.map(({ value }) => value.trim());
    return day && month && year ? [`${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`] : [];
  }
  return found
    .filter(({ type, checked }) => !["radio", "checkbox"].includes(type) || checked)
    .map(({ value }) => value.trim())
    .filter(Boolean);
}

const order = (text) => (/^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text.slice(0, 10)) : Number(text.replace(/[£,\s]/g, "") || NaN));

function isTrue(given, asks, value) {
  if (asks === "unanswered" || !given.length) return asks === "unanswered" && !given.length;
  const alike = (one) => one.toLowerCase() === value.toLowerCase();
  switch (asks) {
    case "is": return given.some(alike);
    case "is_not": return !given.some(alike);
    case "more": return order(given[0]) > order(value);
    case "less": return order(given[0]) < order(value);
    default: return true;
  }
}

function isMet(form, { any, tests }) {
  const met = ([code, entry, asks, value]) => {
    const own = entry && controls(form, code + entry).length ? code + entry : code;
    return isTrue(valuesOf(form, own), asks, value);
  };
  return any ? tests.some(met) : tests.every(met);
}

function groupsIn(form) {
  const groups = new Map();
  for (const control of form.querySelectorAll("[data-when]")) {
    let group = control.closest(".govuk-form-group");
    // A box of a date or an address stands in a group of its own inside the question's.
    while (group.parentElement.closest(".govuk-form-group")) group = group.parentElement.closest(".govuk-form-group");
    groups.set(group, JSON.parse(control.dataset.when));
  }
  return groups;
}

for (const form of document.forms) {
  const groups = groupsIn(form);
  if (!groups.size) continue;
  for (const said of form.querySelectorAll(".app-only-if")) said.hidden = true;
  // In the order of the page: each looks back only, at what was decided just before.
  const draw = () => {
    for (const [group, conditions] of groups) {
      const isAsked = conditions.every((condition) => isMet(form, condition));
      group.hidden = !isAsked;
      group.toggleAttribute("data-not-asked", !isAsked);
    }
  };
  form.addEventListener("input", draw);
  form.addEventListener("change", draw);
  draw();
}
