package fr.lanterne.channels.security;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hashes passwords, which is slow on purpose: away from the threads that serve the network, and two at once at most. */
class Passwords implements AutoCloseable {

    /** OWASP's figures for Argon2id: 19 MiB, two passes, one lane. */
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 100;

    private final PasswordEncoder argon2;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(AT_ONCE, WAITING, "passwords");
    /** Stands in for an account's own where there is none, so that a try takes as long. */
    private final String nobodys;

    Passwords() {
        this(MEMORY_KIB, PASSES);
    }

    Passwords(int memoryKib, int passes) {
        argon2 = new Argon2PasswordEncoder(16, 32, 1, memoryKib, passes);
        nobodys = encode("nobody has this password");
    }

    Mono<String> hash(String password) {
        return work(() -> encode(password));
    }

    /**
     * Whether it is the password.
     *
     * @param hash null when no password opens: it takes as long to say so
     */
    Mono<Boolean> matches(String password, @Nullable String hash) {
        return work(() -> argon2.matches(password, hash == null ? nobodys : hash) && hash != null);
    }

    @Override
    public void close() {
        scheduler.dispose();
    }

    private <T> Mono<T> work(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(scheduler).onErrorMap(RejectedExecutionException.class,
                full -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "too many passwords at once",
                        full));
    }

    private String encode(String password) {
        String hash = argon2.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash was made");
        }
        return hash;
    }
}
