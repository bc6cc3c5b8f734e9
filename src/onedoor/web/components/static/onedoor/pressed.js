// Sends the form that a press in a message filled in. Machines that only look at links do not come this far.
const form = document.querySelector("form[data-pressed]");
if (form && !sessionStorage.getItem(location.pathname)) {
  sessionStorage.setItem(location.pathname, "sent");
  form.requestSubmit();
}
