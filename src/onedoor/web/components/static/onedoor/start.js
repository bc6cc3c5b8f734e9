// Starts GOV.UK Frontend's components on every page.
import { initAll } from "./vendor/govuk-frontend.js";

document.documentElement.classList.add("js-enabled");
document.body.classList.add("js-enabled");
initAll();
