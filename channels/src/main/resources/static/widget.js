/*
 * Lanterne, the chat widget: one file, no framework, no build, its own shadow root.
 *
 *   <script src="https://HOST/widget.js" data-lanterne async></script>
 *
 *   data-lanterne="open"   shows the conversation in the page, inside data-target (a selector), instead of a floating button
 *   data-lang="fr"         language of the widget's own words
 *   data-examples='["…"]'  questions offered before the first message
 *
 * In reading order: what it says (TEXTS), the service over HTTP, the browser's memory, the conversation, how a message's
 * text reads, its look, the page's parts. What knows the conversation never touches the page; what knows the page only
 * shows a Conversation and calls it. Data never becomes HTML: every text goes in as a text node.
 */
(() => {
  "use strict";

  const SCRIPT = document.currentScript || document.querySelector("script[data-lanterne]");
  const TAG = "lanterne-chat";

  // ---------------------------------------------------------------------------------------------------- what it says

  const TEXTS = {
    fr: {
      locale: "fr-FR",
      name: "Lanterne",
      ask: "Poser une question",
      unread: (count) => (count > 1 ? `${count} nouveaux messages` : "1 nouveau message"),
      close: "Fermer la conversation",
      region: "Conversation avec Lanterne",
      messages: "Messages",
      holder: {
        bot: "Assistant automatique",
        waiting: "Votre demande de parler à une personne est notée.",
        mediator: "Une personne vous répond.",
        closed: "Cette conversation est terminée.",
      },
      author: { citizen: "Vous", bot: "Assistant automatique", mediator: "Médiatrice ou médiateur", system: "" },
      welcome: [
        "Bonjour. Je suis un assistant automatique, pas une personne.",
        "Écrivez votre question, ou copiez ici un message qui vous inquiète.",
      ],
      caution: "N'écrivez jamais ici un code, un mot de passe ou un numéro de carte.",
      examplesTitle: "Des exemples de questions :",
      examples: [
        "Comment je renouvelle mon permis de conduire ?",
        "J'ai reçu un SMS bizarre, est-ce une arnaque ?",
        "Ma carte d'identité est périmée, je fais quoi ?",
        "C'est quoi FranceConnect ?",
      ],
      input: "Votre question",
      keys: "Entrée pour envoyer, Maj + Entrée pour aller à la ligne.",
      send: "Envoyer",
      picture: "Envoyer une image",
      pictureReading: "Je lis votre image…",
      pictureRead: "Votre image est lue.",
      pictureRefused: {
        413: "Cette image est trop grande. Faites une capture d'écran du message seul, ou copiez le texte ici.",
        415: "Je n'arrive pas à ouvrir ce fichier. Envoyez une image (PNG, JPEG ou WebP), ou copiez le texte ici.",
        422: "Je n'ai pas trouvé de texte sur cette image. Copiez le texte du message ici.",
        501: "Je ne peux pas lire les images ici. Copiez le texte du message.",
      },
      pictureLost: "Je n'ai pas pu lire cette image à temps. Essayez à nouveau dans un instant, ou copiez le texte ici.",
      count: (length, limit) => `${number(length)} sur ${number(limit)} caractères.`,
      tooLong: (length, limit) =>
        `Votre message est trop long : ${number(length)} caractères. La limite est de ${number(limit)}.`,
      refused: "Ce message n'a pas pu être envoyé. Il est revenu ici : vous pouvez le changer et l'envoyer à nouveau.",
      queued: "En attente d'envoi. Votre message est gardé.",
      sending: "Envoi en cours…",
      searching: "L'assistant cherche…",
      stillSearching: "L'assistant cherche encore. Votre question est gardée.",
      writing: "Une personne vous écrit…",
      lost: "Connexion perdue. Votre conversation est gardée. Nous essayons à nouveau.",
      lostWithMessage: "Connexion perdue. Votre message est gardé. Il partira dès le retour de la connexion.",
      busy: "Beaucoup de messages en peu de temps. Votre message est gardé. Il partira dans un instant.",
      down: "Le service ne répond pas pour le moment. Votre conversation est gardée. Nous essayons à nouveau.",
      retry: "Réessayer maintenant",
      back: "La connexion est revenue.",
      gone: "La conversation précédente n'existe plus. Une nouvelle conversation commence ici.",
      loading: "Votre conversation se charge…",
      human: "Parler à une personne",
      humanMessage: "Je veux parler à une personne",
      erase: ["Effacer", " cette conversation"],
      eraseTitle: "Effacer cette conversation ?",
      eraseWhat: "Vos messages et les réponses seront effacés pour toujours.",
      eraseYes: "Oui, effacer",
      eraseNo: "Non, garder",
      erased: "La conversation est effacée.",
      notErased: "La conversation n'a pas pu être effacée. Elle est encore là. Essayez à nouveau dans un instant.",
      size: "Taille du texte",
      sizes: [
        ["small", "A−", "A− : texte plus petit"],
        ["normal", "A", "A : texte normal"],
        ["large", "A+", "A+ : texte plus grand"],
      ],
      essentials: "À savoir",
      sources: "Sources (elles s'ouvrent dans un nouvel onglet)",
      source: (index) => ` (source ${index})`,
      sourceDate: (date) => `source du ${date}`,
      newTab: " (nouvel onglet)",
      feedback: "Votre avis sur cette réponse",
      helped: "M'a aidé",
      helpedFull: "Cette réponse m'a aidé",
      notHelped: "Ne m'a pas aidé",
      notHelpedFull: "Cette réponse ne m'a pas aidé",
      thanks: "Merci pour votre avis.",
      thanksNot: "Merci. Votre avis aide à améliorer les réponses.",
      commentLabel: "Que vous manque-t-il ? (facultatif)",
      commentSend: "Envoyer ce commentaire",
      commentThanks: "Merci. Votre commentaire est envoyé.",
      edited: "Message modifié",
      callBack: "Être rappelé",
      callBackTitle: "Être rappelé par une personne",
      callBackContact: "Votre numéro de téléphone ou votre adresse e-mail",
      callBackWhen: "Quand voulez-vous être rappelé ?",
      callBackSend: "Demander à être rappelé",
      callBackClose: "Annuler",
      callBackNone: "Il n'y a pas de moment libre. Vous pouvez continuer à écrire ici.",
      callBackLost: "Votre demande n'a pas pu partir. Elle n'est pas enregistrée. Essayez à nouveau dans un instant.",
      rateTitle: "Votre demande est-elle réglée ?",
      rateYes: "Oui, c'est réglé",
      rateNo: "Non, pas encore",
      rateLater: "Ne pas répondre",
      rateScore: "Votre note, de 1 à 5 (facultatif)",
      rateNone: "Pas de note",
      rateComment: "Un mot pour la personne (facultatif)",
      rateSend: "Envoyer mon avis",
      humanOffer: "Une personne peut aussi vous aider :",
      feedbackLost: "Votre avis n'a pas pu partir. Vous pouvez essayer à nouveau.",
    },
  };

  let texts = TEXTS.fr;

  const number = (value) => value.toLocaleString(texts.locale);

  /** « 1er octobre 2020 » for 2020-10-01; empty for what is no date. */
  function longDate(isoDate) {
    const date = new Date(`${isoDate}T00:00:00Z`);
    if (Number.isNaN(date.getTime())) {
      return "";
    }
    const day = date.toLocaleDateString(texts.locale, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    return day.replace(/^1 /, "1er ");
  }

  /** « 14 h 05 » in the reader's own time zone; empty for what is no time. */
  function timeOfDay(instant) {
    const time = new Date(instant);
    return Number.isNaN(time.getTime()) ? "" : `${time.getHours()} h ${String(time.getMinutes()).padStart(2, "0")}`;
  }

  // ---------------------------------------------------------------------------------------------- the service over HTTP

  const CALL_LIMIT_MS = 20000;
  /** The service sends a sign of life every 15 seconds. */
  const SILENCE_LIMIT_MS = 45000;

  /** The service answered and said no; anything else that fails is a connection that failed. */
  class Refusal extends Error {
    constructor(status, retryAfter, words = "") {
      super(`the service answered ${status}`);
      this.status = status;
      this.words = words;
      this.retryAfter = retryAfter;
    }

    get conversationIsGone() {
      return this.status === 401 || this.status === 404 || this.status === 410;
    }

    get maySucceedLater() {
      return this.status >= 500 || this.status === 429 || this.status === 408;
    }
  }

  /** The HTTP API. Credentials are {conversationId, token}. */
  class Service {
    constructor(base) {
      this.conversations = new URL("api/conversations", base).href;
    }

    async open() {
      return (await this.call("POST", this.conversations)).json();
    }

    async send(credentials, key, text) {
      const headers = { "Idempotency-Key": key };
      return (await this.callIn(credentials, "POST", "/messages", { text }, headers)).json();
    }

    /** Sends a picture, whose words become the citizen's message. */
    async attach(credentials, key, picture) {
      await this.callIn(credentials, "POST", "/attachments", picture, { "Idempotency-Key": key });
    }

    async transcript(credentials, after) {
      return (await this.callIn(credentials, "GET", `/messages?after=${encodeURIComponent(after)}`)).json();
    }

    async feedback(credentials, messageId, helpful, comment) {
      await this.callIn(credentials, "POST", `/messages/${encodeURIComponent(messageId)}/feedback`, {
        helpful,
        comment,
      });
    }

    async callBackSlots(credentials) {
      return (await this.callIn(credentials, "GET", "/call-back/slots")).json();
    }

    async callBack(credentials, contact, from) {
      await this.callIn(credentials, "POST", "/call-back", { contact, from });
    }

    async typing(credentials) {
      await this.callIn(credentials, "POST", "/typing");
    }

    async rate(credentials, rating) {
      await this.callIn(credentials, "POST", "/rating", rating);
    }

    async erase(credentials) {
      await this.callIn(credentials, "DELETE", "");
    }

    /** Reads events until the stream ends, breaks, falls silent or is given up. */
    async follow(credentials, lastEventId, stop, opened, received) {
      const silence = new AbortController();
      const giveUp = () => silence.abort();
      stop.addEventListener("abort", giveUp);
      let timer = setTimeout(giveUp, CALL_LIMIT_MS);
      try {
        const headers = { Accept: "text/event-stream", Authorization: `Bearer ${credentials.token}` };
        if (lastEventId) {
          headers["Last-Event-ID"] = String(lastEventId);
        }
        const response = await this.fetched(this.address(credentials, "/events"), { headers, signal: silence.signal });
        opened();
        const reader = response.body.getReader();
        const decoder = new TextDecoder();
        const events = new EventReader(received);
        for (;;) {
          clearTimeout(timer);
          timer = setTimeout(giveUp, SILENCE_LIMIT_MS);
          const { done, value } = await reader.read();
          if (done) {
            return;
          }
          events.push(decoder.decode(value, { stream: true }));
        }
      } finally {
        clearTimeout(timer);
        stop.removeEventListener("abort", giveUp);
      }
    }

    address(credentials, below) {
      return `${this.conversations}/${encodeURIComponent(credentials.conversationId)}${below}`;
    }

    callIn(credentials, method, below, body, headers) {
      const authorized = { Authorization: `Bearer ${credentials.token}`, ...headers };
      return this.call(method, this.address(credentials, below), body, authorized);
    }

    async call(method, address, body, headers = {}) {
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), CALL_LIMIT_MS);
      const request = { method, headers: { Accept: "application/json", ...headers }, signal: limit.signal };
      if (body instanceof Blob) {
        request.headers["Content-Type"] = body.type || "application/octet-stream";
        request.body = body;
      } else if (body !== undefined) {
        request.headers["Content-Type"] = "application/json";
        request.body = JSON.stringify(body);
      }
      try {
        return await this.fetched(address, request);
      } finally {
        clearTimeout(timer);
      }
    }

    async fetched(address, request) {
      const response = await fetch(address, { credentials: "omit", cache: "no-store", ...request });
      if (!response.ok) {
        const problem = await response.json().catch(() => ({}));
        throw new Refusal(response.status, Number(response.headers.get("Retry-After")) || 0, problem.message);
      }
      return response;
    }
  }

  /** Cuts a text/event-stream into events {name, id, data}; data that is no JSON is passed over. */
  class EventReader {
    constructor(received) {
      this.received = received;
      this.rest = "";
      this.fields = {};
    }

    push(text) {
      const lines = (this.rest + text).split(/\r?\n/);
      this.rest = lines.pop();
      lines.forEach((line) => (line === "" ? this.dispatch() : this.field(line)));
    }

    field(line) {
      const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line) || [];
      if (name === "data" && this.fields.data !== undefined) {
        this.fields.data += `\n${value}`;
      } else if (name) {
        this.fields[name] = value;
      }
    }

    dispatch() {
      const { event = "message", id, data } = this.fields;
      this.fields = {};
      if (data === undefined) {
        return;
      }
      let read;
      try {
        read = JSON.parse(data);
      } catch {
        return;
      }
      this.received({ name: event, id, data: read });
    }
  }

  // --------------------------------------------------------------------------------------------- the browser's memory

  /** What survives a reload. Where the browser keeps nothing (private mode, blocked) it lasts as long as the page. */
  class Memory {
    constructor(scope) {
      this.scope = `lanterne:${scope}:`;
      this.here = new Map();
    }

    get(name, otherwise) {
      try {
        const kept = localStorage.getItem(this.scope + name);
        return kept === null ? otherwise : JSON.parse(kept);
      } catch {
        return this.here.has(name) ? this.here.get(name) : otherwise;
      }
    }

    set(name, value) {
      this.here.set(name, value);
      try {
        localStorage.setItem(this.scope + name, JSON.stringify(value));
      } catch {
        // Kept in this page alone.
      }
    }

    forget(...names) {
      names.forEach((name) => this.here.delete(name));
      try {
        names.forEach((name) => localStorage.removeItem(this.scope + name));
      } catch {
        // It was kept in this page alone.
      }
    }

    /** Calls back when another tab changed that value. */
    watch(name, changed) {
      addEventListener("storage", (event) => {
        if (event.key === this.scope + name || event.key === null) {
          changed();
        }
      });
    }
  }

  /** 128 random bits as text; crypto.randomUUID is missing on old phones and on plain http. */
  function randomKey() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // ------------------------------------------------------------------------------------------------- the conversation

  const TYPING_MS = 8000;
  const TEXT_LIMIT = 4000;
  const PICTURE_LIMIT = 8 * 1024 * 1024;
  const COMMENT_LIMIT = 1000;
  const STORED = "stored";
  const SENDING = "sending";
  const QUEUED = "queued";

  /**
   * One citizen's conversation as this tab sees it. It opens with the first message, is followed live, catches up after
   * every interruption, and keeps what was not acknowledged until it is.
   *
   * An entry is {ref, status, message}: a message of the service ("stored"), or one of ours on its way to it. Its ref
   * stays the same when our message comes back from the service.
   */
  class Conversation {
    constructor(service, memory) {
      this.service = service;
      this.memory = memory;
      this.credentials = memory.get("conversation", null);
      this.changed = () => {};
      this.returned = () => {};
      this.following = null;
      this.sending = false;
      this.sendTrouble = null;
      this.followTrouble = null;
      this.wakers = new Set();
      this.begin();
      this.entries = memory.get("outbox", []).map(({ key, text }) => queuedEntry(key, text));
      memory.watch("conversation", () => this.adopt());
    }

    begin() {
      this.entries = [];
      this.draft = null;
      this.typing = null;
      this.holder = "bot";
      this.outlook = null;
      this.lastSequence = 0;
      this.loaded = false;
    }

    /** Follows the conversation, if there is one, and sends what waits. */
    start() {
      if (this.credentials) {
        this.follow();
      }
      this.flush();
    }

    get exists() {
      return this.credentials !== null || this.entries.length > 0;
    }

    get loading() {
      return this.credentials !== null && !this.loaded && this.trouble === null;
    }

    /** What stands in the way: "lost", "down" or "busy"; null when all is well. */
    get trouble() {
      return this.sendTrouble || this.followTrouble;
    }

    get hasUnsent() {
      return this.entries.some((entry) => entry.status !== STORED);
    }

    /** Whether the citizen waits for the bot's first words. */
    get awaitsBot() {
      const last = this.entries[this.entries.length - 1];
      const asked = last && last.message.author === "citizen" && last.status !== QUEUED && (this.holder === "bot" || this.holder === "waiting");
      return !this.draft && Boolean(asked || this.typing === "bot");
    }

    say(text) {
      const entry = queuedEntry(randomKey(), text);
      this.entries.push(entry);
      this.keepOutbox((kept) => [...kept, { key: entry.ref, text }]);
      this.changed();
      this.wake();
      this.flush();
    }

    /** What is wrong with the picture, in words; empty when it was read. */
    async attach(picture) {
      if (picture.size > PICTURE_LIMIT) {
        return texts.pictureRefused[413];
      }
      let credentials = null;
      try {
        credentials = await this.opened();
        await this.service.attach(credentials, randomKey(), picture);
        return "";
      } catch (failure) {
        if (failure instanceof Refusal && credentials && failure.conversationIsGone) {
          this.startAfresh(credentials);
        }
        return texts.pictureRefused[failure.status] || texts.pictureLost;
      }
    }

    /** Whether the opinion was taken. */
    async judge(messageId, helpful, comment = "") {
      try {
        await this.service.feedback(this.credentials, messageId, helpful, comment);
        this.memory.set("feedback", { ...this.memory.get("feedback", {}), [messageId]: helpful });
        return true;
      } catch {
        return false;
      }
    }

    /** Tells the mediator that the citizen is writing, now and then. */
    writes() {
      const now = Date.now();
      if (this.holder === "mediator" && this.credentials && now - (this.toldTyping || 0) > TYPING_MS / 2) {
        this.toldTyping = now;
        this.service.typing(this.credentials).catch(() => {});
      }
    }

    /** The times for a call-back; null when they cannot be had. */
    async callBackSlots() {
      try {
        return (await this.service.callBackSlots(await this.opened())).slots;
      } catch {
        return null;
      }
    }

    /** What is wrong with the call-back, in words; empty when it is booked. */
    async callBack(contact, from) {
      try {
        await this.service.callBack(await this.opened(), contact, from);
        return "";
      } catch (failure) {
        return failure.words || texts.callBackLost;
      }
    }

    /** How many messages mediators wrote. */
    get saidByPeople() {
      return this.entries.filter((entry) => entry.message.author === "mediator").length;
    }

    /** Whether the citizen is to be asked how it went: after a person ended it, once. */
    get mayRate() {
      return this.holder === "closed" && this.saidByPeople > this.memory.get("rated", 0);
    }

    /** Null for no answer. Whether it arrived or not, it is not asked again. */
    async rate(rating) {
      this.memory.set("rated", this.saidByPeople);
      this.changed();
      if (rating) {
        await this.service.rate(this.credentials, rating).catch(() => {});
      }
    }

    judgement(messageId) {
      return this.memory.get("feedback", {})[messageId];
    }

    /** Whether it is erased, here and at the service. */
    async erase() {
      try {
        if (this.credentials) {
          await this.service.erase(this.credentials);
        }
      } catch (failure) {
        if (!(failure instanceof Refusal && failure.conversationIsGone)) {
          return false;
        }
      }
      this.leave();
      this.memory.forget("outbox", "draft");
      return true;
    }

    /** Tries again at once whatever waits for its next attempt. */
    wake() {
      this.wakers.forEach((waker) => waker());
    }

    /** The browser says that there is no network. */
    cutOff() {
      this.followTrouble = this.following ? "lost" : this.followTrouble;
      if (this.following) {
        this.following.stream.abort();
      }
      this.changed();
    }

    // Sending

    async flush() {
      if (this.sending) {
        return;
      }
      this.sending = true;
      let failures = 0;
      for (let entry = this.nextUnsent(); entry; entry = this.nextUnsent()) {
        const attempt = await this.attempt(entry);
        failures = attempt.done ? 0 : failures + 1;
        if (!attempt.done) {
          this.changed();
          await this.pause(attempt.waitMs || backOff(failures), this.sendTrouble !== "busy");
        }
      }
      this.sending = false;
      this.sendTrouble = null;
      this.changed();
    }

    nextUnsent() {
      return this.entries.find((entry) => entry.status !== STORED && !entry.acknowledged);
    }

    async attempt(entry) {
      let credentials = null;
      try {
        entry.status = SENDING;
        this.changed();
        credentials = await this.opened();
        const { messageId } = await this.service.send(credentials, entry.ref, entry.message.text);
        this.sendTrouble = null;
        this.acknowledge(entry, messageId);
        return { done: true };
      } catch (failure) {
        entry.status = QUEUED;
        return this.afterFailure(entry, credentials, failure);
      }
    }

    afterFailure(entry, credentials, failure) {
      if (!(failure instanceof Refusal)) {
        this.sendTrouble = "lost";
        return { done: false };
      }
      if (credentials && failure.conversationIsGone) {
        this.startAfresh(credentials);
        return { done: false, waitMs: 300 };
      }
      if (failure.maySucceedLater) {
        this.sendTrouble = failure.status === 429 ? "busy" : "down";
        return { done: false, waitMs: failure.status === 429 ? (failure.retryAfter || 10) * 1000 : 0 };
      }
      this.sendTrouble = null;
      this.drop(entry);
      this.returned(entry.message.text);
      return { done: true };
    }

    async opened() {
      this.credentials = this.credentials || this.memory.get("conversation", null);
      if (!this.credentials) {
        const { conversationId, token } = await this.service.open();
        this.credentials = { conversationId, token };
        this.loaded = true;
        this.memory.set("conversation", this.credentials);
      }
      this.follow();
      return this.credentials;
    }

    acknowledge(entry, messageId) {
      this.keepOutbox((kept) => kept.filter(({ key }) => key !== entry.ref));
      entry.acknowledged = true;
      entry.message.id = messageId;
      const stored = this.entries.find((other) => other !== entry && other.message.id === messageId);
      if (stored) {
        this.entries = this.entries.filter((other) => other !== entry);
      }
      this.changed();
    }

    drop(entry) {
      this.keepOutbox((kept) => kept.filter(({ key }) => key !== entry.ref));
      this.entries = this.entries.filter((other) => other !== entry);
      this.changed();
    }

    keepOutbox(change) {
      this.memory.set("outbox", change(this.memory.get("outbox", [])));
    }

    // Following

    async follow() {
      if (this.following || !this.credentials) {
        return;
      }
      const following = { credentials: this.credentials, stream: new AbortController() };
      this.following = following;
      for (let failures = 0; this.following === following; ) {
        following.stream = new AbortController();
        try {
          await this.load(following);
          await this.service.follow(
            following.credentials,
            this.lastSequence,
            following.stream.signal,
            () => this.connected(following, () => (failures = 0)),
            (event) => this.following === following && this.receive(event),
          );
          failures += 1;
        } catch (failure) {
          failures += 1;
          this.interrupted(following, failure, failures);
        }
        if (this.following === following) {
          this.draft = null;
          this.typing = null;
          this.changed();
          await this.pause(backOff(failures));
        }
      }
    }

    connected(following, reset) {
      if (this.following === following) {
        reset();
        this.followTrouble = null;
        this.changed();
      }
    }

    interrupted(following, failure, failures) {
      if (this.following !== following) {
        return;
      }
      if (failure instanceof Refusal && failure.conversationIsGone) {
        this.startAfresh(following.credentials);
      } else if (failures > 1 || navigator.onLine === false || !this.loaded) {
        this.followTrouble = failure instanceof Refusal ? "down" : "lost";
      }
    }

    /** Reads the transcript back, once. */
    async load(following) {
      for (let after = this.lastSequence; !this.loaded; ) {
        const { messages, next } = await this.service.transcript(following.credentials, after);
        if (this.following !== following) {
          return;
        }
        messages.forEach((message) => this.take(message));
        this.loaded = !next || messages.length === 0;
        after = next;
      }
      this.changed();
    }

    /** Events of a kind not known here are passed over. */
    receive({ name, id, data }) {
      if (name === "message") {
        this.take(data, id);
      } else if (name === "delta" && this.holder !== "mediator") {
        this.append(data);
      } else if (name === "typing") {
        this.types(data);
      } else if (name === "state") {
        this.holder = texts.holder[data.state] ? data.state : this.holder;
        this.outlook = data.outlook && typeof data.outlook.text === "string" ? data.outlook.text : null;
        // What the bot was writing is not sent any more once a mediator answers.
        this.draft = this.holder === "mediator" ? null : this.draft;
      }
      this.changed();
    }

    /** Who is writing. A mediator's sign goes by itself: the one that ends it may never come. */
    types({ author, active }) {
      if (author === "citizen") {
        return;
      }
      clearTimeout(this.typingTimer);
      this.typing = active ? author : null;
      if (this.typing === "mediator") {
        this.typingTimer = setTimeout(() => {
          this.typing = null;
          this.changed();
        }, TYPING_MS);
      }
    }

    take(message, eventId) {
      if (!message || !message.id || typeof message.text !== "string") {
        return;
      }
      this.lastSequence = Number(eventId || message.sequence) || this.lastSequence;
      if (message.author !== "citizen") {
        this.draft = null;
      }
      if (message.author === "mediator") {
        this.types({ author: "mediator", active: false });
      }
      const known = this.entries.find((entry) => entry.message.id === message.id) || this.onItsWay(message);
      if (known && known.status === STORED) {
        known.message = message.revision ? message : known.message;
        return;
      }
      const entry = { ref: known ? known.ref : message.id, status: STORED, message };
      const others = this.entries.filter((other) => other !== known);
      const unsent = others.findIndex((other) => other.status !== STORED);
      others.splice(unsent < 0 ? others.length : unsent, 0, entry);
      this.entries = others;
      if (known) {
        this.keepOutbox((kept) => kept.filter(({ key }) => key !== known.ref));
      }
    }

    /** Our own message can come back on the stream before the call that sent it has returned. */
    onItsWay(message) {
      return message.author === "citizen"
        ? this.entries.find((entry) => entry.status === SENDING && entry.message.text === message.text)
        : undefined;
    }

    /** A piece of an answer. It starts anew when the service works the question again after a fault. */
    append({ messageId, index, text }) {
      if (this.entries.some((entry) => entry.message.id === messageId) || typeof text !== "string") {
        return;
      }
      if (!this.draft || this.draft.id !== messageId || index === 0) {
        this.draft = { id: messageId, pieces: [] };
      }
      this.draft.pieces[index] = text;
      const gap = this.draft.pieces.findIndex((piece) => piece === undefined);
      this.draft.text = this.draft.pieces.slice(0, gap < 0 ? undefined : gap).join("");
    }

    // Endings

    /** The service no longer knows the conversation: what was not acknowledged goes to a new one. */
    startAfresh(credentials) {
      if (this.credentials !== credentials) {
        return;
      }
      const unsent = this.entries.filter((entry) => entry.status !== STORED && !entry.acknowledged);
      this.leave();
      const notice = { id: randomKey(), author: "system", text: texts.gone };
      this.entries = [{ ref: notice.id, status: STORED, message: notice }, ...unsent];
      this.changed();
      this.flush();
    }

    leave() {
      if (this.following) {
        this.following.stream.abort();
      }
      this.following = null;
      this.followTrouble = null;
      this.credentials = null;
      this.memory.forget("conversation", "feedback", "human-offered", "rated", "read");
      this.begin();
      this.wake();
      this.changed();
    }

    /** Another tab opened or erased the conversation: this one goes along. */
    adopt() {
      const kept = this.memory.get("conversation", null);
      const same = (kept && kept.conversationId) === (this.credentials && this.credentials.conversationId);
      if (same) {
        return;
      }
      if (this.following) {
        this.following.stream.abort();
        this.following = null;
      }
      this.begin();
      this.credentials = kept;
      this.wake();
      this.start();
      this.changed();
    }

    /** Waits; wake() cuts it short unless the service asked for that time. */
    pause(milliseconds, wakeable = true) {
      return new Promise((resume) => {
        const waker = () => {
          clearTimeout(timer);
          this.wakers.delete(waker);
          resume();
        };
        const timer = setTimeout(waker, milliseconds);
        if (wakeable) {
          this.wakers.add(waker);
        }
      });
    }
  }

  function queuedEntry(key, text) {
    const message = { id: null, author: "citizen", text, createdAt: new Date().toISOString() };
    return { ref: key, status: QUEUED, message };
  }

  /** Half a second, then twice as long each time, at most 20 seconds; apart by chance, so that not all come back at once. */
  function backOff(failures) {
    return Math.min(20000, 250 * 2 ** failures) * (0.75 + Math.random() / 2);
  }

  // ----------------------------------------------------------------------------------------- how a message's text reads

  /**
   * Blocks of a plain text: {kind: "paragraph", lines}, {kind: "list" | "steps", items} or {kind: "essentials", items}.
   * Blocks are apart by an empty line; a list item starts with "- " or "1. ".
   */
  function blocksOf(text) {
    return text
      .trim()
      .split(/\n\s*\n/)
      .flatMap((block) => partsOf(block.split("\n").filter((line) => line.trim() !== "")));
  }

  function partsOf(lines) {
    if (lines.length > 1 && /^À savoir\s*:$/.test(lines[0].trim())) {
      return [{ kind: "essentials", items: lines.slice(1).map((line) => line.replace(/^\s*- /, "").trim()) }];
    }
    const parts = [];
    for (const line of lines) {
      const { kind, content } = lineOf(line);
      const last = parts[parts.length - 1];
      if (last && last.kind === kind) {
        (last.items || last.lines).push(content);
      } else {
        parts.push(kind === "paragraph" ? { kind, lines: [content] } : { kind, items: [content] });
      }
    }
    return parts;
  }

  function lineOf(line) {
    const [, mark, content] = /^\s*(-|\d{1,2}\.) (.*)$/.exec(line) || [];
    if (mark === undefined) {
      return { kind: "paragraph", content: line.trim() };
    }
    return { kind: mark === "-" ? "list" : "steps", content: content.trim() };
  }

  /** Pieces of a line: {text}, {text, href} for an address that the message vouches for, or {source: n}. */
  function piecesOf(line, addresses, sourceCount) {
    return line.split(/(https?:\/\/[^\s<>"«»]+|\s?\[\d{1,2}\])/).flatMap((piece) => {
      const source = /^\s?\[(\d+)\]$/.exec(piece);
      if (source && source[1] >= 1 && source[1] <= sourceCount) {
        return [{ source: Number(source[1]) }];
      }
      if (/^https?:/.test(piece)) {
        const [, bare, after] = /^(.*?)([.,;:!?)\]]*)$/.exec(piece);
        const href = webAddress(bare);
        return href && addresses.has(href) ? [{ text: bare, href }, { text: after }] : [{ text: piece }];
      }
      return [{ text: piece }];
    });
  }

  /** The address in its normal form if it is http(s), else null. */
  function webAddress(text) {
    try {
      const url = new URL(text);
      return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
    } catch {
      return null;
    }
  }

  /** The address if pressing it dials a number or begins a text message to one, else null. */
  function phoneAddress(text) {
    return /^(?:tel|sms):\+?\d{2,15}$/.test(text) ? text : null;
  }

  function addressesOf(message) {
    const offered = (message.actions || []).filter((action) => action.kind === "open").map((action) => action.value);
    const cited = (message.citations || []).map((citation) => citation.url);
    return new Set([...cited, ...offered].map(webAddress).filter(Boolean));
  }

  // ---------------------------------------------------------------------------------------------------------- its look

  /** The copy of tokens.css. */
  const TOKENS = `
:host {
  color-scheme: light dark;
  --lanterne-ground: #fbf7f0;
  --lanterne-raised: #ffffff;
  --lanterne-ink: #14213d;
  --lanterne-quiet: #4a5673;
  --lanterne-primary: #1f4e8c;
  --lanterne-on-primary: #ffffff;
  --lanterne-light: #f5b945;
  --lanterne-on-light: #14213d;
  --lanterne-night: #14213d;
  --lanterne-on-night: #fbf7f0;
  --lanterne-danger: #9a1b1b;
  --lanterne-danger-ground: #fdecea;
  --lanterne-caution: #6b4500;
  --lanterne-caution-ground: #fff4dc;
  --lanterne-clear: #0f5132;
  --lanterne-clear-ground: #e6f4ea;
  --lanterne-border: #767f96;
  --lanterne-hairline: #e4dccd;
  --lanterne-shadow: 0 8px 28px rgb(20 33 61 / 14%);
  --lanterne-radius-card: 12px;
  --lanterne-radius-control: 8px;
}

@media (prefers-color-scheme: dark) {
  :host {
    --lanterne-ground: #0f1729;
    --lanterne-raised: #18223a;
    --lanterne-ink: #e8ecf5;
    --lanterne-quiet: #a9b4cc;
    --lanterne-primary: #8fb8f0;
    --lanterne-on-primary: #0f1729;
    --lanterne-night: #0a1020;
    --lanterne-on-night: #e8ecf5;
    --lanterne-danger: #ffb4ab;
    --lanterne-danger-ground: #3b1210;
    --lanterne-caution: #ffdf9e;
    --lanterne-caution-ground: #33260a;
    --lanterne-clear: #a8dab5;
    --lanterne-clear-ground: #10291a;
    --lanterne-border: #7b88a8;
    --lanterne-hairline: #2a3654;
    --lanterne-shadow: 0 8px 28px rgb(0 0 0 / 45%);
  }
}
`;

  /** Keeps the page's own style out; what follows builds on nothing. */
  const RESET = ":host { all: initial; display: block; }";

  const STYLE = `
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.frame {
  font: 400 max(18px, 1.125rem)/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, sans-serif;
  color: var(--lanterne-ink); text-align: start; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%;
}
.frame[data-size="small"] { font-size: max(16px, 1rem); }
.frame[data-size="large"] { font-size: max(22px, 1.375rem); }
p, ul, ol, h2, h3 { margin: 0; padding: 0; font-size: inherit; font-weight: inherit; }
a { color: var(--lanterne-primary); text-underline-offset: .15em; }
svg { display: block; flex: none; width: 1.25em; height: 1.25em; }
button, textarea { font: inherit; color: inherit; margin: 0; }
button, .button {
  display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: 44px; min-width: 44px;
  padding: 6px 14px; border: 1px solid var(--lanterne-border); border-radius: var(--lanterne-radius-control);
  background: var(--lanterne-raised); color: var(--lanterne-ink); text-align: start; text-decoration: none;
  line-height: 1.35; cursor: pointer;
}
button:hover, .button:hover { border-color: var(--lanterne-ink); }
.main { background: var(--lanterne-primary); border-color: var(--lanterne-primary); color: var(--lanterne-on-primary); font-weight: 600; }
.main:hover { border-color: var(--lanterne-ink); }
.main[aria-disabled="true"] { background: transparent; border-color: var(--lanterne-border); color: var(--lanterne-quiet); cursor: default; }
.plain { background: transparent; border-color: transparent; }
:focus { outline: none; }
:focus-visible { outline: 3px solid var(--lanterne-light); outline-offset: 2px; box-shadow: 0 0 0 2px var(--lanterne-ink); }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.small { font-size: .84em; line-height: 1.5; }
.quiet { color: var(--lanterne-quiet); }
.mark { display: inline-grid; place-items: center; flex: none; border-radius: 50%; background: var(--lanterne-light); color: var(--lanterne-on-light); }

.launcher {
  position: fixed; z-index: 2147483000; right: max(20px, env(safe-area-inset-right)); bottom: max(20px, env(safe-area-inset-bottom));
  min-height: 56px; padding: 8px 20px 8px 10px; border: 1px solid var(--lanterne-light); border-radius: 28px; gap: 12px;
  background: var(--lanterne-night); color: var(--lanterne-on-night); font-weight: 600; box-shadow: var(--lanterne-shadow);
}
.launcher:hover { border-color: var(--lanterne-on-night); }
.launcher .mark { width: 38px; height: 38px; }
.launcher .badge { border-radius: 12px; padding: 2px 10px; background: var(--lanterne-light); color: var(--lanterne-on-light); font-size: .84em; }

.panel {
  display: flex; flex-direction: column; background: var(--lanterne-ground); color: var(--lanterne-ink);
  border: 1px solid var(--lanterne-hairline); border-radius: var(--lanterne-radius-card); box-shadow: var(--lanterne-shadow); overflow: hidden;
}
.floating .panel {
  position: fixed; z-index: 2147483001; right: max(20px, env(safe-area-inset-right)); bottom: max(20px, env(safe-area-inset-bottom));
  width: 440px; max-width: calc(100vw - 40px); height: 760px; max-height: calc(100vh - 40px); max-height: calc(100dvh - 40px);
}
.inline .scroll { min-height: 240px; }
.inline .begun { max-height: max(400px, calc(100vh - 300px)); max-height: max(400px, calc(100dvh - 300px)); }

.head { display: flex; align-items: center; gap: 12px; padding: 12px 16px; background: var(--lanterne-night); color: var(--lanterne-on-night); }
.head .mark { width: 40px; height: 40px; }
.head .mark svg { width: 28px; height: 28px; }
.head { flex-wrap: wrap; }
.head .names { flex: 1 1 5.5em; min-width: 0; }
.head h2 { font-weight: 700; line-height: 1.3; }
.head button { border-color: transparent; background: transparent; color: inherit; }
.head button:hover { border-color: currentColor; }
.floating .head { position: relative; padding-inline-end: 60px; gap: 4px 8px; }
.close { position: absolute; top: 10px; inset-inline-end: 12px; padding: 6px; font-size: 18px; }
.sizes { display: inline-flex; flex: none; font-size: 16px; }
.sizes button { padding: 4px; font-weight: 600; line-height: 1; }
.sizes button[aria-pressed="true"] { background: var(--lanterne-on-night); color: var(--lanterne-night); }
.head :focus-visible { box-shadow: 0 0 0 2px var(--lanterne-night); }

.banner { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding: 10px 16px; background: var(--lanterne-caution-ground); color: var(--lanterne-caution); line-height: 1.4; }
.banner svg { width: 1.4em; height: 1.4em; }
.banner p { flex: 1 1 12em; }
.banner button { background: transparent; border-color: currentColor; color: inherit; }
.banner.well { background: var(--lanterne-clear-ground); color: var(--lanterne-clear); }

.wait, .rating { flex: none; max-height: 60%; overflow-y: auto; padding: 10px 16px; border-top: 1px solid var(--lanterne-border); background: var(--lanterne-raised); line-height: 1.4; }
.wait > button, .wait form { margin-top: 8px; }
.wait form, .rating { display: grid; gap: 8px; }
.wait form[hidden], .rating[hidden] { display: none; }
.wait h3, .rating h3 { font-weight: 700; }
.wait .choices, .rating .choices { margin-top: 4px; }
.wait .main, .rating .main { background: var(--lanterne-primary); color: var(--lanterne-raised); }
.withdrawn .bubble { font-style: italic; color: var(--lanterne-quiet); }

.scroll { flex: 1 1 auto; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 16px; position: relative; }
.scroll:focus-visible { outline-offset: -3px; box-shadow: inset 0 0 0 5px var(--lanterne-ink); }
.log:not(:empty) ~ .draft:not(:empty), .log:not(:empty) ~ .waiting:not(:empty), .message + .message { margin-top: 20px; }
.who { display: flex; flex-wrap: wrap; align-items: center; gap: 0 8px; margin-bottom: 4px; font-size: .84em; color: var(--lanterne-quiet); line-height: 1.4; }
.who time { white-space: nowrap; }
.who b { font-weight: 600; color: var(--lanterne-ink); }
.who .mark { width: 28px; height: 28px; }
.who .mark svg { width: 20px; height: 20px; }
.who .person { background: var(--lanterne-primary); color: var(--lanterne-on-primary); }
.bubble { max-width: 66ch; padding: 12px 16px; border: 1px solid var(--lanterne-hairline); border-radius: var(--lanterne-radius-card); background: var(--lanterne-raised); }
.bot .bubble { border-top-left-radius: 4px; }
.mediator .bubble { border-left: 4px solid var(--lanterne-primary); border-top-left-radius: 4px; }
.citizen { display: flex; flex-direction: column; align-items: flex-end; }
.citizen .bubble { max-width: min(66ch, 92%); border-color: transparent; border-top-right-radius: 4px; background: var(--lanterne-primary); color: var(--lanterne-on-primary); white-space: pre-wrap; }
.citizen .way:not(:empty) { margin-top: 4px; font-size: .84em; color: var(--lanterne-quiet); }
.system { display: flex; align-items: center; gap: 12px; color: var(--lanterne-quiet); font-size: .84em; line-height: 1.5; text-align: center; }
.system::before, .system::after { content: ""; flex: 1 1 16px; border-top: 1px solid var(--lanterne-hairline); }
.system p { flex: 0 1 auto; }

.text > * + *, .bubble > * + * { margin-top: 12px; }
.text ul, .text ol { padding-inline-start: 1.3em; }
.text li + li { margin-top: 4px; }
.text li::marker { color: var(--lanterne-quiet); }
.essentials { padding: 10px 14px; border-radius: var(--lanterne-radius-control); background: var(--lanterne-caution-ground); color: var(--lanterne-caution); border-inline-start: 4px solid var(--lanterne-light); }
.essentials h3 { font-weight: 700; }
.essentials li::marker { color: inherit; }
sup { font-size: .72em; line-height: 0; font-weight: 600; color: var(--lanterne-quiet); padding-inline-start: 2px; }
.essentials sup { color: inherit; }
.sources { padding-top: 12px; border-top: 1px solid var(--lanterne-hairline); }
.sources ol { padding-inline-start: 1.4em; }
.sources li { padding: 4px 0; }
.sources a { display: inline-block; padding: 6px 0; }
.sources span { display: block; color: var(--lanterne-quiet); }
.choices { display: flex; flex-wrap: wrap; gap: 8px; }
.choices .button svg { width: 1em; height: 1em; }
.choices > * { border-color: var(--lanterne-primary); color: var(--lanterne-primary); font-weight: 600; }
.feedback { margin-top: 8px; max-width: 66ch; }
.feedback .thumbs { display: flex; flex-wrap: wrap; gap: 0 4px; }
.feedback .thumbs button { color: var(--lanterne-quiet); padding: 6px 10px; }
.feedback .thumbs button:hover { border-color: var(--lanterne-border); }
.feedback button[aria-pressed="true"] { background: var(--lanterne-light); border-color: var(--lanterne-on-light); color: var(--lanterne-on-light); }
.feedback .more { display: grid; gap: 8px; justify-items: start; margin-top: 8px; }
.feedback textarea { width: 100%; }

.welcome { margin-bottom: 20px; }
.welcome .bubble { border-top-left-radius: 4px; }
.welcome .caution { display: flex; gap: 10px; align-items: flex-start; padding: 10px 14px; border-radius: var(--lanterne-radius-control); background: var(--lanterne-caution-ground); color: var(--lanterne-caution); line-height: 1.45; }
.welcome .caution svg { width: 1.4em; height: 1.4em; }
.examples { margin-top: 16px; }
.examples ul { list-style: none; display: grid; gap: 8px; margin-top: 8px; }
.examples button { width: 100%; max-width: 66ch; justify-content: flex-start; padding: 10px 14px; border-color: var(--lanterne-primary); color: var(--lanterne-primary); }
.examples button svg { color: var(--lanterne-quiet); width: 1em; height: 1em; margin-inline-start: auto; }

.waiting { display: flex; align-items: center; gap: 12px; color: var(--lanterne-quiet); }
.glow { width: 28px; height: 28px; border-radius: 50%; flex: none; display: grid; place-items: center; background: var(--lanterne-light); color: var(--lanterne-on-light); }
.glow svg { width: 20px; height: 20px; }
@media (prefers-reduced-motion: no-preference) {
  .glow { animation: glow 1.6s ease-in-out infinite; }
  @keyframes glow { 50% { box-shadow: 0 0 0 6px color-mix(in srgb, var(--lanterne-light) 35%, transparent); } }
}

.composer { padding: 12px 16px 8px; border-top: 1px solid var(--lanterne-hairline); background: var(--lanterne-raised); }
.composer label, .feedback label { display: block; font-weight: 600; line-height: 1.4; }
.composer label { margin-bottom: 4px; }
.composer .line { display: flex; flex-wrap: wrap; gap: 8px; align-items: flex-end; }
.composer textarea { flex: 1 1 8em; }
.composer .main { flex: 0 1 auto; }
input[type="text"], select { width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--lanterne-border); border-radius: 8px; background: var(--lanterne-raised); color: var(--lanterne-ink); font: inherit; }
textarea {
  display: block; flex: 1 1 auto; min-width: 0; min-height: 48px; max-height: 30vh; padding: 9px 12px; resize: none; overflow-y: auto; line-height: 1.5;
  background: var(--lanterne-ground); border: 1px solid var(--lanterne-border); border-radius: var(--lanterne-radius-control);
}
textarea[aria-invalid="true"] { border-color: var(--lanterne-danger); }
.composer .main { min-height: 48px; }
.composer .hint { margin-top: 4px; font-size: .78em; line-height: 1.4; color: var(--lanterne-quiet); }
.composer .problem:not(:empty), .wait .problem:not(:empty) { margin-top: 8px; padding: 8px 12px; border-radius: var(--lanterne-radius-control); background: var(--lanterne-danger-ground); color: var(--lanterne-danger); line-height: 1.4; }
@media (hover: none) { .composer .hint.keys { display: none; } }

.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; padding: 4px 16px 12px; background: var(--lanterne-raised); font-size: .84em; }
.tools .human { border-color: var(--lanterne-primary); color: var(--lanterne-primary); font-weight: 600; }
.floating .rest { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.tools .erase { color: var(--lanterne-quiet); padding-inline: 8px; margin-inline-start: auto; }
.confirm { padding: 12px 16px 16px; background: var(--lanterne-danger-ground); color: var(--lanterne-danger); }
.confirm h3 { font-weight: 700; }
.confirm .choices { margin-top: 12px; }
.confirm .choices button { border-color: var(--lanterne-danger); color: var(--lanterne-danger); background: transparent; }
.confirm .choices .yes { background: var(--lanterne-danger); color: var(--lanterne-danger-ground); }
.confirm .problem:not(:empty) { margin-top: 8px; font-weight: 600; }

@media (max-width: 560px) {
  .floating .panel { inset: 0; width: auto; max-width: none; height: auto; max-height: none; border: 0; border-radius: 0; }
  .head, .scroll, .composer { padding-inline: 12px; }
  .tools { padding-inline: 12px; padding-bottom: max(12px, env(safe-area-inset-bottom)); }
  .composer .main svg { display: none; }
  .tools button { padding-inline: 10px; }
  .rest { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .floating .head .mark { display: none; }
  .composer .hint.keys { display: none; }
}
@media (max-height: 560px) {
  .floating .panel { top: 0; bottom: 0; height: auto; max-height: none; overflow-y: auto; }
  .floating .scroll, .inline .scroll { flex: none; max-height: none; min-height: 0; overflow: visible; }
}
@media print {
  .launcher, .composer, .tools, .banner, .feedback, .examples { display: none; }
  .scroll { max-height: none !important; overflow: visible; }
  .panel { box-shadow: none; }
}
@media (forced-colors: active) {
  .bubble, .essentials, .system, .mark { border: 1px solid; }
  :focus-visible { outline-color: Highlight; }
}
`;

  /** Drawings of 24 by 24, in lines; those that say "fill" are filled as well. */
  const DRAWINGS = {
    lantern: ["M9.6 4.4a2.4 2.4 0 0 1 4.8 0", "fill M5.8 9.2 9 5h6l3.2 4.2z", "M7.6 9.2h8.8v8.4H7.6z", "fill M6 20.6h12v-3H6z", "fill M12 11c1.3 1.4 1.8 2.2 1.8 3a1.8 1.8 0 0 1-3.6 0c0-.8.5-1.6 1.8-3z"],
    person: ["M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z", "M4.5 20a7.5 7.5 0 0 1 15 0"],
    close: ["M6 6l12 12", "M18 6 6 18"],
    send: ["M4 12 20 4l-5 16-3.5-6.5z", "M11.5 13.5 20 4"],
    picture: ["M4 5h16v14H4z", "M4 16l5-5 4 4 3-3 4 4"],
    next: ["M9 5l7 7-7 7"],
    outside: ["M14 5h5v5", "M19 5l-8 8", "M10 6H5v13h13v-5"],
    bin: ["M5 7h14", "M10 7V4h4v3", "M7 7l1 13h8l1-13"],
    up: ["M7 11v9H4v-9z", "M7 11l4-7c1.5 0 2.2 1 2 2.3L12.4 10H18c1.3 0 2.2 1.1 2 2.3l-1 6A2 2 0 0 1 17 20H7"],
    down: ["M7 13V4H4v9z", "M7 13l4 7c1.5 0 2.2-1 2-2.3L12.4 14H18c1.3 0 2.2-1.1 2-2.3l-1-6A2 2 0 0 0 17 4H7"],
    warning: ["M12 4 2.8 20h18.4z", "M12 10v4.5", "M12 17.2v.3"],
    well: ["M4 12.5 9.5 18 20 6.5"],
  };

  function dress(root) {
    const css = RESET + TOKENS + STYLE;
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
    } catch {
      root.append(element("style", {}, css));
    }
  }

  // ------------------------------------------------------------------------------------------------- the page's parts

  /** French puts an unbreakable space before « : ; ? ! » and inside the quotes. */
  function typeset(text) {
    return text.replace(/ ([:;?!»])/g, "\u00a0$1").replace(/« /g, "«\u00a0");
  }

  /** Makes an element; properties that are functions become listeners, children that are texts become text nodes. */
  function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === "function") {
        made.addEventListener(name, value);
      } else if (value === true) {
        made.setAttribute(name, "");
      } else if (value !== false && value !== null && value !== undefined) {
        made.setAttribute(name, value);
      }
    }
    made.append(...children.filter(Boolean).map((child) => (typeof child === "string" ? typeset(child) : child)));
    return made;
  }

  function drawing(name) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const look = { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "1.8", "stroke-linejoin": "round", "stroke-linecap": "round", "aria-hidden": "true", focusable: "false" };
    Object.entries(look).forEach(([attribute, value]) => svg.setAttribute(attribute, value));
    DRAWINGS[name].forEach((line) => {
      const path = document.createElementNS(space, "path");
      path.setAttribute("d", line.replace("fill ", ""));
      path.setAttribute("fill", line.startsWith("fill ") ? "currentColor" : "none");
      svg.append(path);
    });
    return svg;
  }

  function mark(name = "lantern", kind = "") {
    return element("span", { class: `mark ${kind}` }, drawing(name));
  }

  function button(label, press, properties = {}, ...before) {
    return element("button", { type: "button", click: press, ...properties }, ...before, label);
  }

  function outsideLink(label, href, properties = {}) {
    const hidden = element("span", { class: "unseen" }, texts.newTab);
    return element("a", { href, target: "_blank", rel: "noopener noreferrer", ...properties }, label, hidden);
  }

  function setText(node, text) {
    const words = typeset(text);
    if (node.textContent !== words) {
      node.textContent = words;
    }
  }

  /** The text of a bot's or a mediator's message as elements. */
  function written(message, sourceCount = (message.citations || []).length) {
    const addresses = addressesOf(message);
    const inline = (line) => piecesOf(line, addresses, sourceCount).map(piece);
    const item = (line) => element("li", {}, ...inline(line));
    const rendered = blocksOf(message.text).map((block) => {
      switch (block.kind) {
        case "list":
          return element("ul", {}, ...block.items.map(item));
        case "steps":
          return element("ol", {}, ...block.items.map(item));
        case "essentials":
          return element("div", { class: "essentials" }, element("h3", {}, texts.essentials), element("ul", {}, ...block.items.map(item)));
        default:
          return element("p", {}, ...block.lines.flatMap((line, at) => (at ? [element("br"), ...inline(line)] : inline(line))));
      }
    });
    return element("div", { class: "text" }, ...rendered);
  }

  function piece({ text, href, source }) {
    if (source) {
      return element("sup", {}, element("span", { "aria-hidden": "true" }, String(source)), element("span", { class: "unseen" }, texts.source(source)));
    }
    return href ? outsideLink(text, href) : text;
  }

  function sources(citations) {
    const entries = citations.map(({ title, url, passage, publisher, sourceDate }) => {
      const href = webAddress(url);
      const date = sourceDate ? longDate(sourceDate) : "";
      const where = [publisher, date && texts.sourceDate(date)].filter(Boolean).join(", ");
      return element(
        "li",
        {},
        href ? outsideLink(title, href) : title,
        passage ? element("span", {}, passage.split(" > ").join(" › ")) : "",
        where ? element("span", {}, where) : "",
      );
    });
    return element("div", { class: "sources small" }, element("h3", { class: "quiet" }, texts.sources), element("ol", {}, ...entries));
  }

  /** The messages, the answer being written, and the sign that one is awaited. */
  class Log {
    constructor(conversation, actions) {
      this.conversation = conversation;
      this.actions = actions;
      this.nodes = new Map();
      this.slow = false;
      this.settled = 0;
      this.list = element("div", { class: "log", role: "log", "aria-label": texts.messages, "aria-live": "off", "aria-relevant": "additions" });
      this.draft = element("div", { class: "draft" });
      this.waiting = element("div", { class: "waiting", role: "status" });
      this.welcome = this.welcomed();
      this.node = element("div", { class: "scroll", role: "region", "aria-label": texts.region, tabindex: "0" }, this.welcome, this.list, this.draft, this.waiting);
    }

    welcomed() {
      this.examples = element(
        "div",
        { class: "examples" },
        element("p", { class: "small quiet" }, texts.examplesTitle),
        element("ul", {}, ...this.actions.examples.map((question) => element("li", {}, button(question, (event) => this.actions.say(question, event), {})))),
      );
      this.examples.querySelectorAll("button").forEach((example) => example.append(drawing("next")));
      return element(
        "div",
        { class: "welcome" },
        element("p", { class: "who" }, mark(), element("b", {}, texts.author.bot)),
        element("div", { class: "bubble" }, ...texts.welcome.map((line) => element("p", {}, line)), element("p", { class: "caution small" }, drawing("warning"), element("span", {}, texts.caution))),
        this.examples,
      );
    }

    show() {
      const { entries, loading } = this.conversation;
      const begun = entries.length > 0 || loading;
      this.examples.hidden = begun;
      this.node.classList.toggle("begun", begun);
      const grew = this.showEntries(entries);
      this.showDraft();
      this.showWaiting(loading);
      // The transcript that comes back after a reload is not read aloud; what comes after it is.
      this.list.setAttribute("aria-live", loading || !this.ready ? "off" : "polite");
      this.ready = !loading;
      this.keepInView(grew);
    }

    showEntries(entries) {
      const refs = new Set(entries.map((entry) => entry.ref));
      this.nodes.forEach((shown, ref) => {
        if (!refs.has(ref)) {
          shown.node.remove();
          this.nodes.delete(ref);
        }
      });
      let grew = false;
      entries.forEach((entry, at) => {
        const shown = this.nodes.get(entry.ref) || this.added(entry);
        grew = grew || shown.isNew;
        shown.isNew = false;
        shown.update(entry, at === entries.length - 1);
        if (this.list.children[at] !== shown.node) {
          this.list.insertBefore(shown.node, this.list.children[at] || null);
        }
      });
      return grew;
    }

    added(entry) {
      const kinds = { citizen: ownMessage, bot: answer, mediator: answer };
      const make = kinds[entry.message.author] || systemLine;
      const shown = { isNew: true, ...make(entry.message, this.conversation, this.actions) };
      this.nodes.set(entry.ref, shown);
      return shown;
    }

    showDraft() {
      const { draft } = this.conversation;
      if (!draft) {
        this.draft.replaceChildren();
        return;
      }
      // Its sources come with the whole message; their numbers are shown at once.
      const said = written({ text: draft.text }, 99);
      this.draft.replaceChildren(element("article", { class: "message bot" }, speaker("bot"), element("div", { class: "bubble" }, said)));
    }

    showWaiting(loading) {
      const { awaitsBot, typing } = this.conversation;
      this.timeSearch(awaitsBot);
      const search = this.slow ? texts.stillSearching : texts.searching;
      const said = loading ? texts.loading : awaitsBot ? search : typing === "mediator" ? texts.writing : "";
      if (said === "") {
        this.waiting.replaceChildren();
      } else if (this.waiting.textContent !== typeset(said)) {
        const sign = said === texts.writing ? mark("person", "person") : element("span", { class: "glow" }, drawing("lantern"));
        this.waiting.replaceChildren(sign, element("p", {}, said));
      }
    }

    timeSearch(awaited) {
      if (!awaited) {
        clearTimeout(this.timer);
        this.timer = undefined;
        this.slow = false;
      } else if (this.timer === undefined) {
        this.timer = setTimeout(() => {
          this.slow = true;
          this.show();
        }, 15000);
      }
    }

    /** Shows the beginning of an answer, not its end: people read from the top. A reader who scrolled away is left there. */
    keepInView(grew) {
      const scroller = this.node;
      if (scroller.scrollHeight <= scroller.clientHeight + 1) {
        this.settled = 0;
        return;
      }
      // The bot's answer is read from the question on; what a person or the system says comes by itself.
      const newest = this.list.lastElementChild;
      const start = newest && newest.matches(".bot, .citizen") ? [...this.list.querySelectorAll(".citizen")].pop() : newest;
      const bottom = scroller.scrollHeight - scroller.clientHeight;
      const top = start ? start.offsetTop - 12 : bottom;
      const wanted = this.list.children.length === 0 ? 0 : Math.max(0, Math.min(bottom, top));
      const stayed = Math.abs(scroller.scrollTop - this.settled) < 4;
      if (stayed || (grew && this.followNext)) {
        scroller.scrollTop = wanted;
        this.settled = scroller.scrollTop;
        this.followNext = false;
      }
    }
  }

  /** The name is a mediator's first name. */
  function speaker(author, createdAt, name) {
    const time = createdAt ? timeOfDay(createdAt) : "";
    return element(
      "p",
      { class: "who" },
      author === "bot" ? mark() : author === "mediator" ? mark("person", "person") : "",
      element("b", {}, name ? `${name}, ${texts.author[author].toLowerCase()}` : texts.author[author]),
      time ? element("time", { datetime: createdAt }, time) : "",
    );
  }

  function ownMessage(message) {
    const way = element("p", { class: "way" });
    const node = element("article", { class: "message citizen" }, speaker("citizen", message.createdAt), element("div", { class: "bubble" }, message.text), way);
    const words = { [QUEUED]: texts.queued, [SENDING]: texts.sending, [STORED]: "" };
    return { node, update: ({ status, acknowledged }) => setText(way, acknowledged ? "" : words[status]) };
  }

  function systemLine(message) {
    return { node: element("div", { class: "message system" }, element("p", {}, message.text)), update: () => {} };
  }

  const JUDGED = new Set(["ANSWERED", "FAILED_OVER", "SCAM_CHECKED", "DIRECTED", "DECLINED"]);

  function answer(message, conversation, actions) {
    const citations = message.citations || [];
    const choices = new Choices(message.actions || [], actions);
    const bubble = element("div", { class: "bubble" }, written(message), choices.node, citations.length ? sources(citations) : "");
    const judged = message.author === "bot" && JUDGED.has(String(message.outcome).toUpperCase());
    const changed = element("p", { class: "small quiet" });
    const node = element(
      "article",
      { class: `message ${message.author}` },
      speaker(message.author, message.createdAt, message.speaker),
      bubble,
      changed,
      judged ? new Feedback(message.id, conversation, actions).node : "",
    );
    let revision = message.revision;
    return {
      node,
      update: (entry, isLast) => {
        choices.update(isLast);
        if (entry.message.revision !== revision || entry.message.text !== message.text) {
          revision = entry.message.revision;
          bubble.replaceChildren(written(entry.message));
        }
        setText(changed, revision === "edited" ? texts.edited : "");
        node.classList.toggle("withdrawn", revision === "withdrawn");
      },
    };
  }

  /** What the citizen may do next. What would be sent is offered only while the message is the last one. */
  class Choices {
    constructor(choices, actions) {
      this.node = element("div", { class: "choices" });
      this.sends = [];
      choices.forEach(({ label, kind, value }) => {
        const href = kind === "open" ? webAddress(value) : null;
        const phone = kind === "open" ? phoneAddress(value) : null;
        if (phone) {
          this.node.append(element("a", { href: phone, class: "button" }, label));
        } else if (href) {
          const link = outsideLink(label, href, { class: "button" });
          link.append(drawing("outside"));
          this.node.append(link);
        } else if (kind === "send") {
          this.sends.push(button(label, (event) => actions.say(value, event)));
        }
      });
      this.node.append(...this.sends);
    }

    update(isLast) {
      this.sends.forEach((send) => (send.hidden = !isLast));
      this.node.hidden = [...this.node.children].every((child) => child.hidden);
    }
  }

  /** Whether an answer helped. A human is offered once in a conversation, never twice. */
  class Feedback {
    constructor(messageId, conversation, actions) {
      this.messageId = messageId;
      this.conversation = conversation;
      this.actions = actions;
      this.yes = button(texts.helped, () => this.judge(true), { class: "plain", "aria-label": texts.helpedFull }, drawing("up"));
      this.no = button(texts.notHelped, () => this.judge(false), { class: "plain", "aria-label": texts.notHelpedFull }, drawing("down"));
      this.said = element("p", { class: "said small quiet", role: "status" });
      this.more = element("div", { class: "more" });
      const thumbs = element("div", { class: "thumbs small", role: "group", "aria-label": texts.feedback }, this.yes, this.no);
      this.node = element("div", { class: "feedback" }, thumbs, this.said, this.more);
      this.press(conversation.judgement(messageId));
    }

    press(helpful) {
      this.yes.setAttribute("aria-pressed", String(helpful === true));
      this.no.setAttribute("aria-pressed", String(helpful === false));
    }

    async judge(helpful) {
      const before = this.conversation.judgement(this.messageId);
      this.press(helpful);
      this.more.replaceChildren();
      if (!(await this.conversation.judge(this.messageId, helpful))) {
        this.press(before);
        setText(this.said, texts.feedbackLost);
        return;
      }
      setText(this.said, helpful ? texts.thanks : texts.thanksNot);
      if (!helpful) {
        this.askWhatIsMissing();
      }
    }

    askWhatIsMissing() {
      const id = `comment-${this.messageId}`;
      const comment = element("textarea", { id, rows: "2", maxlength: String(COMMENT_LIMIT) });
      const send = button(texts.commentSend, () => this.comment(comment.value.trim()));
      this.more.replaceChildren(element("label", { class: "small", for: id }, texts.commentLabel), comment, send);
      if (!this.conversation.memory.get("human-offered", false)) {
        this.conversation.memory.set("human-offered", true);
        const human = button(texts.human, (event) => this.actions.say(texts.humanMessage, event), {}, drawing("person"));
        this.more.append(element("p", { class: "small" }, texts.humanOffer), human);
      }
      this.node.scrollIntoView({ block: "nearest" });
    }

    async comment(words) {
      if (words !== "" && !(await this.conversation.judge(this.messageId, false, words))) {
        setText(this.said, texts.feedbackLost);
        return;
      }
      this.more.replaceChildren();
      setText(this.said, words === "" ? texts.thanksNot : texts.commentThanks);
      this.no.focus();
    }
  }

  /** Where the citizen writes. The unsent text is kept. */
  class Composer {
    constructor(memory, say, attach, writes) {
      this.memory = memory;
      this.say = say;
      this.attach = attach;
      this.writes = writes;
      this.input = element("textarea", { id: "question", rows: "1", autocomplete: "off", enterkeyhint: "send", "aria-describedby": "keys count problem", input: () => { this.typed(); this.writes(); }, keydown: (event) => this.key(event) });
      this.count = element("p", { class: "hint", id: "count", role: "status" });
      this.problem = element("p", { class: "problem small", id: "problem", role: "alert" });
      this.submit = element("button", { type: "submit", class: "main" }, drawing("send"), texts.send);
      this.file = element("input", { type: "file", accept: "image/png,image/jpeg,image/webp", hidden: true, "aria-label": texts.picture, change: () => this.chosen() });
      this.picture = button(texts.picture, () => this.file.click(), { class: "plain small" }, drawing("picture"));
      this.node = element(
        "form",
        { class: "composer", submit: (event) => this.submitted(event) },
        element("label", { for: "question" }, texts.input),
        element("div", { class: "line" }, this.input, this.submit),
        this.file,
        this.picture,
        element("p", { class: "hint keys", id: "keys" }, texts.keys),
        this.count,
        this.problem,
      );
      this.input.value = memory.get("draft", "");
      this.measure();
    }

    get text() {
      return this.input.value.trim();
    }

    typed() {
      this.memory.set("draft", this.input.value);
      setText(this.problem, "");
      this.measure();
    }

    key(event) {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        this.submitted(event);
      }
    }

    submitted(event) {
      event.preventDefault();
      if (this.text === "" || this.text.length > TEXT_LIMIT) {
        this.input.focus();
        return;
      }
      const text = this.text;
      this.clear();
      this.say(text);
    }

    /** One picture at a time; it goes nowhere but to the service, which keeps nothing of it. */
    async chosen() {
      const [picture] = this.file.files;
      this.file.value = "";
      if (!picture || this.picture.getAttribute("aria-disabled") === "true") {
        return;
      }
      this.picture.setAttribute("aria-disabled", "true");
      setText(this.problem, "");
      setText(this.count, texts.pictureReading);
      const problem = await this.attach(picture);
      setText(this.count, problem === "" ? texts.pictureRead : "");
      setText(this.problem, problem);
      this.picture.setAttribute("aria-disabled", "false");
    }

    clear() {
      this.input.value = "";
      this.typed();
    }

    /** A message that the service refused comes back, before what was typed since. */
    takeBack(text) {
      this.input.value = [text, this.input.value].filter(Boolean).join("\n");
      this.typed();
      setText(this.problem, texts.refused);
    }

    measure() {
      const { length } = this.text;
      const tooLong = length > TEXT_LIMIT;
      this.submit.setAttribute("aria-disabled", String(length === 0 || tooLong));
      this.input.setAttribute("aria-invalid", String(tooLong));
      setText(this.count, length > TEXT_LIMIT - 500 && !tooLong ? texts.count(length, TEXT_LIMIT) : "");
      if (tooLong) {
        setText(this.problem, texts.tooLong(length, TEXT_LIMIT));
      }
      this.grow();
    }

    grow() {
      this.input.style.height = "auto";
      if (this.input.scrollHeight > 0) {
        this.input.style.height = `${this.input.scrollHeight + 2}px`;
      }
    }
  }

  /** How the wait stands, and the way to a call-back. */
  class WaitCard {
    constructor(conversation) {
      this.conversation = conversation;
      this.words = element("p", { role: "status" });
      this.open = button(texts.callBack, () => this.ask(), {});
      this.problem = element("p", { class: "problem", id: "call-back-problem", role: "alert" });
      this.form = element("form", { class: "call-back", hidden: true, submit: (event) => this.submitted(event) });
      this.node = element("div", { class: "wait small", hidden: true }, this.words, this.open, this.form, this.problem);
    }

    show() {
      const { holder, outlook } = this.conversation;
      this.node.hidden = holder !== "waiting";
      setText(this.words, this.node.hidden ? "" : outlook || "");
    }

    async ask() {
      setText(this.problem, "");
      const slots = await this.conversation.callBackSlots();
      if (!slots || slots.length === 0) {
        setText(this.problem, slots ? texts.callBackNone : texts.callBackLost);
        return;
      }
      this.contact = element("input", { id: "call-back-contact", type: "text", autocomplete: "tel", maxlength: "254", required: true, "aria-describedby": "call-back-problem" });
      this.slot = element("select", { id: "call-back-slot" }, ...slots.map(({ from, text }) => element("option", { value: from }, text)));
      this.form.replaceChildren(
        element("h3", {}, texts.callBackTitle),
        element("label", { for: "call-back-contact" }, texts.callBackContact),
        this.contact,
        this.problem,
        element("label", { for: "call-back-slot" }, texts.callBackWhen),
        this.slot,
        element("div", { class: "choices" }, element("button", { type: "submit", class: "main" }, texts.callBackSend), button(texts.callBackClose, () => this.close())),
      );
      this.form.hidden = false;
      this.open.hidden = true;
      this.contact.focus();
    }

    close() {
      this.form.replaceChildren();
      this.form.hidden = true;
      this.open.hidden = false;
      setText(this.problem, "");
      this.node.append(this.problem);
      this.open.focus();
    }

    async submitted(event) {
      event.preventDefault();
      const problem = await this.conversation.callBack(this.contact.value.trim(), this.slot.value);
      if (problem === "") {
        this.close();
      } else {
        setText(this.problem, problem);
        this.contact.focus();
      }
    }
  }

  /** Asks once, when a person has ended the conversation. */
  class RatingCard {
    constructor(conversation) {
      this.conversation = conversation;
      this.node = element("form", { class: "rating small", hidden: true, "aria-labelledby": "rating-title", submit: (event) => this.submitted(event) });
    }

    show() {
      const asks = this.conversation.mayRate;
      if (asks && this.node.hidden) {
        this.node.replaceChildren(
          element("h3", { id: "rating-title" }, texts.rateTitle),
          element("div", { class: "choices" }, button(texts.rateYes, () => this.more(true)), button(texts.rateNo, () => this.more(false)), button(texts.rateLater, () => this.conversation.rate(null), { class: "plain" })),
        );
      }
      this.node.hidden = !asks;
    }

    more(solved) {
      this.solved = solved;
      const scores = ["", "1", "2", "3", "4", "5"].map((score) => element("option", { value: score }, score || texts.rateNone));
      this.score = element("select", { id: "rating-score" }, ...scores);
      this.comment = element("textarea", { id: "rating-comment", rows: "2", maxlength: String(COMMENT_LIMIT) });
      this.node.replaceChildren(
        element("h3", { id: "rating-title" }, solved ? texts.rateYes : texts.rateNo),
        element("label", { for: "rating-score" }, texts.rateScore),
        this.score,
        element("label", { for: "rating-comment" }, texts.rateComment),
        this.comment,
        element("div", { class: "choices" }, element("button", { type: "submit", class: "main" }, texts.rateSend)),
      );
      this.score.focus();
    }

    async submitted(event) {
      event.preventDefault();
      const score = this.score.value === "" ? null : Number(this.score.value);
      await this.conversation.rate({ solved: this.solved, score, comment: this.comment.value.trim() });
    }
  }

  /** What stands in the way, and that it is over. */
  class Banner {
    constructor(conversation) {
      this.conversation = conversation;
      this.node = element("div", { class: "banner", role: "status", hidden: true });
      this.shown = "";
    }

    show() {
      const { trouble, hasUnsent } = this.conversation;
      const words = trouble === "lost" && hasUnsent ? texts.lostWithMessage : trouble ? texts[trouble] : "";
      if (words === this.shown) {
        return;
      }
      const recovered = words === "";
      this.shown = words;
      clearTimeout(this.timer);
      this.node.hidden = false;
      this.node.classList.toggle("well", recovered);
      this.node.replaceChildren(drawing(recovered ? "well" : "warning"), element("p", { class: "small" }, words || texts.back));
      if (recovered) {
        this.timer = setTimeout(() => (this.node.hidden = true), 5000);
      } else if (trouble !== "busy") {
        this.node.append(button(texts.retry, () => this.conversation.wake(), { class: "small" }));
      }
    }
  }

  /** Asks before erasing. */
  class EraseQuestion {
    constructor(erase, closed) {
      this.erase = erase;
      this.closed = closed;
      this.problem = element("p", { class: "problem", role: "alert" });
      this.no = button(texts.eraseNo, () => this.close());
      this.node = element(
        "div",
        { class: "confirm small", role: "alertdialog", "aria-labelledby": "erase-title", "aria-describedby": "erase-what", hidden: true },
        element("h3", { id: "erase-title" }, texts.eraseTitle),
        element("p", { id: "erase-what" }, texts.eraseWhat),
        this.problem,
        element("div", { class: "choices" }, button(texts.eraseYes, () => this.confirmed(), { class: "yes" }), this.no),
      );
    }

    open() {
      setText(this.problem, "");
      this.node.hidden = false;
      this.no.focus();
    }

    close(erased = false) {
      this.node.hidden = true;
      this.closed(erased);
    }

    async confirmed() {
      if (await this.erase()) {
        this.close(true);
      } else {
        setText(this.problem, texts.notErased);
      }
    }
  }

  /** The widget in its shadow root: the frame that holds the parts together, and the floating button that opens it. */
  class Widget {
    constructor(conversation, memory, options) {
      this.conversation = conversation;
      this.memory = memory;
      this.inline = options.inline;
      this.unread = 0;
      this.build(options.examples);
      this.setSize(memory.get("text-size", "normal"));
      conversation.changed = () => this.refreshSoon();
      conversation.returned = (text) => this.composer.takeBack(text);
      addEventListener("online", () => conversation.wake());
      addEventListener("offline", () => conversation.cutOff());
      document.addEventListener("visibilitychange", () => document.hidden || conversation.wake());
    }

    build(examples) {
      const say = (text, event) => this.say(text, event);
      this.log = new Log(this.conversation, { say, examples });
      this.composer = new Composer(this.memory, say, (picture) => this.conversation.attach(picture), () => this.conversation.writes());
      this.banner = new Banner(this.conversation);
      this.wait = new WaitCard(this.conversation);
      this.rating = new RatingCard(this.conversation);
      this.question = new EraseQuestion(() => this.conversation.erase(), (erased) => this.eraseAnswered(erased));
      this.status = element("p", { class: "small" });
      this.spoken = element("p", { class: "unseen", role: "status" });
      const role = this.inline ? "region" : "dialog";
      this.panel = element(
        "section",
        { class: "panel", id: "panel", role, "aria-labelledby": "name", "aria-describedby": "holder", tabindex: "-1", hidden: !this.inline, keydown: (event) => this.key(event) },
        this.head(),
        this.log.node,
        this.banner.node,
        this.wait.node,
        this.rating.node,
        this.composer.node,
        this.tools(),
        this.question.node,
        this.spoken,
      );
      this.badge = element("span", { class: "badge", hidden: true });
      this.launcher = button(texts.ask, () => this.open(), { class: "launcher", "aria-expanded": "false", "aria-controls": "panel", "aria-haspopup": "dialog", hidden: this.inline }, mark());
      this.launcher.append(this.badge);
      this.frame = element("div", { class: `frame ${this.inline ? "inline" : "floating"}`, lang: texts.locale }, this.launcher, this.panel);
    }

    head() {
      this.status.id = "holder";
      const close = button("", () => this.close(), { class: "close", "aria-label": texts.close, hidden: this.inline }, drawing("close"));
      const names = element("div", { class: "names" }, element("h2", { id: "name" }, texts.name), this.status);
      return element("div", { class: "head" }, mark(), names, this.sizeChoice(), close);
    }

    sizeChoice() {
      this.sizes = texts.sizes.map(([size, sign, name]) => button(sign, () => this.setSize(size), { "data-size": size, "aria-label": name }));
      return element("div", { class: "sizes", role: "group", "aria-label": texts.size }, ...this.sizes);
    }

    tools() {
      const [shortName, rest] = texts.erase;
      const name = element("span", {}, shortName, element("span", { class: "rest" }, rest));
      this.eraser = button(name, () => this.askToErase(), { class: "plain erase" }, drawing("bin"));
      this.human = button(texts.human, (event) => this.say(texts.humanMessage, event), { class: "human" }, drawing("person"));
      this.toolbar = element("div", { class: "tools" }, this.human, this.eraser);
      return this.toolbar;
    }

    /** Puts the widget into the page and lets the conversation go on where it was. */
    mount(place) {
      const host = element(TAG);
      const root = host.attachShadow({ mode: "open" });
      dress(root);
      root.append(this.frame);
      place.append(host);
      this.host = host;
      this.root = root;
      this.tellSize();
      this.composer.grow();
      this.refresh();
      if (this.inline || this.conversation.exists) {
        this.conversation.start();
      }
    }

    open() {
      this.panel.hidden = false;
      this.launcher.hidden = true;
      this.launcher.setAttribute("aria-expanded", "true");
      this.unread = 0;
      this.conversation.start();
      this.refresh();
      this.composer.grow();
      this.composer.input.focus();
    }

    close() {
      this.panel.hidden = true;
      this.launcher.hidden = false;
      this.launcher.setAttribute("aria-expanded", "false");
      this.refresh();
      this.launcher.focus();
    }

    key(event) {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) {
        return;
      }
      if (!this.question.node.hidden) {
        event.stopPropagation();
        this.question.close();
      } else if (!this.inline) {
        event.stopPropagation();
        this.close();
      }
    }

    say(text, event) {
      this.log.followNext = true;
      this.conversation.say(text);
      this.refresh();
      this.log.node.scrollIntoView({ block: "nearest" });
      // A button that sends is often gone afterwards: with the keyboard go on writing, by touch keep the keyboard away.
      if (event) {
        (event.detail === 0 ? this.composer.input : this.log.node).focus({ preventScroll: true });
      }
    }

    askToErase() {
      this.toolbar.hidden = true;
      this.question.open();
    }

    eraseAnswered(erased) {
      this.toolbar.hidden = false;
      if (erased) {
        this.composer.clear();
        setText(this.spoken, texts.erased);
        this.composer.input.focus();
      } else {
        this.eraser.focus();
      }
      this.refresh();
    }

    setSize(size) {
      this.memory.set("text-size", size);
      this.frame.dataset.size = size;
      this.sizes.forEach((choice) => choice.setAttribute("aria-pressed", String(choice.dataset.size === size)));
      this.tellSize();
      this.composer.grow();
    }

    /** Lets the page follow the size of the text. */
    tellSize() {
      if (this.host) {
        this.host.dispatchEvent(new CustomEvent("lanterne:text-size", { bubbles: true, detail: this.frame.dataset.size }));
      }
    }

    refreshSoon() {
      if (!this.due) {
        this.due = true;
        queueMicrotask(() => {
          this.due = false;
          this.refresh();
        });
      }
    }

    refresh() {
      this.countUnread();
      this.badge.hidden = this.unread === 0;
      setText(this.badge, this.unread ? texts.unread(this.unread) : "");
      setText(this.status, texts.holder[this.conversation.holder]);
      this.eraser.hidden = !this.conversation.exists;
      this.human.hidden = this.conversation.holder === "waiting" || this.conversation.holder === "mediator";
      this.banner.show();
      this.wait.show();
      this.rating.show();
      this.log.show();
    }

    /** What was said to the citizen since the conversation was last in view, also while the page was closed. */
    countUnread() {
      if (!this.conversation.loaded) {
        this.unread = 0;
        return;
      }
      const heard = this.conversation.entries.filter((entry) => entry.message.author !== "citizen").length;
      if (!this.panel.hidden) {
        this.memory.set("read", heard);
      }
      this.unread = Math.max(0, heard - this.memory.get("read", heard));
    }
  }

  // ---------------------------------------------------------------------------------------------------------- the start

  function examplesOf(given) {
    try {
      const examples = JSON.parse(given);
      return Array.isArray(examples) ? examples.filter((example) => typeof example === "string") : texts.examples;
    } catch {
      return texts.examples;
    }
  }

  function start() {
    if (!SCRIPT || document.querySelector(TAG)) {
      return;
    }
    const { lanterne, target, lang, examples } = SCRIPT.dataset;
    texts = TEXTS[(lang || "fr").toLowerCase().split("-")[0]] || TEXTS.fr;
    const base = new URL(".", SCRIPT.src || location.href);
    const memory = new Memory(base.href);
    const inline = lanterne === "open";
    const place = (inline && target && document.querySelector(target)) || document.body;
    const widget = new Widget(new Conversation(new Service(base), memory), memory, {
      inline,
      examples: examples ? examplesOf(examples) : texts.examples,
    });
    widget.mount(place);
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
