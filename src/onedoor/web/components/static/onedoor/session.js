// A visit ends at a set time. Whoever is at work is asked beforehand, and loses nothing either way.

const warning = document.querySelector("[data-session-ends]");
if (warning) {
  let ends = Date.now() + Number(warning.dataset.sessionEnds) * 1000;
  const before = 5 * 60 * 1000;
  const say = (part) => {
    for (const piece of warning.querySelectorAll("[data-session]")) piece.hidden = piece.dataset.session !== part;
    warning.hidden = !part;
  };
  const look = () => {
    const left = ends - Date.now();
    say(left <= 0 ? "over" : left <= before ? "soon" : "");
  };
  warning.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(event.target.action, { method: "POST", body: new FormData(event.target) }).catch(() => null);
    if (!answer?.ok || answer.redirected) return look();
    ends = Date.now() + Number(await answer.text()) * 1000;
    look();
  });
  // By the clock, not by one long timer: a closed lid stops timers.
  setInterval(look, 15000);
  document.addEventListener("visibilitychange", look);
  look();
}
