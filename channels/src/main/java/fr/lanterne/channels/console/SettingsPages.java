package fr.lanterne.channels.console;

import fr.lanterne.bot.CannedReplies;
import fr.lanterne.bot.Labels;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.Team;
import fr.lanterne.bot.Teams;
import fr.lanterne.channels.security.Account;
import fr.lanterne.channels.security.Accounts;
import fr.lanterne.channels.security.Role;
import fr.lanterne.channels.security.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/**
 * What supervisors decide on: teams, labels, canned replies. Each change is answered with a fresh page, or with the reason why it
 * was not done; then what was typed stays.
 */
@Controller
@RequestMapping("/console/supervision/settings")
class SettingsPages {

    private static final double PER_CENT = 100;

    private final Teams teams;
    private final Labels labels;
    private final CannedReplies replies;
    private final Accounts accounts;
    private final RefusalWords refusals;
    private final CannedFlaws flaws;

    SettingsPages(Teams teams, Labels labels, CannedReplies replies, Accounts accounts, RefusalWords refusals,
            CannedFlaws flaws) {
        this.teams = teams;
        this.labels = labels;
        this.replies = replies;
        this.accounts = accounts;
        this.refusals = refusals;
        this.flaws = flaws;
    }

    @GetMapping
    Mono<Rendering> page() {
        return Mono.zip(teams.all(), labels.all(), replies.all(), mediators()).map(all -> Rendering.view("settings")
                .modelAttribute("teams", all.getT1().stream().map(TeamView::of).toList())
                .modelAttribute("labels", all.getT2()).modelAttribute("replies", all.getT3())
                .modelAttribute("mediators", all.getT4()).build());
    }

    @PostMapping("/teams")
    @ResponseBody
    Mono<ResponseEntity<String>> create(@AuthenticationPrincipal Staff staff, Fields fields) {
        return fits(fields.nameOrNone(), Team.MAX_NAME_LENGTH)
                .switchIfEmpty(Mono.defer(() -> unless(
                        teams.create(fields.nameOrNone(), staff.mediator()).hasElement(), "name-taken")));
    }

    /** Its name, how the bot works in it, and whether new conversations are for it. */
    @PostMapping("/teams/{id}")
    @ResponseBody
    Mono<ResponseEntity<String>> change(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Fields fields) {
        Team.Id team = new Team.Id(id);
        Mediator supervisor = staff.mediator();
        return fits(fields.nameOrNone(), Team.MAX_NAME_LENGTH).switchIfEmpty(Mono.defer(() -> fields.settings()
                .map(settings -> unless(teams.rename(team, fields.nameOrNone(), supervisor)
                        .flatMap(renamed -> teams.settle(team, settings, supervisor)
                                .then(receiving(team, fields.receivesNew(), supervisor)).thenReturn(renamed)),
                        "name-taken"))
                .orElseGet(() -> Mono.just(Answers.refused(refusals.words("team-settings"))))));
    }

    @PostMapping("/teams/{id}/remove")
    @ResponseBody
    Mono<ResponseEntity<String>> remove(@PathVariable UUID id, @AuthenticationPrincipal Staff staff) {
        return teams.remove(new Team.Id(id), staff.mediator()).thenReturn(Answers.refresh());
    }

    @PostMapping("/teams/{id}/join")
    @ResponseBody
    Mono<ResponseEntity<String>> join(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Fields fields) {
        return mediators().flatMapIterable(all -> all).filter(mediator -> mediator.id().value().equals(fields.member()))
                .next().flatMap(member -> teams.join(new Team.Id(id), member, staff.mediator()))
                .thenReturn(Answers.refresh());
    }

    @PostMapping("/teams/{id}/quit")
    @ResponseBody
    Mono<ResponseEntity<String>> quit(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Fields fields) {
        return Mono.justOrEmpty(fields.member())
                .flatMap(member -> teams.quit(new Team.Id(id), new MediatorId(member), staff.mediator()))
                .thenReturn(Answers.refresh());
    }

    @PostMapping("/labels")
    @ResponseBody
    Mono<ResponseEntity<String>> label(@AuthenticationPrincipal Staff staff, Fields fields) {
        if (fields.nameOrNone().contains(",")) {
            return Mono.just(Answers.refused(refusals.words("comma")));
        }
        return fits(fields.nameOrNone(), Labels.MAX_LENGTH).switchIfEmpty(
                Mono.defer(() -> unless(labels.create(fields.nameOrNone(), staff.mediator()), "label-taken")));
    }

