package fr.lanterne.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Refusal;
import fr.lanterne.bot.Team;
import fr.lanterne.bot.conversation.Custody.ByBot;
import fr.lanterne.bot.conversation.Custody.ByMediator;
import fr.lanterne.bot.conversation.Custody.Closed;
import fr.lanterne.bot.conversation.Custody.Move;
import fr.lanterne.bot.conversation.Custody.OpenHandover;
import fr.lanterne.bot.conversation.Custody.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustodyTests {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Mediator ANNE = new Mediator(new MediatorId(UUID.randomUUID()), "Anne");
    private static final Mediator BRUNO = new Mediator(new MediatorId(UUID.randomUUID()), "Bruno");

    private static final Team TEAM = new Team(new Team.Id(UUID.randomUUID()), "Logement");

    @Test
    void aSecondRequestTakesTheMoreUrgentReasonAndKeepsThePlace() {
        Waiting waiting = waiting(HandoverReason.ASKED);

        Waiting again = (Waiting) waiting.afterTurn(HandoverReason.MONEY_AT_RISK, NOW.plusSeconds(60));

        assertThat(again.handover()).returns(HandoverReason.MONEY_AT_RISK, OpenHandover::reason)
                .returns(NOW, OpenHandover::since).returns(waiting.handover().id(), OpenHandover::id);
        assertThat(again.afterTurn(HandoverReason.ASKED, NOW)).isEqualTo(again);
    }

    @Test
    void whatAnotherHoldsIsRefusedWithTheNameOfTheHolder() {
        Custody held = moved(waiting(HandoverReason.ASKED), new MediatorAction.Claim(), ANNE);

        for (MediatorAction action : actions()) {
            assertThat(held.after(action, BRUNO, NOW)).isEqualTo(new Move.Refused(new Refusal.HeldBy(ANNE)));
        }
    }

    @Test
    void onlyAClaimOpensWhatNobodyHolds() {
        for (Custody free : List.of(new ByBot(), waiting(HandoverReason.ASKED))) {
            for (MediatorAction action : actions()) {
                Move move = free.after(action, ANNE, NOW);
                if (action instanceof MediatorAction.Claim) {
                    assertThat(move).isInstanceOfSatisfying(Move.To.class,
                            to -> assertThat(to.next()).isInstanceOf(ByMediator.class));
                } else {
                    assertThat(move).isEqualTo(new Move.Refused(new Refusal.NotHeld()));
                }
            }
        }
    }

    @Test
    void aReleaseKeepsThePlaceInTheQueue() {
        Waiting waiting = waiting(HandoverReason.ASKED);
        Custody held = waiting.after(new MediatorAction.Claim(), ANNE, NOW) instanceof Move.To(Custody to)
                ? to
                : waiting;

        Custody released = moved(held, new MediatorAction.Release("Voir le dossier CAF"), ANNE);

        assertThat(released).isInstanceOfSatisfying(Waiting.class,
                back -> assertThat(back.handover()).returns(NOW, OpenHandover::since).returns("Voir le dossier CAF",
                        OpenHandover::note));
    }

    /** The invariants hold after every step of 10,000 random lives of a conversation. */
    @Test
    void noSequenceOfEventsBreaksThePromises() {
        for (long seed = 0; seed < 10_000; seed++) {
            new Life(seed).run(40);
        }
    }

    private static Waiting waiting(HandoverReason reason) {
        return (Waiting) new ByBot().afterTurn(reason, NOW);
    }

    private static Custody moved(Custody from, MediatorAction action, Mediator who) {
        return from.after(action, who, NOW) instanceof Move.To(Custody next) ? next : from;
    }

    private static List<MediatorAction> actions() {
        return List.of(new MediatorAction.Claim(), say(), new MediatorAction.Release(""),
                new MediatorAction.Transfer(BRUNO, ""), new MediatorAction.TransferToTeam(TEAM, ""),
                new MediatorAction.GiveBack(), new MediatorAction.Close(),
                new MediatorAction.Edit(new MessageId(UUID.randomUUID()), "Bonsoir"),
                new MediatorAction.Withdraw(new MessageId(UUID.randomUUID())));
    }

    private static MediatorAction say() {
        return new MediatorAction.Say(new MessageId(UUID.randomUUID()), "Bonjour");
    }

    /** A conversation that random citizens, bots, mediators and clocks work on, and what must be true of it by their deeds alone. */
    private static final class Life {

        private final Random chance;
        private Custody custody = new ByBot();
        private Instant now = NOW;
        /** What the events say, told apart from what the custody says. */
        private MediatorId owner;
        private boolean citizenWaitsForOwner;
        private boolean queued;
        private boolean closed;
        private Instant waitsSince = NOW;
        private final Set<MediatorId> present = new HashSet<>(Set.of(ANNE.id(), BRUNO.id()));

        Life(long seed) {
            chance = new Random(seed);
        }

        void run(int steps) {
            for (int i = 0; i < steps; i++) {
                now = now.plusSeconds(chance.nextInt(120));
                switch (chance.nextInt(8)) {
                    case 0 -> citizenWrites();
                    case 1 -> clockTicks();
                    case 2 -> browserDies(chance.nextBoolean() ? ANNE : BRUNO);
                    case 3 -> comesBack(chance.nextBoolean() ? ANNE : BRUNO);
                    case 4 -> dropsADecision();
                    default -> mediatorActs(chance.nextBoolean() ? ANNE : BRUNO);
                }
                check();
            }
        }

        /** The screen gives no sign any more: the sweep takes what the mediator held. */
        private void browserDies(Mediator who) {
            present.remove(who.id());
            custody = custody.without(who.id(), "gone");
            if (who.id().equals(owner)) {
                owner = null;
                queued = true;
            }
        }

        private void comesBack(Mediator who) {
            present.add(who.id());
        }

        /** The process dies between the decision and its commit: what was stored counts, and is decided on again. */
        private void dropsADecision() {
            Custody stored = custody;
            custody.after(actions().get(chance.nextInt(9)), ANNE, now);
            custody.afterTurn(HandoverReason.ASKED, now);
            custody.untended(now, "");
            assertThat(custody).isEqualTo(stored);
        }

        private void citizenWrites() {
            if (closed && chance.nextBoolean()) {
                Mediator last = chance.nextBoolean() ? ANNE : BRUNO;
                boolean there = present.contains(last.id());
                custody = custody.reopened(there ? last : null, now);
                assertThat(custody.reopened(BRUNO, now)).as("once").isEqualTo(custody);
                closed = false;
                if (there) {
                    takenBy(last);
                } else {
                    queued = true;
                }
            }
            boolean wantsHuman = chance.nextInt(3) == 0;
            boolean botWorks = custody.botMaySpeak();
            custody = custody.afterTurn(botWorks && wantsHuman ? HandoverReason.ASKED : null, now);
            if (owner != null) {
                assertThat(botWorks).as("the bot is silent while a mediator holds").isFalse();
                if (!citizenWaitsForOwner) {
                    citizenWaitsForOwner = true;
                    waitsSince = now;
                }
            } else {
                queued |= wantsHuman;
                closed = false;
            }
        }

        private void clockTicks() {
            custody = custody.untended(now.minus(PATIENCE), "");
            if (owner != null && citizenWaitsForOwner && waitsSince.isBefore(now.minus(PATIENCE))) {
                owner = null;
                queued = true;
            }
        }

        private void mediatorActs(Mediator who) {
            present.add(who.id());
            MediatorAction action = actions().get(chance.nextInt(9));
            boolean mine = who.id().equals(owner);
            boolean allowed = mine || (owner == null && !closed && action instanceof MediatorAction.Claim);
            switch (custody.after(action, who, now)) {
                case Move.Refused _ -> assertThat(allowed).isFalse();
                case Move.To(Custody next) -> {
                    assertThat(allowed).isTrue();
                    custody = next;
                    done(action, who, mine);
                }
            }
        }

        private void done(MediatorAction action, Mediator who, boolean mine) {
            switch (action) {
                case MediatorAction.Claim() when mine -> {
                }
                case MediatorAction.Claim() -> takenBy(who);
                case MediatorAction.Say _ -> citizenWaitsForOwner = false;
                case MediatorAction.Edit _,MediatorAction.Withdraw _ -> {
                }
                case MediatorAction.Release _,MediatorAction.TransferToTeam _ -> {
                    owner = null;
                    queued = true;
                }
                case MediatorAction.Transfer(Mediator to, _) -> {
                    // The desk passes nothing to who is absent; who is there by then may leave the next moment.
                    present.add(to.id());
                    takenBy(to);
                }
                case MediatorAction.GiveBack() -> owner = null;
                case MediatorAction.Close() -> {
                    owner = null;
                    closed = true;
                }
            }
        }

        private void takenBy(Mediator who) {
            owner = who.id();
            queued = false;
            citizenWaitsForOwner = true;
            waitsSince = now;
        }

        private void check() {
            switch (custody) {
                case ByMediator held -> {
                    assertThat(held.mediator().id()).isEqualTo(owner).isIn(present);
                    assertThat(held.unansweredSince()).isEqualTo(citizenWaitsForOwner ? waitsSince : null);
                    assertThat(queued).isFalse();
                }
                case Waiting _ -> assertThat(queued && owner == null && !closed).isTrue();
                case ByBot() -> assertThat(queued || owner != null || closed).isFalse();
                case Closed() -> assertThat(closed && owner == null && !queued).isTrue();
            }
        }
    }
}
