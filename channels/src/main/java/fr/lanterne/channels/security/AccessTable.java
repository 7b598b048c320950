package fr.lanterne.channels.security;

import static fr.lanterne.channels.security.Role.ADMIN;
import static fr.lanterne.channels.security.Role.EDITOR;
import static fr.lanterne.channels.security.Role.MEDIATOR;
import static fr.lanterne.channels.security.Role.SUPERVISOR;

import fr.lanterne.channels.security.Audience.Bearers;
import fr.lanterne.channels.security.Audience.Everybody;
import fr.lanterne.channels.security.Audience.OnTheWay;
import fr.lanterne.channels.security.Audience.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which address is for whom. The first line that fits counts; an address without a line is closed to everybody. */
final class AccessTable {

    private record Line(PathPattern path, Audience audience) {}

    private final List<Line> lines = new ArrayList<>();

    AccessTable() {
        Everybody everybody = new Everybody();
        line(everybody, "/", "/sources", "/demo.html", "/*.css", "/*.js", "/*.svg", "/webjars/**");
        line(everybody, "/v3/api-docs", "/v3/api-docs.yaml", "/actuator/health", "/actuator/health/*",
                "/actuator/info");
        line(new Bearers(), "/api/**", "/telegram/webhook");

        line(everybody, "/sign-in", "/sign-in/*", "/sign-out", "/welcome/*");
        line(new OnTheWay(Step.PASSWORD), "/account/password");
        line(new OnTheWay(Step.ENROLMENT), "/account/second-factor", "/account/second-factor/*");
        line(With.any(MEDIATOR, SUPERVISOR, EDITOR, ADMIN), "/account", "/account/**");

        line(With.any(SUPERVISOR, ADMIN), "/console/supervision", "/console/supervision/**");
        line(With.any(MEDIATOR, SUPERVISOR, ADMIN), "/console", "/console/**");
        line(With.any(EDITOR, ADMIN), "/studio", "/studio/**");
        line(With.any(ADMIN), "/admin", "/admin/**");
    }

    /** Whom an address is for; empty when it is for nobody. */
    Optional<Audience> audience(String path) {
        return audience(PathContainer.parsePath(path));
    }

    /** Whom the address that is asked for is for. */
    Optional<Audience> audience(ServerWebExchange exchange) {
        return audience(exchange.getRequest().getPath().pathWithinApplication());
    }

    private Optional<Audience> audience(PathContainer path) {
        return lines.stream().filter(line -> line.path.matches(path)).findFirst().map(Line::audience);
    }

    private void line(Audience audience, String... paths) {
        for (String path : paths) {
            lines.add(new Line(PathPatternParser.defaultInstance.parse(path), audience));
        }
    }
}