    @PostMapping("/labels/remove")
    @ResponseBody
    Mono<ResponseEntity<String>> retire(@AuthenticationPrincipal Staff staff, Fields fields) {
        return labels.retire(fields.nameOrNone(), staff.mediator()).thenReturn(Answers.refresh());
    }

    @PostMapping("/replies")
    @ResponseBody
    Mono<ResponseEntity<String>> reply(@AuthenticationPrincipal Staff staff, Fields fields) {
        return fits(fields).switchIfEmpty(
                Mono.defer(() -> replies.create(fields.wording(), staff.mediator()).map(this::saved)));
    }

    @PostMapping("/replies/{id}")
    @ResponseBody
    Mono<ResponseEntity<String>> reply(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Fields fields) {
        return fits(fields).switchIfEmpty(
                Mono.defer(() -> replies.change(id, fields.wording(), staff.mediator()).map(this::saved)));
    }

    @PostMapping("/replies/{id}/remove")
    @ResponseBody
    Mono<ResponseEntity<String>> removeReply(@PathVariable UUID id, @AuthenticationPrincipal Staff staff) {
        return replies.remove(id, staff.mediator()).thenReturn(Answers.refresh());
    }

    private Mono<Void> receiving(Team.Id team, boolean receives, Mediator supervisor) {
        return teams.all().flatMap(all -> {
            boolean does = all.stream().anyMatch(details -> details.team().id().equals(team) && details.receives());
            return does == receives ? Mono.empty() : teams.receiving(receives ? team : null, supervisor);
        }).then();
    }

    private Mono<List<Mediator>> mediators() {
        return accounts.all().filter(account -> account.roles().contains(Role.MEDIATOR)
                && account.state() != Account.State.DISABLED)
                .map(account -> new Mediator(account.id(), account.firstName())).collectList();
    }

    private ResponseEntity<String> saved(CannedReplies.Saving saving) {
        return switch (saving) {
            case CannedReplies.Saving.Saved _ -> Answers.refresh();
            case CannedReplies.Saving.Refused(var flaw) -> Answers.refused(flaws.words(flaw));
        };
    }

    private Mono<ResponseEntity<String>> fits(Fields fields) {
        return fits(fields.titleOrNone(), CannedReplies.MAX_TITLE_LENGTH)
                .switchIfEmpty(Mono.defer(() -> fits(fields.textOrNone(), CannedReplies.MAX_TEXT_LENGTH)));
    }

    /** Empty when it does. */
    private Mono<ResponseEntity<String>> fits(String text, int most) {
        return refusals.unfit(text, most).map(Answers::refused);
    }

    private Mono<ResponseEntity<String>> unless(Mono<Boolean> done, String problem) {
        return done.map(isDone -> isDone ? Answers.refresh() : Answers.refused(refusals.words(problem)));
    }

    /**
     * A team.
     *
     * @param checksUnder in per cent; null when no answer waits for a mediator
     */
    record TeamView(UUID id, String name, boolean receives, @Nullable Long checksUnder, long checksWithin,
            List<Mediator> members) {

        static TeamView of(Teams.Details details) {
            Double under = details.settings().checksUnder();
            return new TeamView(details.team().id().value(), details.team().name(), details.receives(),
                    under == null ? null : Math.round(under * PER_CENT),
                    details.settings().checksWithin().toSeconds(), details.members());
        }
    }

    /** The fields of the page's forms; a form has some of them. */
    record Fields(@Nullable String name, @Nullable Integer checksUnder, @Nullable Integer checksWithin,
            @Nullable Boolean receives, @Nullable UUID member, @Nullable UUID team, @Nullable String title,
            @Nullable String text) {

        String nameOrNone() {
            return name == null ? "" : name.strip();
        }

        String titleOrNone() {
            return title == null ? "" : title.strip();
        }

        String textOrNone() {
            return text == null ? "" : text.strip();
        }

        /** A box that is not ticked is not sent. */
        boolean receivesNew() {
            return Boolean.TRUE.equals(receives);
        }

        CannedReplies.Wording wording() {
            return team == null
                    ? CannedReplies.Wording.forAll(titleOrNone(), textOrNone())
                    : new CannedReplies.Wording(new Team.Id(team), titleOrNone(), textOrNone());
        }

        /** Empty when a number is out of its range. */
        Optional<Teams.Settings> settings() {
            try {
                return Optional.of(new Teams.Settings(checksUnder == null ? null : checksUnder / PER_CENT,
                        checksWithin == null
                                ? Teams.Settings.DEFAULT.checksWithin()
                                : Duration.ofSeconds(checksWithin)));
            } catch (IllegalArgumentException outOfRange) {
                return Optional.empty();
            }
        }
    }
}
