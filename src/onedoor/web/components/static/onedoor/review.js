// One key for each answer. Everything works without.
const toggle = document.querySelector("[data-review-toggle]");

// Some people's speech software types single letters; they can do without the keys (WCAG 2.1.4).
let isOn = localStorage.getItem("review-keys") !== "off";
const name = () => { if (toggle) toggle.textContent = isOn ? "Turn the keys off" : "Turn the keys on"; };
toggle?.addEventListener("click", () => {
  isOn = !isOn;
  localStorage.setItem("review-keys", isOn ? "on" : "off");
  name();
});
name();

let isSent = false;
document.addEventListener("keydown", (event) => {
  // With a modifier the key is the browser's or a screen reader's own; a key held down answers once.
  if (!isOn || isSent || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!wanted) return;
  event.preventDefault();
  isSent = true;
  wanted.click();
});

// A page brought back from the browser's memory takes keys again.
addEventListener("pageshow", () => { isSent = false; });
