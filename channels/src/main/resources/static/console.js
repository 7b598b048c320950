/* The mediators' console beyond htmx: what arrives is announced, what is typed is kept, what is changed is changed in place. */
(() => {
  "use strict";

  const { say } = globalThis.lanterneStaff;
  const byId = (id) => document.getElementById(id);
  const kept = {
    get(key) {
      try {
        return localStorage.getItem(`lanterne:console:${key}`);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(`lanterne:console:${key}`, value);
      } catch {
        // It lasts as long as the page.
      }
    },
  };

  /* ---- The line: new arrivals are said, shown and sounded as the mediator chose. ---- */

  const notify = byId("notify") ?? document.createElement("input");
  notify.checked = kept.get("notify") === "yes";
  notify.addEventListener("change", async () => {
    kept.set("notify", notify.checked ? "yes" : "no");
    if (notify.checked && "Notification" in globalThis && Notification.permission === "default") {
      await Notification.requestPermission();
    }
    if (notify.checked) ring();
  });

  let sound;
  function ring() {
    try {
      sound ??= new AudioContext();
      const now = sound.currentTime;
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      tone.frequency.setValueAtTime(660, now);
      tone.frequency.setValueAtTime(880, now + 0.12);
      volume.gain.setValueAtTime(0.08, now);
      volume.gain.exponentialRampToValueAtTime(0.001, now + 0.4);
      tone.connect(volume).connect(sound.destination);
      tone.start(now);
      tone.stop(now + 0.4);
    } catch {
      // A browser without sound still shows.
    }
  }

  let unseen = 0;
  const title = document.title;
  function countInTitle() {
    document.title = unseen > 0 ? `(${unseen}) ${title}` : title;
  }

  function news(words) {
    if (document.hidden) {
      unseen += 1;
      countInTitle();
    }
    if (!notify.checked) return;
    ring();
    if (document.hidden && "Notification" in globalThis && Notification.permission === "granted") {
      new Notification("Lanterne", { body: words, tag: "lanterne", icon: "/favicon.svg" });
    }
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      unseen = 0;
      countInTitle();
    }
  });

  function markOpen() {
    const open = document.querySelector("[data-conversation]")?.dataset.conversation;
    document.querySelectorAll(".entry[data-open]").forEach((entry) => delete entry.dataset.open);
    if (open) {
      for (const entry of [byId(`q-${open}`), byId(`mine-${open}`)]) if (entry) entry.dataset.open = "";
    }
  }

  /* ---- The transcript: what is there already is replaced where it stands, what is new stays in sight. ---- */

  const transcript = byId("transcript");

  function toTheEnd() {
    if (!transcript) return;
    if (transcript.scrollHeight > transcript.clientHeight) transcript.scrollTop = transcript.scrollHeight;
    else transcript.lastElementChild?.scrollIntoView({ block: "nearest" });
  }

  /* What takes room below does not push the newest message out of sight. */
  if (transcript) {
    let height = transcript.clientHeight;
    new ResizeObserver(() => {
      const wasAtEnd = transcript.scrollTop + height >= transcript.scrollHeight - 40;
      height = transcript.clientHeight;
      if (wasAtEnd) transcript.scrollTop = transcript.scrollHeight;
    }).observe(transcript);
  }

  addEventListener("htmx:sseBeforeMessage", (event) => {
    if (event.target !== transcript) return;
    const id = /id="(m-[^"]+)"/.exec(event.detail.data)?.[1];
    const there = id && byId(id);
    if (there) {
      event.preventDefault();
      htmx.swap(there, event.detail.data, { swapStyle: "outerHTML" });
    }
  });

  addEventListener("htmx:sseMessage", (event) => {
    const { type } = event.detail;
    if (type === "message") {
      const newest = transcript.lastElementChild;
      if (newest?.matches(".citizen")) news(newest.querySelector(".text").textContent.slice(0, 120));
      toTheEnd();
    } else if (type === "arrival") {
      news(event.detail.data);
    }
    markOpen();
  });

  /* ---- The composer: the draft is kept on the server while it is typed. ---- */

  const composer = byId("composer");
  let insert = () => {};
  if (composer) {
    const text = byId("say");
    const id = byId("say-id");
    const sources = byId("sources");
    let keeping;

    const renew = () => (id.value = crypto.randomUUID());
    renew();

    const keep = () => {
      clearTimeout(keeping);
      keeping = undefined;
      htmx.ajax("POST", composer.dataset.draft, { swap: "none", values: { text: text.value } });
    };
    text.addEventListener("input", () => {
      keeping ??= setTimeout(keep, 600);
      renew();
    });
    addEventListener("pagehide", () => keeping && keep());

    text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        composer.requestSubmit();
      }
    });

    addEventListener("lanterne:said", () => {
      clearTimeout(keeping);
      keeping = undefined;
      text.value = "";
      sources.replaceChildren();
      renew();
      text.focus();
    });

    /* Words from the co-pilot or a canned reply go where the cursor is; sources are sent with them and can be taken off. */
    insert = (words) => {
      text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
      text.dispatchEvent(new Event("input"));
      text.focus();
    };
    document.addEventListener("click", (event) => {
      const pick = event.target.closest("[data-insert]");
      if (pick) {
        insert(pick.dataset.insert);
        const titles = pick.dataset.sourceTitle?.split("\n") ?? [];
        (pick.dataset.source?.split("\n") ?? []).forEach((value, at) => {
          const has = [...sources.querySelectorAll("input")].some((input) => input.value === value);
          if (value && !has) addSource(value, titles[at] ?? value);
        });
      }
      const edit = event.target.closest("[data-edit]");
      if (edit) startEditing(edit.closest(".message"));
    });

    function addSource(value, words) {
      const input = Object.assign(document.createElement("input"), { type: "hidden", name: "source", value });
      const remove = Object.assign(document.createElement("button"), { type: "button", className: "tag", textContent: `${words} ×` });
      remove.setAttribute("aria-label", `Retirer la source ${words}`);
      const both = document.createElement("span");
      remove.addEventListener("click", () => both.remove());
      both.append(input, remove);
      sources.append(both);
    }

    /* A message of one's own is changed where it stands. */
    function startEditing(item) {
      if (item.querySelector("form")) return;
      const paragraph = item.querySelector(".text");
      const form = document.createElement("form");
      form.className = "field";
      const area = Object.assign(document.createElement("textarea"), { name: "text", value: paragraph.textContent, maxLength: 4000 });
      area.setAttribute("aria-label", "Nouveau texte");
      const problem = document.createElement("div");
      problem.setAttribute("role", "alert");
      const send = Object.assign(document.createElement("button"), { type: "submit", className: "main", textContent: "Modifier" });
      const cancel = Object.assign(document.createElement("button"), { type: "button", textContent: "Annuler" });
      const row = document.createElement("div");
      row.className = "row";
      row.append(send, cancel);
      form.append(area, problem, row);
      paragraph.hidden = true;
      paragraph.after(form);
      area.focus();
      const close = () => {
        form.remove();
        paragraph.hidden = false;
        item.querySelector("[data-edit]")?.focus();
      };
      cancel.addEventListener("click", close);
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const conversation = document.querySelector("[data-conversation]").dataset.conversation;
        await htmx.ajax("POST", `/console/conversations/${conversation}/messages/${item.id.slice(2)}/edit`, {
          target: problem,
          swap: "innerHTML",
          values: { text: area.value },
        });
        if (form.isConnected && problem.textContent === "") close();
      });
    }
  }

  /* ---- Answers to check: one key each while the card has the focus. ---- */

  document.addEventListener("keydown", (event) => {
    const card = event.target;
    if (!card.matches?.("[data-check]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = card.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) {
      event.preventDefault();
      const next = card.nextElementSibling ?? card.previousElementSibling;
      button.click();
      if (!button.matches("[data-rewrite]")) next?.focus();
    }
  });
  document.addEventListener("click", (event) => {
    const rewrite = event.target.closest?.("[data-rewrite]");
    if (!rewrite) return;
    const form = rewrite.closest("[data-check]").querySelector("form");
    form.hidden = !form.hidden;
    if (!form.hidden) form.querySelector("textarea").focus();
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.target.matches?.("[data-expand]")) insert(event.detail.xhr.responseText);
    if (event.detail.successful && event.target.matches?.("form[data-clear]")) event.target.reset();
    if (event.detail.successful) event.target.closest?.("details.pop")?.removeAttribute("open");
  });

  /* ---- Small comforts ---- */

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const open = document.querySelector("details.pop[open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      }
    }
  });

  /* The service hears that somebody sits here, so that presence is true; at most once a minute. */
  let told = 0;
  for (const sign of ["pointerdown", "keydown"]) {
    addEventListener(sign, () => {
      if (Date.now() - told > 60000) {
        told = Date.now();
        htmx.ajax("POST", "/console/active", { swap: "none" });
      }
    });
  }

  let lost = false;
  addEventListener("htmx:sseError", () => {
    if (!lost) say("La connexion est coupée. La page se met à jour dès qu'elle revient.");
    lost = true;
  });
  addEventListener("htmx:sseOpen", () => {
    if (lost) say("La connexion est revenue.");
    lost = false;
  });

  document.addEventListener("DOMContentLoaded", () => {
    markOpen();
    toTheEnd();
  });
  markOpen();
  toTheEnd();
})();
