package fr.lanterne.channels.admin;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.AuditTrail.Entry;
import fr.lanterne.bot.Mediator;
import fr.lanterne.channels.security.Accounts;
import fr.lanterne.channels.security.Audit;
import fr.lanterne.channels.security.Staff;
import fr.lanterne.channels.shell.Csv;
import fr.lanterne.channels.shell.ReadableTimes;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log of what staff did, to be read and taken away. */
@Controller
class AuditController {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 100_000;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final AuditTrail trail;
    private final Accounts accounts;
    private final Audit audit;

    AuditController(AuditTrail trail, Accounts accounts, Audit audit) {
        this.trail = trail;
        this.accounts = accounts;
        this.audit = audit;
    }

    @GetMapping("/admin/audit")
    Mono<Rendering> page(@ModelAttribute AuditFilter filter, @RequestParam(defaultValue = "1") int page) {
        int shown = Math.clamp(page, 1, LAST_PAGE);
        return Mono
                .zip(trail.read(filter.read()).skip((shown - 1L) * PAGE).take(PAGE + 1).map(EntryLine::of)
                        .collectList(),
                        trail.actions(), accounts.all().map(AccountLine::of).collectList())
                .map(found -> Rendering.view("audit")
                        .modelAttribute("entries", found.getT1().stream().limit(PAGE).toList())
                        .modelAttribute("actions", found.getT2()).modelAttribute("people", found.getT3())
                        .modelAttribute("filter", filter).modelAttribute("page", shown)
                        .modelAttribute("earlier", found.getT1().size() > PAGE ? address(filter, shown + 1) : "")
                        .modelAttribute("later", shown > 1 ? address(filter, shown - 1) : "")
                        .modelAttribute("csv", query("/admin/audit.csv", filter).encode().toUriString()).build());
    }

    @GetMapping("/admin/audit.csv")
    Mono<ResponseEntity<Flux<String>>> export(@ModelAttribute AuditFilter filter,
            @AuthenticationPrincipal Staff staff) {
        Flux<String> lines = trail.read(filter.read()).map(AuditController::line)
                .startWith(Csv.MARK + Csv.line("date", "actor id", "actor", "action", "conversation", "detail"));
        return audit.add(staff, Audit.Action.AUDIT_EXPORTED, "")
                .thenReturn(ResponseEntity.ok().contentType(CSV).header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("lanterne-journal.csv").build().toString())
                        .body(lines));
    }

    /**
     * An entry as the page shows it.
     *
     * @param conversation empty when it was about none
     */
    record EntryLine(String at, boolean known, String name, String action, String conversation, String detail) {

        static EntryLine of(Entry entry) {
            Deed deed = entry.deed();
            Mediator actor = deed.actor();
            return new EntryLine(ReadableTimes.written(entry.at()), actor != null,
                    actor == null ? "" : actor.firstName(),
                    deed.action(), deed.conversation() == null ? "" : deed.conversation().toString(), deed.detail());
        }
    }

    private static String line(Entry entry) {
        Deed deed = entry.deed();
        Mediator actor = deed.actor();
        return Csv.line(entry.at().toString(), actor == null ? "" : actor.id().toString(),
                actor == null ? "" : actor.firstName(), deed.action(),
                deed.conversation() == null ? "" : deed.conversation().toString(), deed.detail());
    }

    private static String address(AuditFilter filter, int page) {
        return query("/admin/audit", filter).queryParam("page", page).encode().toUriString();
    }

    private static UriComponentsBuilder query(String path, AuditFilter filter) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        filter.since().ifPresent(since -> address.queryParam("from", filter.from()));
        filter.before().ifPresent(before -> address.queryParam("to", filter.to()));
        if (filter.ofNobody() || filter.actorId().isPresent()) {
            address.queryParam("actor", filter.actor());
        }
        filter.actionName().ifPresent(action -> address.queryParam("action", action));
        return address;
    }
}
