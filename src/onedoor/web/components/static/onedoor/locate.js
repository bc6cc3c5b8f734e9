// "Use where I am now": offered only where the browser can say it, asked for only when pressed.
for (const form of document.querySelectorAll("[data-locate]")) {
  if (!navigator.geolocation) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    if (form.elements.latitude.value) return;
    event.preventDefault();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.latitude.value = coords.latitude.toFixed(6);
        form.elements.longitude.value = coords.longitude.toFixed(6);
        form.requestSubmit();
      },
      () => {
        form.querySelector("[data-locate-problem]").hidden = false;
      },
      { timeout: 10000, maximumAge: 60000 },
    );
  });
}
