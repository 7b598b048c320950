package fr.lanterne.bot.scam;

import fr.lanterne.bot.PictureReading;
import fr.lanterne.bot.ScamEvaluation;
import fr.lanterne.bot.model.ChatModel;
import fr.lanterne.bot.scam.report.Reporting;
import fr.lanterne.bot.scam.report.ShownMessages;
import fr.lanterne.bot.scam.reputation.Blocklist;
import fr.lanterne.bot.scam.reputation.SafeBrowsing;
import fr.lanterne.bot.scam.reputation.SafeBrowsingProperties;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.FichePassages;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Received messages are checked with the registry that comes along and the list of public bodies that is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ScamProperties.class, PictureProperties.class, OutsideViewProperties.class,
        SafeBrowsingProperties.class})
class ScamConfiguration {

    @Bean
    ScamCheck scamCheck(ScamProperties properties) {
        return ScamChecks.with(
                OfficialDomains.read(properties.officialDomains(), properties.officialDomainsTimeout()));
    }

    @Bean
    ScamSkill scamSkill(ScamCheck check, FichePassages fiches, List<OutsideView> views, Reporting reporting) {
        return new ScamSkill(check, new Guides(fiches), new ScamTexts(), views, reporting);
    }

    @Bean
    OutsideView linkReports(ScamCheck check, OutsideViewProperties properties, SafeBrowsingProperties safeBrowsing) {
        return new LinkReports(check, properties.file().map(Blocklist::new),
                Optional.of(safeBrowsing).filter(SafeBrowsingProperties::isSet)
                        .map(set -> new SafeBrowsing(set, Clock.systemUTC())));
    }

    @Bean
    OutsideView secondOpinion(ObjectProvider<ChatModel> model, Understanding understanding,
            OutsideViewProperties properties) {
        ChatModel present = model.getIfAvailable();
        return present == null
                ? (message, assessment) -> Mono.just(List.of())
                : new SecondOpinion(present, understanding, properties.opinionTimeout());
    }

    @Bean
    ShownMessages shownMessages(ScamCheck check) {
        return new ShownAgain(check, new ScamTexts());
    }

    @Bean
    PictureReading pictureReading(PictureProperties properties) {
        return new ReceivedPictures(properties, new ScamTexts());
    }

    @Bean
    ScamEvaluation scamEvaluation(ScamCheck check, JsonMapper json) {
        return new LabelledEvaluation(check, json);
    }
}
