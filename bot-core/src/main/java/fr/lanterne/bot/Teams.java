package fr.lanterne.bot;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The teams of mediators, which supervisors keep. */
public interface Teams {

    /** By name. */
    Mono<List<Details>> all();

    /** The teams of a mediator, by name. */
    Mono<List<Team>> of(MediatorId mediator);

    /** Makes one; empty when another bears the name. */
    Mono<Team> create(String name, Mediator supervisor);

    /** False when there is no such team, or another bears the name. */
    Mono<Boolean> rename(Team.Id team, String name, Mediator supervisor);

    /** Removes it; its conversations are for all then. False when there is none. */
    Mono<Boolean> remove(Team.Id team, Mediator supervisor);

    /** False when there is no such team. */
    Mono<Boolean> settle(Team.Id team, Settings settings, Mediator supervisor);

    /**
     * Makes new conversations the team's, and no longer another one's.
     *
     * @param team null for no team's
     * @return false when there is no such team
     */
    Mono<Boolean> receiving(Team.@Nullable Id team, Mediator supervisor);

    /** False when there is no such team, or the mediator is in it. */
    Mono<Boolean> join(Team.Id team, Mediator member, Mediator supervisor);

    /** False when the mediator is not in it. */
    Mono<Boolean> quit(Team.Id team, MediatorId member, Mediator supervisor);

    /**
     * A team with what belongs to it.
     *
     * @param receives whether new conversations are for it
     * @param members by first name
     */
    record Details(Team team, boolean receives, Settings settings, List<Mediator> members) {

        public Details {
            members = List.copyOf(members);
        }
    }

    /**
     * How the bot works in the team's conversations.
     *
     * @param checksUnder answers below this confidence, above 0 and at most 1, wait for a mediator; null when none does
     * @param checksWithin how long they wait, from 10 seconds to a day
     */
    record Settings(@Nullable Double checksUnder, Duration checksWithin) {

        private static final Duration SHORTEST = Duration.ofSeconds(10);
        private static final Duration LONGEST = Duration.ofDays(1);

        public static final Settings DEFAULT = new Settings(null, Duration.ofMinutes(5));

        public Settings {
            if (checksUnder != null && !(checksUnder > 0 && checksUnder <= 1)) {
                throw new IllegalArgumentException("a confidence is above 0 and at most 1");
            }
            if (checksWithin.compareTo(SHORTEST) < 0 || checksWithin.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("an answer waits 10 seconds to a day to be checked");
            }
        }
    }
}
