/* What every page of staff shares: the token against forged requests, times that tick, and what went wrong said in words. */
(() => {
  "use strict";

  const csrf = document.querySelector("meta[name=csrf]");

  addEventListener("htmx:configRequest", (event) => {
    if (csrf && event.detail.verb !== "get") {
      event.detail.headers[csrf.dataset.header] = csrf.content;
    }
  });

  /* Says something over the page, and aloud to a screen reader. */
  function say(text) {
    let toast = document.querySelector(".toast");
    if (!toast) {
      toast = document.createElement("p");
      toast.className = "toast";
      toast.setAttribute("role", "status");
      document.body.append(toast);
    }
    toast.textContent = text;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => (toast.textContent = ""), 8000);
  }

  addEventListener("htmx:sendError", () => say("La connexion est coupée. Rien n'est perdu\u00a0: réessayez."));
  addEventListener("htmx:responseError", (event) => {
    const { status, responseText } = event.detail.xhr;
    if (status === 401 || status === 403) {
      say("Votre session est terminée. Ouvrez cette page à nouveau pour vous identifier.");
    } else if (status === 409) {
      say(new DOMParser().parseFromString(responseText, "text/html").body.textContent.trim());
    } else {
      say("Cela n'a pas marché. Rien n'est perdu\u00a0: réessayez.");
    }
  });
  /* Done, and worth a word: what is still to see is elsewhere. */
  addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.xhr?.status === 202) say(event.detail.xhr.responseText);
  });

  /* How long ago, in few words: « 3 min », « 1 h 05 », « 2 j ». */
  function since(from, now) {
    const minutes = Math.max(0, Math.floor((now - from) / 60000));
    if (minutes < 1) return "moins d'1\u00a0min";
    if (minutes < 60) return `${minutes}\u00a0min`;
    if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, "0")}`;
    return `${Math.floor(minutes / 1440)}\u00a0j`;
  }

  function tick(root) {
    const now = Date.now();
    for (const time of root.querySelectorAll("time[data-since], time[data-until]")) {
      const moment = Date.parse(time.dateTime);
      const text = time.matches("[data-since]") ? since(moment, now) : since(now, moment);
      if (time.textContent !== text) time.textContent = text;
    }
  }

  addEventListener("htmx:load", (event) => tick(event.target.parentNode ?? event.target));
  setInterval(() => tick(document), 15000);
  document.addEventListener("DOMContentLoaded", () => tick(document));

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll("details.self[open]").forEach((open) => (open.open = false));
  });

  globalThis.lanterneStaff = { say, tick };
})();
