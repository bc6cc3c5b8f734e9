// Pieces of a page that are asked for again and again. Without this script they are as they were when the page came.

for (const piece of document.querySelectorAll("[data-poll]")) {
  const every = Number(piece.dataset.every) * 1000;
  const ask = async () => {
    // Nobody looks at a hidden tab, and a button that has the focus must not go from under a finger.
    if (document.hidden || piece.contains(document.activeElement)) return;
    const answer = await fetch(piece.dataset.poll, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const text = await answer.text();
    if (piece.contains(document.activeElement)) return;
    piece.innerHTML = text;
    const call = piece.querySelector("[data-go]");
    // A call the phone system has just put through: the screen goes there, unless somebody is at work on this page.
    if (call && piece.hasAttribute("data-goes") && !sessionStorage.getItem(call.href)) {
      // Once: whoever comes back from it wants to be here.
      sessionStorage.setItem(call.href, "gone");
      location.assign(call.href);
    }
  };
  setInterval(ask, every);
  document.addEventListener("visibilitychange", ask);
}
