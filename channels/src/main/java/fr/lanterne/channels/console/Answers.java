package fr.lanterne.channels.console;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What actions are answered with when the page needs no piece of itself. */
final class Answers {

    private static final MediaType WORDS = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private Answers() {}

    /** The stream of events brings what changed. */
    static ResponseEntity<String> done() {
        return ResponseEntity.noContent().build();
    }

    static ResponseEntity<String> words(String text) {
        return ResponseEntity.ok().contentType(WORDS).body(text);
    }

    /** It is done: the page is to be read again. */
    static ResponseEntity<String> refresh() {
        return ResponseEntity.noContent().header("HX-Refresh", "true").build();
    }

    /** It is done, and the page says so. */
    static ResponseEntity<String> told(String text) {
        return ResponseEntity.accepted().contentType(WORDS).body(text);
    }

    /** Nothing changed; the page says why. */
    static ResponseEntity<String> refused(String reason) {
        return ResponseEntity.status(HttpStatus.CONFLICT).contentType(WORDS).body(reason);
    }
}
