package fr.lanterne.bot.handover;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.CallBacks;
import fr.lanterne.bot.MediatorDesk;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Rounds;
import fr.lanterne.bot.Teams;
import fr.lanterne.bot.WaitingLine;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.StopWaiting;
import fr.lanterne.bot.desk.DeskProperties;
import fr.lanterne.bot.desk.DraftStore;
import fr.lanterne.bot.desk.Gists;
import fr.lanterne.bot.dialogue.Apology;
import fr.lanterne.knowledge.FichePassages;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The way to the mediators, on request and after a failure of ours. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HandoverProperties.class, PresenceProperties.class})
class HandoverConfiguration {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("fr.lanterne.bot.handover.handover-messages",
            Locale.FRENCH);

    @Bean
    OpeningHours openingHours(HandoverProperties properties) {
        return properties.openingHours();
    }

    @Bean
    Waits waits(DatabaseClient database, Presences presences, OpeningHours hours, Clock clock) {
        return new Waits(new Queue(database), presences, hours, new WaitWords(TEXTS, hours), clock);
    }

    @Bean
    Urgency urgency(Conversations conversations) {
        return new Urgency(conversations);
    }

    @Bean
    HandoverSkill handoverSkill(Waits waits, Conversations conversations, Urgency urgency) {
        return new HandoverSkill(TEXTS, waits, conversations, urgency);
    }

    @Bean
    CallBacks callBacks(DatabaseClient database, TransactionalOperator transactions, Conversations conversations,
            LiveFeed feed, AuditTrail audit, HandoverProperties properties, OpeningHours hours, Clock clock) {
        return new Appointments(database, transactions, conversations, feed, new Appointments.Rules(audit,
                new Notices(TEXTS), hours, new WaitWords(TEXTS, hours), properties.callBacksPerSlot()), clock);
    }

    @Bean
    Escalations escalation(Waits waits, Urgency urgency) {
        return new Escalations(TEXTS, waits, urgency);
    }

    @Bean
    Reopening reopening(Conversations conversations, Presences presences, Waits waits, LiveFeed feed,
            HandoverProperties properties, Clock clock) {
        return new Reopening(conversations, presences, waits, new Notices(TEXTS), feed, properties.reopenWithin(),
                clock);
    }

    @Bean
    Apology apology() {
        Reply reply = new Reply(
                List.of(new Reply.Paragraph(TEXTS.getString("apology.what")),
                        new Reply.Paragraph(TEXTS.getString("apology.kept"))),
                List.of(), List.of(new Reply.Action(TEXTS.getString("apology.human.label"), Reply.Action.Kind.SEND,
                        TEXTS.getString("apology.human.request"))));
        return () -> reply;
    }

    @Bean
    Presences mediatorPresence(DatabaseClient database, PresenceProperties properties, Clock clock) {
        return new Presences(database, properties, clock);
    }

    @Bean
    MediatorDesk mediatorDesk(Conversations conversations, Presences presences, LiveFeed feed, AuditTrail audit,
            DraftStore drafts, Teams teams, FichePassages fiches, Clock clock) {
        return new Desk(conversations, new Notices(TEXTS), audit, drafts, presences, teams, new Sources(fiches), feed,
                clock);
    }

    @Bean
    StopWaiting stopWaiting(Conversations conversations, AuditTrail audit, LiveFeed feed) {
        return new Stopping(conversations, new Notices(TEXTS), audit, feed);
    }

    @Bean
    WaitingLine waitingLine(DatabaseClient database, Gists gists, LiveFeed feed, DeskProperties properties) {
        return new LiveQueue(database, gists, feed, properties.poll());
    }

    @Bean
    @ConditionalOnProperty(name = "lanterne.serve", havingValue = "true")
    Watch handoverWatch(Conversations conversations, Presences presences, Waits waits, LiveFeed feed,
            DatabaseClient database, AuditTrail audit, HandoverProperties properties, Clock clock) {
        return new Watch(conversations, new Queue(database), new Notices(TEXTS), audit, presences, waits, feed,
                properties, clock);
    }

    @Bean
    @ConditionalOnProperty(name = "lanterne.serve", havingValue = "true")
    Rounds handoverRounds(Watch watch, HandoverProperties properties) {
        return new Rounds("look after the waiting conversations", properties.sweep(), watch::sweep);
    }
}
