package fr.lanterne.bot.desk;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.CannedReplies;
import fr.lanterne.bot.ConversationFile;
import fr.lanterne.bot.FicheProposals;
import fr.lanterne.bot.Labels;
import fr.lanterne.bot.Lookers;
import fr.lanterne.bot.Notes;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Transcripts;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.FichePassages;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What mediators see and keep of a conversation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskProperties.class)
class DeskConfiguration {

    @Bean
    Gists gists(Transcripts transcripts, Understanding understanding) {
        return new Gists(transcripts, understanding);
    }

    @Bean
    ConversationFile conversationFile(DatabaseClient database, Gists gists, Conversations conversations,
            Transcripts transcripts, ObjectProvider<Assistant> assistant, Understanding understanding,
            AuditTrail audit) {
        return new MaskedFile(new Covers(database, gists), conversations, transcripts, assistant::getObject,
                new MaskedReply(understanding), audit);
    }

    @Bean
    Lookers lookers(DatabaseClient database, DeskProperties properties, Clock clock) {
        return new LookStore(database, properties.looksFor(), clock);
    }

    @Bean
    DraftStore drafts(DatabaseClient database, Clock clock) {
        return new DraftStore(database, clock);
    }

    @Bean
    Notes notes(DatabaseClient database, TransactionalOperator transactions, AuditTrail audit, Clock clock) {
        return new NoteStore(database, transactions, audit, clock);
    }

    @Bean
    CannedReplies cannedReplies(DatabaseClient database, TransactionalOperator transactions, AuditTrail audit,
            FichePassages fiches, Clock clock) {
        return new CannedStore(database, transactions, audit, fiches, clock);
    }

    @Bean
    FicheProposals ficheProposals(DatabaseClient database, TransactionalOperator transactions,
            Conversations conversations, Understanding understanding, AuditTrail audit, Clock clock) {
        return new ProposalStore(database, transactions, conversations, understanding, audit, clock);
    }

    @Bean
    Labels labels(DatabaseClient database, TransactionalOperator transactions, AuditTrail audit, LiveFeed feed) {
        return new LabelStore(database, transactions, audit, feed);
    }
}
