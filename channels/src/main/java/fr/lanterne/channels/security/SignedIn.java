package fr.lanterne.channels.security;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An open session as Spring Security sees it. It has its roles once everything that was asked for is given. */
final class SignedIn extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient StaffSession session;

    SignedIn(StaffSession session) {
        super(authorities(session));
        this.session = session;
        setAuthenticated(true);
    }

    StaffSession session() {
        return session;
    }

    boolean ready() {
        return session.step() == Step.READY;
    }

    @Override
    public Staff getPrincipal() {
        return session.staff();
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return session.staff().id().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn another && another.session.equals(session);
    }

    @Override
    public int hashCode() {
        return session.hashCode();
    }

    private static Collection<? extends GrantedAuthority> authorities(StaffSession session) {
        return session.step() == Step.READY
                ? session.staff().roles().stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList()
                : List.of();
    }
}
