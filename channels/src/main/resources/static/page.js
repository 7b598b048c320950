/* Lets a page follow the text size chosen in the conversation, also on the pages that show no conversation. */
(() => {
  "use strict";

  const KEY = "lanterne:page-text-size";

  function apply(size) {
    document.documentElement.dataset.textSize = size;
  }

  try {
    apply(localStorage.getItem(KEY) || "normal");
  } catch {
    apply("normal");
  }

  addEventListener("lanterne:text-size", (event) => {
    apply(event.detail);
    try {
      localStorage.setItem(KEY, event.detail);
    } catch {
      // It lasts as long as the page.
    }
  });
})();
