/* The pages about accounts: copy a link. They work without it. */
(() => {
  "use strict";

  function copyButton(button) {
    const field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    field.addEventListener("focus", () => field.select());
    button.addEventListener("click", async () => {
      field.focus();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy");
      }
      globalThis.lanterneStaff.say(button.dataset.done);
    });
  }

  document.querySelectorAll("[data-copy]").forEach(copyButton);
})();
