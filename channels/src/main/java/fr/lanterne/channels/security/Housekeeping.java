package fr.lanterne.channels.security;

import reactor.core.publisher.Mono;

/** Deletes sessions, links and tries whose time is up; none of them counted any more. */
class Housekeeping {

    private final Sessions sessions;
    private final Links links;
    private final Tries tries;

    Housekeeping(Sessions sessions, Links links, Tries tries) {
        this.sessions = sessions;
        this.links = links;
        this.tries = tries;
    }

    Mono<Void> sweep() {
        return sessions.sweep().then(links.sweep()).then(tries.sweep()).then();
    }
}
